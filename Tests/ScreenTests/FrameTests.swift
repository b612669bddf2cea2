import CustomDump
import Testing

@testable import Screen

@Suite("Frame")
struct FrameTests {
  @Test("A cell takes 8 bytes")
  func cellSize() {
    #expect(MemoryLayout<Cell>.size == 8)
    #expect(MemoryLayout<Cell>.stride == 8)
  }

  @Test("A blank frame has a cell for each place")
  func blank() {
    let frame = Frame(size: Size(rows: 2, columns: 3))
    #expect(frame.cells.count == 6)
    expectNoDifference(frame.lines(), ["   ", "   "])
  }

  @Test("Text stands where it is put and the next text follows it")
  func put() {
    var frame = Frame(size: Size(rows: 2, columns: 12))
    let column = frame.put("Hà Nội", at: Position(row: 1, column: 1), style: Style(.link))
    frame.put("!", at: Position(row: 1, column: column))
    expectNoDifference(frame.lines(), ["            ", " Hà Nội!    "])
    expectNoDifference(frame.styleMap(), ["............", ".llllll.....", "l link"])
  }

  @Test("Wide text takes two columns a character")
  func wide() {
    var frame = Frame(size: Size(rows: 1, columns: 8))
    #expect(frame.put("김정은", at: Position(row: 0, column: 1)) == 7)
    expectNoDifference(frame.lines(), [" 김정은 "])
    #expect(frame.cells.map(\.width) == [1, 2, 0, 2, 0, 2, 0, 1])
  }
}
