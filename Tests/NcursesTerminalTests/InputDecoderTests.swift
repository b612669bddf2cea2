import CTerminal
import CustomDump
import Screen
import Testing

@testable import NcursesTerminal

/// What the decoder makes of bytes that come at once, and of nothing more behind them.
private func events(of text: String, size: Size = Size(rows: 24, columns: 80)) -> [TerminalEvent] {
  events(of: Array(text.utf8), size: size)
}

private func events(of bytes: [UInt8], size: Size = Size(rows: 24, columns: 80)) -> [TerminalEvent] {
  var decoder = InputDecoder(size: size)
  for byte in bytes { decoder.accept(byte) }
  decoder.endOfInput()
  return decoder.events
}

private func key(_ named: Key.Named) -> TerminalEvent { .key(.named(named)) }
private func key(_ character: Character) -> TerminalEvent { .key(.character(character)) }

@Suite("Keys and text")
struct KeyTests {
  @Test("Printable characters are keys, ASCII or not")
  func characters() {
    expectNoDifference(events(of: "aZ~판ệ🙂"), [key("a"), key("Z"), key("~"), key("판"), key("ệ"), key("🙂")])
  }

  @Test("Control bytes are named keys or Control and a letter")
  func controls() {
    expectNoDifference(
      events(of: "\r\n\t \u{8}\u{7F}\u{4}\u{1A}"),
      [
        key(.enter), key(.enter), key(.tab), key(.space), key(.backspace), key(.backspace), .key(.control("d")),
        .key(.control("z"))
      ])
  }

  @Test("Bytes without a key say nothing", arguments: [0x00, 0x1C, 0x1D, 0x1E, 0x1F] as [UInt8])
  func nothing(byte: UInt8) {
    expectNoDifference(events(of: [byte, 0x61]), [key("a")])
  }

  @Test(
    "Malformed UTF-8 costs no key after it",
    arguments: [
      [0xFF], [0x80], [0xC0, 0xAF], [0xC3], [0xE1, 0xBB], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x99],
      [0xF4, 0x90, 0x80, 0x80],
      [0xC2, 0x9B], [0xE1, 0xE1, 0xBB, 0x87]
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    let expected = bytes.count == 4 && bytes[0] == 0xE1 ? [key("ệ"), key("k")] : [key("k")]
    expectNoDifference(events(of: bytes + [0x6B]), expected)
  }

  @Test("Scalars that are no controls come through as themselves, at every length of UTF-8")
  func scalars() {
    var missing: [UInt32] = []
    let edges: [UInt32] = [0x7E, 0xA0, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
    for value in edges + Array(stride(from: 0x21, through: 0x10FFFF, by: 997)) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .control else { continue }
      if events(of: String(scalar)) != [key(Character(scalar))] { missing.append(value) }
    }
    #expect(missing == [])
  }

  @Test("An escape byte alone is the key; with a character behind it, both are")
  func escape() {
    expectNoDifference(events(of: "\u{1B}"), [key(.escape)])
    expectNoDifference(events(of: "\u{1B}\u{1B}"), [key(.escape), key(.escape)])
    expectNoDifference(events(of: "\u{1B}k"), [key(.escape), key("k")])
  }

  @Test(
    "Keys that curses leaves to us are recognized",
    arguments: [
      ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("[H", .home), ("[F", .end),
      ("[1~", .home),
      ("[4~", .end), ("[3~", .delete), ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .backTab), ("OP", .f1),
      ("[11~", .f1),
      ("OM", .enter)
    ] as [(String, Key.Named)])
  func sequences(tail: String, named: Key.Named) {
    expectNoDifference(events(of: "\u{1B}\(tail)"), [key(named)])
  }

  @Test("Keys that curses recognizes have names, others say nothing")
  func cursesKeys() {
    var decoder = InputDecoder(size: Size(rows: 24, columns: 80))
    for code in Int(TERMINAL_KEY_OTHER)...Int(TERMINAL_KEY_F1) { decoder.accept(key: code) }
    decoder.accept(key: 9_999)
    expectNoDifference(
      decoder.events,
      [
        key(.up), key(.down), key(.left), key(.right), key(.home), key(.end), key(.pageUp), key(.pageDown), key(.enter),
        key(.backspace), key(.delete), key(.backTab), key(.f1)
      ])
  }

  @Test("A key ends what was unfinished before it")
  func keyAfterEscape() {
    var decoder = InputDecoder(size: Size(rows: 24, columns: 80))
    decoder.accept(0x1B)
    decoder.accept(key: Int(TERMINAL_KEY_UP))
    decoder.accept(0xE1)
    decoder.accept(key: Int(TERMINAL_KEY_DOWN))
    expectNoDifference(decoder.events, [key(.escape), key(.up), key(.down)])
    #expect(decoder.patience == nil)
  }
}

@Suite("What terminals send by themselves")
struct AnswerTests {
  @Test(
    "Answers and unknown sequences are swallowed",
    arguments: [
      "[?62;1;4c", "[>41;354;0c", "[?2026;2$y", "[12;40R", "[I", "[O", "]11;rgb:0000/0000/0000\u{1B}\\",
      "]11;rgb:0/0/0\u{7}", "P>|tmux 3.3a\u{1B}\\", "_G;OK\u{1B}\\", "[1;5A", "[97;5u", "[24~", "O5A", "Oj",
      "[" + String(repeating: "1;", count: 500) + "A"
    ])
  func swallowed(tail: String) {
    expectNoDifference(events(of: "\u{1B}\(tail)k"), tail == "O5A" ? [key(.up), key("k")] : [key("k")])
  }

