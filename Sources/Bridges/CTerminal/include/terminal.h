#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The terminal through ncurses, in plain C types: this header includes no curses header, because `stdscr` and `LINES`
// are errors in Swift 6 and most of the rest are macros. A process has one terminal, so there is no handle.
//
// Rows and columns are 0-based from the top left corner, row first.

// MARK: Opening (terminal.c)

/// How the characters of a frame leave the program.
typedef enum {
  /// UTF-8 where the locale says so or says nothing; ASCII where it names another encoding.
  TERMINAL_ENCODING_OF_LOCALE,
  TERMINAL_ENCODING_ASCII,
  TERMINAL_ENCODING_UTF8,
} terminal_encoding;

/// Chooses the character set (LC_CTYPE; nothing else of the locale is touched). The first call of all.
/// Returns true for UTF-8. False means that only ASCII may be drawn: curses would show everything else as blanks.
bool terminal_choose_encoding(terminal_encoding wish);

typedef enum {
  TERMINAL_OPENED,
  /// No controlling terminal, and none behind the standard streams.
  TERMINAL_NO_DEVICE,
  /// TERM is unset or empty; holds characters outside `[A-Za-z0-9+._-]`; is not in the terminal database.
  TERMINAL_NAME_MISSING,
  TERMINAL_NAME_MALFORMED,
  TERMINAL_NAME_UNKNOWN,
  /// The terminal cannot move its cursor (`dumb`, `hardcopy`).
  TERMINAL_INCAPABLE,
  /// Not a second time in one process.
  TERMINAL_OPENED_BEFORE,
  /// No descriptors or memory left.
  TERMINAL_NO_RESOURCES,
} terminal_status;

/// Finds the controlling terminal, whatever the standard streams are, and judges it; changes nothing.
/// `name` is the value of TERM, possibly NULL.
terminal_status terminal_find(const char *name);

/// Starts curses on the terminal that was found and makes it raw; what is written to it waits for the first update.
/// From here on a crash gives the terminal back before it ends the process.
terminal_status terminal_begin(const char *name);

/// The descriptor to poll for input. Its file description is our own and does not block.
int terminal_descriptor(void);

/// Whether this process may use the terminal that was found: its process group is in the foreground.
bool terminal_is_foreground(void);

/// Asks the terminal for its size: 1…1000 each; where it does not know, 24×80.
void terminal_measure(int *rows, int *columns);

/// Gives curses a size, 1…1000 each. The next update repaints everything.
void terminal_resize(int rows, int columns);

// MARK: Colours

/// Switches colours on. Returns how many the terminal has, 0 for none. Without this call no colour is ever written.
int terminal_start_colors(void);

/// Defines the colours of a pair (1…63): palette numbers, -1 for the terminal's own default.
void terminal_define_pair(int pair, int foreground, int background);

// MARK: Drawing

enum { TERMINAL_SCALARS_PER_CELL = 5 };

enum {
  TERMINAL_BOLD = 1,
  TERMINAL_UNDERLINE = 2,
  TERMINAL_REVERSE = 4,
  TERMINAL_ITALIC = 8,
  TERMINAL_DIM = 16,
};

/// One cell, all of it safe to show.
typedef struct {
  /// A base and up to four combining marks, ended by 0 where there are fewer.
  uint32_t scalars[TERMINAL_SCALARS_PER_CELL];
  /// 1 or 2 columns; 0 for the second half of the wide cell to the left.
  uint8_t columns;
  /// A defined pair, 0 for the default colours.
  uint8_t pair;
  /// TERMINAL_BOLD and so on.
  uint8_t attributes;
} terminal_cell;

/// Makes every cell a blank, for the next update.
void terminal_erase(void);

/// Columns of a character by libc's table, which curses goes by: -1 where it has none. Needs terminal_choose_encoding.
int terminal_columns_of(uint32_t scalar);

/// Writes cells of a row from a column on, for the next update; the first is no continuation. What lies outside the screen is
/// dropped. A character that libc gives another width than `columns` becomes `?`: it would shift the rest of the row.
void terminal_draw(int row, int column, const terminal_cell *cells, int count);

/// Sends everything drawn since the last update and leaves the hardware cursor at a place, visible or not. Blocks while
/// the terminal does not drain, until terminal_divert. False, and nothing is sent, where the terminal has gone away or
/// has been given back.
bool terminal_update(int row, int column, bool shows_cursor);

/// Makes the next update repaint every cell.
void terminal_repaint(void);

/// Whether the terminal reports presses of the buttons and the wheel. Nothing where it has no mouse.
void terminal_set_mouse(bool reports);

/// Sets the window's title where the terminal has one: safe text, UTF-8.
void terminal_set_title(const char *title);

/// To be called by the handler of a signal that ends the program: an update that hangs on a terminal that does not
/// drain goes on into nothing, and later ones too, so that the run loop sees the signal. Does nothing at any other
/// moment.
void terminal_divert(int signal);

/// Ends the diversion, for a program that has seen the signal and goes on.
void terminal_reconnect(void);

// MARK: Input

enum {
  /// Nothing waits.
  TERMINAL_NOTHING = -1,
  /// Keys that curses knows from the terminal database. Anything below is a byte.
  TERMINAL_KEY_OTHER = 256,
  TERMINAL_KEY_UP,
  TERMINAL_KEY_DOWN,
  TERMINAL_KEY_LEFT,
  TERMINAL_KEY_RIGHT,
  TERMINAL_KEY_HOME,
  TERMINAL_KEY_END,
  TERMINAL_KEY_PAGE_UP,
  TERMINAL_KEY_PAGE_DOWN,
  TERMINAL_KEY_ENTER,
  TERMINAL_KEY_BACKSPACE,
  TERMINAL_KEY_DELETE,
  TERMINAL_KEY_BACK_TAB,
  TERMINAL_KEY_F1,
};

/// The next byte (0…255) or key that waits. An escape byte costs up to ESCDELAY (25 ms) to tell from a key.
///
/// Bytes and not the characters of get_wch(), which loses up to 16 bytes at each malformed or cut UTF-8 sequence. No
/// mouse of curses either: its reader blocks in the middle of a cut report, or leaves the rest to be taken for keys.
int terminal_read(void);

/// Reads at most `capacity` bytes past curses (a paste costs a system call a byte otherwise); 0 where nothing waits.
/// Only when terminal_read has returned the last byte of a sequence that is no key, so that curses holds none back.
size_t terminal_read_bytes(void *bytes, size_t capacity);

// MARK: Leaving (rescue.c)

/// Gives the terminal to the shell or a child for a while, as endwin() does, our own modes included.
void terminal_leave(void);

/// Takes it back. The next update repaints everything.
void terminal_enter(void);

/// The terminal has gone away: nothing is written to it any more.
void terminal_hang_up(void);

/// Gives the terminal back for good: modes, screen, cursor, line settings, and what was written to standard error
/// meanwhile. The one way out of every end, a crash included; safe in a signal handler; does nothing the second time.
/// Takes half a second at most where the terminal does not drain.
void terminal_restore(void);
