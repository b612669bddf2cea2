import CustomDump
import Glibc
import SequenceModel
import Testing

@testable import PackStore

/// A folder that is gone afterwards.
final class TemporaryFolder {
  let path: String

  init() throws {
    var name = Array("/tmp/summitry-tests-XXXXXX".utf8CString)
    let isMade = mkdtemp(&name) != nil
    try #require(isMade)
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    for file in files { unlink(path + "/" + file) }
    rmdir(path)
  }

  /// The names in it, sorted.
  var files: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func read(_ name: String) throws -> [UInt8] {
    let file = try #require(fopen(path + "/" + name, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = try #require(fopen(path + "/" + name, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }
}

@Suite("Writing a pack")
struct WriterTests {
  private static func sample() throws -> PackRecord {
    record(
      [
        try moment(
          "a", "2018-06-01", prose: "One [S1](source/s1).", participants: ["actor/kim"], sources: ["source/s1"]),
        try moment("b", "2018-06-02", time: "09:00"), try entry("source/s1", "Report", "2018-06-01"),
        try entry("actor/kim", "Kim")
      ], parties: [Party(id: "us", name: "United States", letter: "U")])
  }

  @Test("The same record gives the same bytes, in memory and in files")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    let record = try WriterTests.sample()
    expectNoDifference(try PackWriter.bytes(record) == PackWriter.bytes(record), true)
    try PackWriter.write(record, to: folder.path + "/one.summit")
    try PackWriter.write(record, to: folder.path + "/two.summit")
    expectNoDifference(try folder.read("one.summit") == folder.read("two.summit"), true)
    expectNoDifference(folder.files, ["one.summit", "two.summit"])
    let hash = try Pack(path: folder.path + "/one.summit").info.contentHash
    expectNoDifference(hash, try pack(record).info.contentHash)
    expectNoDifference(hash.count, 64)
  }

  @Test("The content hash is that of the content: every table counts, the order of moments in the record does not")
  func contentHash() throws {
    let record = try WriterTests.sample()
    let hash = try pack(record).info.contentHash
    var reversed = record
    reversed.entries.reverse()
    expectNoDifference(try pack(reversed).info.contentHash, hash)
    let changes: [(inout PackRecord) throws -> Void] = [
      { $0.info.title = "Other" }, { $0.parties[0].letter = "A" }, { $0.intro = [(nil, "Hello")] },
      { $0.phases = [Phase(id: "p", title: "P", from: CalendarDate(try day("2018-01-01")))] },
      { $0.entries[0].head.gist = "Other" }, { $0.entries[0].attributes = [Attribute(.place, "Hanoi")] },
      { $0.entries[0].rows[1].statement.text += "!" }, { $0.entries[0].references = [] },
      { $0.entries[3].names = ["Kim Jong Un"] },
      { $0.entries[2].days = AuthoredDays(about: try day("2018-06-01"), shown: try day("2018-06-03")) }
    ]
    for (index, change) in changes.enumerated() {
      var changed = record
      try change(&changed)
      #expect(try pack(changed).info.contentHash != hash, "change \(index)")
    }
  }

