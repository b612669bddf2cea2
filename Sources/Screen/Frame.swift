/// One character cell: 8 bytes. A wide character's second cell is a continuation.
public struct Cell: Hashable, Sendable {}

/// A whole screen as a value: what `view` returns and what a terminal shows. Knows nothing of terminals.
///
/// Out of bounds is clipped everywhere, never a trap. Only `DisplayText` can be put on it.
public struct Frame: Equatable, Sendable {
  /// Height and width.
  public var size: Size { fatalError("contract") }
  /// Where the hardware cursor stands: on the focus, for screen readers; nil hides nothing, it stays at the origin.
  public var cursor: Position? { get { fatalError("contract") } set {} }
  /// Whether the cursor is drawn (a prompt) or only placed.
  public var showsCursor: Bool { get { fatalError("contract") } set {} }
  /// Whether the terminal reports the mouse.
  public var wantsMouse: Bool { get { fatalError("contract") } set {} }
  /// The terminal's window title.
  public var title: DisplayText { get { fatalError("contract") } set {} }

  /// A blank screen.
  public init(size: Size) { fatalError("contract") }

  /// Writes text from a place to the right, clipped to `limit` columns (to the frame if nil) without cutting a wide character; returns the column after the text.
  @discardableResult
  public mutating func put(_ text: DisplayText, at position: Position, style: Style = .normal, limit: Int? = nil) -> Int { fatalError("contract") }
  /// Fills a rectangle with spaces of a style.
  public mutating func fill(_ rect: Rect, style: Style = .normal) { fatalError("contract") }
  /// Changes the style of the cells of a rectangle, keeping the text.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) { fatalError("contract") }
  /// Draws a border just inside a rectangle.
  public mutating func border(_ rect: Rect, style: Style) { fatalError("contract") }

  /// The rows as text, trailing spaces kept: each is exactly `size.columns` wide.
  public func lines() -> [String] { fatalError("contract") }
  /// A map of the styles, one letter a cell, `.` for normal, with a legend.
  public func styleMap() -> [String] { fatalError("contract") }
  /// The whole frame in ASCII, cell by cell.
  public func ascii() -> Frame { fatalError("contract") }
}
