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
  /// Of a wide character at the left edge that begins outside, a space stands for the half inside.
  /// - Returns: the column after the text as cut by `limit`, where the next one goes, inside the frame or not.
  @discardableResult
  public mutating func put(
    _ text: DisplayText, at position: Position, style: Style = .normal, limit: Int? = nil
  ) -> Int {
    let text = text.prefix(limit ?? .max)
    let (end, isFar) = position.column.addingReportingOverflow(text.width)
    guard !isFar else { return .max }
    guard (0..<size.rows).contains(position.row), position.column < size.columns, end > 0 else { return end }
    let columns = max(0, position.column)..<min(end, size.columns)
    if text.isASCII {
      let bytes = text.string.utf8.dropFirst(columns.lowerBound - position.column).prefix(columns.count)
      let new = bytes.lazy.map { Cell(content: UInt32($0), style: style, width: 1) }
      write(row: position.row, from: columns.lowerBound, new)
    } else {
      let new = visibleCells(of: text, from: position.column, in: columns, style: style)
      write(row: position.row, from: columns.lowerBound, new)
    }
    return end
  }

  /// Fills a rectangle with spaces of a style.
  public mutating func fill(_ rect: Rect, style: Style = .normal) {
    let visible = rect.intersection(bounds)
    for row in visible.rows {
      write(row: row, from: visible.origin.column, repeatElement(.blank(style), count: visible.size.columns))
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
    let (top, left) = (rect.origin.row, rect.origin.column)
    let (last, right) = (rect.bottom - 1, rect.right - 1)
    for row in visible.rows {
      let isTop = row == top
      let isEdge = isTop || row == last
      if isEdge {
        put(line: "─", row: row, column: visible.origin.column, count: visible.size.columns, style: style)
      }
      put(line: isTop ? "┌" : isEdge ? "└" : "│", row: row, column: left, count: 1, style: style)
      put(line: isTop ? "┐" : isEdge ? "┘" : "│", row: row, column: right, count: 1, style: style)
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
    guard (0..<size.rows).contains(row) else { return false }
    let range = row * size.columns..<(row + 1) * size.columns
    if markedTexts.isEmpty && other.markedTexts.isEmpty { return cells[range] != other.cells[range] }
    return range.contains { index in
      let (mine, its) = (cells[index], other.cells[index])
      guard mine.tableIndex != nil, its.tableIndex != nil else { return mine != its }
      return mine.style != its.style || mine.width != its.width || text(of: mine) != other.text(of: its)
    }
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

  /// Replaces the cells from a place inside the frame on; they must end within its row.
  private mutating func write(row: Int, from column: Int, _ new: some Sequence<Cell>) {
    let rowStart = row * size.columns
    let start = rowStart + column
    let cutsOnTheLeft = start < cells.count && cells[start].isContinuation && column > 0
    var index = start
    for cell in new {
      cells[index] = cell
      index += 1
    }
    guard index > start else { return }
    if cutsOnTheLeft { cells[start - 1] = .blank(cells[start - 1].style) }
    if index < rowStart + size.columns, cells[index].isContinuation { cells[index] = .blank(cells[index].style) }
  }

  /// The cells of a text that begins at `start`, as far as they lie in `columns`.
  private mutating func visibleCells(
    of text: DisplayText, from start: Int, in columns: Range<Int>, style: Style
  ) -> [Cell] {
    var result: [Cell] = []
    result.reserveCapacity(columns.count)
    var column = start
    for cluster in Clusters(text.string[...]) {
      let next = column + cluster.width
      if next > columns.upperBound { break }
      if column >= columns.lowerBound {
        appendCells(of: text.string[cluster.range], to: &result, style: style)
      } else if next > columns.lowerBound {
        result.append(contentsOf: repeatElement(.blank(style), count: next - columns.lowerBound))
      }
      column = next
    }
    return result
  }

  /// A cell for each scalar that takes columns, with the marks that take none.
  private mutating func appendCells(of cluster: Substring, to result: inout [Cell], style: Style) {
    let scalars = cluster.unicodeScalars
    var position = scalars.startIndex
    while position < scalars.endIndex {
      let start = position
      let width = TextWidth.columns(of: scalars[start])
      position = scalars.index(after: start)
      let afterBase = position
      while position < scalars.endIndex, TextWidth.columns(of: scalars[position]) == 0 {
        position = scalars.index(after: position)
      }
      let content = position == afterBase ? scalars[start].value : number(of: String(scalars[start..<position]))
      result.append(Cell(content: content, style: style, width: width))
      if width == 2 { result.append(.continuation(style)) }
    }
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

  /// Repeats a character of one column, clipped to the frame.
  private mutating func put(line character: Unicode.Scalar, row: Int, column: Int, count: Int, style: Style) {
    guard (0..<size.columns).contains(column) else { return }
    let cell = Cell(content: character.value, style: style, width: 1)
    write(row: row, from: column, repeatElement(cell, count: min(count, size.columns - column)))
  }

  /// Replaces every cell; used for whole-frame mappings that keep the geometry.
  mutating func replaceCells(_ change: (Frame, Cell) -> Cell) {
    let old = self
    cells = old.cells.map { change(old, $0) }
  }
}
