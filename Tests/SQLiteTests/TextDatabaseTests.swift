import CTextDatabase
import CustomDump
import Testing

@testable import SQLite

@Suite("A database that stands in the program as text", .serialized)
struct TextDatabaseTests {
  @Test("Text that is no database is refused, not read", arguments: ["", "A", "AAAA"] as [StaticString])
  func refused(text: StaticString) {
    let error = #expect(throws: SQLiteError.self) { try Connection(text: text) }
    #expect(error?.isCorruption == true)
    expectNoDifference(Connection.header(ofText: text, count: 100).bytes, [])
  }

  @Test("Pages come back as they were encoded, wherever a reading begins and ends; nothing can be written")
  func pages() throws {
    let connection = try Connection(.memory)
    try connection.execute("CREATE TABLE t(x TEXT); INSERT INTO t VALUES('한국어'), ('đ')")
    for _ in 0..<12 { try connection.execute("INSERT INTO t SELECT x || hex(randomblob(40)) FROM t") }
    let bytes = try connection.serialized()
    // The text stays where it is for the rest of the process, as the file system's contract asks.
    let text = stride(from: 0, to: bytes.count, by: Int(TEXT_DATABASE_PAGE)).flatMap { start in
      encoded(Array(bytes[start..<start + Int(TEXT_DATABASE_PAGE)]))
    }
    let kept = UnsafeMutableBufferPointer<CChar>.allocate(capacity: text.count)
    _ = kept.initialize(from: text.map(CChar.init))
    let name = try #require(text_database_register(kept.baseAddress, kept.count))
    let copy = try Connection(fileSystem: String(cString: name))
    let sum = "SELECT count(*), sum(length(x)), min(x), max(x) FROM t"
    var rows: [[Value]] = []
    for source in [connection, copy] {
      try source.prepare(sum).forEach { row in
        rows.append((0..<row.count).map(row.value))
        return true
      }
    }
    expectNoDifference(rows.first, rows.last)
    #expect(throws: SQLiteError.self) { try copy.execute("DELETE FROM t") }
    expectNoDifference(try copy.serialized(), bytes)
    // A page that cannot be decoded is an error, not other content.
    kept[Int(TEXT_DATABASE_PAGE_TEXT) * 2] = CChar(UInt8(ascii: "!"))
    let broken = try Connection(fileSystem: String(cString: name))
    #expect(throws: SQLiteError.self) { try broken.prepare(sum).run() }
  }

  /// Base64 as in RFC 4648, section 4.
  private func encoded(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    return stride(from: 0, to: bytes.count, by: 3).flatMap { start -> [UInt8] in
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[$1]) : 0) }
      return (0..<4).map { $0 <= group.count ? alphabet[bits >> (18 - 6 * $0) & 63] : UInt8(ascii: "=") }
    }
  }
}