  @Test("What a pack says of itself is read as it was written")
  func info() throws {
    var record = try WriterTests.sample()
    record.info = PackInfo(
      id: "hanoi", title: "Singapore → Hanoi", language: "en-GB", version: "1.2", start: try id("moment/a"),
      article: .init(title: "Lessons", outlet: "A magazine", published: try #require(CalendarDate("2019-03"))))
    let info = try pack(record).info
    record.info.contentHash = info.contentHash
    expectNoDifference(info, record.info)
  }

  @Test("Lists keep their orders: parties, numbers, titles")
  func lists() throws {
    let parties = ["us", "dprk"].map { Party(id: $0, name: $0, letter: "") }
    let pack = try pack(
      record(
        [
          entry("source/s10", "B", "2018-01-01"), entry("source/s9", "C", "2018-01-01"),
          entry("source/s2", "D", "2018-01-01"),
          entry("claim/p3-10", "x", "2018-01-01"), entry("claim/p3-2", "x", "2018-01-01"),
          entry("claim/p2-11", "x", "2018-01-01"),
          entry("word/z", "Éclair", "2018-01-01"), entry("word/y", "zebra", "2018-01-01"),
          entry("word/x", "Apple", "2018-01-01"),
          entry("actor/b", "B", party: "dprk", rows: [AppearanceRole.row()]),
          entry("actor/z", "Z", party: "us", rows: [AppearanceRole.row()]),
          entry("actor/a", "A", party: "us", rows: [AppearanceRole.row()]),
          entry("actor/c", "C", party: "un", rows: [AppearanceRole.row()])
        ], parties: parties))
    let edition = try edition(pack)
    expectNoDifference(edition.slugs(.source), ["s2", "s9", "s10"])
    expectNoDifference(edition.slugs(.claim), ["p2-11", "p3-2", "p3-10"])
    expectNoDifference(edition.slugs(.word), ["x", "z", "y"])
    expectNoDifference(edition.slugs(.actor), ["z", "a", "b", "c"])
  }

  private enum AppearanceRole {
    static func row() throws -> EntryRecord.Row { .init(try statement(.role), days: .always) }
  }

  @Test("An old pack stays where a new one cannot be written")
  func keepsOld() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pack.summit"
    try PackWriter.write(try WriterTests.sample(), to: path)
    let old = try folder.read("pack.summit")
    var broken = try WriterTests.sample()
    broken.entries.append(broken.entries[2])
    #expect(throws: PackWriter.Failure(reason: "there are two entries source/s1")) {
      try PackWriter.write(broken, to: path)
    }
    broken = try WriterTests.sample()
    broken.entries.append(broken.entries[0])
    #expect(throws: PackWriter.Failure(reason: "there are two entries moment/a")) {
      try PackWriter.write(broken, to: path)
    }
    expectNoDifference(try folder.read("pack.summit") == old, true)
    expectNoDifference(folder.files, ["pack.summit"])
    #expect(throws: PackWriter.Failure.self) {
      try PackWriter.write(try WriterTests.sample(), to: folder.path + "/none/pack.summit")
    }
  }

  @Test(
    "A path may hold anything that a file's name may",
    arguments: ["a b.summit", "50%.summit", "what?.summit", "#1.summit", "회담.summit"])
  func names(_ name: String) throws {
    let folder = try TemporaryFolder()
    try PackWriter.write(try WriterTests.sample(), to: folder.path + "/" + name)
    expectNoDifference(folder.files, [name])
    expectNoDifference(try edition(Pack(path: folder.path + "/" + name)).slugs(.moment), ["a", "b"])
  }

  @Test("Moments from a sequence make the same pack, and must come by their days")
  func streaming() throws {
    let folder = try TemporaryFolder()
    let record = try WriterTests.sample()
    var frame = record
    frame.entries.removeAll { $0.head.id.kind == .moment }
    try PackWriter.write(frame, moments: record.entries.prefix(2), to: folder.path + "/stream.summit")
    expectNoDifference(
      try Pack(path: folder.path + "/stream.summit").info.contentHash, try pack(record).info.contentHash)
    #expect(throws: PackWriter.Failure(reason: "moment/a is not in the order of days")) {
      try PackWriter.write(frame, moments: record.entries.prefix(2).reversed(), to: folder.path + "/stream.summit")
    }
  }

  @Test("More than 10,000 entries of a kind are refused")
  func limit() throws {
    let words = try (0...10_000).map { try entry("word/w\($0)", "W", "2018-01-01") }
    #expect(throws: PackWriter.Failure(reason: "there are 10001 words; a pack holds 10000")) {
      try PackWriter.bytes(record(words))
    }
  }

  @Test("A link to what was left out of the pack is left out too")
  func danglingLink() throws {
    let pack = try pack(record([moment("a", "2018-06-01", sources: ["source/s9"])]))
    expectNoDifference(try edition(pack).links(of: try id("moment/a")), [])
  }
}
