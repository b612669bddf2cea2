/// A whole screen as a value: what `view` returns and what a terminal shows. Knows nothing of terminals.
///
/// Out of bounds is clipped everywhere, never a trap. Only `DisplayText` can be put on it. Where half of a wide character is overwritten,
/// its other half becomes blank.
public struct Frame: Equatable, Sendable {
  /// The longest side in cells. No terminal is as large; a frame asked to be larger is cut to it.
  public static let longestSide = 1_000

  /// Height and width.
  public let size: Size
  /// The cells, row after row: `size.rows × size.columns`.
  public private(set) var cells: [Cell]
  /// Where the hardware cursor stands: on the focus, for screen readers; nil hides nothing, it stays at the origin.
  public var cursor: Position?
  /// Whether the cursor is drawn (a prompt) or only placed.
  public var showsCursor = false
  /// Whether the terminal reports the mouse.
  public var wantsMouse = false
  /// The terminal's window title.
  public var title: DisplayText = ""

  /// Texts of the cells with combining marks, each once, and their numbers.
  private var markedTexts: [String] = []
  private var markedTextNumbers: [String: Int] = [:]

  /// A blank screen; each side at most `longestSide`.
  public init(size: Size) {
    self.size = Size(rows: min(size.rows, Self.longestSide), columns: min(size.columns, Self.longestSide))
    cells = Array(repeating: .blank(.normal), count: self.size.rows * self.size.columns)
  }

  // MARK: Writing

  /// Writes text from a place to the right, clipped to `limit` columns and to the frame without cutting a wide character or a flag.
  ///
  /// Where one begins left of the frame, spaces stand for the part inside.
  /// - Returns: the column after the text as cut by `limit`, where the next one goes, inside the frame or not.
  @discardableResult
  public mutating func put(
    _ text: DisplayText, at position: Position, style: Style = .normal, limit: Int? = nil
  ) -> Int {
    let text = text.prefix(limit ?? .max)
    let (end, isFar) = position.column.addingReportingOverflow(text.width)
    guard !isFar else { return .max }
    guard (0..<size.rows).contains(position.row), position.column < size.columns, end > 0 else { return end }
    let visible = text.dropping(max(0, -position.column))
    let start = end - visible.width
    if position.column < 0 {
      write(.blank(style), row: position.row, columns: 0..<min(start, size.columns))
    }
    write(visible.prefix(size.columns - start), row: position.row, column: start, style: style)
    return end
  }

  /// Fills a rectangle with spaces of a style.
  public mutating func fill(_ rect: Rect, style: Style = .normal) {
    let visible = rect.intersection(bounds)
    for row in visible.rows {
      write(.blank(style), row: row, columns: visible.columns)
    }
  }

