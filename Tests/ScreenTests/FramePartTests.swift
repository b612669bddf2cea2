import CustomDump
import Testing

@testable import Screen

@Suite("Parts of a frame")
struct FramePartTests {
  /// A frame with a text here and there, wide, marked and clipped ones too.
  private static func random(_ size: Size, using random: inout SeededGenerator) -> Frame {
    var frame = Frame(size: size)
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      frame.put(
        DisplayText(RandomText.next(4, using: &random)),
        at: Position(
          row: Int.random(in: 0..<size.rows, using: &random), column: Int.random(in: -3..<size.columns, using: &random)),
        style: Bool.random(using: &random) ? .normal : Style(.link, .underline))
    }
    return frame
  }

  @Test("A picture pasted as a whole is the picture, its cursor comes along", arguments: 0..<40)
  func whole(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = Size(rows: 3, columns: 14)
    var picture = Self.random(size, using: &random)
    picture.cursor = Position(row: 1, column: 2)
    var frame = Self.random(size, using: &random)
    frame.paste(picture, at: Position(row: 0, column: 0))
    #expect(frame == picture)
  }

  @Test("A pasted picture is clipped, what it cuts in half becomes blank, the rest stays")
  func clipped() {
    var picture = Frame(size: Size(rows: 2, columns: 4))
    picture.put("한글", at: Position(row: 0, column: 0))
    picture.put("q\u{301}xyz", at: Position(row: 1, column: 0))
    var frame = Frame(size: Size(rows: 2, columns: 6))
    frame.put("abcdef", at: Position(row: 0, column: 0))
    frame.put("東東東", at: Position(row: 1, column: 0))
    frame.paste(picture, at: Position(row: 0, column: 3))
    expectNoDifference(frame.lines(), ["abc한 ", "東 q\u{301}xy"])
    frame.paste(picture, at: Position(row: 0, column: -1))
    expectNoDifference(frame.lines(), [" 글한 ", "xyzq\u{301}xy"])
    let before = frame
    frame.paste(picture, at: Position(row: 5, column: 0))
    frame.paste(picture, at: Position(row: 0, column: 99))
    #expect(frame == before)
  }

  @Test("What changed in a row, copied over, makes the row of the other frame", arguments: 0..<60)
  func changes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = Size(rows: 1, columns: 16)
    let (old, new) = (Self.random(size, using: &random), Self.random(size, using: &random))
    guard let columns = new.changedColumns(ofRow: 0, from: old) else {
      #expect(old == new)
      return
    }
    #expect(new.rowDiffers(0, from: old))
    // Neither end cuts a wide character of the new frame.
    #expect(!new.cells[columns.lowerBound].isContinuation)
    #expect(columns.upperBound == size.columns || !new.cells[columns.upperBound].isContinuation)
    for column in 0..<size.columns where !columns.contains(column) {
      #expect(new.text(of: new.cells[column]) == old.text(of: old.cells[column]))
      #expect(new.cells[column].style == old.cells[column].style)
    }
  }

  @Test("A wide character that another one replaces changes as a whole")
  func wide() {
    var (old, new) = (Frame(size: Size(rows: 1, columns: 6)), Frame(size: Size(rows: 1, columns: 6)))
    old.put("a한b", at: Position(row: 0, column: 0))
    new.put("a글b", at: Position(row: 0, column: 0))
    #expect(new.changedColumns(ofRow: 0, from: old) == 1..<3)
  }

  @Test("The same frame has no changes, a frame of another size has all")
  func noChanges() {
    var random = SeededGenerator(seed: 7)
    let frame = Self.random(Size(rows: 2, columns: 9), using: &random)
    #expect(frame.changedColumns(ofRow: 0, from: frame) == nil)
    #expect(frame.changedColumns(ofRow: 9, from: frame) == nil)
    #expect(frame.changedColumns(ofRow: 1, from: Frame(size: Size(rows: 2, columns: 8))) == 0..<9)
  }
}
