/// A stretch of text in one style, possibly a link.
public struct Span: Hashable, Sendable {
  /// The text.
  public var text: DisplayText
  /// Its look.
  public var style: Style
  /// The number of the link it belongs to, 0-based in the text's own list; nil for none.
  public var link: Int?
  /// Makes a span.
  public init(_ text: DisplayText, _ style: Style = .normal, link: Int? = nil) {
    self.text = text; self.style = style; self.link = link
  }
}

/// One line of set text.
public struct Line: Hashable, Sendable {
  /// The spans, left to right.
  public var spans: [Span]
  /// Makes a line.
  public init(_ spans: [Span] = []) { self.spans = spans }
  /// The width in columns.
  public var width: Int { spans.reduce(0) { $0 + $1.text.width } }
  /// The characters.
  public var string: String { spans.map(\.text.string).joined() }
}

/// Line breaking.
public enum Wrapping {
  /// Breaks spans into lines of at most `width` columns at spaces (between any two characters of Hangul, Han and kana where a word is too long for the line alone; inside a word only if it is longer than a line);
  /// `first` and `rest` are put before the first and the following lines (a bullet and its hanging indent). Spaces at breaks vanish. Width below 1 counts as 1; a wide character on a line of 1 becomes `…`.
  public static func lines(_ spans: [Span], width: Int, first: [Span] = [], rest: [Span] = []) -> [Line] {
    fatalError("contract")
  }
}
