import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("Laid out for a projector")
struct ProjectorTests {
  private func journey(_ columns: Int, _ rows: Int, focus: String = "reader") throws -> Journey {
    var pack = StagePack()
    let words = (1...60).map { "reading\($0)" }.joined(separator: " ")
    try pack.add(moment: 1, "Alpha", words + "\n\nThe middle stands out here.\n\n" + words)
    try pack.add(moment: 2, "Beta", words)
    pack.add(
      step: "Beginning", "Look:\n\n- one\n- two\n\n---\n\nTwo.\n\n> Notes: for the presenter.",
      "lens: sequence\nentry: moment/m1\nas-of: 2020-01-01\nfocus: \(focus)\nhighlight: The middle stands out", shown: 1
    )
    pack.add(step: "Next", "More.", "entry: moment/m2", shown: 2)
    return try pack.journey(columns, rows, .projector)
  }

  @Test("No line of text is wider than 60 columns, in the middle of the screen", arguments: [64, 72, 80, 120, 200])
  func measure(_ columns: Int) throws {
    let journey = try journey(columns, 24)
    let text = try #require(journey.state.layout.stageText)
    let reader = try #require(journey.state.layout.content(of: .reader))
    #expect(text.size.columns <= 60 && reader.columns == text.columns)
    #expect(abs(text.origin.column - (columns - text.right)) <= 1)
    #expect(journey.state.layout.panes.map(\.pane) == [.reader] && journey.state.layout.strip == nil)
  }

  @Test("Step, text and highlighted words show at every size of a wall; notes and other panes do not")
  func oneThing() throws {
    for (columns, rows) in [(64, 18), (72, 20), (80, 24), (120, 36)] {
      var journey = try journey(columns, rows)
      let text = journey.text
      #expect(text.contains("Step 1 · Beginning") && text.contains("Look:") && text.contains("The walk"))
      #expect(text.contains("as of 1 Jan 2020 · then"))
      #expect(journey.lines.contains { $0.contains("▐The middle stands out") })
      try journey.press("<Space>")
      #expect(!(text + journey.text).contains("presenter") && !(text + journey.text).contains("Connected"))
    }
  }

  @Test("A list has air where there is room for it")
  func air() throws {
    func rowsApart(_ rows: Int) throws -> Int? {
      let lines = try journey(72, rows).lines
      guard let one = lines.firstIndex(where: { $0.contains("• one") }),
        let two = lines.firstIndex(where: { $0.contains("• two") })
      else { return nil }
      return two - one
    }
    #expect(try rowsApart(30) == 2)
    #expect(try rowsApart(16) == 1)
  }

  @Test("Where the step is about its list, the reader with the highlighted words lies below it")
  func pair() throws {
    for rows in [18, 20, 36] {
      let journey = try journey(72, rows, focus: "list")
      #expect(journey.state.layout.panes.map(\.pane) == [.list, .reader], "\(rows)")
      #expect(journey.lines.contains { $0.contains("▐The middle stands out") }, "\(rows)")
    }
  }

  @Test("Wandering folds the step and shows one pane after the other; . returns to the same screen")
  func wandering() throws {
    var journey = try journey(72, 20)
    let before = journey.frame
    var panes: Set<Pane> = []
    for _ in 0..<3 {
      try journey.press("<Tab>")
      #expect(journey.text.contains("The class is at step 1") && !journey.text.contains("Look:"))
      panes.formUnion(journey.state.layout.panes.map(\.pane))
      #expect(journey.state.layout.panes.count == 1)
    }
    #expect(panes == Set(Pane.allCases))
    try journey.press(".")
    #expect(journey.frame == before)
  }

  @Test("p turns it on and off without leaving the step; history and views know nothing of it")
  func switching() throws {
    var journey = try journey(72, 20)
    let view = journey.state.view
    let before = journey.frame
    try journey.press("p")
    #expect(journey.state.profile == .desk && journey.state.stage?.isWandering == false)
    try journey.press("p<Resize:72x20>")
    #expect(journey.state.profile == .projector && journey.state.view == view)
    try journey.press("<Esc>")
    #expect(journey.frame == before)
    try journey.press(":projector<Enter>")
    #expect(journey.state.profile == .desk)
  }

  @Test("No size traps or overflows", arguments: [1, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 19, 20, 23, 24, 36])
  func sizes(_ rows: Int) throws {
    for columns in [1, 19, 20, 40, 59, 60, 61, 72, 120, 200] {
      var journey = try journey(columns, rows, focus: rows % 2 == 0 ? "list" : "reader")
      for keys in ["<Space>", "<Space>", "t", "<Esc>", "j", "<Tab>", "z", "3", "?", "<Esc>", ".", "<PageUp>", "qy"] {
        try journey.press(keys)
        for line in journey.lines { #expect(DisplayText(line).width == columns, "\(columns)x\(rows) \(keys)") }
      }
    }
  }
}
