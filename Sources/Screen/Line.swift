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
    self.text = text
    self.style = style
    self.link = link
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
