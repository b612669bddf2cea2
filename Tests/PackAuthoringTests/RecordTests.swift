import CustomDump
import PackAuthoring
import SequenceModel
import Testing

/// What a draft becomes: rows, days, links and texts.
@Suite("Records of the frozen pack")
struct RecordTests {
  private let entries: [EntryID: EntryRecord]

  init() throws {
    let record = try #require(AuthoredPack.read(folder: fixture("frozen")).record)
    entries = Dictionary(record.entries.map { ($0.head.id, $0) }) { first, _ in first }
  }

  private func entry(_ id: String) throws -> EntryRecord {
    try #require(EntryID(id).flatMap { entries[$0] })
  }

  /// `about > shown @ moment field value`, one line a row.
  private func days(_ id: String) throws -> [String] {
    try entry(id).rows.map { row in
      let moment = row.days.moment.map { " @\($0.slug)" } ?? ""
      let days = "\(CalendarDate(row.days.about)) > \(CalendarDate(row.days.shown))\(moment)"
      return "\(days) \(row.statement.field.rawValue) \(row.statement.value)"
    }
  }

  @Test("A moment's rows share its day; a Learned block is about it, a Since block about its own")
  func momentDays() throws {
    expectNoDifference(
      try days("moment/lantern-signing"),
      [
        "2011-07-14 > 2011-07-14 @lantern-signing prose contemporary",
        "2011-07-14 > 2011-07-15 @lantern-signing prose learned",
        "2012-02-24 > 2012-02-24 prose since",
        "2011-07-14 > 2011-07-14 @lantern-signing participant ",
        "2011-07-14 > 2011-07-14 @lantern-signing participant "
      ])
  }

  @Test("A span's row is about its first day, its prose about its last, and both show from public-from")
  func spanDays() throws {
    let entry = try entry("moment/north-tower")
    expectNoDifference(
      entry.days,
      AuthoredDays(
        about: try #require(Day(year: 2011, month: 8, day: 20)),
        shown: try #require(Day(year: 2011, month: 8, day: 24)),
        moment: entry.head.id))
    expectNoDifference(try days("moment/north-tower"), ["2011-08-24 > 2011-08-24 @north-tower prose contemporary"])
  }

  @Test("A secret moment is about its day and shows when it came out")
  func secretDays() throws {
    let days = try #require(try entry("moment/night-crossing").days)
    expectNoDifference(CalendarDate(days.about).description, "2011-05-02")
    expectNoDifference(CalendarDate(days.shown).description, "2011-05-20")
  }

  @Test("A commitment stands at its moment; states have days of their own and the moment that they name")
  func commitmentDays() throws {
    let entry = try entry("commitment/dark-towers")
    expectNoDifference(entry.days?.moment?.slug, "lantern-signing")
    expectNoDifference(
      try days("commitment/dark-towers"),
      [
        "2011-07-14 > 2011-07-14 @lantern-signing prose contemporary",
        "2011-12-09 > 2011-12-09 prose since",
        "2011-10-08 > 2011-10-08 dependency after",
        "2011-08-24 > 2011-08-24 @north-tower state partly",
        "2012-02-24 > 2012-02-24 @cape-aran-account state open",
        "2012-02-25 > 2012-02-25 @cape-borel-account state partly",
        "2012-03-12 > 2012-03-12 @tower-again state reversed"
      ])
  }

  @Test("The article's claims show from the last day of its month, assessments from the day they were judged")
  func claimDays() throws {
    let entry = try entry("claim/p1-2")
    expectNoDifference(entry.days.map { CalendarDate($0.shown).description }, "2012-03-31")
    expectNoDifference(
      try days("claim/p1-2"),
      [
        "2012-03-31 > 2012-03-31 assessment contested",
        "2012-03-31 > 2012-03-31 evidence for",
        "2012-03-31 > 2012-03-31 evidence against",
        "2013-05-01 > 2013-05-01 assessment contested",
        "2013-05-01 > 2013-05-01 evidence against"
      ])
    expectNoDifference(entry.rows.map(\.parent), [nil, 0, 0, nil, 3])
    expectNoDifference(entry.rows[3].statement.note, "actor/yun-mi-ro,borel")
  }

