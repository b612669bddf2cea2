import Glibc
import Testing

@testable import Screen

@Suite("Text width")
struct TextWidthTests {
  @Test(
    "Latin, Vietnamese, Hangul, Han, kana, lines and arrows are as wide as glibc says",
    arguments: [
      0x20...0x7E, 0xA0...0xAC, 0xAE...0x36F, 0x1E00...0x1EFF, 0x2010...0x2027, 0x20A0...0x20BF, 0x2190...0x21FF,
      0x2500...0x259F, 0x1100...0x115E, 0x1160...0x11FF, 0x3041...0x3096, 0x3099...0x30FF, 0x3131...0x318E,
      0x3248...0x324F, 0x3400...0x9FFF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xD7B0...0xD7C6, 0xFF01...0xFFBE,
      0x1F1E6...0x1F1FF, 0x1F600...0x1F64F, 0x20000...0x2A6DF
    ] as [ClosedRange<UInt32>])
  func glibc(range: ClosedRange<UInt32>) {
    let wrong = GlibcWidth.differences(in: range.compactMap(Unicode.Scalar.init))
    #expect(wrong.isEmpty)
  }

  @Test(
    "No scalar that a text can hold differs from the glibc of Debian 12; later ones follow later Unicode versions",
    .enabled(if: GlibcWidth.version == "2.36"))
  func differences() {
    let wrong = GlibcWidth.differences(in: scalars).filter { difference in
      DisplayText(String(difference.scalar)).string.unicodeScalars.contains(difference.scalar)
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "Marks and conjoining Hangul take no column, spacing marks take one",
    arguments: ["\u{301}", "\u{20DD}", "\u{1161}", "\u{11A8}"])
  func noColumn(mark: Unicode.Scalar) {
    #expect(TextWidth.columns(of: mark) == 0)
    #expect(TextWidth.isMark(mark))
  }

  @Test("Spacing marks take a column")
  func spacingMark() {
    #expect(TextWidth.columns(of: "\u{093F}") == 1)
    #expect(TextWidth.isMark("\u{093F}"))
  }

  @Test("What is taken for no mark at a glance is none")
  func marks() {
    let wrong = scalars.filter { scalar in
      let isMark = [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
      return isMark && scalar.value < 0x3000 && !TextWidth.isMark(scalar)
        && DisplayText("a\(scalar)").string.unicodeScalars.contains(scalar)
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "A cluster is a character with its marks or a flag",
    arguments: [
      ("", []), ("ab", [1, 1]), ("ế", [1]), ("x\u{301}\u{302}y", [1, 1]), ("한국", [2, 2]), ("🇰🇷🇺🇸", [2, 2]),
      ("🇰🇷🇺", [2, 1]),
      ("कि", [2]), ("กำ", [1, 1]), ("👩🚀", [2, 2]), ("❤", [1]), ("⌚", [2])
    ] as [(String, [Int])])
  func clusters(text: String, widths: [Int]) {
    #expect(Clusters(text[...]).map(\.width) == widths)
  }

  @Test("The versions of table and library are known")
  func versions() {
    #expect(TextWidth.unicodeVersion.split(separator: ".").count == 3)
    #expect(TextWidth.libraryVersion.hasPrefix("2."))
  }
}

/// A scalar that the C library counts otherwise.
private struct WidthDifference {
  var scalar: Unicode.Scalar
  var ours: Int
  var glibc: Int
}

/// The C library's opinion in the C.UTF-8 locale.
private enum GlibcWidth {
  // Glibc's module map declares neither of the two functions: one needs _XOPEN_SOURCE, the other a header of its own.
  private typealias Width = @convention(c) (wchar_t) -> CInt
  private typealias Version = @convention(c) () -> UnsafePointer<CChar>

  static var version: String {
    guard let symbol = dlsym(nil, "gnu_get_libc_version") else { return "" }
    return String(cString: unsafeBitCast(symbol, to: Version.self)())
  }

  /// The scalars that glibc knows and counts otherwise.
  static func differences(in scalars: [Unicode.Scalar]) -> [WidthDifference] {
    guard let symbol = dlsym(nil, "wcwidth"), let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else {
      Issue.record("This system lacks wcwidth or the locale C.UTF-8")
      return []
    }
    let wcwidth = unsafeBitCast(symbol, to: Width.self)
    let previous = uselocale(locale)
    defer {
      uselocale(previous)
      freelocale(locale)
    }
    return scalars.compactMap { scalar in
      let (ours, glibc) = (TextWidth.columns(of: scalar), Int(wcwidth(wchar_t(scalar.value))))
      return glibc < 0 || ours == glibc ? nil : WidthDifference(scalar: scalar, ours: ours, glibc: glibc)
    }
  }
}
