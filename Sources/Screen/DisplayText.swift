/// Text that is safe to show: the only text that reaches a cell, a message or an export.
///
/// There is no way to make one except through the sanitizer. It makes one line of the text, in normalization form C:
///
/// | in the text | becomes |
/// |---|---|
/// | line break, tab, paragraph separator; spaces of other widths | a space; no-break spaces stay |
/// | C0 controls, DEL, a carriage return without line feed | their picture: `␛`, `␡`, `␍` |
/// | C1 controls; with `init(bytes:)`, bytes that are no UTF-8 | `<9B>` |
/// | bidi controls | their name: `⟦RLO⟧` |
/// | soft hyphen, BOM, zero-width space and joiners, variation selectors, tags, fillers | nothing: nobody can see them |
/// | emoji skin tones | nothing |
/// | private use, noncharacters, unassigned, other format characters | U+FFFD: no terminal agrees with another on their look and width |
/// | more than 4 combining marks on a base | the first 4 |
/// | a combining mark at the start or after a space | the same on a dotted circle, `◌` |
///
/// Joiners go even between emoji (👩‍🚀 becomes 👩🚀), for terminals differ in the width of the joined picture and a border right of it
/// would bend. Sanitizing a safe text changes nothing.
public struct DisplayText: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The safe text: one line, NFC.
  public let string: String

  /// The width in terminal columns: the sum of its scalars' widths (`TextWidth`).
  public let width: Int

  /// Sanitizes any text for one line.
  ///
  /// Printable ASCII is taken as it is, after one look at its bytes.
  public init(_ unsafe: String) {
    if unsafe.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      self.init(safe: unsafe, width: unsafe.utf8.count)
    } else {
      let (string, width) = Sanitizer.sanitize(unsafe)
      self.init(safe: string, width: width)
    }
  }

  /// Sanitizes any text for one line.
  @inlinable
  public init(_ unsafe: some StringProtocol) { self.init(String(unsafe)) }

  /// Sanitizes bytes that should be UTF-8, a file's name for example: each byte that is not shows as `<9B>`.
  public init(bytes: some Sequence<UInt8>) {
    let (string, width) = Sanitizer.sanitize(bytes: Array(bytes))
    self.init(safe: string, width: width)
  }

  /// A literal of the program itself; sanitized all the same.
  public init(stringLiteral value: String) { self.init(value) }

  /// Takes a text that is safe already: a part of a safe text that begins and ends between clusters.
  init(safe string: String, width: Int) {
    self.string = string
    self.width = width
  }

  /// Whether every character is ASCII, one column each. (Beyond ASCII every scalar has more bytes than columns.)
  var isASCII: Bool { width == string.utf8.count }

  /// The safe text.
  public var description: String { string }

  /// Cut to at most `columns`; where something is lost, the last column holds `…` (`~` in `Frame.ascii()`). Never cuts a wide character
  /// or a flag in half: then the result is a column narrower. Empty for 0 columns and fewer.
  public func truncated(to columns: Int) -> DisplayText {
    if width <= columns { return self }
    return columns < 1 ? "" : prefix(columns - 1) + "…"
  }

  /// The clusters that fit in so many columns.
  func prefix(_ columns: Int) -> DisplayText {
    if width <= columns { return self }
    if columns < 1 { return "" }
    if isASCII {
      return DisplayText(
        safe: String(string[..<string.utf8.index(string.startIndex, offsetBy: columns)]), width: columns)
    }
    var end = string.startIndex
    var taken = 0
    for cluster in Clusters(string[...]) {
      guard taken + cluster.width <= columns else { break }
      taken += cluster.width
      end = cluster.range.upperBound
    }
    return DisplayText(safe: String(string[..<end]), width: taken)
  }

  /// The text without the clusters that begin within its first columns.
  func dropping(_ columns: Int) -> DisplayText {
    if columns < 1 { return self }
    if columns >= width { return "" }
    var start = string.startIndex
    var dropped = 0
    for cluster in Clusters(string[...]) where dropped < columns {
      dropped += cluster.width
      start = cluster.range.upperBound
    }
    return DisplayText(safe: String(string[start...]), width: width - dropped)
  }

  /// The text in ASCII only: line drawing, dashes, quotes and Latin letters transliterated, any other character `?` by its width.
  ///
  /// The width may change (`→` becomes `->`); `Frame.ascii()` keeps every column in place.
  public var ascii: DisplayText {
    if isASCII { return self }
    var result = ""
    for cluster in Clusters(string[...]) {
      result += ASCII.text(for: string.unicodeScalars[cluster.range.lowerBound], width: cluster.width)
    }
    return DisplayText(result)
  }

  /// Joined without a separator. (Safe as it stands: no safe text begins with a character that composes with one before it.)
  public static func + (left: DisplayText, right: DisplayText) -> DisplayText {
    DisplayText(safe: left.string + right.string, width: left.width + right.width)
  }

  /// Whether both say the same; the width follows from the text.
  public static func == (left: DisplayText, right: DisplayText) -> Bool { left.string == right.string }

  /// Feeds the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(string) }
}
