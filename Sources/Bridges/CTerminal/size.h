#pragma once

// The size of the screen is ours to ask for and to judge: curses would believe a window of 65535×65535, and allocate
// it.

/// From now on curses takes this size where it looks for one by itself: at newterm() and at the first update after
/// endwin().
void size_dictate(int rows, int columns);

/// Takes that back.
void size_dictate_no_more(void);
