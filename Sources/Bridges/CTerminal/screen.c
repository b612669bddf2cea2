#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE 700
#include "keyboard.h"
#include "modes.h"
#include "rescue.h"
#include "screen.h"
#include "size.h"
#include "terminal.h"

#include <curses.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>
#include <wchar.h>

/// The file descriptor that curses writes to; /dev/null; where the first one really leads.
static int output = -1, nowhere = -1, output_kept = -1;
static volatile sig_atomic_t updating, diverted;

bool screen_set_output(int descriptor) {
  output = descriptor;
  nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  output_kept = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  return nowhere >= 0 && output_kept >= 0;
}

void screen_write_nowhere(bool nowhere_now) { dup2(nowhere_now ? nowhere : output_kept, output); }

// MARK: Colours

int terminal_start_colors(void) {
  // Both write to the terminal, which is not ours before the first update; that sends the colours anyway.
  screen_write_nowhere(true);
  bool starts = has_colors() && start_color() == OK && use_default_colors() == OK;
  screen_write_nowhere(false);
  return starts ? COLORS : 0;
}

void terminal_define_pair(int pair, int foreground, int background) {
  init_pair((short)pair, (short)foreground, (short)background);
}

// MARK: Cells

static attr_t curses_attributes(unsigned attributes) {
  attr_t result = A_NORMAL;
  if (attributes & TERMINAL_BOLD) result |= A_BOLD;
  if (attributes & TERMINAL_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & TERMINAL_REVERSE) result |= A_REVERSE;
  if (attributes & TERMINAL_ITALIC) result |= A_ITALIC;
  if (attributes & TERMINAL_DIM) result |= A_DIM;
  return result;
}

int terminal_columns_of(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/// Whether curses shows a cell in as many columns as the frame gave it. ASCII, which is most of a screen, needs no look.
static bool has_its_width(const terminal_cell *cell, int column) {
  if (cell->columns == 1 && cell->scalars[0] >= 0x20 && cell->scalars[0] < 0x7F) return true;
  return terminal_columns_of(cell->scalars[0]) == cell->columns && column + cell->columns <= COLS;
}

/// One character as curses holds it: of as many columns as curses gives it.
static cchar_t content_of(const wchar_t *text, const terminal_cell *cell) {
  cchar_t content;
  if (setcchar(&content, text, curses_attributes(cell->attributes), cell->pair, NULL) != OK)
    setcchar(&content, L"?", curses_attributes(cell->attributes), cell->pair, NULL);
  return content;
}

void terminal_erase(void) { werase(stdscr); }

void terminal_draw(int row, int column, const terminal_cell *cells, int count) {
  // A row at once: as a string of cells, curses copies them without moving its cursor.
  enum { CAPACITY = 1024 };
  cchar_t contents[CAPACITY];
  int filled = 0, start = column;
  for (int i = 0; i < count && column + i < COLS && filled + 1 < CAPACITY; i++) {
    const terminal_cell *cell = &cells[i];
    if (cell->columns == 0) continue;
    wchar_t text[TERMINAL_SCALARS_PER_CELL + 1] = {0};
    for (int j = 0; j < TERMINAL_SCALARS_PER_CELL && cell->scalars[j]; j++) text[j] = (wchar_t)cell->scalars[j];
    if (has_its_width(cell, column + i)) {
      contents[filled++] = content_of(text, cell);
    } else {
      contents[filled++] = content_of(L"?", cell);
      if (cell->columns == 2 && column + i + 1 < COLS) contents[filled++] = content_of(L" ", cell);
    }
  }
  if (filled > 0) mvadd_wchnstr(row, start, contents, filled);
}

// MARK: Updates

void terminal_repaint(void) { clearok(curscr, TRUE); }

bool terminal_update(int row, int column, bool shows_cursor) {
  rescue_need need = rescue_current_need();
  // Given back, it is not ours any more.
  if (rescue_is_hung_up() || need == RESCUE_NOTHING) return false;
  rescue_set_need(RESCUE_SCREEN);
  screen_hang_begins();
  curs_set(shows_cursor ? 1 : 0);
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  if (need == RESCUE_SETTINGS) size_dictate(LINES, COLS);
  doupdate();
  if (need == RESCUE_SETTINGS) {
    size_dictate_no_more();
    keyboard_on();
    modes_on();
    rescue_hold_errors();
  }
  screen_hang_ends();
  return true;
}

void screen_hang_begins(void) { updating = 1; }

void screen_hang_ends(void) { updating = 0; }

void terminal_reconnect(void) {
  if (!diverted) return;
  screen_write_nowhere(false);
  diverted = 0;
  terminal_repaint();
}

void terminal_divert(int signal) {
  bool ends = signal == SIGTERM || signal == SIGHUP || signal == SIGINT || signal == SIGQUIT;
  if (!ends || !updating || diverted) return;
  diverted = 1;
  // The write that blocks is restarted with the same descriptor, which now leads nowhere.
  screen_write_nowhere(true);
}
