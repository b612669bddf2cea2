import CustomDump
import PackAuthoring
import Testing

@Suite("Characters of a file")
struct CharacterTests {
  /// The diagnostics of an actor whose prose is these bytes, as `line:column code`; its prose is line 8.
  private func found(_ prose: [UInt8]) throws -> [String] {
    let pack = try TemporaryPack.sound([
      "moments/meeting.md": TemporaryPack.moment("A meeting", body: "[Ann](actor/ann) and [Bo](actor/bo) came.")
    ])
    let head = "---\nname: Bo\nparty: north\nroles:\n  - {title: Guard, from: 2000}\nsources: [S1]\n---\n"
    try pack.write("actors/bo.md", Array(head.utf8) + prose)
    return pack.read().diagnostics.map { "\($0.line):\($0.column) \($0.code.rawValue)" }
  }

  private func found(_ prose: String) throws -> [String] { try found(Array(prose.utf8)) }

  @Test("What cannot be seen is named by its code point")
  func hidden() throws {
    let pack = try TemporaryPack.sound(["words.yaml": "- {id: a, term: A\u{202E}b, text: A}\n"]).read()
    expectNoDifference(
      pack.diagnostics.filter { $0.severity == .error }.map(\.description),
      ["words.yaml:1:18: error: invisible character U+202E [hidden-character]"])
  }

  @Test(
    "Zero-width, direction, tag, filler and private-use characters are hidden",
    arguments: [
      "\u{200B}", "\u{200D}", "\u{2066}", "\u{E0041}", "\u{FEFF}", "\u{AD}", "\u{3164}", "\u{E000}", "\u{FE0F}"
    ])
  func hiddenKinds(_ character: String) throws {
    expectNoDifference(try found("a " + character + "b\n"), ["8:3 hidden-character"])
  }

  @Test(
    "Control characters are refused, C1 and line separators too",
    arguments: ["\u{1B}", "\u{7}", "\u{0}", "\u{7F}", "\u{9B}", "\u{85}", "\u{2028}", "\r", "\u{FFFE}"])
  func control(_ character: String) throws {
    expectNoDifference(try found("a " + character + "b\n"), ["8:3 control-character"])
  }

  @Test("Tabs and CRLF are no faults, and CRLF moves no place")
  func allowed() throws {
    expectNoDifference(try found("a\tb\r\nc [S9]\r\n"), ["9:3 dangling-id"])
  }

  @Test("Text that is not composed is found on each of its lines")
  func unnormalized() throws {
    expectNoDifference(
      try found("plain\nTra\u{302}\u{300}n\n\u{1112}\u{1161}\u{11AB}\nTr\u{1EA7}n\n"), ["9:3 not-nfc", "10:1 not-nfc"])
  }

  @Test("A letter with a mark for which there is no composed form is in NFC")
  func combining() throws {
    expectNoDifference(try found("Xa\u{331}ra [S9]\n"), ["8:7 dangling-id"])
  }

  @Test("Bytes that are not UTF-8 are named, and the rest is still checked")
  func notUTF8() throws {
    expectNoDifference(try found(Array("a [S9]\nb ".utf8) + [0xFF, 0x0A]), ["8:3 dangling-id", "9:3 not-utf8"])
  }

  @Test("A diagnostic shows nothing that could command a terminal")
  func safeMessages() throws {
    let pack = try TemporaryPack.sound(["words.yaml": "- {id: a, term: A, text: A, \"\\e[31m\u{E0041}\": b}\n"])
    try pack.write("moments/\u{1B}]0;title\u{7}.md", [])
    for diagnostic in pack.read().diagnostics {
      #expect(
        diagnostic.description.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && $0.value != 0x7F && !$0.properties.isDefaultIgnorableCodePoint
        })
    }
  }
}
