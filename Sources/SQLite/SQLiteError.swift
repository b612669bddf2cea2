import CSQLite

/// What SQLite answered instead of doing what it was asked.
public struct SQLiteError: Error, Equatable, CustomStringConvertible {
  /// The extended result code (https://sqlite.org/rescode.html).
  public var code: Int32
  /// SQLite's own words.
  public var message: String

  /// Makes an error of a code and a text.
  public init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  init(code: Int32, of handle: OpaquePointer?) {
    self.code = code
    message = String(cString: handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
  }

  /// A file that reads well, and whose content is not what it has to be.
  public static func corruption(_ message: String) -> SQLiteError {
    SQLiteError(code: SQLITE_CORRUPT, message: message)
  }

  /// Whether the file's content is broken (`SQLITE_CORRUPT`, `SQLITE_NOTADB`, a page that is missing), not the reading of it.
  public var isCorruption: Bool {
    [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xFF) || code == (SQLITE_IOERR | (2 << 8))
  }

  /// One line for a person.
  public var description: String { "\(message) (SQLite \(code))" }
}