  @Test("A cell shows with its telling, a proposition with its first cell")
  func accountDays() throws {
    expectNoDifference(
      try days("account/cape-tern").suffix(4),
      [
        "2012-02-25 > 2012-02-25 cell says",
        "2012-02-25 > 2012-02-25 proposition ",
        "2012-02-25 > 2012-02-25 cell silent",
        "2013-05-01 > 2013-05-01 cell not-found"
      ])
  }

  @Test("A question shows with what its prompt is about, an answer not before what settles it, a step with its latest")
  func questionDays() throws {
    expectNoDifference(
      try days("question/salt-on-the-page"),
      [
        "2011-07-14 > 2011-07-14 answer wrong", "2012-03-31 > 2012-03-31 answer correct",
        "2011-07-14 > 2011-07-14 answer wrong"
      ])
    expectNoDifference(try days("question/what-next"), ["2012-02-24 > 2012-02-24 outcome "])
    expectNoDifference(try entry("question/who-moved").days, .always)
    expectNoDifference(try entry("tour/one-word").days, .always)
    expectNoDifference(
      try days("tour/one-word"),
      ["2011-07-14 > 2011-07-14 step ", "2011-07-14 > 2011-07-14 step ", "2012-02-24 > 2012-02-24 step "])
  }

  @Test(
    "Actors, terms and accounts have no days of their own",
    arguments: ["actor/yun-mi-ro", "term/dark", "account/cape-tern"])
  func staged(_ id: String) throws {
    #expect(try entry(id).days == nil)
  }

  @Test("Citations become links in stored texts, of prose and of rows, and are listed with the row")
  func storedTexts() throws {
    let state = try #require(try entry("commitment/open-channel").rows.last)
    expectNoDifference(state.statement.text, "Xara Olen said so beside the Secretary [S18](source/s18).")
    expectNoDifference(state.statement.citations.map(\.description), ["source/s18"])
    let learned = try entry("moment/lantern-signing").rows[1]
    expectNoDifference(
      learned.statement.text,
      """
      According to the [Gazette](actor/aran-gazette) the Chancellor changed one word of point two with a pen: "promises" became
      "works toward" [S4](source/s4).
      """)
    expectNoDifference(learned.links, [.init(.prose, try #require(EntryID("actor/aran-gazette")))])
    expectNoDifference(learned.statement.date?.description, "2011-07-15")
  }

  @Test("A claim's label and an actor's other names are names that it can be found under")
  func names() throws {
    expectNoDifference(try entry("claim/p1-2").names, ["P1.2"])
    expectNoDifference(try entry("actor/yun-mi-ro").names, ["Yoon Miro", "윤미로"])
  }

  @Test("Facts of an entry are attributes; the first says where it was written")
  func attributes() throws {
    expectNoDifference(
      try entry("moment/lantern-signing").attributes,
      [Attribute(.origin, "moments/lantern-signing.md:1"), Attribute(.place, "The lighthouse, Lantern Island")])
    expectNoDifference(
      try entry("source/s23").attributes.first?.value, "sources.yaml:67")
  }

  @Test("A step keeps its title, its prose and its settings")
  func steps() throws {
    let steps = try entry("tour/one-word").rows.map(\.statement)
    expectNoDifference(steps.map(\.text), ["A meeting on a rock", "The page", "The lunch"])
    expectNoDifference(steps.map(\.label), ["1", "2", "3"])
    expectNoDifference(
      steps[1].extra,
      """
      lens: documents
      entry: document/lantern-page
      as-of: 2011-07-14
      minutes: 5
      optional: true
      gate-question: question/salt-on-the-page
      gate-lock: 2012-02-24
      """)
    expectNoDifference(
      steps[2].extra,
      "lens: terms\nentry: moment/cape-lunch\nas-of: 2012-02-24\nhighlight: dark\nminutes: 3\noptional: true")
    expectNoDifference(
      steps[0].note,
      """
      Two boats, one staircase. Read [how they met](moment/lantern-arrival).

      ---

      Who had to wait?

      > Notes: Let them guess before the reveal.
      """)
  }
}
