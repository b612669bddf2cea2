import Screen
import Testing

@testable import Explorer

@Suite("Golden screens")
struct GoldenScreens {
  @Test(
    "The explorer looks as recorded",
    arguments: [
      ("start", 120, 36, ""), ("start", 80, 24, ""), ("start", 60, 20, ""), ("start", 40, 12, ""), ("start", 20, 5, ""),
      ("start", 10, 3, ""), ("start", 1, 1, ""), ("start", 200, 60, ""), ("opened", 120, 36, "jj<Enter>"),
      ("find", 120, 36, "/drill<Enter>n"),
      ("find-reader", 80, 24, "<Tab>/the<Enter>n"), ("claims", 120, 36, "6"), ("claims", 60, 20, "6j"),
      ("actors", 120, 36, "2j"),
      ("sources", 80, 24, "9"), ("cut", 120, 36, "]"), ("cut-now", 120, 36, "]w"), ("help", 120, 36, "?"),
      ("help-filtered", 80, 24, "?/cut<Enter>"), ("links", 80, 24, "JJJ"), ("connected", 80, 24, "<Tab><Tab>jj"),
      ("search", 120, 36, "sa"),
      ("zoomed", 120, 36, "<Tab>z"), ("full", 120, 36, "<Tab>zz"), ("prompt", 80, 24, "=2018-1"),
      ("filter", 120, 36, "fcape<Enter>j"), ("filter", 80, 24, "fcape lu"), ("filter-table", 80, 24, "3fsalt<Enter>"),
      ("commitments", 120, 36, "3jj"), ("commitments", 80, 24, "3jj"), ("commitments", 60, 20, "3jj"),
      ("terms", 120, 36, "4j"), ("terms", 80, 24, "4j"), ("terms", 60, 20, "4jl"),
      ("accounts", 120, 36, "5jl"), ("accounts", 80, 24, "5jl"), ("accounts", 60, 20, "5jl"),
      ("lessons", 120, 36, "7j"), ("lessons", 80, 24, "7j"), ("lessons", 60, 20, "7j"),
      ("documents", 120, 36, "8j"), ("documents", 80, 24, "8j"), ("documents", 60, 20, "8jl"),
      ("actors", 80, 24, "2j"), ("actors", 60, 20, "2j"), ("sources", 120, 36, "9"), ("sources", 60, 20, "9"),
      ("difference", 120, 36, "3=2012-01-31<Enter>d2011-07-14<Enter>"), ("dossier", 120, 36, "2jD"),
      ("voices", 80, 24, "V"), ("timeline", 120, 36, "T"), ("timeline", 60, 20, "T-"), ("palette", 80, 24, ":cut"),
      ("quiz", 80, 24, "Uj"), ("quiz-wrong", 120, 36, "Ua"), ("quiz-wrong", 80, 24, "Ua"),
      ("quiz-again", 60, 20, "Ua<Space>"),
      ("quiz-summary", 80, 24, "Ua<Space>b<Space>"), ("tours", 80, 24, "t"), ("stage", 80, 24, "t<Enter><Space>")
    ])
  func golden(_ name: String, _ columns: Int, _ rows: Int, _ keys: String) throws {
    var journey = try Journey(columns, rows)
    try journey.press(keys)
    try expectScreen("\(name)-\(columns)x\(rows)", journey.frame)
  }

