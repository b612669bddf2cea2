#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

// What must still work when nothing else does: no curses, no memory, no locks, only what signal-safety(7) allows.

/// What is needed to give the terminal back, captured while all is well.
typedef struct {
  /// Our own file description of the terminal, non-blocking.
  int descriptor;
  /// The line settings as the shell had them.
  struct termios settings;
  /// The bytes that undo every mode we may ever set.
  char undo[1024];
  size_t undo_length;
} rescue_plan;

/// How far the terminal is in our hands.
typedef enum { RESCUE_NOTHING, RESCUE_SETTINGS, RESCUE_SCREEN } rescue_need;

/// Sets the plan, catches the fatal signals and the normal exit. Once.
void rescue_arm(const rescue_plan *plan);

/// Says what terminal_restore has to undo from now on.
void rescue_set_need(rescue_need need);

/// What it has to undo.
rescue_need rescue_current_need(void);

/// Whether the terminal went away.
bool rescue_is_hung_up(void);

/// Writes to the terminal, for half a second at most. False where not all was taken; nothing is tried after a hang-up.
bool rescue_write(const char *bytes, size_t length);

/// Keeps what is written to standard error aside while it would land in the middle of the screen.
void rescue_hold_errors(void);

/// Lets it out.
void rescue_release_errors(void);
