import CustomDump
import Glibc
import SQLite
import SequenceModel
import Testing

@testable import PackStore

@Suite("Strangers' files")
struct IntegrityTests {
  /// A pack of a few pages for each table.
  private static let sample = Result {
    try PackWriter.bytes(
      record(
        [
          entry("actor/kim", "Kim", names: ["김"]), entry("source/s1", "Report", "2018-06-01"),
          entry("term/peace", "Peace", rows: [.init(try statement(.reading, text: "Peace."), days: .always)])
        ]
          + (0..<30).map {
            try moment(
              "m\($0)", "2018-0\($0 % 6 + 1)-1\($0 % 9)", publicFrom: $0 % 7 == 0 ? "2018-12-01" : nil, phase: "p",
              prose: String(repeating: "Words of talk \($0) [S1](source/s1). ", count: 8), participants: ["actor/kim"],
              sources: ["source/s1"])
          }, parties: [Party(id: "us", name: "US", letter: "U")],
        phases: [Phase(id: "p", title: "P", from: CalendarDate(day("2018-01-01")))], intro: [(nil, "Hello")]))
  }

  private static func open(_ bytes: [UInt8]) throws(Pack.Failure) -> Pack {
    do {
      return try bytes.withUnsafeBytes { try Pack(bytes: $0) }
    } catch let failure as Pack.Failure { throw failure } catch { throw .unreadable("\(error)") }
  }

  /// Reads everything there is to read.
  private static func readAll(_ pack: Pack) -> (edition: Edition?, text: String) {
    guard let edition = pack.edition(Horizon(cut: .day(Day(number: 17_700)), reading: .then)) else { return (nil, "") }
    var text = "\(edition.phases)\(edition.intro)\(edition.parties)\(edition.hiddenByCut)\(edition.activity())"
    for kind in Kind.allCases {
      let heads = edition.heads(kind, 0..<Int.max)
      text += "\(edition.count(kind))\(heads)"
      for head in heads.prefix(3) + heads.suffix(3) {
        text +=
          "\(edition.position(of: head.id) ?? -1)\(edition.attributes(of: head.id))\(edition.statements(of: head.id))"
        text += "\(edition.links(of: head.id))\(edition.backlinks(to: head.id, limit: 5))"
        if kind == .moment { text += "\(edition.moment(nextTo: head.id, forward: true)?.title ?? "")" }
      }
    }
    for number in 0..<30 {
      guard let id = EntryID(.moment, "m\(number)") else { continue }
      text += "\(edition.position(of: id) ?? -1)\(edition.moment(nextTo: id, forward: false)?.title ?? "")"
      _ = pack.edition(Horizon(cut: .moment(id)))?.count(.moment)
    }
    text += "\(edition.hits("talk").map(\.excerpt))\(edition.hits("ki").map(\.head.title))"
    return (edition, text)
  }

  @Test("A whole pack verifies and reads without damage")
  func whole() throws {
    let pack = try IntegrityTests.open(try IntegrityTests.sample.get())
    expectNoDifference(try pack.verify(), nil)
    expectNoDifference(IntegrityTests.readAll(pack).edition?.damage, nil)
  }

  @Test("A pack that is cut short is refused, wherever it ends")
  func truncated() throws {
    let bytes = try IntegrityTests.sample.get()
    let lengths = Array(0...120) + stride(from: 512, to: bytes.count, by: 512)
    for length in lengths {
      #expect(throws: Pack.Failure.self, "\(length) bytes") { try IntegrityTests.open(Array(bytes.prefix(length))) }
    }
    #expect(throws: Pack.Failure.self) { try IntegrityTests.open(bytes + [0]) }
    #expect(throws: Pack.Failure.self) { try IntegrityTests.open(bytes + [UInt8](repeating: 0, count: 4_096)) }
  }

  @Test("No flipped byte traps; what it changes is refused, found by verifying, or without effect")
  func flipped() throws {
    let bytes = try IntegrityTests.sample.get()
    let original = IntegrityTests.readAll(try IntegrityTests.open(bytes)).text
    var refused = 0
    var damaged = 0
    for offset in Array(stride(from: 0, to: 100, by: 3)) + stride(from: 100, to: bytes.count, by: 397) {
      var changed = bytes
      changed[offset] ^= 0xFF
      guard let pack = try? IntegrityTests.open(changed) else {
        refused += 1
        continue
      }
      let read = IntegrityTests.readAll(pack)
      if read.edition?.damage != nil { damaged += 1 }
      if read.text != original {
        #expect(try pack.verify() != nil, "byte \(offset)")
      }
    }
    #expect(refused > 15 && damaged > 5, "\(refused) refused, \(damaged) damaged")
  }

