import CustomDump
import SQLite
import Testing

@Suite("The owner of the C handle")
struct SQLiteTests {
  private static func rows(_ statement: Statement, _ values: [Value] = []) throws -> [[Value]] {
    var rows: [[Value]] = []
    try statement.forEach(values) { row in
      rows.append((0..<row.count).map(row.value))
      return true
    }
    return rows
  }

  @Test(
    "Values come back as they were bound, the empty ones too",
    arguments: [
      .null, 0, 7, .integer(.min), .integer(.max), "", "한국어 đ 👩‍👩‍👧‍👦", "a\0b", .blob([]), .blob([0, 255, 0])
    ] as [Value])
  func values(_ value: Value) throws {
    let statement = try Connection(.memory).prepare("SELECT ?1")
    expectNoDifference(try SQLiteTests.rows(statement, [value]), [[value]])
    // Nothing stays bound.
    expectNoDifference(try SQLiteTests.rows(statement), [[.null]])
  }

  @Test("A row reads as another type what SQLite can convert, and NULL as nothing")
  func conversions() throws {
    try Connection(.memory).prepare("SELECT '12', 1.5, NULL, x'FF41'").forEach { row in
      expectNoDifference(row.integer(0), 12)
      expectNoDifference(row.value(1), "1.5")
      expectNoDifference(row.text(2), "")
      expectNoDifference(row.optionalInteger(2), nil)
      expectNoDifference(row.optionalInteger(0), 12)
      expectNoDifference(row.text(3), "\u{FFFD}A")
      return true
    }
  }

  @Test("A walk ends when its body says so, and the statement is ready again")
  func earlyEnd() throws {
    let connection = try Connection(.memory)
    try connection.execute("CREATE TABLE t(x); INSERT INTO t VALUES(1), (2), (3)")
    let statement = try connection.prepare("SELECT x FROM t ORDER BY x")
    var seen: [Int64] = []
    try statement.forEach { row in
      seen.append(row.integer(0))
      return seen.count < 2
    }
    expectNoDifference(seen, [1, 2])
    expectNoDifference(try SQLiteTests.rows(statement), [[1], [2], [3]])
  }

  @Test("Errors carry SQLite's words, and a statement survives its own")
  func errors() throws {
    let connection = try Connection(.memory)
    let syntax = #expect(throws: SQLiteError.self) { try connection.prepare("SELEC 1") }
    expectNoDifference(syntax?.message, "near \"SELEC\": syntax error")
    #expect(throws: SQLiteError.self) { try connection.prepare("  ") }
    #expect(throws: SQLiteError.self) { try Connection(.immutable("/nowhere/at/all")) }
    try connection.execute("CREATE TABLE t(x PRIMARY KEY)")
    let insert = try connection.prepare("INSERT INTO t VALUES(?1)")
    try insert.run(1)
    let twice = #expect(throws: SQLiteError.self) { try insert.run(1) }
    expectNoDifference(twice?.message, "UNIQUE constraint failed: t.x")
    expectNoDifference(twice?.isCorruption, false)
    try insert.run(2)
    expectNoDifference(try SQLiteTests.rows(connection.prepare("SELECT count(*) FROM t")), [[2]])
  }

  @Test("An image is a copy of the bytes, and nothing can be written to it")
  func image() throws {
    let source = try Connection(.memory)
    try source.execute("CREATE TABLE t(x); INSERT INTO t VALUES('kept')")
    var bytes = try source.serialized()
    let image = try bytes.withUnsafeBytes { try Connection(image: $0) }
    for index in bytes.indices { bytes[index] = 0 }
    expectNoDifference(try SQLiteTests.rows(image.prepare("SELECT x FROM t")), [["kept"]])
    #expect(throws: SQLiteError.self) { try image.execute("INSERT INTO t VALUES('more')") }
  }

  @Test("Bytes that are no database are noticed by the first statement, as corruption")
  func noDatabase() throws {
    let bytes = [UInt8](repeating: 65, count: 4_096)
    let error = #expect(throws: SQLiteError.self) {
      try bytes.withUnsafeBytes { try Connection(image: $0) }.execute("SELECT * FROM sqlite_schema")
    }
    expectNoDifference(error?.isCorruption, true)
  }

  @Test("A hardened connection calls nothing from a schema")
  func hardened() throws {
    let connection = try Connection(.memory)
    try connection.execute(
      "CREATE TABLE t(x); CREATE VIEW v AS SELECT 1; CREATE VIRTUAL TABLE f USING fts5(x)")
    try connection.harden()
    for sql in [
      "SELECT * FROM v", "INSERT INTO f_data VALUES(1, 2)", "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema",
      "SELECT load_extension('x')"
    ] {
      #expect(throws: SQLiteError.self, "\(sql)") { try connection.execute(sql) }
    }
    try connection.execute("INSERT INTO t VALUES(1)")
  }

  @Test("The tokenizer gives the words of the full-text index and where they stand in bytes")
  func tokenizer() throws {
    let tokenizer = try Tokenizer(on: Connection(.memory))
    let text = "Kim Yong-chol, Đại Việt: 김영철!"
    let tokens = tokenizer.tokens(of: text)
    expectNoDifference(tokens.map(\.text), ["kim", "yong", "chol", "đai", "viet", "김영철"])
    let utf8 = Array(text.utf8)
    expectNoDifference(
      tokens.map { String(decoding: utf8[$0.range], as: UTF8.self) }, ["Kim", "Yong", "chol", "Đại", "Việt", "김영철"])
    expectNoDifference(tokenizer.firstToken(of: text) { $0.hasPrefix("c") }?.text, "chol")
    expectNoDifference(tokenizer.tokens(of: ""), [])
    expectNoDifference(tokenizer.firstToken(of: text) { _ in false }, nil)
  }
}
