#pragma once

#include "rescue.h"

// The modes that curses does not know of, and that are therefore ours to undo: bracketed paste, mouse, window title.

/// Learns from the database what the open terminal can do.
void modes_learn(void);

/// Adds to a plan everything that has to be undone, these modes first, then what curses sets.
void modes_plan_undo(rescue_plan *plan);

/// Bracketed paste on; the title that is there put aside.
void modes_on(void);

/// All of them off.
void modes_off(void);