  @Test("Verifying names the first table that was changed")
  func changedTable() throws {
    let folder = try TemporaryFolder()
    for (name, sql) in [
      ("statement", "UPDATE statement SET text = 'Other' WHERE id = (SELECT max(id) FROM statement)"),
      ("entry", "UPDATE entry SET title = 'Other' WHERE id = 1"),
      ("meta", "UPDATE meta SET value = 'Other' WHERE key = 'title'"),
      ("text_index_data", "UPDATE text_index_data SET block = x'00' WHERE id > 100"),
      ("found", "DELETE FROM found WHERE id = 3"),
      ("digest", "UPDATE digest SET hash = x'00' WHERE name = 'content'")
    ] {
      try folder.write(try IntegrityTests.sample.get(), to: "pack")
      try Connection(.file(folder.path + "/pack")).execute(sql)
      expectNoDifference(try Pack(path: folder.path + "/pack").verify(), name)
    }
  }

  @Test(
    "A schema that is not exactly ours is refused",
    arguments: [
      "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END", "CREATE VIEW v AS SELECT 1",
      "CREATE TABLE more(x)",
      "CREATE INDEX more ON entry(title)", "DROP INDEX link_target", "DROP TABLE month",
      "ALTER TABLE entry ADD COLUMN more",
      "DROP TABLE name_index", "ALTER TABLE month RENAME COLUMN first TO last"
    ])
  func strangeSchema(_ sql: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(try IntegrityTests.sample.get(), to: "pack")
    try Connection(.file(folder.path + "/pack")).execute(sql + "; VACUUM")
    let failure = #expect(throws: Pack.Failure.self) { try Pack(path: folder.path + "/pack") }
    #expect("\(try #require(failure))".contains("its schema"), "\(failure.debugDescription)")
  }

  @Test("A file of another program or format, a folder, a pipe or nothing is refused with its reason")
  func strangeFiles() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pack"
    #expect(throws: Pack.Failure.unreadable("No such file or directory")) { try Pack(path: path) }
    #expect(throws: Pack.Failure.refused("it is not a regular file")) { try Pack(path: folder.path) }
    mkfifo(path, 0o600)
    #expect(throws: Pack.Failure.refused("it is not a regular file")) { try Pack(path: path) }
    unlink(path)
    for (sql, reason) in [
      ("PRAGMA application_id = 7; VACUUM", "it is the database of another program"),
      ("PRAGMA user_version = 99; VACUUM", "its format is 99, this program reads format 1"),
      ("PRAGMA journal_mode = WAL", "its header's write version is 2, not 1"),
      ("PRAGMA page_size = 8192; VACUUM", "its header's page size is 8192, not 4096")
    ] {
      try folder.write(try IntegrityTests.sample.get(), to: "pack")
      try Connection(.file(path)).execute(sql)
      #expect(throws: Pack.Failure.refused(reason)) { try Pack(path: path) }
    }
    try folder.write(Array(String(repeating: "no pack ", count: 1_000).utf8), to: "pack")
    #expect(throws: Pack.Failure.refused("it does not begin like one")) { try Pack(path: path) }
    try folder.write([], to: "pack")
    #expect(throws: Pack.Failure.refused("it is 0 bytes long, shorter than a pack's header")) { try Pack(path: path) }
  }

  @Test("Rows that no writer writes are left out and trap nothing")
  func hostileRows() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pack"
    for sql in [
      "UPDATE entry SET slug = '../' || slug, kind = 99, rank = -1 << 63, date = 1 << 62, until = 'x', time = '99:99'",
      "UPDATE entry SET about = -1 << 63, shown = 9223372036854775807",
      "UPDATE entry SET about = 'text', shown = x'00', staged = 1",
      "UPDATE entry SET title = x'FFFE00FF', phase = 7",
      "UPDATE month SET number = (-1 << 63) + number, first = -1 << 63",
      "UPDATE month SET number = 9223372036854775807 - number", "UPDATE found SET row = -row",
      "UPDATE found SET row = 9223372036854775807",
      "UPDATE link SET target = -1 << 63, statement = 9223372036854775807",
      "UPDATE statement SET parent = -1 << 63, object = -5, field = 'x'",
      "UPDATE kind SET first = 9223372036854775807", "UPDATE kind SET count = -1",
      "UPDATE kind SET count = 4294967296 WHERE number = 0",
      "UPDATE kind SET delay = 9223372036854775807", "UPDATE kind SET number = -number", "DELETE FROM kind",
      "DELETE FROM entry",
      "UPDATE entry SET id = -1 << 63 WHERE id = 5", "UPDATE entry SET id = 9223372036854775807 WHERE id = 5",
      "DELETE FROM digest", "UPDATE digest SET hash = 'text'", "DELETE FROM meta", "DELETE FROM name_index_data",
      "DELETE FROM text_index_config",
      "UPDATE text_index_data SET block = x''", "DELETE FROM found", "UPDATE phase SET begins = -1 << 63"
    ] {
      try folder.write(try IntegrityTests.sample.get(), to: "pack")
      try Connection(.file(path)).execute(sql + "; VACUUM")
      guard let pack = try? Pack(path: path) else { continue }
      _ = IntegrityTests.readAll(pack)
      #expect(try pack.verify() != nil, "\(sql)")
    }
  }
}
