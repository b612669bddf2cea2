import Screen

/// What the probe shows.
struct Picture {
  var size = Size(rows: 0, columns: 0)
  var selection = 0
  var message = "nothing yet"
  var mouse = true
  var cursor = false
  /// Fills the screen with this character.
  var flood: Character?

  static let rows: [DisplayText] = [
    "ASCII        Hello, terminal",
    "Korean       판문점 선언 하노이 정상회담",
    "Vietnamese   Hội nghị thượng đỉnh Hà Nội",
    "Combining    x\u{302}\u{323} q\u{303} Z\u{336}\u{335}",
    "Conjoining   \u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}",
    "Symbols      ● ○ ◐ ✓ → · – — “quoted” … 🙂"
  ]

  func frame() -> Frame {
    var frame = Frame(size: size)
    frame.title = "terminal-probe 판문점"
    frame.wantsMouse = mouse
    frame.showsCursor = cursor
    if let flood {
      let line = DisplayText(String(repeating: flood, count: size.columns))
      for row in 0..<size.rows { frame.put(line, at: Position(row: row, column: 0)) }
      return frame
    }
    frame.put("terminal-probe: q quits", at: Position(row: 0, column: 0), style: Style(.title))
    for (index, text) in Self.rows.enumerated() {
      let isSelected = index == selection
      let row = index + 1
      frame.put(isSelected ? ">" : " ", at: Position(row: row, column: 0))
      frame.put(text, at: Position(row: row, column: 2), style: isSelected ? Style(.selection) : .normal)
    }
    frame.cursor = Position(row: selection + 1, column: 0)
    frame.put("last: " + DisplayText(message), at: Position(row: 8, column: 0), style: Style(.status))
    var column = 0
    for role in Style.Role.allCases {
      column = frame.put(DisplayText("\(role) "), at: Position(row: 9, column: column), style: Style(role))
    }
    frame.border(Rect(row: 10, column: 0, rows: size.rows - 10, columns: size.columns), style: Style(.border))
    // The corner where curses cannot advance, and a wide character that has no room.
    frame.put("판판", at: Position(row: 11, column: size.columns - 3))
    frame.put("#", at: Position(row: size.rows - 1, column: size.columns - 1))
    return frame
  }
}
