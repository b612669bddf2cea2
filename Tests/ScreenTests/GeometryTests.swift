import Testing

@testable import Screen

@Suite("Geometry")
struct GeometryTests {
  private static let extremes = [Int.min, Int.min + 1, -1_000, -1, 0, 1, 7, 1_000, Int.max - 1, Int.max]

  @Test("A size is never negative, however it is made")
  func sizes() {
    #expect(Size(rows: -1, columns: -2) == Size(rows: 0, columns: 0))
    var size = Size(rows: 3, columns: 4)
    size.rows = -5
    size.columns = Int.min
    #expect(size == Size(rows: 0, columns: 0))
  }

  @Test("A rectangle ends below and right of its last cell")
  func ends() {
    let rect = Rect(row: 2, column: -3, rows: 4, columns: 5)
    #expect(rect.bottom == 6)
    #expect(rect.right == 2)
    #expect(rect.rows == 2..<6)
    #expect(rect.columns == -3..<2)
    #expect(Rect(row: Int.max, column: Int.max, rows: 9, columns: 9).bottom == Int.max)
  }

  @Test(
    "A rectangle without rows or columns is empty",
    arguments: [(0, 0, true), (0, 5, true), (5, 0, true), (1, 1, false), (-1, 3, true)])
  func empty(rows: Int, columns: Int, isEmpty: Bool) {
    #expect(Rect(row: 1, column: 1, rows: rows, columns: columns).isEmpty == isEmpty)
  }

  @Test(
    "A rectangle contains its edges and nothing beyond",
    arguments: [(1, 2, true), (3, 5, true), (0, 2, false), (1, 1, false), (4, 5, false), (3, 6, false)])
  func contains(row: Int, column: Int, isInside: Bool) {
    let rect = Rect(row: 1, column: 2, rows: 3, columns: 4)
    #expect(rect.contains(Position(row: row, column: column)) == isInside)
  }

  @Test("An inset takes from every side and leaves nothing rather than less")
  func inset() {
    let rect = Rect(row: 1, column: 2, rows: 5, columns: 8)
    #expect(rect.inset(rows: 1, columns: 2) == Rect(row: 2, column: 4, rows: 3, columns: 4))
    #expect(rect.inset() == rect)
    #expect(rect.inset(rows: 3) == Rect(row: 4, column: 2, rows: 0, columns: 8))
    #expect(rect.inset(rows: 9, columns: 99) == Rect(row: 6, column: 10, rows: 0, columns: 0))
    #expect(rect.inset(rows: -1, columns: -2) == Rect(row: 0, column: 0, rows: 7, columns: 12))
  }

  @Test("Rectangles share the cells that lie in both")
  func intersection() {
    let rect = Rect(row: 0, column: 0, rows: 10, columns: 20)
    #expect(rect.intersection(rect) == rect)
    #expect(
      rect.intersection(Rect(row: -2, column: 15, rows: 5, columns: 50))
        == Rect(row: 0, column: 15, rows: 3, columns: 5))
    #expect(
      rect.intersection(Rect(row: 3, column: 4, rows: 2, columns: 2)) == Rect(row: 3, column: 4, rows: 2, columns: 2))
    for far in [Rect(row: 10, column: 0, rows: 5, columns: 5), Rect(row: 0, column: -9, rows: 5, columns: 9)] {
      #expect(rect.intersection(far).isEmpty)
      #expect(far.intersection(rect).isEmpty)
    }
  }

  @Test("The shared cells are those that both contain")
  func intersectionContains() {
    var random = SeededGenerator(seed: 1)
    func rect() -> Rect {
      Rect(
        row: .random(in: -4...6, using: &random), column: .random(in: -4...6, using: &random),
        rows: .random(in: 0...7, using: &random), columns: .random(in: 0...7, using: &random))
    }
    for _ in 0..<200 {
      let (one, other) = (rect(), rect())
      let shared = one.intersection(other)
      for row in -5...14 {
        for column in -5...14 {
          let place = Position(row: row, column: column)
          #expect(shared.contains(place) == (one.contains(place) && other.contains(place)))
        }
      }
    }
  }

  @Test("No number is too large or too small")
  func extremes() {
    for start in Self.extremes {
      for length in Self.extremes {
        let rect = Rect(row: start, column: start, rows: length, columns: length)
        #expect(rect.bottom >= rect.origin.row)
        for margin in Self.extremes {
          let inset = rect.inset(rows: margin, columns: margin)
          #expect(inset.size.rows >= 0 && inset.right >= inset.origin.column)
        }
        for other in Self.extremes {
          let shared = rect.intersection(Rect(row: other, column: other, rows: length, columns: 3))
          #expect(shared.size.rows <= rect.size.rows && shared.size.columns <= 3)
        }
      }
    }
  }
}
