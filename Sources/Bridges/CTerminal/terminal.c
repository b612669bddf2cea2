#define _GNU_SOURCE
#include "terminal.h"
#include "capabilities.h"
#include "keyboard.h"
#include "modes.h"
#include "rescue.h"
#include "screen.h"
#include "size.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/// Two file descriptions of the one terminal, both our own, so that no setting leaks to whoever shares the standard
/// streams: input never blocks (a cut key sequence must not), output does (curses spins on EAGAIN).
static int input = -1, output = -1;

// MARK: Opening

bool terminal_choose_encoding(terminal_encoding wish) {
  if (wish == TERMINAL_ENCODING_ASCII) return false;
  const char *locale = setlocale(LC_CTYPE, "");
  const char *encoding = nl_langinfo(CODESET);
  if (locale && strcmp(encoding, "UTF-8") == 0) return true;
  // `C` says nothing about the terminal, nor does a locale that is not installed; both are what ssh, cron and
  // containers leave behind on UTF-8 terminals. A working locale with another encoding is somebody's choice.
  bool says_nothing = !locale || strcmp(encoding, "ANSI_X3.4-1968") == 0;
  if (!says_nothing && wish != TERMINAL_ENCODING_UTF8) return false;
  return setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "en_US.UTF-8");
}

static void close_device(void) {
  if (input >= 0) close(input);
  if (output >= 0) close(output);
  input = output = -1;
}

/// Opens the terminal's device twice, or neither.
static bool open_device(void) {
  const char *path = "/dev/tty";
  input = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  // No controlling terminal (setsid, some containers): the one behind a standard stream is as good, without job
  // control.
  for (int stream = STDIN_FILENO; input < 0 && stream <= STDERR_FILENO; stream++) {
    path = ttyname(stream);
    if (path) input = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  }
  if (input >= 0) output = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (output < 0) close_device();
  return output >= 0;
}

terminal_status terminal_find(const char *name) {
  if (input >= 0) return TERMINAL_OPENED_BEFORE;
  if (!open_device()) return TERMINAL_NO_DEVICE;
  terminal_status status = capabilities_check(name, output);
  if (status != TERMINAL_OPENED) close_device();
  return status;
}

terminal_status terminal_begin(const char *name) {
  rescue_plan plan = {.descriptor = input};
  FILE *in = fdopen(input, "r"), *out = fdopen(output, "w");
  if (!in || !out || !screen_set_output(output)) return TERMINAL_NO_RESOURCES;
  if (tcgetattr(input, &plan.settings) != 0) return TERMINAL_NO_DEVICE;

  // Curses buffers as many bytes as its first size needs: for a window of 1×1 it would write in pieces of 21 bytes,
  // before we wish it to. So it begins with a large one; the true one comes right after it.
  size_dictate(60, 200);
  SCREEN *screen = newterm(name, out, in);
  size_dictate_no_more();
  if (!screen) return TERMINAL_NO_RESOURCES;
  modes_learn();
  modes_plan_undo(&plan);
  rescue_arm(&plan);
  rescue_set_need(RESCUE_SETTINGS);

  raw();  // Not cbreak(): Ctrl-S would freeze a lesson.
  noecho();
  nonl();
  // Until its first endwin() curses takes itself for a program that only moves the cursor, and flushes after each move:
  // a write for every row (ncurses 6.4, _nc_mvcur; a packet each over ssh). So it leaves at once, unseen, and comes
  // with the first update.
  screen_write_nowhere(true);
  bool has_keyboard = keyboard_open(input);
  endwin();
  screen_write_nowhere(false);
  if (!has_keyboard) {
    terminal_restore();
    return TERMINAL_NO_RESOURCES;
  }
  int rows, columns;
  terminal_measure(&rows, &columns);
  terminal_resize(rows, columns);
  return TERMINAL_OPENED;
}

int terminal_descriptor(void) { return input; }

bool terminal_is_foreground(void) {
  pid_t foreground = tcgetpgrp(input);
  // Without a controlling terminal there is no background either.
  return foreground < 0 || foreground == getpgrp();
}

// MARK: Leaving for a while

void terminal_leave(void) {
  rescue_need need = rescue_current_need();
  if (rescue_is_hung_up() || need == RESCUE_NOTHING) return;
  if (need == RESCUE_SCREEN) modes_off();
  screen_hang_begins();
  endwin();
  screen_hang_ends();
  rescue_set_need(RESCUE_NOTHING);
  rescue_release_errors();
}

void terminal_enter(void) {
  if (rescue_is_hung_up()) return;
  rescue_set_need(RESCUE_SETTINGS);
  reset_prog_mode();
  terminal_repaint();
}
