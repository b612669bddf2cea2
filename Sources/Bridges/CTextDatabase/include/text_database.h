#pragma once

#include <stddef.h>
#include <stdint.h>

// A database file that stands in the program as text: what a compiler takes quickly, where bytes would cost it minutes.
// Pages are decoded when SQLite asks for them, so that a program that shows one entry does not pay for all of them.

/// The bytes of a page of the database, and the characters that stand for them: each page is encoded by itself.
enum { TEXT_DATABASE_PAGE = 4096, TEXT_DATABASE_PAGE_TEXT = 5464 };

/// Sets the text of the database: `length` characters, a multiple of TEXT_DATABASE_PAGE_TEXT, that stay where they are for the rest
/// of the process. Returns the name of the SQLite file system (VFS) to open it with, under any name of a file, read-only; NULL
/// where the length is none of a database or SQLite refuses. One text a process: another one replaces it for connections to come.
const char *text_database_register(const char *text, size_t length);

/// Decodes `length` characters of base64 (RFC 4648 section 4: padded, without line breaks) into `out`.
/// Returns the number of bytes written; SIZE_MAX where the text is malformed (a foreign character, a length that is no
/// multiple of 4, padding anywhere but at the end, bits set that no byte takes) or `capacity` does not suffice.
/// What `out` then holds is unspecified.
size_t text_database_decode(const char *text, size_t length, uint8_t *out, size_t capacity);
