import Testing

@testable import Screen

@Suite("Display text")
struct DisplayTextTests {
  @Test(
    "Dangerous characters become visible or vanish",
    arguments: [
      ("a\u{1B}[31mb", "a␛[31mb"), ("\u{7F}\u{0}\u{7}", "␡␀␇"), ("a\nb\tc\r\nd", "a b c d"),
      ("over\rwritten", "over␍written"),
      ("x\u{9B}y\u{85}", "x<9B>y<85>"), ("\u{202E}live", "⟦RLO⟧live"), ("a\u{200B}\u{FEFF}\u{AD}\u{200D}b", "ab"),
      ("a\u{E0041}\u{FE0F}b", "ab"), ("\u{E000}\u{FFFE}\u{378}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("e\u{301}", "é"), ("\u{301}a", "◌\u{301}a"), ("a \u{301}", "a ◌\u{301}")
    ])
  func sanitizing(unsafe: String, safe: String) {
    #expect(Array(DisplayText(unsafe).string.unicodeScalars) == Array(safe.unicodeScalars))
  }

  @Test("ASCII stays as it is", arguments: ["", "a", "The quick brown fox"])
  func ascii(text: String) {
    #expect(DisplayText(text).string == text)
    #expect(DisplayText(text).width == text.count)
    #expect(DisplayText(text).isASCII)
  }

  @Test(
    "Transliteration leaves ASCII only",
    arguments: [
      ("Đặng Tất Thành → Hà Nội…", "Dang Tat Thanh -> Ha Noi..."), ("“Kim”—Chŏng’s", "\"Kim\"--Chong's"),
      ("김정은", "??????")
    ])
  func transliteration(text: String, ascii: String) {
    #expect(DisplayText(text).ascii.string == ascii)
  }
}
