import CustomDump
import Testing

@testable import Screen

@Suite("Display text")
struct DisplayTextTests {
  /// A text and what it becomes; described by the latter, for the former would command the terminal that shows the test's name.
  struct Example: CustomTestStringConvertible {
    var unsafe: String
    var safe: String
    var testDescription: String { safe }

    init(_ unsafe: String, _ safe: String) {
      self.unsafe = unsafe
      self.safe = safe
    }
  }

  @Test(
    "Controls become visible",
    arguments: [
      Example("a\u{1B}[31mb", "a␛[31mb"), Example("\u{7F}\u{0}\u{7}\u{8}\u{1F}", "␡␀␇␈␟"),
      Example("x\u{9B}y\u{85}\u{80}\u{9F}", "x<9B>y<85><80><9F>"),
      Example("\u{202E}live\u{202C}", "⟦RLO⟧live⟦PDF⟧"), Example("\u{61C}\u{200E}\u{200F}", "⟦ALM⟧⟦LRM⟧⟦RLM⟧"),
      Example("\u{202A}\u{202B}\u{202D}", "⟦LRE⟧⟦RLE⟧⟦LRO⟧"),
      Example("\u{2066}\u{2067}\u{2068}\u{2069}", "⟦LRI⟧⟦RLI⟧⟦FSI⟧⟦PDI⟧")
    ])
  func controls(example: Example) { check(example) }

  @Test(
    "Line breaks, tabs and spaces of other widths become spaces; a carriage return that could overwrite is shown",
    arguments: [
      Example("a\nb\tc\r\nd\u{2028}e\u{2029}f", "a b c d e f"), Example("over\rwritten\r", "over␍written␍"),
      Example("\r\r\n\n", "␍  "), Example("\r\u{9B}", "␍<9B>"), Example("a\u{2003}b\u{3000}c\u{205F}d", "a b c d"),
      Example("a\u{A0}b\u{202F}c", "a\u{A0}b\u{202F}c")
    ])
  func spaces(example: Example) { check(example) }

  @Test(
    "What nobody can see vanishes",
    arguments: [
      Example("a\u{200B}\u{FEFF}\u{AD}\u{200D}\u{200C}\u{2060}b", "ab"), Example("a\u{E0001}\u{E0041}\u{E007F}b", "ab"),
      Example("❤\u{FE0F}", "❤"), Example("👩\u{200D}🚀", "👩🚀"), Example("👍\u{1F3FD}", "👍"),
      Example("1\u{FE0F}\u{20E3}", "1\u{20E3}"),
      Example("\u{115F}\u{1160}\u{3164}\u{FFA0}\u{34F}", ""), Example("🏴\u{E0067}\u{E007F}", "🏴")
    ])
  func invisible(example: Example) { check(example) }

