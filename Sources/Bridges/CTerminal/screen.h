#pragma once

#include <stdbool.h>

/// Names the descriptor that curses writes to, for terminal_divert. False where no descriptors are left.
bool screen_set_output(int descriptor);

/// From now on what curses writes is lost, or, with false, reaches the terminal again. Safe in a signal handler.
void screen_write_nowhere(bool nowhere);

/// Around everything in which curses writes and may block: terminal_divert works in between.
void screen_hang_begins(void);
void screen_hang_ends(void);
