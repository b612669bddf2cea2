import CustomDump
import PackAuthoring
import SequenceModel
import Testing

/// The days of a tour's steps, and what lies past the lock in force at them.
@Suite("Steps of tours")
struct StepTests {
  /// A pack with one tour, a second moment on 1 March 2001 and a source of April 2001.
  private func pack(_ tour: String, fields: String = "") throws -> TemporaryPack {
    try TemporaryPack.sound([
      "moments/return.md": TemporaryPack.moment("A return", date: "2001-03-01", body: "[Ann](actor/ann) came."),
      "words.yaml": "- {id: toll, term: Toll, text: \"A fee [S2].\", from: 2001-02-10}\n",
      "sources.yaml": """
      - {id: s1, publisher: The Post, title: The meeting, date: 2001-02-03, genre: report, channel: newspaper, read: whole}
      - {id: s2, publisher: The Post, title: A look back, date: 2001-04, genre: report, channel: newspaper, read: whole}

      """,
      "questions.yaml": """
      - {id: next, type: prediction, prompt: Will they meet again?, entries: [moment/return]}
      - {id: why, type: discussion, prompt: Why did they meet?, entries: [moment/meeting]}

      """,
      "tours/walk.md": """
      ---
      title: A walk
      minutes: 10
      \(fields)---
      \(tour)

      """
    ])
  }

  /// The day of each step, `always` for the earliest there is.
  private func days(_ tour: String) throws -> [String] {
    let record = try #require(try pack(tour).read().record)
    let walk = try #require(record.entries.first { $0.head.id.kind == .tour })
    expectNoDifference(walk.days, .always)
    return walk.rows.map { row in
      expectNoDifference(row.days.about, row.days.shown)
      return row.days == .always ? "always" : CalendarDate(row.days.shown).description
    }
  }

  @Test(
    "A step shows with the latest of what it shows, links to, cites and names",
    arguments: [
      ("Words alone.", "always"),
      (setting("view: {entry: moment/meeting}"), "2001-02-03"),
      (setting("view: {entry: moment/meeting, as-of: 2001-02}"), "2001-02-28"),
      (setting("view: {as-of: moment/return}"), "2001-03-01"),
      (setting("view: {entry: actor/ann, as-of: 2000-06-01}"), "2000-06-01"),
      ("They [meet](moment/meeting) and [return](moment/return).", "2001-03-01"),
      ("Of a [toll](word/toll).", "2001-02-10"),
      ("[Will they?](question/next)", "2001-03-01"),
      ("A look back [S2].", "2001-04-30"),
      ("On 5 May 2001 it rained.", "2001-05-05"),
      ("In May 2001 it rained.", "2001-05-01"),
      ("Words.\n\n> Notes: It rains on 6 May 2001.", "2001-05-06"),
      // What the gate asks and where it leads comes behind the step.
      (
        setting("view: {entry: moment/meeting}\ngate: {question: question/next, lock: 2001-03-01}"), "2001-02-03"
      )
    ])
  func day(_ body: String, _ day: String) throws {
    expectNoDifference(try days("## A step\n\n\(body)\n"), [day])
  }

  @Test("A day in the title counts as one in the text")
  func dayInTitle() throws {
    expectNoDifference(try days("## The evening of 5 May 2001\n\nWords.\n"), ["2001-05-05"])
  }

  @Test("A step never shows before the one above it; one that refers to nothing takes its day")
  func order() throws {
    expectNoDifference(
      try days(
        """
        ## First

        Words.

        ## Second

        [They meet](moment/meeting).

        ## Third

        Words.

        ## Fourth

        \(setting("view: {entry: actor/ann, as-of: 2000-06-01}"))

        ## Fifth

        [They return](moment/return).
        """), ["always", "2001-02-03", "2001-02-03", "2001-02-03", "2001-03-01"])
  }

  @Test("A step's sources may be of any day: the step shows with the latest of them")
  func evidence() throws {
    let diagnostics = try pack("## A step\n\nA look back [S2].\n").read().diagnostics
    #expect(!diagnostics.contains { $0.code == .lateEvidence })
  }

