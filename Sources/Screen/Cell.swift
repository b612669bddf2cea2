/// One character cell of a frame: 8 bytes.
///
/// A cell shows one character of 1 or 2 columns with at most 4 combining marks, which is what a character cell of ncurses holds. A wide
/// character's second cell is a *continuation*. A cell with marks knows only a number in its frame's table: ask `Frame.text(of:)` for
/// the text, and compare cells of different frames with `Frame.rowDiffers(_:from:)`.
public struct Cell: Hashable, Sendable {
  /// A scalar's value, or the number of a text in the frame's table with `tableFlag` set.
  let content: UInt32
  /// How it looks. A continuation looks like the cell before it.
  public var style: Style
  private let columns: UInt16

  static let tableFlag: UInt32 = 0x8000_0000

  /// Columns: 1, 2, or 0 for a continuation.
  public var width: Int { Int(columns) }

  /// The scalar that the cell shows; nil for a continuation and for a character with marks.
  public var scalar: Unicode.Scalar? { isContinuation ? nil : Unicode.Scalar(content) }

  /// Whether this is the second half of a wide character.
  public var isContinuation: Bool { columns == 0 }

  /// The number of its text in the frame's table; nil where the scalar says all.
  var tableIndex: Int? { content & Self.tableFlag == 0 ? nil : Int(content & ~Self.tableFlag) }

  init(content: UInt32, style: Style, width: Int) {
    self.content = content
    self.style = style
    columns = UInt16(width)
  }

  /// An empty cell of a style.
  static func blank(_ style: Style) -> Cell { Cell(content: 0x20, style: style, width: 1) }

  /// The second half of a wide character.
  static func continuation(_ style: Style) -> Cell { Cell(content: 0, style: style, width: 0) }
}
