import CSodium
import SQLite

/// The hashes of a pack's tables: BLAKE2b-256 over their rows, not over the bytes of the file.
///
/// A row is the number of its columns, then each value as a type byte (`0` NULL, `1` integer, `2` text, `3` blob) and its content: an
/// integer as 8 bytes, little-endian; a text or blob as its length in 8 bytes and its bytes. Rows come in the order of their keys.
/// The content hash is the hash of the content tables' hashes, each after its table's name, in the order of `Schema.tables`.
enum ContentHash {
  /// The name of the content hash among the digests.
  static let whole = "content"

  /// All tables that have a hash of their own, in the order of checking.
  static var hashedTables: [(name: String, isContent: Bool)] {
    Schema.tables.filter { $0.name != "digest" }.map { ($0.name, $0.isContent) }
      + Schema.searchIndexes.flatMap { Schema.shadows(ofSearchIndex: $0) }.map { ($0.name, false) }
  }

  /// Hashes all tables and stores the digests; the content hash in hexadecimal digits.
  static func store(in connection: Connection) throws(SQLiteError) {
    let insert = try connection.prepare("INSERT INTO digest(name, hash) VALUES(?1, ?2)")
    var content = BLAKE2b()
    for table in hashedTables {
      let hash = try self.hash(of: table.name, in: connection)
      try insert.run(.text(table.name), .blob(hash))
      if table.isContent { content.update(text: table.name, hash) }
    }
    try insert.run(.text(whole), .blob(content.finished()))
  }

  /// The first table whose hash is not the stored one or whose indexes differ from it; `digest` where the stored hashes themselves do not fit.
  static func firstDifference(in connection: Connection, expecting expected: String) throws(SQLiteError) -> String? {
    var stored: [String: [UInt8]] = [:]
    try connection.prepare("SELECT name, hash FROM digest LIMIT 100").forEach { row in
      if case .blob(let bytes) = row.value(1) { stored[row.text(0)] = bytes }
      return true
    }
    var content = BLAKE2b()
    for table in hashedTables {
      let hash: [UInt8]
      do throws(SQLiteError) {
        guard try isSound(table.name, in: connection) else { return table.name }
        hash = try self.hash(of: table.name, in: connection)
      } catch {
        guard error.isCorruption else { throw error }
        return table.name
      }
      guard stored[table.name] == hash else { return table.name }
      if table.isContent { content.update(text: table.name, hash) }
    }
    let whole = content.finished()
    return stored[self.whole] == whole && expected == whole.hexadecimal ? nil : "digest"
  }

  /// Whether a table's pages are in order and its indexes, which have no hash, say what it says.
  private static func isSound(_ table: String, in connection: Connection) throws(SQLiteError) -> Bool {
    var answer = ""
    try connection.prepare("PRAGMA integrity_check('\(table)')").forEach { row in
      answer = row.text(0)
      return false
    }
    return answer == "ok"
  }

  private static func hash(of table: String, in connection: Connection) throws(SQLiteError) -> [UInt8] {
    var hash = BLAKE2b()
    let key = table == "appearance" || table.hasSuffix("_idx") ? "1, 2" : "1"
    try connection.prepare("SELECT * FROM '\(table)' ORDER BY \(key)").forEach { row in
      hash.update(number: UInt64(row.count))
      for column in 0..<row.count {
        switch row.value(column) {
        case .null: hash.update([0])
        case .integer(let number):
          hash.update([1])
          hash.update(number: UInt64(bitPattern: number))
        case .text(let text):
          hash.update([2])
          hash.update(number: UInt64(text.utf8.count))
          hash.update(Array(text.utf8))
        case .blob(let bytes):
          hash.update([3])
          hash.update(number: UInt64(bytes.count))
          hash.update(bytes)
        }
      }
      return true
    }
    return hash.finished()
  }
}

/// A BLAKE2b hash of 32 bytes in progress (RFC 7693; libsodium's `crypto_generichash`).
private struct BLAKE2b: ~Copyable {
  private static let length = 32
  private let state: OpaquePointer
  private let memory: UnsafeMutableRawPointer

  init() {
    // libsodium asks for an alignment of 64 bytes.
    memory = .allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
    state = OpaquePointer(memory)
    crypto_generichash_init(state, nil, 0, BLAKE2b.length)
  }

  deinit { memory.deallocate() }

  mutating func update(_ bytes: [UInt8]) { crypto_generichash_update(state, bytes, UInt64(bytes.count)) }

  mutating func update(number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes in
      _ = crypto_generichash_update(state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), 8)
    }
  }

  mutating func update(text: String, _ bytes: [UInt8]) {
    update(number: UInt64(text.utf8.count))
    update(Array(text.utf8))
    update(bytes)
  }

  mutating func finished() -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: BLAKE2b.length)
    crypto_generichash_final(state, &hash, BLAKE2b.length)
    return hash
  }
}
