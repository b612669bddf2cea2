/// A place on the screen: row first, both 0-based from the top left corner.
public struct Position: Hashable, Sendable {
  /// From the top.
  public var row: Int
  /// From the left, in terminal columns.
  public var column: Int

  /// Makes a place.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A size in terminal cells, never negative.
public struct Size: Hashable, Sendable {
  /// Height.
  public var rows: Int
  /// Width in terminal columns.
  public var columns: Int

  /// Makes a size; negative numbers become 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A rectangle of cells, possibly empty.
public struct Rect: Hashable, Sendable {
  /// The top left cell.
  public var origin: Position
  /// Height and width.
  public var size: Size

  /// Makes a rectangle; negative sizes become 0.
  public init(row: Int, column: Int, rows: Int, columns: Int) {
    origin = Position(row: row, column: column)
    size = Size(rows: rows, columns: columns)
  }

  /// The row below the last one.
  public var bottom: Int { origin.row + size.rows }
  /// The column right of the last one.
  public var right: Int { origin.column + size.columns }
  /// Whether it has no cell.
  public var isEmpty: Bool { size.rows == 0 || size.columns == 0 }

  /// The rectangle without `rows` at top and bottom and `columns` left and right; empty where nothing is left.
  public func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(
      row: origin.row + min(rows, size.rows), column: origin.column + min(columns, size.columns),
      rows: size.rows - 2 * rows, columns: size.columns - 2 * columns)
  }

  /// Whether a place lies within.
  public func contains(_ position: Position) -> Bool {
    position.row >= origin.row && position.row < bottom && position.column >= origin.column && position.column < right
  }
}