  /// Changes the style of the cells of a rectangle, keeping the text. A wide character belongs to the column it begins in.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let visible = rect.intersection(bounds)
    for row in visible.rows {
      for column in visible.origin.column..<min(visible.right + 1, size.columns) {
        let index = row * size.columns + column
        if cells[index].isContinuation {
          if column > 0 { cells[index].style = cells[index - 1].style }
        } else if column < visible.right {
          cells[index].style = change(cells[index].style)
        }
      }
    }
  }

  /// Draws a single line just inside a rectangle; nothing where it has fewer than 2 rows or columns.
  public mutating func border(_ rect: Rect, style: Style) {
    guard rect.size.rows >= 2, rect.size.columns >= 2 else { return }
    let visible = rect.intersection(bounds)
    let (last, right) = (rect.bottom - 1, rect.right - 1)
    for row in visible.rows {
      let isTop = row == rect.origin.row
      let isBottom = row == last
      if isTop || isBottom { draw("─", row: row, columns: visible.columns, style: style) }
      let ends: (Unicode.Scalar, Unicode.Scalar) = isTop ? ("┌", "┐") : isBottom ? ("└", "┘") : ("│", "│")
      for (column, end) in [(rect.origin.column, ends.0), (right, ends.1)] where visible.columns.contains(column) {
        draw(end, row: row, columns: column..<column + 1, style: style)
      }
    }
  }

  /// Copies another frame's cells to a place, clipped, and takes its cursor along if it has one. A wide character that the frame's edge
  /// cuts becomes blank.
  public mutating func paste(_ picture: Frame, at origin: Position) {
    let target = Rect(
      row: origin.row, column: origin.column, rows: picture.size.rows, columns: picture.size.columns
    ).intersection(bounds)
    for row in target.rows where !target.columns.isEmpty {
      separate(row: row, columns: target.columns)
      let shift = (row - origin.row) * picture.size.columns - origin.column
      for column in target.columns {
        var cell = picture.cells[shift + column]
        if cell.tableIndex != nil {
          cell = Cell(content: number(of: picture.text(of: cell)), style: cell.style, width: cell.width)
        }
        cells[row * size.columns + column] = cell
      }
      let (first, last) = (
        row * size.columns + target.columns.lowerBound, row * size.columns + target.columns.upperBound - 1
      )
      if cells[first].isContinuation { cells[first] = .blank(cells[first].style) }
      if cells[last].width == 2 { cells[last] = .blank(cells[last].style) }
    }
    if let place = picture.cursor {
      cursor = Position(row: origin.row + place.row, column: origin.column + place.column)
    }
  }

  // MARK: Reading

  /// What a cell of this frame shows: one character, or nothing for a continuation.
  public func text(of cell: Cell) -> String {
    if let index = cell.tableIndex { return markedTexts.indices.contains(index) ? markedTexts[index] : "" }
    return cell.scalar.map { String($0) } ?? ""
  }

  /// Whether a row shows another text or style than in another frame; true where the sizes differ, false for a row that both lack.
  public func rowDiffers(_ row: Int, from other: Frame) -> Bool {
    guard size == other.size else { return true }
    return changedColumns(ofRow: row, from: other) != nil
  }

  /// The columns from the first to the last cell of a row that shows another text or style than in another frame of the same size, with
  /// both halves of wide characters at its ends; nil where the row is the same, the whole row where the sizes differ.
  public func changedColumns(ofRow row: Int, from other: Frame) -> Range<Int>? {
    guard (0..<size.rows).contains(row) else { return nil }
    guard size == other.size else { return 0..<size.columns }
    let start = row * size.columns
    var first = 0
    while first < size.columns, !cellDiffers(start + first, from: other) { first += 1 }
    guard first < size.columns else { return nil }
    var last = size.columns - 1
    while last > first, !cellDiffers(start + last, from: other) { last -= 1 }
    // No second half can be the first to differ: it looks as the half before it says.
    if last + 1 < size.columns, cells[start + last + 1].isContinuation { last += 1 }
    return first..<last + 1
  }

  private func cellDiffers(_ index: Int, from other: Frame) -> Bool {
    let (mine, its) = (cells[index], other.cells[index])
    guard mine.tableIndex != nil, its.tableIndex != nil else { return mine != its }
    return mine.style != its.style || mine.width != its.width || text(of: mine) != other.text(of: its)
  }

  /// Whether both show the same, cursor, title and mouse included.
  public static func == (left: Frame, right: Frame) -> Bool {
    left.size == right.size && left.cursor == right.cursor && left.showsCursor == right.showsCursor
      && left.wantsMouse == right.wantsMouse && left.title == right.title
      && !(0..<left.size.rows).contains { left.rowDiffers($0, from: right) }
  }

  /// The whole frame as a rectangle.
  public var bounds: Rect { Rect(row: 0, column: 0, rows: size.rows, columns: size.columns) }

  // MARK: Cells

  /// Writes a text that lies within the frame.
  private mutating func write(_ text: DisplayText, row: Int, column: Int, style: Style) {
    separate(row: row, columns: column..<column + text.width)
    var index = row * size.columns + column
    if text.isASCII {
      for byte in text.string.utf8 {
        cells[index] = Cell(content: UInt32(byte), style: style, width: 1)
        index += 1
      }
      return
    }
    for scalar in text.string.unicodeScalars {
      let width = TextWidth.columns(of: scalar)
      guard width > 0 else {
        add(mark: scalar, toCellBefore: index)
        continue
      }
      cells[index] = Cell(content: scalar.value, style: style, width: width)
      if width == 2 { cells[index + 1] = .continuation(style) }
      index += width
    }
  }

  /// Adds a mark that takes no column to the character that ends before a cell.
  private mutating func add(mark: Unicode.Scalar, toCellBefore index: Int) {
    guard index > 0 else { return }
    let base = cells[index - 1].isContinuation ? index - 2 : index - 1
    var text = text(of: cells[base])
    text.unicodeScalars.append(mark)
    cells[base] = Cell(content: number(of: text), style: cells[base].style, width: cells[base].width)
  }

  /// Writes the same cell to columns of a row that lie within the frame.
  private mutating func write(_ cell: Cell, row: Int, columns: Range<Int>) {
    separate(row: row, columns: columns)
    for column in columns { cells[row * size.columns + column] = cell }
  }

  /// Writes a character of one column to columns of a row that lie within the frame.
  private mutating func draw(_ character: Unicode.Scalar, row: Int, columns: Range<Int>, style: Style) {
    write(Cell(content: character.value, style: style, width: 1), row: row, columns: columns)
  }

  /// Blanks the halves of wide characters that stick out of columns about to be overwritten.
  private mutating func separate(row: Int, columns: Range<Int>) {
    guard !columns.isEmpty else { return }
    let rowStart = row * size.columns
    let first = rowStart + columns.lowerBound
    let next = rowStart + columns.upperBound
    if columns.lowerBound > 0, cells[first].isContinuation { cells[first - 1] = .blank(cells[first - 1].style) }
    if columns.upperBound < size.columns, cells[next].isContinuation { cells[next] = .blank(cells[next].style) }
  }

  /// The content of a cell with marks: the number of its text in the table.
  private mutating func number(of text: String) -> UInt32 {
    let number = markedTextNumbers[text] ?? markedTexts.count
    if number == markedTexts.count {
      markedTexts.append(text)
      markedTextNumbers[text] = number
    }
    return UInt32(number) | Cell.tableFlag
  }

  /// Replaces every cell; used for whole-frame mappings that keep the geometry.
  mutating func replaceCells(_ change: (Frame, Cell) -> Cell) {
    let old = self
    cells = old.cells.map { change(old, $0) }
  }
}
