import CustomDump
import Foundation
import SQLite
import SequenceModel
import Testing

@testable import Notebook

/// A folder of its own for a test, gone with it.
private final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "summitry-notebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { path + "/" + Notebook.fileName }
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
  func notebook() -> Notebook { Notebook(folder: path) }
}

private let pack = PackInfo(id: "p", title: "P", contentHash: String(repeating: "a", count: 64))
private let otherContent = PackInfo(id: "p", title: "P", contentHash: String(repeating: "b", count: 64))

private func answer(
  _ text: String, _ content: GivenAnswer.Content = .words, isRight: Bool? = nil, to question: String = "q"
) throws -> GivenAnswer {
  GivenAnswer(
    question: try #require(EntryID(.question, question)), text: text, content: content,
    options: content == .words ? [] : ["One, two", "Three"], isRight: isRight)
}

private func position(_ step: Int, begin: Int64 = 0, isUnderWay: Bool = true) throws -> TourPosition {
  let tour = try #require(EntryID("tour/walk"))
  return TourPosition(
    place: Cue.Place(pack: pack.contentHash, tour: tour, step: step, revealed: 2, opened: [1, 4]),
    isUnderWay: isUnderWay, begin: begin)
}

@Suite("The notebook")
struct NotebookTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test("Answers come back as they were given, those of a lesson told from earlier ones")
  func answers() throws {
    let notebook = folder.notebook()
    let question = try #require(EntryID("question/q"))
    let hands = GivenAnswer.Content.hands([.init(letter: "A", count: 12), .init(letter: "C", count: 0)])
    try notebook.keep(try answer("a12 c0", hands), in: pack)
    try notebook.keep(try answer("other", to: "other"), in: pack)
    let begin = try notebook.position(of: "tour/walk", in: pack).newest
    var found = try notebook.answers(to: question, in: pack, begin: begin)
    expectNoDifference(found.earlier, try answer("a12 c0", hands))
    #expect(found.later == nil)
    try notebook.keep(try answer("b", .letter("B"), isRight: false), in: pack)
    try notebook.keep(try answer("Ŝi diris; DROP TABLE answer 평화"), in: pack)
    found = try folder.notebook().answers(to: question, in: pack, begin: begin)
    expectNoDifference(found.later, try answer("Ŝi diris; DROP TABLE answer 평화"))
    expectNoDifference(found.earlier?.content, hands)
    expectNoDifference(try notebook.answers(to: question, in: otherContent, begin: 99).earlier, found.later)
  }

  @Test("Mistakes are the questions answered wrong last, whatever the content")
  func mistakes() throws {
    let notebook = folder.notebook()
    for (question, isRight) in [("a", false), ("b", false), ("a", true), ("c", true), ("b", true), ("c", false)] {
      try notebook.keep(try answer("x", .letter("X"), isRight: isRight, to: question), in: pack)
    }
    try notebook.keep(try answer("A 3", .hands([.init(letter: "A", count: 3)]), to: "c"), in: pack)
    expectNoDifference(try notebook.mistakes(in: otherContent), [try #require(EntryID("question/c"))])
  }

  @Test("A position replaces the one before, for each tour and pack")
  func positions() throws {
    let notebook = folder.notebook()
    #expect(try notebook.position(of: "tour/walk", in: pack).position == nil)
    #expect(folder.names == [], "reading makes no file")
    try notebook.keep(try position(3), of: "tour/walk", in: pack)
    try notebook.keep(try position(7, begin: 5, isUnderWay: false), of: "tour/walk", in: pack)
    try notebook.keep(try position(2), of: "/home/somebody/lesson.md", in: pack)
    let found = try folder.notebook().position(of: "tour/walk", in: pack)
    expectNoDifference(found.position, try position(7, begin: 5, isUnderWay: false))
    expectNoDifference(
      try notebook.position(of: "/home/somebody/lesson.md", in: pack).position?.place.step, 2)
    #expect(try notebook.position(of: "tour/walk", in: PackInfo(id: "other", title: "")).position == nil)
  }

  @Test("Choices are read back as they were written")
  func codes() {
    let contents: [GivenAnswer.Content] = [
      .letter("B"), .words, .hands([.init(letter: "A", count: 0)]),
      .hands([.init(letter: "A", count: 999), .init(letter: "H", count: 1)])
    ]
    for content in contents { expectNoDifference(GivenAnswer.Content(code: content.code), content) }
    for code in ["A B", "A 1 B", "12 A", "A 1 2 3"] { expectNoDifference(GivenAnswer.Content(code: code), .words) }
  }

  @Test("The file and its log are this user's alone")
  func modes() throws {
    let notebook = folder.notebook()
    try notebook.keep(try answer("x"), in: pack)
    for name in folder.names {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    #expect(folder.names.contains("notebook.db-wal"))
  }

  @Test("Two instances at once lose nothing, also where both begin the file")
  func instances() async throws {
    let path = folder.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for instance in 0..<4 {
        group.addTask {
          let notebook = Notebook(folder: path)
          for number in 0..<25 {
            try notebook.keep(try answer("\(instance)-\(number)", to: "q\(instance)-\(number)"), in: pack)
            try notebook.keep(try position(number + 1), of: "tour/\(instance)", in: pack)
          }
        }
      }
      try await group.waitForAll()
    }
    let notebook = folder.notebook()
    #expect(try notebook.position(of: "tour/0", in: pack).newest == 100)
    for instance in 0..<4 {
      #expect(try notebook.position(of: "tour/\(instance)", in: pack).position?.place.step == 25)
      for number in 0..<25 {
        let question = try #require(EntryID(.question, "q\(instance)-\(number)"))
        #expect(try notebook.answers(to: question, in: pack, begin: 1_000).earlier?.text == "\(instance)-\(number)")
      }
    }
  }

  // MARK: Files that are not in order

  @Test(
    "A damaged file is kept beside, said, and a new one begun",
    arguments: [
      "no database at all, but long enough to be read as one: " + String(repeating: "x", count: 5_000), "cut", "foreign"
    ])
  func damaged(_ damage: String) throws {
    if damage == "foreign" {
      try Connection(.file(folder.file)).execute("CREATE TABLE songs(x); INSERT INTO songs VALUES('la')")
    } else if damage == "cut" {
      do {
        let notebook = folder.notebook()
        for number in 0..<200 { try notebook.keep(try answer("\(number)"), in: pack) }
      }
      let bytes = try Data(contentsOf: URL(filePath: folder.file))
      try bytes.prefix(bytes.count / 2 + 100).write(to: URL(filePath: folder.file))
    } else {
      try Data(damage.utf8).write(to: URL(filePath: folder.file))
    }
    let before = try Data(contentsOf: URL(filePath: folder.file))
    let notebook = folder.notebook()
    #expect(try notebook.position(of: "tour/walk", in: pack).newest == 0)
    let notices = notebook.takeNotices()
    #expect(notices.count == 1 && notices[0].contains("notebook.db.corrupt-1"), "\(notices)")
    #expect(try Data(contentsOf: URL(filePath: folder.file + ".corrupt-1")) == before)
    try notebook.keep(try answer("after"), in: pack)
    #expect(try folder.notebook().answers(to: try answer("").question, in: pack, begin: 9).earlier?.text == "after")
    // The second one gets another name.
    try Data("again no database".utf8).write(to: URL(filePath: folder.file))
    for name in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder.file + name) }
    try folder.notebook().keep(try answer("once more"), in: pack)
    #expect(folder.names.contains("notebook.db.corrupt-1") && folder.names.contains("notebook.db.corrupt-2"))
  }

  @Test("A file of a newer program is read and not written")
  func newer() throws {
    do {
      let notebook = folder.notebook()
      try notebook.keep(try answer("old"), in: pack)
      try notebook.keep(try position(5), of: "tour/walk", in: pack)
    }
    try Connection(.file(folder.file)).execute("PRAGMA user_version = 2; ALTER TABLE answer ADD COLUMN mood")
    let notebook = folder.notebook()
    #expect(try notebook.position(of: "tour/walk", in: pack).position?.place.step == 5)
    let failure = #expect(throws: Notebook.Failure.self) { try notebook.keep(try answer("new"), in: pack) }
    #expect(failure?.description.contains("newer") == true)
    #expect(try folder.notebook().answers(to: try answer("").question, in: pack, begin: 99).earlier?.text == "old")
    // One whose tables changed is as good as an empty one.
    try Connection(.file(folder.file)).execute("DROP TABLE position")
    #expect(try folder.notebook().position(of: "tour/walk", in: pack).position == nil)
  }

  @Test("Where nothing can be written it says why, with the path")
  func unwritable() throws {
    let notebook = Notebook(folder: folder.path + "/a-file/below")
    try Data().write(to: URL(filePath: folder.path + "/a-file"))
    let failure = #expect(throws: Notebook.Failure.self) { try notebook.keep(try answer("x"), in: pack) }
    #expect(failure?.description.contains("Not a directory (\(folder.path)/a-file/below/notebook.db)") == true)
    #expect(throws: Notebook.Failure.self) { try Notebook(folder: nil).keep(try answer("x"), in: pack) }
  }

  @Test("A full disk fails the answer, and what was kept before stays")
  func full() throws {
    let notebook = folder.notebook()
    try notebook.keep(try answer("kept"), in: pack)
    // As full as can be: no page more than there are.
    try notebook.limitPages()
    let long = String(repeating: "x", count: 100_000)
    let failure = #expect(throws: Notebook.Failure.self) { try notebook.keep(try answer(long), in: pack) }
    #expect(failure?.description.contains("full") == true)
    #expect(try folder.notebook().answers(to: try answer("").question, in: pack, begin: 9).earlier?.text == "kept")
    // Room again: the next answer is kept.
    try notebook.keep(try answer("next"), in: pack)
    #expect(try folder.notebook().answers(to: try answer("").question, in: pack, begin: 9).earlier?.text == "next")
  }

  @Test("A file that was deleted or replaced meanwhile is begun anew, never written to without a name")
  func deleted() throws {
    let notebook = folder.notebook()
    try notebook.keep(try answer("first"), in: pack)
    for name in folder.names { try FileManager.default.removeItem(atPath: folder.path + "/" + name) }
    #expect(try notebook.answers(to: try answer("").question, in: pack, begin: 9).earlier == nil)
    try notebook.keep(try answer("second"), in: pack)
    #expect(try folder.notebook().answers(to: try answer("").question, in: pack, begin: 9).earlier?.text == "second")
  }
}

extension Notebook {
  /// Makes the file as full as it is.
  fileprivate func limitPages() throws {
    try file?.connection.execute("PRAGMA max_page_count = 1")
  }
}
