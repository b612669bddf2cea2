#include "keyboard.h"
#include "terminal.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int input = -1;
/// A pad, because wgetch() refreshes any other window.
static WINDOW *pad;

void keyboard_on(void) { keypad(pad, TRUE); }

bool keyboard_open(int descriptor) {
  input = descriptor;
  pad = newpad(1, 1);
  if (!pad) return false;
  keyboard_on();
  nodelay(pad, TRUE);
  if (!getenv("ESCDELAY")) set_escdelay(25);
  // A key that waits must not cut an update short: half a frame would stay until the next one.
  typeahead(-1);
  // Mouse reports come as bytes: terminal_read says why.
  keyok(KEY_MOUSE, FALSE);
  return true;
}

static int own_key(int key) {
  switch (key) {
    case KEY_UP: return TERMINAL_KEY_UP;
    case KEY_DOWN: return TERMINAL_KEY_DOWN;
    case KEY_LEFT: return TERMINAL_KEY_LEFT;
    case KEY_RIGHT: return TERMINAL_KEY_RIGHT;
    case KEY_HOME: case KEY_FIND: case KEY_A1: return TERMINAL_KEY_HOME;
    case KEY_END: case KEY_SELECT: case KEY_LL: case KEY_C1: return TERMINAL_KEY_END;
    case KEY_PPAGE: case KEY_A3: return TERMINAL_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return TERMINAL_KEY_PAGE_DOWN;
    case KEY_ENTER: return TERMINAL_KEY_ENTER;
    case KEY_BACKSPACE: return TERMINAL_KEY_BACKSPACE;
    case KEY_DC: return TERMINAL_KEY_DELETE;
    case KEY_BTAB: return TERMINAL_KEY_BACK_TAB;
    case KEY_F(1): return TERMINAL_KEY_F1;
    // The Linux console's database makes Ctrl-z a key, and Shift-Tab one of its own.
    case KEY_SUSPEND: return 'Z' - '@';
    default: return strcmp(keyname(key) ? keyname(key) : "", "kcbt2") == 0 ? TERMINAL_KEY_BACK_TAB : TERMINAL_KEY_OTHER;
  }
}

int terminal_read(void) {
  int code;
  // Curses queues KEY_RESIZE for itself; the size comes with the signal.
  do code = wgetch(pad);
  while (code == KEY_RESIZE);
  if (code == ERR) return TERMINAL_NOTHING;
  return code <= 0xFF ? code : own_key(code);
}

size_t terminal_read_bytes(void *bytes, size_t capacity) {
  ssize_t count = read(input, bytes, capacity);
  return count > 0 ? (size_t)count : 0;
}
