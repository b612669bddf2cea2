#include "modes.h"
#include "capabilities.h"

#include <stdio.h>
#include <string.h>

#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define PUSH_TITLE "\033[22;2t"
#define POP_TITLE "\033[23;2t"

static bool takes_private_modes, can_mouse, can_title, stacks_title;
static bool reports_mouse;

void modes_learn(void) {
  // Terminals with ECMA-48 sequences ignore private modes that they do not know; others would print them.
  takes_private_modes = strncmp(capability_text("cup"), "\033[", 2) == 0;
  can_mouse = takes_private_modes && capability_text("kmous");
  // XT, from screen(1): the terminal understands xterm's window titles. tmux tells it by a status line that is one.
  const char *status_line = capability_text("tsl");
  can_title = capability_flag("XT") || (status_line && strncmp(status_line, "\033]", 2) == 0);
  // Newer entries of xterm put the title aside together with the screen.
  const char *enter_screen = capability_text("smcup");
  stacks_title = can_title && !(enter_screen && strstr(enter_screen, "\033[22;"));
}

/// Adds a capability without its padding (`$<5>`), which no terminal of today needs.
static void append(rescue_plan *plan, const char *text) {
  for (; text && *text; text++) {
    const char *padding_end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (padding_end) {
      text = padding_end;
    } else if (plan->undo_length < sizeof plan->undo) {
      plan->undo[plan->undo_length++] = *text;
    }
  }
}

void modes_plan_undo(rescue_plan *plan) {
  // More than we set: what a child or a later version leaves on is undone as well.
  if (takes_private_modes) append(plan, "\033[?2026l" MOUSE_OFF "\033[?1003l\033[?1002l\033[?1004l" PASTE_OFF);
  if (stacks_title) append(plan, POP_TITLE);
  append(plan, capability_text("sgr0"));
  append(plan, capability_text("op"));
  append(plan, capability_text("cnorm"));
  append(plan, capability_text("rmkx"));
  // Without a second screen the last frame would stay among the shell's lines.
  const char *leave_screen = capability_text("rmcup");
  append(plan, leave_screen ? leave_screen : capability_text("clear"));
}

static void write_text(const char *text) { rescue_write(text, strlen(text)); }

void modes_on(void) {
  if (stacks_title) write_text(PUSH_TITLE);
  if (takes_private_modes) write_text(PASTE_ON);
}

void modes_off(void) {
  terminal_set_mouse(false);
  if (takes_private_modes) write_text(PASTE_OFF);
  if (stacks_title) write_text(POP_TITLE);
}

void terminal_set_mouse(bool reports) {
  if (!can_mouse || reports == reports_mouse) return;
  reports_mouse = reports;
  write_text(reports ? MOUSE_ON : MOUSE_OFF);
}

void terminal_set_title(const char *title) {
  if (!can_title) return;
  char sequence[1024];
  int length = snprintf(sequence, sizeof sequence, "\033]2;%s\a", title);
  if (length > 0 && (size_t)length < sizeof sequence) rescue_write(sequence, (size_t)length);
}
