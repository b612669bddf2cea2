#include "size.h"
#include "terminal.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

/// Rows and columns beyond which a size is taken for an error; also the longest side of a frame.
enum { LARGEST = 1000 };

static int plausible(int size, int usual_size) {
  return size <= 0 ? usual_size : size < LARGEST ? size : LARGEST;
}

void terminal_measure(int *rows, int *columns) {
  struct winsize window = {0};
  ioctl(terminal_descriptor(), TIOCGWINSZ, &window);
  *rows = plausible(window.ws_row, 24);
  *columns = plausible(window.ws_col, 80);
}

void terminal_resize(int rows, int columns) {
  resizeterm(rows, columns);
  terminal_repaint();
}

// The one way to tell curses is the environment, curs_util(3X), use_env; children of ours shall not inherit it.

static char *lines_before, *columns_before;

static char *replace(const char *name, int value) {
  const char *before = getenv(name);
  char *copy = before ? strdup(before) : NULL;
  char digits[8];
  snprintf(digits, sizeof digits, "%d", value);
  setenv(name, digits, 1);
  return copy;
}

static void put_back(const char *name, char *before) {
  if (before) setenv(name, before, 1);
  else unsetenv(name);
  free(before);
}

void size_dictate(int rows, int columns) {
  lines_before = replace("LINES", rows);
  columns_before = replace("COLUMNS", columns);
}

void size_dictate_no_more(void) {
  put_back("LINES", lines_before);
  put_back("COLUMNS", columns_before);
}
