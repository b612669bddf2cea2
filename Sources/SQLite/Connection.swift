import CSQLite
import CTextDatabase

/// A database connection: the only owner of its C handle. One thread at a time.
public final class Connection {
  let handle: OpaquePointer

  /// What to open, and how.
  public enum Location: Equatable, Sendable {
    /// A new database in memory.
    case memory
    /// A new or existing file, for reading and writing.
    case file(String)
    /// An existing file that nobody changes: opened read-only, without locks, journals or a look at its neighbours.
    case immutable(String)
  }

  /// Opens a database.
  /// - Throws: SQLite's reason. A file that is no database is noticed only by the first statement.
  public init(_ location: Location) throws(SQLiteError) {
    switch location {
    case .memory:
      handle = try Connection.open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
    case .file(let path):
      handle = try Connection.open(Connection.uri(path), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI)
    case .immutable(let path):
      handle = try Connection.open(Connection.uri(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
    }
  }

  /// Opens a copy of a database file's bytes, read-only.
  public init(image: UnsafeRawBufferPointer) throws(SQLiteError) {
    handle = try Connection.open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY)
    guard let copy = sqlite3_malloc64(UInt64(max(image.count, 1))) else {
      throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
    }
    if let source = image.baseAddress { copy.copyMemory(from: source, byteCount: image.count) }
    let flags = UInt32(SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE)
    let size = Int64(image.count)
    let code = sqlite3_deserialize(
      handle, "main", copy.assumingMemoryBound(to: UInt8.self), size, size, flags)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, of: handle) }
  }

  /// Opens a database that stands in the program as base64, page by page, read-only; a page is decoded when it is read.
  /// - Throws: SQLite's reason; `SQLITE_NOTADB` where the text's length is none of whole pages.
  public convenience init(text: StaticString) throws(SQLiteError) {
    let start = UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    guard let fileSystem = text_database_register(start, text.utf8CodeUnitCount) else {
      throw SQLiteError(code: SQLITE_NOTADB, of: nil)
    }
    try self.init(fileSystem: String(cString: fileSystem))
  }

  /// Opens what a file system of one file holds.
  init(fileSystem: String) throws(SQLiteError) {
    handle = try Connection.open("embedded", SQLITE_OPEN_READONLY, fileSystem)
    // There is no other place for temporary files in that file system.
    try execute("PRAGMA temp_store = MEMORY")
  }

  /// The first bytes of a database that stands in the program as text, and the size of all of it; none where it cannot be decoded.
  public static func header(ofText text: StaticString, count: Int) -> (bytes: [UInt8], size: Int) {
    let (page, pageText) = (TEXT_DATABASE_PAGE, TEXT_DATABASE_PAGE_TEXT)
    guard text.utf8CodeUnitCount >= pageText else { return ([], 0) }
    let first = [UInt8](unsafeUninitializedCapacity: page) { buffer, initialized in
      let start = UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
      initialized = text_database_decode(start, pageText, buffer.baseAddress, page) == page ? page : 0
    }
    return (Array(first.prefix(count)), text.utf8CodeUnitCount / pageText * page)
  }

  deinit {
    // v2: waits for statements that are still alive, whatever the order of their ends.
    sqlite3_close_v2(handle)
  }

  private static func open(
    _ name: String, _ flags: Int32, _ fileSystem: String? = nil
  ) throws(SQLiteError) -> OpaquePointer {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, fileSystem)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(code: code, of: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    return opened
  }

  /// A `file:` address of a path: the bytes that mean something in an address are written as `%hh`.
  private static func uri(_ path: String) -> String {
    var address: [UInt8] = Array("file:".utf8)
    // An absolute path that began with two slashes would be read as an authority.
    if path.hasPrefix("/") { address += Array("//".utf8) }
    for byte in path.utf8 {
      if [UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(byte) {
        let digits = Array("0123456789ABCDEF".utf8)
        address += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        address.append(byte)
      }
    }
    return String(decoding: address, as: UTF8.self)
  }

  /// Refuses everything that reading a stranger's database does not need: writes to shadow tables and to the schema, functions
  /// called from it, extensions (https://sqlite.org/security.html).
  public func harden() throws(SQLiteError) {
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
      (SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    ] {
      let code = csqlite_configure(handle, option, Int32(value))
      guard code == SQLITE_OK else { throw SQLiteError(code: code, of: handle) }
    }
  }

  /// Prepares one statement.
  public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, on: self)
  }

  /// Runs one or more statements without parameters, ignoring their rows.
  public func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, of: handle) }
  }

  /// Writes a compact copy of the database into a new file.
  public func vacuum(into path: String) throws(SQLiteError) {
    try prepare("VACUUM INTO ?1").run(.text(Connection.uri(path)))
  }

  /// The database as the bytes of its file.
  public func serialized() throws(SQLiteError) -> [UInt8] {
    var size: Int64 = 0
    guard let bytes = sqlite3_serialize(handle, "main", &size, 0) else {
      throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
    }
    defer { sqlite3_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }
}

extension Connection {
  /// The version of the SQLite library in use, such as `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
