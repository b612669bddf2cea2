import CustomDump
import PackAuthoring
import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

/// A tour as a teacher's file has it, beside the frozen pack.
private func own(_ text: String) throws -> EntryRecord {
  let file = TourFile.read(Array(text.utf8), path: "lesson.md", beside: try frozenPack())
  return try #require(file.tour, "\(file.diagnostics)")
}

private func lessonID() throws -> EntryID { try #require(EntryID("tour/lesson")) }

private let lesson = """
  ---
  title: A lesson
  lock: 2011-07-14
  ---
  ## The barges

  [They are held](moment/salt-seizure).

  ---

  By whom?

  ---

  And why?

  ## The chains

  ```yaml
  view: {lens: sequence, entry: moment/chains-speech, as-of: 2011-03-20, focus: reader}
  gate: {question: question/salt-on-the-page, lock: 2011-07-15}
  ```

  [A threat](moment/chains-speech).

  ## The page

  ```yaml
  view: {entry: moment/lantern-gazette, as-of: 2011-07-15}
  ```

  They sign.

  """.replacing("question/ask", with: "question/salt-on-the-page").replacing(
    "lock: 2011-06-01", with: "lock: 2011-07-14")

extension Journey {
  /// The file was read again.
  fileprivate mutating func take(_ text: String) throws {
    _ = update(&state, .ownTour(try own(text), notice: nil), in: library)
  }

  fileprivate static func presenting(_ text: String = lesson, _ columns: Int = 90, _ rows: Int = 28) throws -> Journey {
    let journey = try Journey(columns, rows)
    journey.library.ownTour = try own(text)
    return journey
  }
}

@Suite("A tour of one's own")
struct OwnTourTests {
  @Test("It stands first among the tours and is walked like one of the pack")
  func walk() throws {
    var journey = try Journey.presenting()
    try journey.press("t")
    #expect(journey.text.contains("> A lesson") && journey.text.contains("  One word"))
    try journey.press("<Enter>")
    #expect(journey.text.contains("Step 1 · The barges") && journey.state.view.article?.slug == "salt-seizure")
    #expect(journey.state.view.horizon.lock?.iso == "2011-07-14")
    try journey.press("<Space><Space><Space>")
    #expect(journey.text.contains("Step 2 · The chains"))
    try journey.press("<Space><Down><Enter>")
    #expect(journey.state.stage?.lock?.iso == "2011-07-15")
    try journey.press("<Space>")
    #expect(journey.text.contains("Step 3 · The page") && journey.state.view.article?.slug == "lantern-gazette")
  }

  @Test("What lies beyond the lock is not there: neither a step nor its title")
  func lock() throws {
    var journey = try Journey.presenting(
      "## One\n\n[Barges](moment/salt-seizure).\n\n## Two\n\n[Lunch](moment/cape-lunch).\n")
    let lock = try #require(Day(year: 2011, month: 12, day: 31))
    let plan = try #require(journey.library.plan(lessonID(), lock: lock))
    expectNoDifference(plan.steps.map(\.title), ["One"])
    journey.state.view.horizon.lock = lock
    try journey.press("t<Enter>t")
    #expect(journey.text.contains("1 One") && !journey.text.contains("2 Two"))
  }

  @Test("The tour of the file stands before the pack's of the same id")
  func sameID() throws {
    var journey = try Journey()
    var tour = try own("## Mine\n")
    let id = try #require(EntryID("tour/one-word"))
    tour.head.id = id
    journey.library.ownTour = tour
    try journey.press("t<Enter>")
    #expect(journey.text.contains("Step 1 · Mine"))
  }

  // MARK: Changes while it is presented

  @Test("A changed file shows at once; step and part stay")
  func changed() throws {
    var journey = try Journey.presenting()
    try journey.press("t<Enter><Space>")
    try journey.take(lesson.replacing("By whom?", with: "By which of the two?"))
    #expect(journey.text.contains("By which of the two?") && !journey.text.contains("And why?"))
    #expect(journey.state.stage?.revealed == 2 && journey.state.notice == nil)
  }

  @Test("The step is found again by its title, else by its number")
  func moved() throws {
    var journey = try Journey.presenting()
    try journey.press("t<Enter><Space><Space><Space>")
    let new = lesson.replacing("## The barges", with: "## A step before\n\nWords.\n\n## The barges")
    try journey.take(new)
    #expect(journey.text.contains("Step 3 · The chains"))
    try journey.take(new.replacing("## The chains", with: "## Iron"))
    #expect(journey.text.contains("Step 3 · Iron"))
    try journey.take("## Only this one\n\nWords.\n")
    #expect(journey.text.contains("Step 1 · Only this one"))
  }

  @Test("An opened gate stays open, and with it the lock; what was answered stays with its step")
  func gates() throws {
    var journey = try Journey.presenting()
    try journey.press("t<Enter><Space><Space><Space><Space>A 12<Down><Enter><Space>")
    #expect(journey.text.contains("Step 3 · The page"))
    try journey.take(lesson.replacing("## The barges", with: "## A step before\n\nWords.\n\n## The barges"))
    #expect(journey.text.contains("Step 4 · The page"))
    expectNoDifference(journey.state.stage?.opened, ["3"])
    expectNoDifference(journey.state.stage?.given.values.map(\.text), ["A 12"])
    #expect(journey.state.view.horizon.lock?.iso == "2011-07-15")
  }

  @Test("Wandering, a blank screen and the reader's place survive a change of the text")
  func elsewhere() throws {
    var journey = try Journey.presenting()
    try journey.press("t<Enter>b")
    try journey.take(lesson.replacing("By whom?", with: "By which?"))
    #expect(journey.state.stage?.isBlank == true)
    try journey.press("<Space>5")
    let view = journey.state.view
    try journey.take(lesson)
    #expect(journey.state.view == view && journey.state.stage?.isWandering == true)
  }

  @Test("With a fault the last good version stays; the complaint goes as soon as the file is in order")
  func fault() throws {
    var journey = try Journey.presenting()
    try journey.press("t<Enter>")
    let complaint: DisplayText = "lesson.md:12:3: there is no moment/x"
    _ = update(&journey.state, .ownTour(nil, notice: complaint), in: journey.library)
    #expect(journey.text.contains("They are held") && journey.text.contains("lesson.md:12:3"))
    try journey.take(lesson)
    #expect(!journey.text.contains("lesson.md:12:3"))
  }

  @Test("A change that leaves no step within the lock does not take the stage away")
  func emptied() throws {
    var journey = try Journey.presenting("---\nlock: 2011-06-01\n---\n## A\n\n[B](moment/salt-seizure).\n")
    try journey.press("t<Enter>")
    var tour = try own("## C\n\n[D](moment/cape-lunch).\n")
    tour.attributes.append(Attribute(.lock, "2011-06-01"))
    _ = update(&journey.state, .ownTour(tour, notice: nil), in: journey.library)
    #expect(journey.text.contains("Step 1 · A") && journey.text.contains("the last version stays"))
  }

  // MARK: Adding the view

  @Test("The present view becomes a step: lens, entry, cut, reading and pane; the title is the entry's")
  func add() throws {
    var journey = try Journey()
    try journey.press("=2011-05-01<Enter>5w<Tab>A")
    guard case .addStep(let title, let settings)? = journey.effects.last else {
      Issue.record("no order: \(journey.effects)")
      return
    }
    #expect(journey.text.contains(title))
    expectNoDifference(settings.lens, "accounts")
    expectNoDifference(settings.cut, .day(try #require(Day(year: 2011, month: 5, day: 1))))
    expectNoDifference(settings.reading, .now)
    expectNoDifference(settings.focus, "reader")
    expectNoDifference(settings.highlight, "")
  }

  @Test("The whole story sets no cut; the palette knows the command")
  func addByPalette() throws {
    var journey = try Journey()
    try journey.press(":view as a step")
    #expect(journey.text.contains("Add this view as a step to my tour"))
    try journey.press("<Enter>")
    guard case .addStep(_, let settings)? = journey.effects.last else {
      Issue.record("no order: \(journey.effects)")
      return
    }
    #expect(settings.cut == nil && settings.reading == nil && settings.entry == journey.state.view.article)
    // What comes back is said.
    _ = update(&journey.state, .ownTour(nil, notice: "Added as the last step to tour.md"), in: journey.library)
    #expect(journey.text.contains("Added as the last step to tour.md"))
  }

  @Test("An added step presented leads back to the same view")
  func roundTrip() throws {
    for keys in ["", "jj]", "=2011-08-20<Enter>w3", "2jj<Tab>", "5<Tab>", "8=2011-09-01<Enter>"] {
      var journey = try Journey()
      try journey.press(keys + "A")
      guard case .addStep(let title, let settings)? = journey.effects.last else { continue }
      let bytes = try TourText.appending(title, settings, to: nil)
      let file = TourFile.read(bytes, path: "lesson.md", beside: try frozenPack())
      let before = journey.state.view
      #expect(!file.hasErrors, "\(keys) \(file.diagnostics)")
      journey.library.ownTour = file.tour
      try journey.press("t<Enter>")
      let after = journey.state.view
      expectNoDifference(after.lens, before.lens, "\(keys)")
      expectNoDifference(after.horizon, before.horizon, "\(keys)")
      expectNoDifference(after.article, before.article, "\(keys)")
      expectNoDifference(after.focus, before.focus, "\(keys)")
    }
  }
}

@Suite("A rehearsal")
struct RehearsalTests {
  /// What is wrong with a teacher's tour, without the screens' names where it is so on all of them.
  private func findings(_ text: String) throws -> [String] {
    let library = Library(try frozenPack())
    library.ownTour = try own(text)
    let rehearsal = try #require(Rehearsal(lessonID(), in: library))
    return rehearsal.walk().map { finding in
      let screens = finding.screens.count == 3 ? "" : " (\(finding.screens.joined(separator: ", ")))"
      return "\(finding.step ?? "tour")\(screens) \(finding.code.rawValue)"
    }
  }

  @Test("A tour without fault has no finding, gates and all")
  func sound() throws {
    expectNoDifference(try findings(lesson), [])
  }

  @Test("What is not on the screen is found")
  func missing() throws {
    func step(_ settings: String, _ text: String = "Words.") -> String {
      "## A\n\n```yaml\n\(settings)\n```\n\n\(text)\n"
    }
    expectNoDifference(
      try findings(step("view: {entry: moment/cape-lunch, as-of: 2011-03-01}")), ["1 missing-entry"])
    expectNoDifference(
      try findings(step("view: {entry: moment/salt-seizure, highlight: no such words}")), ["1 missing-highlight"])
    expectNoDifference(
      try findings(step("view: {entry: moment/salt-seizure}\ngate: {lock: 2012-01-01}")), ["1 missing-question"])
  }

  @Test("A gate that opens before its question's outcome is there is found")
  func outcome() throws {
    func lesson(_ lock: String) -> String {
      "---\nlock: 2012-02-23\n---\n\n## A\n\n```yaml\nview: {entry: moment/cape-dinner}\n"
        + "gate: {question: question/what-next, lock: \(lock)}\n```\n\nWords.\n"
    }
    expectNoDifference(try findings(lesson("2012-02-23")), ["1 missing-outcome"])
    expectNoDifference(try findings(lesson("2012-02-24")), [])
  }

  @Test("Text that never comes into sight is found, on the screens where it does not")
  func cut() throws {
    let many = (1...7).map { "Line \($0) of the text." }.joined(separator: "\n\n")
    // A long text scrolls, and the same key goes on.
    expectNoDifference(try findings("## A\n\n\(many)\n"), [])
    let title = Array(repeating: "word", count: 14).joined(separator: " ")
    expectNoDifference(try findings("## \(title)\n\nWords.\n"), ["1 (80x24, projector) cut-text"])
  }

  @Test("A step that no gate leads to is found")
  func unreached() throws {
    expectNoDifference(
      try findings(lesson.replacing("question: question/salt-on-the-page, ", with: "")),
      ["2 missing-question", "3 step-past-lock"])
  }

  @Test("The frozen pack's tour, which highlights a word that is not there, and its plan")
  func frozen() throws {
    let library = Library(try frozenPack())
    let id = try #require(EntryID("tour/one-word"))
    let rehearsal = try #require(Rehearsal(id, in: library))
    expectNoDifference(rehearsal.walk().map { "\($0.step ?? "") \($0.code.rawValue)" }, ["3 missing-highlight"])
    expectNoDifference(rehearsal.plan(), [])
  }

  @Test("The plan of a compiled tour: time, spare steps, locks and titles")
  func plan() throws {
    let library = Library(try frozenPack())
    var tour = try own("---\nminutes: 10\n---\n## To Lantern Island\n\n```yaml\nminutes: 9\n```\n\nIt is May 2012.\n")
    tour.attributes.append(Attribute(.lock, "2011-02-20"))
    library.ownTour = tour
    let rehearsal = try #require(Rehearsal(tour.head.id, in: library))
    expectNoDifference(
      rehearsal.plan().map { "\($0.step ?? "tour") \($0.code.rawValue): \($0.message)" },
      [
        "tour tour-plan: the steps take 9 minutes; of 10, at most 7 are planned",
        "tour tour-plan: 0 of 1 steps may be skipped; two or more let a class catch up",
        "1 step-past-lock: shows from 2012-05-01, past the lock in force (2011-02-20)",
        "1 title-spoils: 'Lantern' in the title may show from 2011-06-10"
      ])
  }
}
