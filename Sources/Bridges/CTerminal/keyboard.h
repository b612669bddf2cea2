#pragma once

#include <stdbool.h>

/// Makes curses read keys from the open terminal, whose input descriptor this is.
bool keyboard_open(int descriptor);
