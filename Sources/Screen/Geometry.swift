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
  public var rows: Int { didSet { rows = max(0, rows) } }
  /// Width in terminal columns.
  public var columns: Int { didSet { columns = max(0, columns) } }

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

  /// The row below the last one; the largest number where there is none.
  public var bottom: Int { Self.sum(origin.row, size.rows) }
  /// The column right of the last one; the largest number where there is none.
  public var right: Int { Self.sum(origin.column, size.columns) }
  /// The numbers of its rows, from the top.
  public var rows: Range<Int> { origin.row..<bottom }
  /// The numbers of its columns, from the left.
  public var columns: Range<Int> { origin.column..<right }
  /// Whether it has no cell.
  public var isEmpty: Bool { size.rows == 0 || size.columns == 0 }

  /// The rectangle without `rows` at top and bottom and `columns` left and right; empty where nothing is left. Negative numbers let it
  /// grow.
  public func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    let (row, height) = Self.inset(origin.row, size.rows, by: rows)
    let (column, width) = Self.inset(origin.column, size.columns, by: columns)
    return Rect(row: row, column: column, rows: height, columns: width)
  }

  /// The cells that belong to both; empty, at the nearest corner of this one, where there are none.
  public func intersection(_ other: Rect) -> Rect {
    let (row, height) = Self.overlap(rows, other.rows)
    let (column, width) = Self.overlap(columns, other.columns)
    return Rect(row: row, column: column, rows: height, columns: width)
  }

  /// Whether a place lies within.
  public func contains(_ position: Position) -> Bool {
    position.row >= origin.row && position.row < bottom && position.column >= origin.column && position.column < right
  }

  // Far outside every screen numbers stick at the last one instead of overflowing.
  private static func sum(_ start: Int, _ length: Int) -> Int {
    let (sum, overflow) = start.addingReportingOverflow(length)
    return overflow ? (length < 0 ? .min : .max) : sum
  }

  private static func inset(_ start: Int, _ length: Int, by margin: Int) -> (start: Int, length: Int) {
    let limited = min(margin, length)
    let end = sum(sum(start, length), limited == .min ? .max : -limited)
    let newStart = sum(start, limited)
    let (newLength, overflow) = end.subtractingReportingOverflow(newStart)
    return (newStart, overflow ? .max : max(0, newLength))
  }

  private static func overlap(_ one: Range<Int>, _ other: Range<Int>) -> (start: Int, length: Int) {
    let overlap = one.clamped(to: other)
    let (length, overflow) = overlap.upperBound.subtractingReportingOverflow(overlap.lowerBound)
    return (overlap.lowerBound, overflow ? .max : length)
  }
}
