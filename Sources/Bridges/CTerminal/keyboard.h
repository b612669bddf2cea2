#pragma once

#include <stdbool.h>

/// Makes curses read keys from the open terminal, whose input descriptor this is. Also does what keyboard_on() does.
bool keyboard_open(int descriptor);

/// Puts the terminal's keypad into the mode that the database describes; curses takes it back when it leaves.
void keyboard_on(void);
