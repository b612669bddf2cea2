#include "capabilities.h"

#include <curses.h>
#include <string.h>
#include <term.h>

terminal_status capabilities_check(const char *name, int descriptor) {
  if (!name || !*name) return TERMINAL_NAME_MISSING;
  // A name becomes a part of a path.
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+._-";
  if (name[strspn(name, allowed)] || strlen(name) > 64) return TERMINAL_NAME_MALFORMED;
  // newterm() cannot say why it fails; setupterm() can, and writes nothing. 1 with an error is a printer.
  int found = 0;
  if (setupterm(name, descriptor, &found) != OK) return found == 1 ? TERMINAL_INCAPABLE : TERMINAL_NAME_UNKNOWN;
  bool capable = capability_text("cup") && !capability_flag("gn") && !capability_flag("hc");
  del_curterm(cur_term);
  return capable ? TERMINAL_OPENED : TERMINAL_INCAPABLE;
}

const char *capability_text(const char *name) {
  const char *text = tigetstr(name);
  return text && text != (const char *)-1 && *text ? text : NULL;
}

bool capability_flag(const char *name) { return tigetflag(name) == 1; }
