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

  @Test("A blank frame has a cell for each place and nothing else")
  func blank() {
    let frame = Frame(size: Size(rows: 2, columns: 3))
    #expect(frame.cells.count == 6)
    expectNoDifference(frame.lines(), ["   ", "   "])
    expectNoDifference(frame.styleMap(), ["...", "..."])
    #expect(frame.cursor == nil && !frame.showsCursor && !frame.wantsMouse && frame.title == "")
  }

  @Test("No frame is larger than any terminal")
  func largest() {
    let frame = Frame(size: Size(rows: Int.max, columns: 1))
    #expect(frame.size == Size(rows: Frame.longestSide, columns: 1))
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

  @Test("A cell holds one character with at most four marks; the others have cells of their own")
  func marks() {
    var frame = Frame(size: Size(rows: 1, columns: 6))
    frame.put("q\u{301}\u{302}कि🇰🇷", at: Position(row: 0, column: 0))
    expectNoDifference(frame.cells.map { frame.text(of: $0) }, ["q\u{301}\u{302}", "क", "\u{93F}", "🇰", "🇷", " "])
    #expect(frame.cells[0].scalar == nil && frame.cells[1].scalar == "क")
    frame.put("한\u{302E}", at: Position(row: 0, column: 0))
    #expect(frame.cells.map(\.width) == [2, 0, 2, 0, 1, 1])
  }

  @Test(
    "Text is clipped at every edge, and the column after it is still told",
    arguments: [
      ("abcdef", 0, 2, nil, "  abc", 8), ("abcdef", 0, -2, nil, "cdef ", 4), ("abcdefgh", 0, -2, nil, "cdefg", 6),
      ("abc", 0, 5, nil, "     ", 8),
      ("abc", 0, -3, nil, "     ", 0), ("abc", -1, 0, nil, "     ", 3), ("abc", 1, 0, nil, "     ", 3),
      ("abcdef", 0, 1, 2, " ab  ", 3),
      ("abc", 0, 1, 0, "     ", 1), ("abc", 0, 1, -4, "     ", 1), ("abc", 0, 1, 99, " abc ", 4),
      ("김정은", 0, 0, nil, "김정 ", 6),
      ("김정은", 0, 0, 3, "김   ", 2), ("김정은", 0, -1, nil, " 정은", 5), ("김정은", 0, -2, nil, "정은 ", 4),
      ("김정은", 0, 4, nil, "     ", 10),
      ("🇰🇷🇰🇷", 0, 2, nil, "  🇰🇷 ", 6), ("🇰🇷x", 0, -1, nil, " x   ", 2), ("é", 0, Int.max, nil, "     ", Int.max),
      ("abc", 0, Int.min, nil, "     ", Int.min + 3),
      ("abc", Int.min, 0, nil, "     ", 3), ("abc", Int.max, Int.max, Int.max, "     ", Int.max),
      ("abc", 0, 0, Int.min, "     ", 0), ("", 0, 2, nil, "     ", 2)
    ] as [(String, Int, Int, Int?, String, Int)])
  func clipping(text: String, row: Int, column: Int, limit: Int?, line: String, next: Int) {
    var frame = Frame(size: Size(rows: 1, columns: 5))
    #expect(frame.put(DisplayText(text), at: Position(row: row, column: column), limit: limit) == next)
    expectNoDifference(frame.lines(), [line])
  }

  @Test(
    "Overwriting half of a wide character blanks the other half in its old style",
    arguments: [(0, "x 정", ".lll"), (1, " x정", "l.ll"), (2, "김x ", "ll.l"), (3, "김 x", "lll.")])
  func halves(column: Int, line: String, styles: String) {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.put("김정", at: Position(row: 0, column: 0), style: Style(.link))
    frame.put("x", at: Position(row: 0, column: column))
    expectNoDifference(frame.lines(), [line])
    #expect(frame.cells.map(\.width).reduce(0, +) == 4)
    expectNoDifference(frame.styleMap(), [styles, "l link"])
  }

  @Test("A wide character over two halves blanks both")
  func wideOverHalves() {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.put("김정", at: Position(row: 0, column: 0))
    frame.put("은", at: Position(row: 0, column: 1))
    expectNoDifference(frame.lines(), [" 은 "])
  }

  @Test("Half of a wide character at the left edge leaves a space")
  func halfAtTheEdge() {
    var frame = Frame(size: Size(rows: 1, columns: 3))
    frame.put("xyz", at: Position(row: 0, column: 0))
    frame.put("김a", at: Position(row: 0, column: -1), style: Style(.link))
    expectNoDifference(frame.lines(), [" az"])
    expectNoDifference(frame.styleMap(), ["ll.", "l link"])
  }

  @Test("Filling clears text, halves included")
  func fill() {
    var frame = Frame(size: Size(rows: 3, columns: 6))
    for row in 0..<3 { frame.put("김정은", at: Position(row: row, column: 0)) }
    frame.fill(Rect(row: 1, column: 1, rows: 9, columns: 2), style: Style(.selection))
    expectNoDifference(frame.lines(), ["김정은", "    은", "    은"])
    expectNoDifference(frame.styleMap(), ["......", ".ss...", ".ss...", "s selection"])
  }

  @Test("Restyling keeps text and never parts a wide character")
  func restyle() {
    var frame = Frame(size: Size(rows: 1, columns: 8))
    frame.put("a김정은b", at: Position(row: 0, column: 0), style: Style(.link))
    frame.restyle(Rect(row: 0, column: 2, rows: 1, columns: 2)) { Style($0.role, .reverse) }
    expectNoDifference(frame.lines(), ["a김정은b"])
    expectNoDifference(frame.styleMap(), ["lllAAlll", "l link", "A link reverse"])
  }

  @Test("A border is a single line just inside")
  func border() {
    var frame = Frame(size: Size(rows: 4, columns: 6))
    frame.put("김정은", at: Position(row: 1, column: 0))
    frame.border(Rect(row: 0, column: 1, rows: 3, columns: 4), style: Style(.border))
    expectNoDifference(frame.lines(), [" ┌──┐ ", " │정│ ", " └──┘ ", "      "])
    expectNoDifference(frame.styleMap(), [".bbbb.", ".b..b.", ".bbbb.", "......", "b border"])
  }

  @Test(
    "A border is clipped, and absent where it has no inside to go round",
    arguments: [
      (Rect(row: -1, column: -1, rows: 3, columns: 3), [" │  ", "─┘  ", "    "]),
      (Rect(row: 1, column: 2, rows: 9, columns: 9), ["    ", "  ┌─", "  │ "]),
      (Rect(row: 0, column: 0, rows: 1, columns: 4), ["    ", "    ", "    "]),
      (Rect(row: 0, column: 0, rows: 3, columns: 1), ["    ", "    ", "    "]),
      (Rect(row: 0, column: 0, rows: 2, columns: 2), ["┌┐  ", "└┘  ", "    "]),
      (Rect(row: Int.min, column: 0, rows: Int.max, columns: Int.max), ["    ", "    ", "    "]),
      (Rect(row: 1, column: 1, rows: Int.max, columns: Int.max), ["    ", " ┌──", " │  "])
    ])
  func clippedBorder(rect: Rect, lines: [String]) {
    var frame = Frame(size: Size(rows: 3, columns: 4))
    frame.border(rect, style: .normal)
    expectNoDifference(frame.lines(), lines)
  }

  @Test("A row differs by text, style or width, not by how its marks are numbered")
  func rows() {
    var one = Frame(size: Size(rows: 2, columns: 4))
    var other = one
    one.put("q\u{301}", at: Position(row: 0, column: 0))
    one.put("v\u{301}", at: Position(row: 1, column: 0))
    other.put("v\u{301}", at: Position(row: 1, column: 0))
    #expect(one.rowDiffers(0, from: other) && other.rowDiffers(0, from: one))
    #expect(!one.rowDiffers(1, from: other))
    other.put("q\u{301}", at: Position(row: 0, column: 0))
    #expect(one == other)
    other.put("q\u{302}", at: Position(row: 0, column: 0))
    #expect(one.rowDiffers(0, from: other))
    other.put("q\u{301}", at: Position(row: 0, column: 0), style: Style(.link))
    #expect(one.rowDiffers(0, from: other) && one != other)
    #expect(!one.rowDiffers(-1, from: other) && !one.rowDiffers(2, from: other))
    #expect(one.rowDiffers(0, from: Frame(size: Size(rows: 2, columns: 5))))
  }

  @Test("Frames are equal only with the same cursor, mouse and title")
  func equality() {
    let frame = Frame(size: Size(rows: 1, columns: 1))
    for change in [
      { $0.cursor = Position(row: 0, column: 0) }, { $0.showsCursor = true }, { $0.wantsMouse = true },
      { $0.title = "x" },
      { $0.put("x", at: Position(row: 0, column: 0)) }
    ] as [(inout Frame) -> Void] {
      var other = frame
      change(&other)
      #expect(other != frame)
    }
    #expect(frame != Frame(size: Size(rows: 1, columns: 2)))
  }

  @Test("In ASCII every column stays in place")
  func ascii() {
    var frame = Frame(size: Size(rows: 2, columns: 20))
    frame.title = "Singapore → Hanoi"
    frame.cursor = Position(row: 1, column: 1)
    frame.put("→…김é┌─┐▁█Đ½—q\u{301}🇰🇷", at: Position(row: 0, column: 0), style: Style(.link))
    let ascii = frame.ascii()
    expectNoDifference(ascii.lines(), [">~??e+-+_@D?-q??    ", String(repeating: " ", count: 20)])
    expectNoDifference(ascii.styleMap(), frame.styleMap())
    #expect(ascii.title == "Singapore -> Hanoi" && ascii.cursor == frame.cursor)
    #expect(ascii.ascii() == ascii)
  }

  @Test("The map of styles gives roles their letters and looks with attributes capitals, whatever comes first")
  func styleMap() {
    var frame = Frame(size: Size(rows: 1, columns: 5))
    frame.put("a", at: Position(row: 0, column: 0), style: Style(.link, [.underline, .bold]))
    frame.put("b", at: Position(row: 0, column: 1), style: Style(.normal, .reverse))
    frame.put("c", at: Position(row: 0, column: 2), style: Style(.hindsight))
    frame.put("d", at: Position(row: 0, column: 3), style: Style(.normal, .dim))
    expectNoDifference(
      frame.styleMap(), ["CAnB.", "A normal reverse", "B normal dim", "C link bold underline", "n hindsight"])
    #expect(Set(Style.Role.allCases.map(\.letter)).count == Style.Role.allCases.count)
  }

  @Test("Whatever is drawn wherever, a frame stays a grid", arguments: 0..<40)
  func anything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sides = [0, 1, 2, 3, 7, 20, 80, 500]
    let size = Size(rows: sides.randomElement(using: &random) ?? 0, columns: sides.randomElement(using: &random) ?? 0)
    var frame = Frame(size: size)
    for _ in 0..<60 { draw(on: &frame, using: &random) }
    #expect(frame.cells.count == size.rows * size.columns)
    for row in 0..<size.rows {
      let cells = Array(frame.cells[row * size.columns..<(row + 1) * size.columns])
      for (column, cell) in cells.enumerated() {
        let isSecond = column > 0 && cells[column - 1].width == 2
        if cell.isContinuation != isSecond { Issue.record("row \(row) column \(column)") }
        if isSecond && cell.style != cells[column - 1].style { Issue.record("two styles, row \(row) column \(column)") }
      }
      if let last = cells.last, last.width == 2 { Issue.record("row \(row) ends in half a character") }
    }
    for line in frame.lines() {
      #expect(line.unicodeScalars.reduce(0) { $0 + TextWidth.columns(of: $1) } == size.columns)
    }
    for line in frame.ascii().lines() {
      #expect(line.utf8.count == size.columns && line.unicodeScalars.allSatisfy(\.isASCII))
    }
  }

  private func draw(on frame: inout Frame, using random: inout SeededGenerator) {
    func number(_ side: Int) -> Int {
      Int.random(in: 0..<8, using: &random) == 0
        ? [Int.min, -1, Int.max].randomElement(using: &random) ?? 0 : Int.random(in: -4...side + 4, using: &random)
    }
    let place = Position(row: number(frame.size.rows), column: number(frame.size.columns))
    let rect = Rect(
      row: place.row, column: place.column, rows: number(frame.size.rows), columns: number(frame.size.columns))
    let style = Style(Style.Role.allCases.randomElement(using: &random) ?? .normal)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: frame.fill(rect, style: style)
    case 1: frame.border(rect, style: style)
    case 2: frame.restyle(rect) { Style($0.role, .bold) }
    case 3:
      frame.put(
        DisplayText(RandomText.next(9, using: &random)), at: place, style: style, limit: number(frame.size.columns))
    default: frame.put(DisplayText(RandomText.next(9, using: &random)), at: place, style: style)
    }
  }
}
