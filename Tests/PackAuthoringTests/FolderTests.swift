import CustomDump
import Foundation
import PackAuthoring
import Testing

@Suite("A stranger's folder")
struct FolderTests {
  @Test("A folder that is not there is a diagnostic")
  func noFolder() {
    let pack = AuthoredPack.read(folder: "/nowhere/at/all")
    expectNoDifference(
      pack.diagnostics.map(\.description),
      [".:1:1: error: cannot open the folder /nowhere/at/all: No such file or directory [unreadable]"])
    #expect(pack.record == nil)
  }

  @Test("Pipes are not waited for, links are not followed, other files are refused")
  func irregularFiles() throws {
    let pack = try TemporaryPack.sound(["notes.txt": "", "moments/sketch.yaml": "", "terms.yaml": ""])
    #expect(mkfifo("\(pack.folder)/moments/pipe.md", 0o600) == 0)
    #expect(symlink("meeting.md", "\(pack.folder)/moments/link.md") == 0)
    #expect(symlink("/etc/passwd", "\(pack.folder)/moments/outside.md") == 0)
    #expect(symlink("../../elsewhere", "\(pack.folder)/lessons") == 0)
    #expect(mkdir("\(pack.folder)/moments/folder.md", 0o700) == 0)
    try pack.write("documents", [])
    try pack.write(".hidden", [])
    expectNoDifference(
      pack.read().diagnostics.map(\.description),
      [
        "documents:1:1: error: not a folder [not-regular]",
        "lessons:1:1: error: a symbolic link to ../../elsewhere; links are not followed [outside-folder]",
        "moments/folder.md:1:1: error: not a regular file [not-regular]",
        "moments/link.md:1:1: error: a symbolic link to meeting.md; links are not followed [not-regular]",
        "moments/outside.md:1:1: error: a symbolic link to /etc/passwd; links are not followed [outside-folder]",
        "moments/pipe.md:1:1: error: not a regular file [not-regular]",
        "moments/sketch.yaml:1:1: error: only .md files stand here [unexpected-file]",
        "notes.txt:1:1: error: the format knows no file or folder of this name here [unexpected-file]",
        "terms.yaml:1:1: error: the format knows no file or folder of this name here [unexpected-file]"
      ])
  }

  @Test("A file may have 4 MB and no more")
  func size() throws {
    let limit = 4 * 1024 * 1024
    let pack = try TemporaryPack.sound()
    try pack.write("words.yaml", Array(repeating: 0x0A, count: limit))
    try pack.write("questions.yaml", Array(repeating: 0x0A, count: limit + 1))
    expectNoDifference(
      pack.read().diagnostics.map(\.description), ["questions.yaml:1:1: error: larger than 4 MB [file-too-large]"])
  }

  @Test("Names that differ only in case or in composition are twins")
  func twins() throws {
    let actor = "---\nname: A\nparty: north\nroles: [{title: T, from: 2001}]\nsources: [S1]\n---\n"
    let pack = try TemporaryPack.sound()
    // One after another: as keys of a dictionary the last two would be one string.
    for name in ["Bo", "bo", "\u{e9}", "e\u{301}"] { try pack.write("actors/\(name).md", Array(actor.utf8)) }
    expectNoDifference(
      pack.read().diagnostics.map { "\($0.path) \($0.code.rawValue)" },
      [
        "actors/Bo.md bad-id", "actors/bo.md case-twin-id", "actors/bo.md orphan", "actors/\u{e9}.md bad-id",
        "actors/\u{e9}.md nfc-twin"
      ])
  }

  @Test("A kind other than moments has at most 10,000 entries")
  func tooMany() throws {
    let words = (1...10_002).map { "- {id: w\($0), term: W, text: W}" }
    let pack = try TemporaryPack.sound(["words.yaml": words.joined(separator: "\n")]).read()
    expectNoDifference(
      pack.diagnostics.filter { $0.severity == .error }.map(\.description),
      ["words.yaml:10001:1: error: more than 10000 words; the others are left out [too-many]"])
    #expect(pack.record?.entries.count { $0.head.id.kind == .word } == 10_000)
  }

  @Test("A line may have 64 KB and no more")
  func lines() throws {
    let line = String(repeating: "a", count: 64 * 1024)
    let pack = try TemporaryPack.sound(["words.yaml": "# \(line.dropFirst(2))\n", "questions.yaml": "\n#\(line)\n"])
      .read()
    expectNoDifference(
      pack.diagnostics.map(\.description), ["questions.yaml:2:1: error: a line of more than 64 KB [too-long]"])
  }

  @Test("More than 10,000 problems are not listed, and there is no record")
  func tooManyProblems() throws {
    let words = Array(repeating: "- {id: \"\"}", count: 5_000)
    let pack = try TemporaryPack.sound(["words.yaml": words.joined(separator: "\n")]).read()
    #expect(pack.diagnostics.count == 10_001)
    expectNoDifference(
      pack.diagnostics.first?.description,
      ".:1:1: error: more than 10000 problems; the others are not listed, and the pack is not used [too-many]")
    #expect(pack.record == nil)
  }

  @Test("More than 10,000 warnings are not listed, and cost nothing of the pack")
  func tooManyWarnings() throws {
    let words = (1...10_000).map { "- {id: w\($0), term: W, text: W}" }
    let sources = (2...3).map {
      "- {id: s\($0), publisher: P, title: T, date: 2001, genre: report, channel: newspaper, read: whole}"
    }
    let pack = try TemporaryPack.sound(["words.yaml": words.joined(separator: "\n")])
    let known = try String(contentsOfFile: pack.folder + "/sources.yaml", encoding: .utf8)
    try pack.write("sources.yaml", Array((known + sources.joined(separator: "\n")).utf8))
    let read = pack.read()
    expectNoDifference(read.hasErrors, false)
    #expect(read.diagnostics.count == 10_001)
    expectNoDifference(
      read.diagnostics.first?.description,
      ".:1:1: warning: more than 10000 warnings; the others are not listed [too-many]")
    #expect(read.record?.entries.count == 10_005)
  }
}