  @Test("A control byte breaks a sequence off, so that Ctrl-C always works", arguments: ["[", "[12;", "O", "[<0;1"])
  func interrupted(start: String) {
    expectNoDifference(events(of: "\u{1B}\(start)\u{3}"), [.key(.control("c"))])
  }

  @Test("An answer that does not end is given up, and costs nothing after it", arguments: ["]11;rgb", "P+r", "[?62;"])
  func unfinished(start: String) {
    var decoder = InputDecoder(size: Size(rows: 24, columns: 80))
    for byte in "\u{1B}\(start)".utf8 { decoder.accept(byte) }
    decoder.endOfInput()
    #expect(decoder.patience == .milliseconds(200))
    decoder.expire()
    decoder.accept(UInt8(ascii: "k"))
    expectNoDifference(decoder.events, [key("k")])
    #expect(decoder.patience == nil)
  }

  @Test("However bytes are cut into pieces, the same comes out", arguments: [0, 1, 2, 3] as [UInt64])
  func anyCut(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let starts: [[UInt8]] = [[0x1B, 0x5B], [0x1B, 0x5D], [0x1B, 0x50], [0x1B, 0x5B, 0x3C], Array("\u{1B}[200~".utf8)]
    for _ in 0..<200 {
      var bytes: [UInt8] = []
      for _ in 0..<20 {
        bytes += starts.randomElement(using: &random) ?? []
        bytes += (0..<Int.random(in: 0...8, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      var whole = InputDecoder(size: Size(rows: 24, columns: 80))
      bytes.withUnsafeBytes { whole.accept($0) }
      var single = InputDecoder(size: Size(rows: 24, columns: 80))
      for byte in bytes { single.accept(byte) }
      expectNoDifference(whole.events, single.events)
    }
  }
}

@Suite("Mouse")
struct MouseTests {
  @Test("A press of the left button is a click, 0-based, row first")
  func click() {
    expectNoDifference(events(of: "\u{1B}[<0;5;3M"), [.click(Position(row: 2, column: 4))])
    expectNoDifference(events(of: "\u{1B}[<16;80;24M"), [.click(Position(row: 23, column: 79))])
    expectNoDifference(events(of: "\u{1B}[M %#"), [.click(Position(row: 2, column: 4))])
  }

  @Test("The wheel is three lines")
  func wheel() {
    expectNoDifference(events(of: "\u{1B}[<64;1;1M"), [.wheel(Position(row: 0, column: 0), lines: -3)])
    expectNoDifference(events(of: "\u{1B}[<65;2;1M"), [.wheel(Position(row: 0, column: 1), lines: 3)])
  }

  @Test(
    "Releases, other buttons, motion, and reports from outside or without sense are ignored",
    arguments: [
      "[<0;5;3m", "[<1;5;3M", "[<2;5;3M", "[<32;5;3M", "[<35;5;3M", "[<66;5;3M", "[<0;81;24M", "[<0;80;25M", "[<0;0;1M",
      "[<0;9999;9999M", "[<;M", "[<M", "[<0;5M", "[<0;5;3;1M", "[<0;99999999999999999999;1M", "[<-1;5;3M", "[M   "
    ])
  func ignored(tail: String) {
    expectNoDifference(events(of: "\u{1B}\(tail)k"), [key("k")])
  }

  @Test("The size decides what is outside")
  func size() {
    expectNoDifference(events(of: "\u{1B}[<0;5;3M", size: Size(rows: 2, columns: 80)), [])
    expectNoDifference(
      events(of: "\u{1B}[<0;300;90M", size: Size(rows: 90, columns: 300)), [.click(Position(row: 89, column: 299))])
  }
}

@Suite("Paste")
struct PasteTests {
  @Test(
    "A paste is text, whatever is in it",
    arguments: ["plain", "q:\u{1B}[A\u{3}\r\n판", "\u{1B}[20", "\u{1B}\u{1B}[2", ""])
  func text(pasted: String) {
    let expected: [TerminalEvent] = pasted.isEmpty ? [] : [.paste(DisplayText(pasted))]
    expectNoDifference(events(of: "\u{1B}[200~\(pasted)\u{1B}[201~k"), expected + [key("k")])
  }

  @Test("It is cut to a megabyte and read to its end")
  func longest() {
    var decoder = InputDecoder(size: Size(rows: 24, columns: 80))
    let bytes =
      Array("\u{1B}[200~".utf8) + Array(repeating: UInt8(ascii: "q"), count: 3 << 20) + Array("\u{1B}[201~k".utf8)
    bytes.withUnsafeBytes { decoder.accept($0) }
    expectNoDifference(
      decoder.events.map { if case .paste(let text) = $0 { text.width } else { 0 } }, [InputDecoder.longestPaste, 0])
  }

  @Test("Without an end mark it ends after a second, as text")
  func missingEnd() {
    var decoder = InputDecoder(size: Size(rows: 24, columns: 80))
    for byte in "\u{1B}[200~qq\u{1B}[20".utf8 { decoder.accept(byte) }
    #expect(decoder.isPasting)
    #expect(decoder.patience == .seconds(1))
    decoder.expire()
    expectNoDifference(decoder.events, [.paste("qq")])
    #expect(!decoder.isPasting)
  }

  @Test("Malformed UTF-8 becomes a replacement character")
  func malformed() {
    let bytes = Array("\u{1B}[200~a".utf8) + [0xFF] + Array("b\u{1B}[201~".utf8)
    expectNoDifference(events(of: bytes), [.paste(DisplayText("a\u{FFFD}b"))])
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every run.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