  @Test(
    "What lies past the lock in force at a step is an error where it stands",
    arguments: [
      ("view: {entry: moment/return}", "", "9:15", "moment/return shows from 2001-03-01"),
      ("view: {as-of: 2001-02-11}", "", "9:15", "the cut is at 2001-02-11"),
      // A coarse cut is at its last day, as everywhere.
      ("view: {as-of: 2001-02}", "", "9:15", "the cut is at 2001-02-28"),
      ("view: {as-of: moment/return}", "", "9:15", "the cut is at 2001-03-01"),
      ("minutes: 2", "They [return](moment/return).", "12:15", "moment/return shows from 2001-03-01"),
      ("minutes: 2", "[Will they?](question/next)", "12:14", "question/next shows from 2001-03-01"),
      ("minutes: 2", "Looking back [S2].", "12:14", "source/s2 shows from 2001-04-30"),
      ("minutes: 2", "> Notes: On 5 May 2001.", "12:13", "'5 May 2001' is of 2001-05-05")
    ])
  func pastLock(_ settings: String, _ text: String, _ place: String, _ reason: String) throws {
    let tour = "## A step\n\n```yaml\n\(settings)\n```\n\n\(text.isEmpty ? "Words." : text)\n"
    expectNoDifference(
      try pack(tour, fields: "lock: 2001-02-10\n").read().diagnostics.filter { $0.code == .stepPastLock }
        .map(\.description),
      ["tours/walk.md:\(place): error: \(reason), past the lock in force at this step (2001-02-10) [step-past-lock]"])
  }

  @Test("Each reference that is too late is named; a step behind it is not blamed for it")
  func eachReference() throws {
    let tour = """
      ## First

      [A return](moment/return), in May 2001.

      ## Second

      Words.
      """
    expectNoDifference(
      try pack(tour, fields: "lock: 2001-02-10\n").read().diagnostics.filter { $0.code == .stepPastLock }
        .map { "\($0.line):\($0.column)" }, ["8:12", "8:31"])
  }

  @Test("A gate raises the lock behind its step; one that lowers it below the step's day is an error of the next step")
  func gates() throws {
    func problems(_ first: String, _ second: String) throws -> [String] {
      let tour = """
        ## First

        ```yaml
        gate: {question: question/why, lock: \(first)}
        ```

        [They meet](moment/meeting).

        ## Second

        \(second)
        """
      return try pack(tour, fields: "lock: 2001-02-10\n").read().diagnostics.filter { $0.code == .stepPastLock }
        .map { "\($0.line):\($0.column): \($0.message)" }
    }
    expectNoDifference(try problems("2001-03-01", "[They return](moment/return)."), [])
    expectNoDifference(
      try problems("2001-02-28", "[They return](moment/return)."),
      ["16:15: moment/return shows from 2001-03-01, past the lock in force at this step (2001-02-28)"])
    expectNoDifference(
      try problems("2001-02-01", "Words."),
      ["14:1: the steps above show from 2001-02-03, past the lock in force at this step (2001-02-01)"])
  }

  @Test("Without a lock a title spoils from its step's day")
  func titleSpoils() throws {
    let pack = try pack("## A bridge\n\n[They meet](moment/meeting).\n\n## The bridge\n\nOn 5 May 2001.\n")
    let frame = try String(contentsOfFile: pack.folder + "/pack.yaml", encoding: .utf8)
    try pack.write("pack.yaml", Array((frame + "spoilers: [{words: [bridge], from: 2001-05-01}]\n").utf8))
    expectNoDifference(
      pack.read().diagnostics.filter { $0.code == .titleSpoils }.map(\.description),
      [
        "tours/walk.md:5:1: error: 'bridge' spoils: it may show from 2001-05-01, this from 2001-02-03 [title-spoils]"
      ])
  }

  @Test(
    "Of ten minutes at most seven are planned, and two steps may be skipped",
    arguments: [
      ([3, 2, 2], 2, []), ([3, 3, 2], 2, ["3:10: the steps take 8 minutes; of 10, at most 7 are planned"]),
      ([3, 2, 2], 1, ["3:10: 1 of 3 steps may be skipped; two or more let a class catch up"])
    ])
  func plan(_ minutes: [Int], _ optional: Int, _ problems: [String]) throws {
    let steps = minutes.enumerated().map { index, minutes in
      "## A step\n\n" + setting("minutes: \(minutes)\noptional: \(index < optional)")
    }
    expectNoDifference(
      try pack(steps.joined(separator: "\n\n")).read().diagnostics.filter { $0.code == .tourPlan }
        .map { "\($0.line):\($0.column): \($0.message)" }, problems)
  }
}

/// The settings of a step, and words below them.
private func setting(_ yaml: String) -> String { "```yaml\n\(yaml)\n```\n\nWords." }