  @Test(
    "What has no certain look becomes U+FFFD",
    arguments: [
      Example("\u{E000}\u{F8FF}\u{100000}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      Example("\u{1FFFE}\u{FFFE}\u{10FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      Example("\u{378}\u{2FFFF}", "\u{FFFD}\u{FFFD}"), Example("\u{FFF9}\u{600}", "\u{FFFD}\u{FFFD}")
    ])
  func unknown(example: Example) { check(example) }

  @Test(
    "Marks compose, are at most four on a base, and never stand without one",
    arguments: [
      Example("e\u{301}", "é"), Example("No\u{323}\u{302}i", "Nội"), Example("\u{1112}\u{1161}\u{11AB}", "한"),
      Example("\u{212B}", "Å"),
      Example("\u{301}a", "◌\u{301}a"), Example("a \u{301}", "a ◌\u{301}"), Example("a\n\u{1161}", "a ◌\u{1161}"),
      Example("\u{93E}", "◌\u{93E}"),
      Example("q\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}y", "q\u{301}\u{302}\u{303}\u{304}y"),
      Example("q\u{301}\u{200B}\u{302}\u{303}\u{304}\u{305}", "q\u{301}\u{302}\u{303}\u{304}"),
      Example("q\u{301}\u{316}", "q\u{316}\u{301}")
    ])
  func marks(example: Example) { check(example) }

  @Test("A flood of marks leaves four")
  func flood() {
    let text = DisplayText("q" + String(repeating: "\u{316}\u{301}", count: 50_000))
    #expect(text.string.unicodeScalars.count == 5)
    #expect(text.width == 1)
  }

  @Test(
    "Bytes that are no UTF-8 are shown",
    arguments: [
      ([0x61, 0x9B, 0x62], "a<9B>b"), ([0xFF, 0xC3], "<FF><C3>"), ([0xED, 0xA0, 0x80], "<ED><A0><80>"),
      ([0xC0, 0x80], "<C0><80>"),
      ([0xED, 0x95, 0x9C, 0x0D, 0xFE], "한␍<FE>"), ([0xC2, 0x9B], "<9B>"), ([], ""), ([0x0D, 0x0A], " "),
      ([0xF4, 0x90, 0x80, 0x80], "<F4><90><80><80>")
    ] as [([UInt8], String)])
  func bytes(bytes: [UInt8], safe: String) {
    let text = DisplayText(bytes: bytes)
    #expect(text.string == safe)
    #expect(text == DisplayText(safe))
    #expect(text.width == DisplayText(safe).width)
  }

  @Test("ASCII stays as it is", arguments: ["", "a", " ", "~", "The quick brown fox"])
  func printableASCII(text: String) {
    #expect(DisplayText(text).string == text)
    #expect(DisplayText(text).width == text.count)
    #expect(DisplayText(text).isASCII)
    #expect(DisplayText(text.dropFirst(0)).string == text)
  }

  @Test(
    "The width is in columns",
    arguments: [
      ("é", 1), ("Hà Nội", 6), ("김정은", 6), ("金正恩", 6), ("🇰🇷", 2), ("👩‍🚀", 4), ("❤️", 1), ("👍🏽", 2), ("q\u{301}", 1),
      ("▁█", 2), ("…", 1), ("कि", 2)
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayText(text).width == columns)
  }

  @Test("Sanitizing a safe text changes nothing, and the width is that of the text")
  func idempotence() {
    var random = SeededGenerator(seed: 20_180_612)
    for _ in 0..<4_000 {
      let once = DisplayText(RandomText.next(30, using: &random))
      expectSafe(once)
    }
  }

  @Test("No scalar gets through that a terminal would obey, or that takes no column without being a mark")
  func everyScalar() {
    for scalar in scalars
    where !scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory != .unassigned {
      for kept in DisplayText("a\(scalar)").string.unicodeScalars {
        switch kept.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator:
          Issue.record("U+\(String(scalar.value, radix: 16)) lets U+\(String(kept.value, radix: 16)) through")
        default:
          if TextWidth.columns(of: kept) == 0 && !TextWidth.isMark(kept) {
            Issue.record("U+\(String(kept.value, radix: 16)) takes no column")
          }
        }
      }
    }
  }

  @Test("What is taken as it is needs no normalizing, alone or before a mark")
  func plain() {
    for scalar in scalars where scalar.value < 0x1_0000 && Sanitizer.isPlain(scalar) {
      // The mark of a neighbour forces the whole text through normalization.
      let kept = Array(DisplayText("q\(scalar)q\u{301}").string.unicodeScalars)
      if kept != ["q", scalar, "q", "\u{301}"] { Issue.record("U+\(String(scalar.value, radix: 16)) changed") }
    }
  }

  @Test("Parts and joints of safe texts are safe")
  func parts() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<1_000 {
      let (left, right) = (
        DisplayText(RandomText.next(8, using: &random)), DisplayText(RandomText.next(8, using: &random))
      )
      expectSafe(left + right)
      for columns in 0...left.width + 1 {
        let cut = left.truncated(to: columns)
        expectSafe(cut)
        #expect(cut.width <= columns)
        expectSafe(left.prefix(columns))
        expectSafe(left.dropping(columns))
        if left.prefix(columns).width == columns { #expect(left.prefix(columns) + left.dropping(columns) == left) }
      }
    }
  }

  @Test(
    "A text is cut with an ellipsis and never inside a character",
    arguments: [
      ("Hanoi", 5, "Hanoi"), ("Hanoi", 4, "Han…"), ("Hanoi", 1, "…"), ("Hanoi", 0, ""), ("Hanoi", -3, ""),
      ("Hà Nội", 5, "Hà N…"),
      ("김정은", 5, "김정…"), ("김정은", 4, "김…"), ("김정은", 2, "…"), ("🇰🇷🇺🇸", 3, "🇰🇷…"), ("🇰🇷🇺🇸", 2, "…"),
      ("q\u{301}bc", 2, "q\u{301}…"), ("", 0, ""),
      ("abc", Int.max, "abc"), ("abc", Int.min, "")
    ])
  func truncated(text: String, columns: Int, result: String) {
    #expect(DisplayText(text).truncated(to: columns).string == result)
  }

  @Test(
    "Transliteration leaves ASCII only",
    arguments: [
      ("Đặng Tất Thành → Hà Nội…", "Dang Tat Thanh -> Ha Noi..."), ("“Kim”—Chŏng’s", "\"Kim\"--Chong's"),
      ("김정은", "??????"),
      ("┌─┬┐│╔═║", "+-++|+=|"), ("▁▂▃▄▅▆▇█", "_:-=+*#@"), ("• ○ ✓ · –", "* o v . -"), ("½ ﬁ Ａ ™ ²", "1/2 fi A TM 2"),
      ("ß Æ ø", "ss AE o"),
      ("\u{1B}\u{202E}", "^[[RLO]"), ("q\u{301}\u{302}", "q"), ("🇰🇷", "??"), ("a\u{A0}b", "a b"), ("±5 ≥ 3", "+-5 >= 3"),
      ("plain", "plain")
    ])
  func transliteration(text: String, ascii: String) {
    #expect(DisplayText(text).ascii.string == ascii)
  }

  @Test("Transliteration leaves ASCII only, whatever the text")
  func transliterationIsASCII() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let ascii = DisplayText(RandomText.next(20, using: &random)).ascii
      #expect(ascii.isASCII)
      #expect(ascii.ascii == ascii)
    }
  }

  @Test("Texts are equal and hash alike by what they say")
  func equality() {
    #expect(DisplayText("e\u{301}") == DisplayText("é"))
    #expect(Set([DisplayText("a\u{200B}"), "a", "b"]) == ["a", "b"])
    #expect(DisplayText("a").description == "a")
  }

  private func check(_ example: Example) {
    let text = DisplayText(example.unsafe)
    expectNoDifference(Array(text.string.unicodeScalars), Array(example.safe.unicodeScalars))
    expectSafe(text)
  }

  private func expectSafe(_ text: DisplayText) {
    let again = DisplayText(text.string)
    let isSame = again.string.utf8.elementsEqual(text.string.utf8)
    #expect(isSame && again.width == text.width, "\(text) as \(again)")
    #expect(Clusters(text.string[...]).reduce(0) { $0 + $1.width } == text.width)
  }
}
