import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("The step's text where it is cut")
struct StagePanelTests {
  /// A long first part, a short second one, and a gate with a long question.
  private func journey(_ columns: Int, _ rows: Int, _ profile: Profile = .desk) throws -> Journey {
    var pack = StagePack()
    try pack.add(moment: 1, "Alpha", "Words of Alpha.")
    let words = (1...120).map { "word\($0)" }.joined(separator: " ")
    pack.add(
      step: "Long", words + "\n\n---\n\n- first\n- second",
      "entry: moment/m1\nfocus: reader\n"
        + "gate-question: question/what-next\ngate-lock: 2020-01-03", shown: 1)
    try pack.ask(
      (1...40).map { "ask\($0)" }.joined(separator: " ") + "?",
      (1...6).map { answer in (1...20).map { "answer\(answer).\($0)" }.joined(separator: " ") })
    return try pack.journey(columns, rows, profile)
  }

  private static let sizes = [(40, 12), (60, 16), (64, 18), (72, 20), (20, 5)]

  @Test("Space shows every word of a part before it reveals the next", arguments: sizes)
  func nothingIsSkipped(_ columns: Int, _ rows: Int) throws {
    for profile in [Profile.desk, .projector] {
      var journey = try journey(columns, rows, profile)
      var seen = journey.text
      var presses = 0
      while journey.state.stage?.revealed == 1, presses < 100 {
        try journey.press("<Space>")
        if journey.state.stage?.revealed == 1 { seen += "\n" + journey.text }
        presses += 1
      }
      for number in 1...120 { #expect(seen.contains("word\(number)"), "\(columns)x\(rows) \(profile)") }
      #expect(journey.state.stage?.revealed == 2 && journey.text.contains("first"))
    }
  }

  @Test("The border says how much more there is; Ctrl-d, Ctrl-u and the wheel scroll the step, then the reader")
  func scrolling() throws {
    var journey = try journey(64, 18)
    #expect(journey.lines.contains { $0.contains("└─ ↓ ") && $0.contains("more lines") })
    let reader = journey.state.view.readerTop
    try journey.press("<C-d>")
    #expect(journey.lines.contains { $0.contains("└─ ↑ ") && $0.contains("↓ ") })
    try journey.press("<C-u>")
    #expect(journey.text.contains("word1 "))
    try journey.press("<Wheel:3,10,3>")
    #expect(!journey.text.contains("word1 ") && journey.state.view.readerTop == reader)
    for _ in 0..<20 { try journey.press("<C-d>") }
    #expect(journey.text.contains("word120") && !journey.text.contains("↓ "))
    #expect(journey.state.stage?.isWandering == false)
  }

  @Test("The newest part is in sight, and a resize keeps what was scrolled to")
  func newest() throws {
    var journey = try journey(64, 18)
    while journey.state.stage?.revealed == 1 { try journey.press("<Space>") }
    #expect(journey.text.contains("second"))
    try journey.press("<C-u><C-u>")
    let place = journey.state.stage?.top
    try journey.press("<Resize:40x12><Resize:64x18>")
    #expect(journey.state.stage?.top == place && place != nil)
  }

  @Test("Nothing of a gate's question is unreachable", arguments: sizes)
  func gate(_ columns: Int, _ rows: Int) throws {
    for profile in [Profile.desk, .projector] {
      var journey = try journey(columns, rows, profile)
      var presses = 0
      while journey.state.overlay == nil, presses < 100 {
        try journey.press("<Space>")
        presses += 1
      }
      #expect(journey.text.contains("Not yet"))
      var seen = ""
      for _ in 0..<200 {
        seen += journey.text.replacing("\n", with: "\n ")
        try journey.press("<PageDown>")
      }
      for number in 1...40 { #expect(seen.contains("ask\(number)"), "\(columns)x\(rows) \(profile)") }
      for answer in 1...6 {
        for number in 1...20 { #expect(seen.contains("answer\(answer).\(number)"), "\(columns)x\(rows) \(profile)") }
      }
      #expect(journey.state.stage?.opened == [])
      try journey.press("<PageUp><Down>")
      #expect(journey.text.contains("> Open"))
    }
  }
}
