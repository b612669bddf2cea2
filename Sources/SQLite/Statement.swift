import CSQLite

/// A value to bind to a parameter.
public enum Value: Equatable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
}

/// A prepared statement: the only owner of its C handle.
public final class Statement {
  private let handle: OpaquePointer
  private let connection: Connection

  init(_ sql: String, on connection: Connection) throws(SQLiteError) {
    var prepared: OpaquePointer?
    // Persistent: packs keep their statements for as long as they are open.
    let code = sqlite3_prepare_v3(connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, of: connection.handle) }
    guard let prepared else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement in '\(sql)'") }
    handle = prepared
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds a value to the parameter `?index`, counted from 1.
  public func bind(_ value: Value, at index: Int) throws(SQLiteError) {
    let place = Int32(truncatingIfNeeded: index)
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(handle, place)
    case .integer(let number): code = sqlite3_bind_int64(handle, place, number)
    case .text(var text):
      code = text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          csqlite_bind_text(handle, place, $0.baseAddress, UInt64($0.count))
        }
      }
    case .blob(let bytes):
      code = bytes.withUnsafeBytes { csqlite_bind_blob(handle, place, $0.baseAddress, UInt64($0.count)) }
    }
    guard code == SQLITE_OK else { throw SQLiteError(code: code, of: connection.handle) }
  }

  /// Goes to the next row; false where there is none.
  public func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw SQLiteError(code: code, of: connection.handle)
    }
  }

  /// The row that `step` stands on; to be read before the next `step` or `reset`.
  public var row: Row { Row(handle: handle) }

  /// Makes the statement ready to run again, with nothing bound. An error of the last `step` was already thrown there.
  public func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Binds the values from parameter 1 on, runs to the end and resets.
  public func run(_ values: Value...) throws(SQLiteError) {
    defer { reset() }
    for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
    while try step() {}
  }

  /// Binds the values from parameter 1 on and hands over row after row until `body` answers false or there are no more; resets.
  public func forEach(_ values: [Value] = [], _ body: (Row) -> Bool) throws(SQLiteError) {
    defer { reset() }
    for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
    while try step() {
      guard body(row) else { return }
    }
  }
}

/// The current row of a statement. Columns are counted from 0; SQLite converts what has another type.
public struct Row {
  fileprivate let handle: OpaquePointer

  /// How many columns the row has.
  public var count: Int { Int(sqlite3_column_count(handle)) }

  /// An integer; 0 for NULL and for what is none.
  public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

  /// An integer; nil for NULL.
  public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }

  /// A text, repaired where it is no UTF-8; empty for NULL.
  public func text(_ column: Int) -> String {
    guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Whether the column is NULL.
  public func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// What is stored, with its type; a floating-point number as its text.
  public func value(_ column: Int) -> Value {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_BLOB: .blob(blob(column))
    default: .text(text(column))
    }
  }

  private func blob(_ column: Int) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(handle, Int32(column)) else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
  }
}
