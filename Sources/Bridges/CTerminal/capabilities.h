#pragma once

#include "terminal.h"

// The terminal database. The only file that includes <term.h>, which makes macros of `lines`, `columns` and 500 other
// words.

/// Whether a name is in the database and its terminal good enough for us. Writes nothing to `descriptor`.
terminal_status capabilities_check(const char *name, int descriptor);

/// A string of the open terminal by its short name, terminfo(5), user-defined ones included; NULL where it has none.
const char *capability_text(const char *name);

/// A flag.
bool capability_flag(const char *name);
