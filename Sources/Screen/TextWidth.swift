import CUnicode

/// How many terminal columns a character takes, from one table: utf8proc's, with the corrections below.
///
/// utf8proc follows the Unicode version it was built for (`unicodeVersion`; 15.0 in utf8proc 2.8) and East Asian Width (UAX #11):
/// wide and full-width characters and those with emoji presentation take 2 columns, ambiguous ones 1, non-spacing marks 0.
/// Regional indicators take 1 each, so that a flag takes 2. What terminals do differently, because glibc's `wcwidth` does:
/// - conjoining Hangul vowels and finals are drawn into the syllable's first letter and take 0;
/// - spacing marks (category Mc: vowel signs of Indic scripts) take a column of their own;
/// - the hexagrams of the I Ching (wide since Unicode 16) and the circled numbers on black squares take 2.
public enum TextWidth {
  /// The Unicode version of the table, such as `15.0.0`.
  public static var unicodeVersion: String { String(cString: utf8proc_unicode_version()) }

  /// The version of utf8proc, such as `2.8.0`.
  public static var libraryVersion: String { String(cString: utf8proc_version()) }

  /// Columns of one scalar on its own, 0…2; meaningful for the scalars that a `DisplayText` can hold.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x300, 0x1E00...0x1EFF, 0x2010...0x2027, 0x2500...0x257F: 1
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: 2
    case conjoiningHangul, moreConjoiningHangul: 0
    case 0x3248...0x324F, 0x4DC0...0x4DFF: 2
    default: columnsFromTable(of: scalar)
    }
  }

  private static func columnsFromTable(of scalar: Unicode.Scalar) -> Int {
    let codepoint = Int32(bitPattern: scalar.value)
    let columns = Int(utf8proc_charwidth(codepoint))
    return utf8proc_category(codepoint) == UTF8PROC_CATEGORY_MC ? max(1, columns) : columns
  }

  /// Whether a scalar belongs to the one before it: a combining mark, spacing or not, or a conjoining Hangul vowel or final.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x1E00...0x1EFF, 0x2000...0x20CF, 0x2100...0x2BFF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return false
    case conjoiningHangul, moreConjoiningHangul: return true
    default:
      let category = utf8proc_category(Int32(bitPattern: scalar.value))
      return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME
    }
  }

  /// Hangul Jamo medial vowels and final consonants, and the extended ones (Unicode chapter 18.6).
  private static let conjoiningHangul: ClosedRange<UInt32> = 0x1160...0x11FF
  private static let moreConjoiningHangul: ClosedRange<UInt32> = 0xD7B0...0xD7FB
}

/// What is never taken apart: a scalar with its marks, or a flag of two regional indicators.
///
/// This is the terminals' unit and differs from Swift's `Character`, which also joins the consonants of Indic conjuncts and the
/// Hangul initials that terminals draw side by side.
struct Cluster {
  /// Where it stands in its text.
  var range: Range<String.Index>
  /// Columns, at least 1.
  var width: Int
}

/// The clusters of a sanitized text, in order.
struct Clusters: Sequence, IteratorProtocol {
  private let scalars: Substring.UnicodeScalarView
  private var position: String.Index

  init(_ text: Substring) {
    scalars = text.unicodeScalars
    position = text.startIndex
  }

  mutating func next() -> Cluster? {
    guard position < scalars.endIndex else { return nil }
    let start = position
    let base = scalars[position]
    var width = TextWidth.columns(of: base)
    position = scalars.index(after: position)
    if Self.isRegionalIndicator(base), position < scalars.endIndex, Self.isRegionalIndicator(scalars[position]) {
      width += TextWidth.columns(of: scalars[position])
      position = scalars.index(after: position)
    }
    while position < scalars.endIndex, TextWidth.isMark(scalars[position]) {
      width += TextWidth.columns(of: scalars[position])
      position = scalars.index(after: position)
    }
    return Cluster(range: start..<position, width: width)
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }
}
