import Glibc
import SQLite
import SequenceModel
import Testing

@testable import Notebook

@Suite("The notebook")
struct NotebookTests {
  /// A new folder, gone with the test.
  private final class Folder {
    let path: String
    var notebook: String { path + "/notebook.db" }

    init() {
      var template = Array("/tmp/summitry-notebook-XXXXXX".utf8CString)
      path = String(cString: mkdtemp(&template))
    }

    var names: [String] {
      guard let folder = opendir(path) else { return [] }
      defer { closedir(folder) }
      var names: [String] = []
      while let entry = readdir(folder) {
        names.append(
          withUnsafePointer(to: entry.pointee.d_name) {
            String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
          })
      }
      return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    deinit {
      for name in names { unlink(path + "/" + name) }
      rmdir(path)
    }
  }

  private func question(_ slug: String) throws -> EntryID { try #require(EntryID(.question, slug)) }
  private func open(_ folder: Folder) throws -> Notebook {
    try Notebook(path: folder.notebook) { Issue.record("\($0)") }
  }
  private func place(_ step: Int, opened: [Int] = []) throws -> Cue.Place {
    Cue.Place(
      pack: "0123456789abcdef", tour: try #require(EntryID("tour/walk")), step: step, revealed: 2, opened: opened)
  }

  @Test("The last answer to each question of a pack is there after a restart; other packs have their own")
  func answers() throws {
    let folder = Folder()
    let (one, two) = (try question("one"), try question("two"))
    do {
      let notebook = try open(folder)
      #expect(try notebook.lastAnswers(pack: "p") == [:])
      try notebook.keep(KeptAnswer(pack: "p", question: one, text: "A 12 B 7"))
      try notebook.keep(KeptAnswer(pack: "p", question: two, text: "B", isRight: false))
      try notebook.keep(KeptAnswer(pack: "p", question: two, text: "C", isRight: true))
      try notebook.keep(KeptAnswer(pack: "q", question: one, text: "other"))
    }
    let kept = try open(folder).lastAnswers(pack: "p")
    #expect(kept[one] == KeptAnswer(pack: "p", question: one, text: "A 12 B 7"))
    #expect(kept[two] == KeptAnswer(pack: "p", question: two, text: "C", isRight: true))
    #expect(kept.count == 2)
  }

  @Test("A place is kept in the place of the one before, and forgotten when the lesson ends")
  func places() throws {
    let folder = Folder()
    let tour = try #require(EntryID("tour/walk"))
    let notebook = try open(folder)
    #expect(try notebook.place(of: tour, pack: "p") == nil)
    try notebook.keep(try place(1), pack: "p")
    try notebook.keep(try place(7, opened: [1, 3]), pack: "p")
    #expect(try open(folder).place(of: tour, pack: "p") == (try place(7, opened: [1, 3])))
    #expect(try notebook.place(of: tour, pack: "q") == nil)
    try notebook.forgetPlace(of: tour, pack: "p")
    #expect(try open(folder).place(of: tour, pack: "p") == nil)
  }

  @Test("It is nobody else's to read")
  func permissions() throws {
    let folder = Folder()
    let notebook = try open(folder)
    try notebook.keep(KeptAnswer(pack: "p", question: try question("one"), text: "A"))
    for name in folder.names {
      var status = stat()
      #expect(stat(folder.path + "/" + name, &status) == 0 && status.st_mode & 0o077 == 0, "\(name)")
    }
    #expect(folder.names.contains("notebook.db"))
  }

  @Test("Two programs lose nothing of each other")
  func two() throws {
    let folder = Folder()
    let (first, second) = (try open(folder), try open(folder))
    for number in 1...50 {
      try first.keep(KeptAnswer(pack: "p", question: try question("a\(number)"), text: "A"))
      try second.keep(KeptAnswer(pack: "p", question: try question("b\(number)"), text: "B"))
    }
    #expect(try open(folder).lastAnswers(pack: "p").count == 100)
  }

  @Test("A damaged file is put aside, said, and a new one begun", arguments: [0, 1, 100, 5_000])
  func damaged(keptBytes: Int) throws {
    let folder = Folder()
    do { try open(folder).keep(KeptAnswer(pack: "p", question: try question("one"), text: "A")) }
    let file = Glibc.open(folder.notebook, O_RDWR)
    defer { close(file) }
    let junk = [UInt8](repeating: 0x5A, count: 20_000)
    _ = junk.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(keptBytes)) }
    var notices: [String] = []
    let notebook = try Notebook(path: folder.notebook) { notices.append($0) }
    #expect(notices.count == 1 && notices[0].contains(".damaged-1"), "\(notices)")
    #expect(folder.names.contains("notebook.db.damaged-1"))
    try notebook.keep(KeptAnswer(pack: "p", question: try question("two"), text: "B"))
    #expect(try open(folder).lastAnswers(pack: "p").count == 1)
  }

  @Test("A notebook of a newer program is read and never written")
  func newer() throws {
    let folder = Folder()
    do { try open(folder).keep(KeptAnswer(pack: "p", question: try question("one"), text: "A")) }
    do { try Connection(.file(folder.notebook)).execute("PRAGMA user_version = 99") }
    let notebook = try open(folder)
    #expect(notebook.isReadOnly)
    #expect(try notebook.lastAnswers(pack: "p").count == 1)
    #expect(throws: Notebook.Failure.self) {
      try notebook.keep(KeptAnswer(pack: "p", question: try question("two"), text: "B"))
    }
    #expect(throws: Notebook.Failure.self) { try notebook.keep(try place(1), pack: "p") }
    #expect(try open(folder).isReadOnly)
  }

  @Test("Where no file can be made it says where and why")
  func nowhere() {
    let failure = #expect(throws: Notebook.Failure.self) { try Notebook(path: "/nowhere/notebook.db") { _ in } }
    #expect(failure?.description.hasPrefix("/nowhere/notebook.db: ") == true)
  }
}
