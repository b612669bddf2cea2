#include <sqlite3.h>
#include <string.h>

#include "text_database.h"

// The smallest file system that SQLite can read a database from (https://sqlite.org/vfs.html): one file, never written.

static const char *database_text;
static size_t database_length;

/// An open file; SQLite knows it by its first member.
struct text_file {
  sqlite3_file base;
  const char *text;
  size_t pages;
};

static int decode_page(const struct text_file *file, size_t page, uint8_t *out) {
  const char *text = file->text + page * TEXT_DATABASE_PAGE_TEXT;
  size_t written = text_database_decode(text, TEXT_DATABASE_PAGE_TEXT, out, TEXT_DATABASE_PAGE);
  return written == TEXT_DATABASE_PAGE ? SQLITE_OK : SQLITE_IOERR_READ;
}

static int read_text(sqlite3_file *base, void *out, int count, sqlite3_int64 offset) {
  const struct text_file *file = (const struct text_file *)base;
  uint8_t *target = out;
  uint8_t whole[TEXT_DATABASE_PAGE];
  if (offset < 0 || count < 0) return SQLITE_IOERR_READ;
  while (count > 0) {
    size_t page = (size_t)offset / TEXT_DATABASE_PAGE, start = (size_t)offset % TEXT_DATABASE_PAGE;
    if (page >= file->pages) {
      memset(target, 0, (size_t)count);
      return SQLITE_IOERR_SHORT_READ;
    }
    size_t part = TEXT_DATABASE_PAGE - start;
    if (part > (size_t)count) part = (size_t)count;
    int is_whole = part == TEXT_DATABASE_PAGE;
    int code = decode_page(file, page, is_whole ? target : whole);
    if (code != SQLITE_OK) return code;
    if (!is_whole) memcpy(target, whole + start, part);
    target += part;
    offset += (sqlite3_int64)part;
    count -= (int)part;
  }
  return SQLITE_OK;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
  *size = (sqlite3_int64)((const struct text_file *)base)->pages * TEXT_DATABASE_PAGE;
  return SQLITE_OK;
}

static int nothing_to_close(sqlite3_file *file) { return (void)file, SQLITE_OK; }
static int refuse_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  return (void)file, (void)bytes, (void)count, (void)offset, SQLITE_READONLY;
}
static int refuse_truncate(sqlite3_file *file, sqlite3_int64 size) { return (void)file, (void)size, SQLITE_READONLY; }
static int nothing_to_sync(sqlite3_file *file, int flags) { return (void)file, (void)flags, SQLITE_OK; }
static int nothing_to_lock(sqlite3_file *file, int level) { return (void)file, (void)level, SQLITE_OK; }
static int never_reserved(sqlite3_file *file, int *is_reserved) { return (void)file, *is_reserved = 0, SQLITE_OK; }
static int no_control(sqlite3_file *file, int operation, void *argument) {
  return (void)file, (void)operation, (void)argument, SQLITE_NOTFOUND;
}
static int sector_size(sqlite3_file *file) { return (void)file, TEXT_DATABASE_PAGE; }
static int immutable(sqlite3_file *file) { return (void)file, SQLITE_IOCAP_IMMUTABLE; }

static const sqlite3_io_methods methods = {
    .iVersion = 1, .xClose = nothing_to_close, .xRead = read_text, .xWrite = refuse_write, .xTruncate = refuse_truncate,
    .xSync = nothing_to_sync, .xFileSize = file_size, .xLock = nothing_to_lock, .xUnlock = nothing_to_lock,
    .xCheckReservedLock = never_reserved, .xFileControl = no_control, .xSectorSize = sector_size,
    .xDeviceCharacteristics = immutable,
};

static int open_text(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *opened_flags) {
  (void)vfs, (void)name;
  struct text_file *file = (struct text_file *)base;
  file->base.pMethods = NULL;
  // Temporary files belong in memory: whoever opens a connection says so to SQLite.
  if (!(flags & SQLITE_OPEN_MAIN_DB) || database_text == NULL) return SQLITE_CANTOPEN;
  file->base.pMethods = &methods;
  file->text = database_text;
  file->pages = database_length / TEXT_DATABASE_PAGE_TEXT;
  if (opened_flags) *opened_flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
  return SQLITE_OK;
}

static int refuse_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  return (void)vfs, (void)name, (void)sync, SQLITE_READONLY;
}
static int nothing_beside(sqlite3_vfs *vfs, const char *name, int flags, int *exists) {
  return (void)vfs, (void)name, (void)flags, *exists = 0, SQLITE_OK;
}
static int same_name(sqlite3_vfs *vfs, const char *name, int capacity, char *full) {
  (void)vfs;
  sqlite3_snprintf(capacity, full, "%s", name);
  return SQLITE_OK;
}

const char *text_database_register(const char *text, size_t length) {
  static sqlite3_vfs vfs;
  if (length == 0 || length % TEXT_DATABASE_PAGE_TEXT != 0) return NULL;
  database_text = text;
  database_length = length;
  if (vfs.zName == NULL) {
    const sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    if (system == NULL) return NULL;
    // Clock, sleep and randomness are the system's; files are ours. Without extensions: a database needs none of them.
    vfs = *system;
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(struct text_file);
    vfs.pNext = NULL;
    vfs.zName = "summitry-text";
    vfs.xOpen = open_text;
    vfs.xDelete = refuse_delete;
    vfs.xAccess = nothing_beside;
    vfs.xFullPathname = same_name;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) return NULL;
  }
  return vfs.zName;
}
