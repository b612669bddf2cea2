import PackAuthoring
import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

/// A small pack with a locked tour of three steps: two parts and a gate in the first.
func journey(_ columns: Int = 90, _ rows: Int = 28, lock: Day? = nil) throws -> Journey {
  let day = { (number: Int) in Day(year: 2020, month: 1, day: number) ?? Day(number: 0) }
  func moment(_ number: Int, _ title: String) throws -> EntryRecord {
    let id = try #require(EntryID(.moment, "m\(number)"))
    let days = AuthoredDays(about: day(number), shown: day(number), moment: id)
    return EntryRecord(
      head: Head(
        id: id, title: title, short: "M\(number)", date: CalendarDate(day(number)), type: "statement", rank: 1,
        days: Days(about: .distantFuture, shown: .distantFuture)),
      days: days,
      rows: [
        EntryRecord.Row(
          Statement(
            .prose, days: Days(about: .distantFuture, shown: .distantFuture), value: "contemporary",
            text: "First words of \(title). The middle stands out here. Last words."), days: days)
      ])
  }
  func step(_ number: Int, _ title: String, _ prose: String, _ settings: String, shown: Int) -> EntryRecord.Row {
    EntryRecord.Row(
      Statement(
        .step, days: Days(about: .distantFuture, shown: .distantFuture), label: "\(number)", text: title, note: prose,
        extra: settings), days: AuthoredDays(about: day(shown), shown: day(shown)))
  }
  let question = try #require(EntryID("question/what-next"))
  let tour = EntryRecord(
    head: Head(
      id: try #require(EntryID("tour/walk")), title: "The walk",
      days: Days(about: .distantFuture, shown: .distantFuture)
    ),
    days: .always, attributes: [Attribute(.minutes, "45"), Attribute(.lock, "2020-01-02")],
    rows: [
      step(
        1, "Beginning", "The first part.\n\n---\n\nThe second part.\n\n> Notes: for the presenter.",
        "lens: sequence\nentry: moment/m1\nas-of: 2020-01-01\nfocus: reader\nhighlight: The middle stands out\n"
          + "gate-question: question/what-next\ngate-lock: 2020-01-03", shown: 1),
      step(2, "Middle", "More.", "lens: sequence\nentry: moment/m2\nas-of: 2020-01-02", shown: 2),
      step(3, "Ending", "The end.", "lens: sequence\nentry: moment/m3\nas-of: 2020-01-03", shown: 3)
    ])
  let prediction = EntryRecord(
    head: Head(
      id: question, title: "What comes next?", type: "prediction",
      days: Days(about: .distantFuture, shown: .distantFuture)),
    days: AuthoredDays(about: day(1), shown: day(1)),
    rows: [
      EntryRecord.Row(
        Statement(.answer, days: Days(about: .distantFuture, shown: .distantFuture), text: "Sun"),
        days: AuthoredDays(about: day(1), shown: day(1))),
      EntryRecord.Row(
        Statement(.answer, days: Days(about: .distantFuture, shown: .distantFuture), text: "Rain"),
        days: AuthoredDays(about: day(1), shown: day(1))),
      EntryRecord.Row(
        Statement(
          .outcome, days: Days(about: .distantFuture, shown: .distantFuture), date: CalendarDate(day(3)),
          text: "It snowed."), days: AuthoredDays(about: day(3), shown: day(3)))
    ])
  let record = PackRecord(
    info: PackInfo(id: "stage", title: "Stage", start: EntryID(.moment, "m1")), parties: [], phases: [], intro: [],
    entries: [try moment(1, "Alpha"), try moment(2, "Beta"), try moment(3, "Gamma"), tour, prediction])
  let pack = try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
  return Journey(pack, columns, rows, horizon: Horizon(lock: lock))
}

@Suite("A tour on stage")
struct StageTests {
  @Test("Parts are revealed one by one, then the gate asks; the notes are never on the screen")
  func reveals() throws {
    var journey = try journey()
    try journey.press("t<Enter>")
    #expect(journey.text.contains("Step 1 · Beginning") && journey.text.contains("The first part."))
    #expect(!journey.text.contains("The second part.") && !journey.text.contains("presenter"))
    try journey.press("<Space>")
    #expect(journey.text.contains("The second part."))
    try journey.press("<PageDown>")
    #expect(journey.text.contains("What comes next?") && journey.text.contains("> Not yet"))
    #expect(!journey.text.contains("snowed"))
  }

  @Test("A gate opens by choosing Open and Enter alone; then the lock rises and the outcome stands beside the answers")
  func gate() throws {
    var journey = try journey()
    try journey.press("t<Enter><Space><Space>")
    for keys in ["<Space><Space>", "<PageDown>", "<Right>", "A 12 B 3<Enter>"] {
      try journey.press(keys)
      #expect(journey.state.stage?.opened == [])
      #expect(journey.state.view.horizon.lock?.iso == "2020-01-02")
    }
    #expect(journey.state.overlay == nil)
    try journey.press("<Space><Down><Enter>")
    #expect(journey.state.stage?.lock?.iso == "2020-01-03")
    #expect(journey.text.contains("It snowed.") && journey.text.contains("A ████████ 12 Sun"))
    try journey.press("<Space>")
    #expect(journey.text.contains("Step 2 · Middle"))
  }

