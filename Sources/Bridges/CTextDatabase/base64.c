#include "text_database.h"

#define NONE 0xFF

/// The value of each character (RFC 4648, table 1); no value has bit 6 or 7 set, so that NONE shows in an OR of four.
static const uint8_t value_of[256] = {
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 62,   NONE, NONE, NONE, 63,
    52,   53,   54,   55,   56,   57,   58,   59,   60,   61,   NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, 0,    1,    2,    3,    4,    5,    6,    7,    8,    9,    10,   11,   12,   13,   14,
    15,   16,   17,   18,   19,   20,   21,   22,   23,   24,   25,   NONE, NONE, NONE, NONE, NONE,
    NONE, 26,   27,   28,   29,   30,   31,   32,   33,   34,   35,   36,   37,   38,   39,   40,
    41,   42,   43,   44,   45,   46,   47,   48,   49,   50,   51,   NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

size_t text_database_decode(const char *text, size_t length, uint8_t *out, size_t capacity) {
  const uint8_t *in = (const uint8_t *)text;
  if (length % 4 != 0) return SIZE_MAX;
  if (length == 0) return 0;
  size_t padding = in[length - 1] != '=' ? 0 : in[length - 2] != '=' ? 1 : 2;
  size_t written = length / 4 * 3 - padding;
  if (written > capacity) return SIZE_MAX;

  // The last group may be padded. The others are decoded without a branch and judged once, at the end.
  const uint8_t *last = in + length - 4;
  uint8_t seen = 0;
  for (; in < last; in += 4, out += 3) {
    uint8_t a = value_of[in[0]], b = value_of[in[1]], c = value_of[in[2]], d = value_of[in[3]];
    seen |= a | b | c | d;
    out[0] = (uint8_t)(a << 2 | b >> 4);
    out[1] = (uint8_t)(b << 4 | c >> 2);
    out[2] = (uint8_t)(c << 6 | d);
  }
  uint8_t a = value_of[in[0]], b = value_of[in[1]];
  uint8_t c = padding == 2 ? 0 : value_of[in[2]], d = padding > 0 ? 0 : value_of[in[3]];
  seen |= a | b | c | d;
  if (seen > 63) return SIZE_MAX;
  uint32_t group = (uint32_t)a << 18 | (uint32_t)b << 12 | (uint32_t)c << 6 | d;
  // Bits below the last byte: only one text stands for given bytes.
  if (padding > 0 && (group & (padding == 2 ? 0xFFFF : 0xFF)) != 0) return SIZE_MAX;
  out[0] = (uint8_t)(group >> 16);
  if (padding < 2) out[1] = (uint8_t)(group >> 8);
  if (padding == 0) out[2] = (uint8_t)group;
  return written;
}