  @Test(
    "On a projector there is one thing at a time",
    arguments: [
      ("step", 72, 20, "<Space>"), ("step", 80, 24, "<Space>"), ("step", 120, 36, "<Space>"),
      ("step", 64, 18, "<Space>"),
      ("table", 72, 20, "tj<Enter>"), ("table", 80, 24, "tj<Enter>"), ("table", 120, 36, "tj<Enter>"),
      ("gate", 72, 20, "tj<Enter><Space>"), ("gate", 60, 16, "tj<Enter><Space>"),
      ("opened", 72, 20, "tj<Enter><Space>A 7 B 9<Down><Enter>"),
      ("note", 72, 20, "tj<Enter><Space><Down><Enter><Space>"),
      ("note", 120, 36, "tj<Enter><Space><Down><Enter><Space>"),
      ("shown", 72, 20, "tj<Enter><Space><Down><Enter><Space><Space>"),
      ("wandering", 72, 20, "<Tab>"), ("overview", 72, 20, "tj<Enter><Space><Down><Enter>t")
    ])
  func projector(_ name: String, _ columns: Int, _ rows: Int, _ keys: String) throws {
    var journey = try Journey(columns, rows)
    journey.state.turn(to: .projector, in: journey.library)
    try journey.press("t<Enter>" + keys)
    try expectScreen("projector-\(name)-\(columns)x\(rows)", journey.frame)
    let ascii = journey.frame.ascii()
    #expect(ascii.lines().allSatisfy { $0.utf8.count == columns })
    if columns == 72 { try expectScreen("ascii-projector-\(name)-\(columns)x\(rows)", ascii) }
  }

  @Test(
    "In ASCII every column stays in place",
    arguments: [
      ("ascii", 120, 36, ""), ("ascii", 80, 24, ""), ("ascii", 40, 12, ""), ("ascii-commitments", 80, 24, "3j"),
      ("ascii-accounts", 80, 24, "5jl"), ("ascii-terms", 60, 20, "4j"), ("ascii-timeline", 80, 24, "T")
    ])
  func ascii(_ name: String, _ columns: Int, _ rows: Int, _ keys: String) throws {
    var journey = try Journey(columns, rows)
    try journey.press(keys)
    let frame = journey.frame.ascii()
    try expectScreen("\(name)-\(columns)x\(rows)", frame)
    #expect(frame.lines().allSatisfy { $0.utf8.count == columns })
  }

  @Test("The introduction lies over the panes; any key closes it and then acts")
  func intro() throws {
    var journey = try Journey(80, 24, showsIntro: true)
    try expectScreen("intro-80x24", journey.frame)
    let before = journey.state.view.selection
    try journey.press("j")
    #expect(journey.state.overlay == nil)
    #expect(journey.state.view.selection != before)
    #expect(journey.effects.contains(.rememberIntro))
  }

  @Test(
    "No size traps, and every line is exactly as wide as the screen",
    arguments: [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 24, 36])
  func allSizes(_ rows: Int) throws {
    var journey = try Journey()
    for columns in [1, 2, 3, 5, 8, 10, 19, 20, 21, 39, 40, 59, 60, 61, 80, 109, 110, 120, 200] {
      for keys in [
        "<Esc>", "3j", "4l", "5l", "8", "T", "q", ":", "<Esc>", "<Tab>", "J", "6", "?", "<Esc>", "s", "a", "<Esc>",
        "/e<Enter>", "z", "2", "=", "<Esc>", "1"
      ] {
        try journey.press("<Resize:\(columns)x\(rows)>" + keys)
        let frame = journey.frame
        #expect(frame.size == Size(rows: rows, columns: columns))
        for line in frame.lines() { #expect(DisplayText(line).width == columns, "\(columns)x\(rows) \(keys): \(line)") }
      }
    }
  }

  @Test("The hardware cursor stands on the selection, or in the prompt")
  func cursor() throws {
    var journey = try Journey(80, 24)
    for keys in ["j", "G", "g", "<Tab><Tab>jj", "<Tab>6j"] {
      try journey.press(keys)
      let cursor = try #require(journey.frame.cursor)
      #expect(Array(journey.lines[cursor.row])[cursor.column] == ">", "after \(keys)")
    }
    try journey.press("/ab")
    #expect(journey.frame.cursor == Position(row: 23, column: 4))
    #expect(journey.frame.showsCursor)
  }

  @Test("A resize keeps the place in the article")
  func resizeKeepsPlace() throws {
    var journey = try Journey(120, 20)
    try journey.press("<Tab>jjjjj")
    let place = journey.state.view.readerTop
    try journey.press("<Resize:70x30><Resize:200x12><Resize:120x20>")
    #expect(journey.state.view.readerTop == place)
  }
}