  @Test("Before its gate is opened nothing names what lies behind: no step, no count, no moment")
  func locked() throws {
    var journey = try journey()
    try journey.press("t<Enter>t")
    #expect(journey.text.contains("2 Middle") && !journey.text.contains("Ending") && !journey.text.contains("/3"))
    try journey.press("<Down><Enter><Space>")
    #expect(journey.text.contains("The end of the tour"))
    for keys in ["j0G", "sGamma", "<Esc>:Gamma", "<Esc>=moment/m3<Enter><Esc>", "<BS><BS>"] {
      try journey.press(keys)
      #expect(!journey.text.replacing("sGamma", with: "").contains("M3"), "after \(keys)")
    }
    // The explorer's own lock is not passed by any gate.
    var strict = try Self.strict()
    try strict.press("t<Enter><Space><Space><Down><Enter>")
    #expect(strict.state.view.horizon.lock?.iso == "2020-01-02")
  }

  private static func strict() throws -> Journey { try journey(lock: Day(year: 2020, month: 1, day: 2)) }

  @Test("Any key of the explorer wanders off; the stage's keys sleep until . returns")
  func wandering() throws {
    var journey = try journey()
    try journey.press("t<Enter>")
    let step = journey.state.view
    try journey.press("<Tab>")
    #expect(journey.state.stage?.isWandering == true && journey.text.contains("The class is at step 1"))
    try journey.press("<PageDown><Space><Right>")
    #expect(journey.state.stage?.step == 0 && journey.state.stage?.revealed == 1)
    try journey.press(".")
    #expect(journey.state.stage?.isWandering == false)
    #expect(journey.state.view == step)
  }

  @Test("Hands that are typed where no gate asks write no step into a lesson")
  func slip() throws {
    var journey = try journey()
    try journey.press("t<Enter>A")
    #expect(journey.effects == [] && journey.state.stage?.isWandering == false)
    try journey.press("jA")
    #expect(journey.effects.contains { if case .addStep = $0 { true } else { false } })
  }

  @Test("Esc and keys without a meaning are silent, q asks")
  func silence() throws {
    var journey = try journey()
    try journey.press("t<Enter>")
    let before = journey.state
    for keys in ["<Esc>", "<F1><Esc>", "%", "~"] {
      try journey.press(keys)
      #expect(journey.state == before, "after \(keys)")
    }
    try journey.press("qn")
    #expect(journey.state.stage != nil)
    var only = journey
    only.state.endsWithTour = true
    try only.press("q")
    #expect(only.text.contains("end the lesson?"))
    try only.press("y")
    #expect(only.effects.contains(.quit) && only.state.stage == nil)
    try journey.press("qy")
    #expect(!journey.effects.contains(.quit))
    #expect(journey.state.stage == nil && journey.state.view.horizon == Horizon())
  }

  @Test("The highlighted words carry a bar and the rest is dimmed")
  func highlight() throws {
    var journey = try journey(120, 28)
    try journey.press("t<Enter>")
    let row = try #require(journey.lines.firstIndex { $0.contains("The middle") })
    #expect(journey.lines[row].contains("▐"))
    #expect(journey.lines.filter { $0.contains("▐") }.count == 1)
    let frame = journey.frame
    func isDim(_ row: Int, _ word: String) throws -> Bool {
      let line = Array(frame.lines()[row])
      let start = try #require(line.indices.first { String(line[$0...]).hasPrefix(word) })
      return frame.cells[row * frame.size.columns + start].style.attributes.contains(.dim)
    }
    #expect(try !isDim(row, "The middle"))
    let title = try #require(journey.lines.firstIndex { $0.contains("Alpha") && !$0.contains("words") })
    #expect(try isDim(title, "Alpha"))
  }

  @Test("b blanks, the next stage key shows the step again without going on")
  func blank() throws {
    var journey = try journey()
    try journey.press("t<Enter>b")
    #expect(journey.text.allSatisfy { $0 == " " || $0 == "\n" })
    try journey.press("<Space>")
    #expect(journey.text.contains("The first part.") && journey.state.stage?.revealed == 1)
  }

  @Test("No size traps or overflows on stage", arguments: [4, 5, 6, 8, 11, 12, 13, 20, 36])
  func sizes(_ rows: Int) throws {
    for columns in [20, 40, 59, 60, 80, 120, 200] {
      var journey = try journey(columns, rows)
      for keys in ["t", "<Enter>", "<Space>", "<Space>", "<Down><Enter>", "t", "<Esc>", "j", "."] {
        try journey.press(keys)
        for line in journey.lines { #expect(DisplayText(line).width == columns, "\(columns)x\(rows) \(keys)") }
      }
    }
  }
}
