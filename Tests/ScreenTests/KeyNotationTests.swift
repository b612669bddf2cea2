import CustomDump
import Testing

@testable import Screen

@Suite("Key notation")
struct KeyNotationTests {
  @Test(
    "A script reads as the events it names",
    arguments: [
      ("", []), ("jj", [.key(.character("j")), .key(.character("j"))]),
      ("j<Enter>K", [.key(.character("j")), .key(.named(.enter)), .key(.character("K"))]),
      ("<C-d>", [.key(.control("d"))]), ("<lt>", [.key(.character("<"))]),
      ("<gt>>", [.key(.character(">")), .key(.character(">"))]),
      ("a b", [.key(.character("a")), .key(.named(.space)), .key(.character("b"))]),
      ("<S-Tab>", [.key(.named(.backTab))]),
      ("ế정", [.key(.character("ế")), .key(.character("정"))]), ("e\u{301}", [.key(.character("é"))]),
      ("<Resize:80x24>", [.resized(Size(rows: 24, columns: 80))]),
      ("<Resize:0x0>", [.resized(Size(rows: 0, columns: 0))]),
      ("<Click:12,40>", [.click(Position(row: 12, column: 40))]),
      ("<Wheel:12,40,3>", [.wheel(Position(row: 12, column: 40), lines: 3)]),
      ("<Wheel:0,0,-3>", [.wheel(Position(row: 0, column: 0), lines: -3)]),
      ("<Paste:a <lt>b<gt>: c>d", [.paste("a <b>: c"), .key(.character("d"))]), ("<Paste:>", [.paste("")]),
      ("<Paste:x\u{1B}\n>", [.paste("x␛ ")])
    ] as [(String, [TerminalEvent])])
  func reading(text: String, events: [TerminalEvent]) throws {
    expectNoDifference(try KeyNotation.events(text), events)
  }

  @Test(
    "What is no notation is refused with place and reason",
    arguments: [
      ("<", 0, "`<` begins a name that no `>` ends; write <lt> for the character itself"),
      ("jj<Ent", 2, "`<` begins a name that no `>` ends; write <lt> for the character itself"),
      ("<enter>", 0, "no key is called <enter>; did you mean <Enter>?"),
      ("<Return>", 0, "no key is called <Return>; did you mean <Enter>?"),
      ("<C-D>", 0, "Control keys have no upper case; write <C-d>"),
      ("<C-i>", 0, "terminals send the same for <C-i> and <Tab>; write <Tab>"),
      ("<C-j>", 0, "terminals send the same for <C-j> and <Enter>; write <Enter>"),
      ("<C-1>", 0, "<C-…> takes a letter from a to z"),
      ("x\u{1B}", 1, "U+1B is no printable character; keys without one have names, such as <Enter> or <Tab>"),
      ("\u{202E}", 0, "U+202E is no printable character; keys without one have names, such as <Enter> or <Tab>"),
      ("<Resize:80>", 0, "<Resize:…> takes columns and rows, such as <Resize:80x24>"),
      ("<Resize:-1x24>", 0, "<Resize:…> takes columns and rows, such as <Resize:80x24>"),
      ("<Resize:99999x1>", 0, "<Resize:…> takes columns and rows, such as <Resize:80x24>"),
      ("<Click:1,2,3>", 0, "<Click:…> takes a row and a column from 0, such as <Click:12,40>"),
      ("<Click:+1,2>", 0, "<Click:…> takes a row and a column from 0, such as <Click:12,40>"),
      ("<Wheel:1,2>", 0, "<Wheel:…> takes a row, a column and lines, such as <Wheel:12,40,3> or <Wheel:12,40,-3>"),
      ("<Wheel:-1,2,3>", 0, "<Wheel:…> takes a row, a column and lines, such as <Wheel:12,40,3> or <Wheel:12,40,-3>"),
      ("a<Drag:1,2>", 1, "<Drag:…> is no event; there are <Resize:…>, <Click:…>, <Wheel:…> and <Paste:…>"),
      ("<Paste:abc", 0, "<Paste:…> has no end; write `>` after the text"),
      ("<Paste:a<b>", 8, "inside <Paste:…> write <lt> for `<`")
    ])
  func failures(text: String, offset: Int, reason: String) {
    #expect(throws: KeyNotation.Failure(offset: offset, reason: reason)) { try KeyNotation.events(text) }
  }

  @Test("An unknown name lists the names there are")
  func unknownName() {
    let failure = #expect(throws: KeyNotation.Failure.self) { try KeyNotation.events("<Foo>") }
    let reason = failure?.reason ?? ""
    for name in Key.Named.allCases { #expect(reason.contains("<\(name.rawValue)>")) }
    #expect(reason.contains("<lt>"))
  }

  @Test("Every key is read again as it was written")
  func keysRoundTrip() throws {
    let printable = scalars.prefix(0x250).map(Character.init).filter { DisplayText(String($0)).string == String($0) }
    let keys =
      Key.Named.allCases.map(Key.named) + (printable + ["한", "é", "👩"]).filter { $0 != " " }.map(Key.character)
      + "abcdefgklnopqrstuvwxyz".map(Key.control)
    for key in keys {
      let text = KeyNotation.text(key)
      #expect(try KeyNotation.key(text) == key)
      #expect(try KeyNotation.events(text) == [.key(key)])
    }
    let script = keys.map { KeyNotation.text($0) }.joined()
    expectNoDifference(try KeyNotation.events(script), keys.map(TerminalEvent.key))
  }

  @Test(
    "Every event is read again as it was written",
    arguments: [
      .paste("a <lt> b > c, ⟦x⟧"), .paste(""), .click(Position(row: 0, column: 9_999)),
      .resized(Size(rows: 36, columns: 120)),
      .wheel(Position(row: 3, column: 4), lines: -2), .wheel(Position(row: 3, column: 4), lines: 0), .key(.named(.f1))
    ] as [TerminalEvent])
  func eventsRoundTrip(event: TerminalEvent) throws {
    expectNoDifference(try KeyNotation.events(KeyNotation.text(event)), [event])
  }

  @Test(
    "One key is one key",
    arguments: [("", 0, "expected a key"), ("jj", 1, "expected one key only"), ("<Click:1,1>", 0, "expected a key")])
  func oneKey(text: String, offset: Int, reason: String) {
    #expect(throws: KeyNotation.Failure(offset: offset, reason: reason)) { try KeyNotation.key(text) }
  }

  @Test(
    "Help names keys as keyboards do",
    arguments: [
      (.character("j"), "j"), (.character("<"), "<"), (.control("d"), "Ctrl-d"), (.named(.backTab), "Shift-Tab"),
      (.named(.down), "↓"), (.named(.up), "↑"), (.named(.left), "←"), (.named(.right), "→"), (.named(.space), "Space"),
      (.named(.enter), "Enter"), (.named(.escape), "Esc"), (.named(.backspace), "Backspace"),
      (.named(.pageDown), "PgDn"),
      (.named(.f1), "F1"), (.character("\u{1B}"), "␛")
    ] as [(Key, String)])
  func readable(key: Key, text: String) {
    #expect(KeyNotation.readable(key) == text)
  }
}
