import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("Order of the sequence")
struct OrderTests {
  @Test("Moments of a day come by time, untimed ones last, each after the one it follows")
  func dayOrder() throws {
    let pack = try pack(
      record(
        [
          moment("b-untimed", "2018-06-12"),
          moment("late", "2018-06-12", time: "16:15"),
          moment("early", "2018-06-12", time: "09:00"),
          moment("before-late", "2018-06-12"),
          moment("a-untimed", "2018-06-12"),
          moment("after-early", "2018-06-12", follows: "early"),
          moment("next", "2018-06-13", time: "00:15"),
          moment("previous", "2018-06-11")
        ].map { record in
          var record = record
          if record.head.id.slug == "late" { record.follows = try id("moment/before-late") }
          return record
        }))
    expectNoDifference(
      try edition(pack).slugs(.moment),
      ["previous", "early", "before-late", "late", "after-early", "a-untimed", "b-untimed", "next"])
  }

  @Test("A cut at a moment leaves out what comes later that day, and untimed moments count only with the whole day")
  func momentCut() throws {
    let pack = try pack(
      record([
        moment("early", "2018-06-12", time: "09:00"), moment("late", "2018-06-12", time: "16:15"),
        moment("untimed", "2018-06-12")
      ]))
    expectNoDifference(try edition(pack, "moment/early").slugs(.moment), ["early"])
    expectNoDifference(try edition(pack, "moment/late").slugs(.moment), ["early", "late"])
    expectNoDifference(try edition(pack, "moment/untimed").slugs(.moment), ["early", "late", "untimed"])
    expectNoDifference(try edition(pack, "2018-06-12").slugs(.moment), ["early", "late", "untimed"])
    expectNoDifference(try edition(pack, "2018-06-11").slugs(.moment), [])
  }
}

@Suite("Articles")
struct ArticleTests {
  @Test("What was written is read, with links, citations and backlinks")
  func roundTrip() throws {
    let pack = try pack(
      record(
        [
          moment(
            "signing", "2018-06-12", time: "13:41", phase: "singapore",
            prose: "They sign [S1](source/s1) after [the arrival](moment/arrival).", participants: ["actor/kim"],
            sources: ["source/s1"]),
          moment("arrival", "2018-06-12", time: "09:00", phase: "singapore"),
          entry("source/s1", "The statement", "2018-06-12", attributes: [Attribute(.publisher, "White House")]),
          entry("actor/kim", "Kim Jong Un", party: "dprk", names: ["김정은"])
        ].map { record in
          var record = record
          if record.head.id.slug == "signing" {
            record.rows[1].statement.citations = [try id("source/s1")]
            record.rows[1].links = [.init(.prose, try id("moment/arrival"))]
          }
          return record
        }, parties: [Party(id: "dprk", name: "North Korea", letter: "N")],
        phases: [Phase(id: "singapore", title: "Singapore", from: CalendarDate(day("2018-06-10")))]))
    let edition = try edition(pack)
    let signing = try id("moment/signing")
    let statements = edition.statements(of: signing)
    expectNoDifference(statements.map(\.field), [.participant, .prose])
    expectNoDifference(statements.map(\.citations), [[], [try id("source/s1")]])
    expectNoDifference(statements.map(\.subject), ["actor/kim", ""])
    expectNoDifference(
      edition.links(of: signing).map { "\($0.field.rawValue) \($0.head.id)" },
      ["sources source/s1", "participants actor/kim", "prose moment/arrival", "citation source/s1"])
    expectNoDifference(
      edition.backlinks(to: try id("source/s1"), limit: 10).map { "\($0.field.rawValue) \($0.head.id)" },
      ["sources moment/signing"])
    expectNoDifference(edition.head(try id("actor/kim"))?.days.about.day, try day("2018-06-12"))
    expectNoDifference(edition.attributes(of: try id("source/s1")), [Attribute(.publisher, "White House")])
    expectNoDifference(edition.phases.map(\.title), ["Singapore"])
    expectNoDifference(try pack.verify(), nil)
  }

  @Test("A row has the later of its own days, its entry's and those of the row it belongs to")
  func effectiveDays() throws {
    func days(_ about: String, _ shown: String) throws -> AuthoredDays {
      AuthoredDays(about: try day(about), shown: try day(shown))
    }
    let pack = try pack(
      record([
        entry(
          "commitment/halt", "Halt", "2018-06-12",
          rows: [
            .init(try statement(.state), days: try days("2018-06-01", "2018-06-20")),
            .init(try statement(.assessment), days: try days("2018-07-01", "2018-07-05")),
            .init(try statement(.evidence), days: try days("2018-06-15", "2018-06-15"), parent: 1)
          ])
      ]))
    let statements = try edition(pack).statements(of: try id("commitment/halt"))
    func instants(_ about: String, _ shown: String) throws -> Days {
      Days(about: .endOf(try day(about)), shown: .endOf(try day(shown)))
    }
    expectNoDifference(
      statements.map(\.days),
      [
        try instants("2018-06-12", "2018-06-20"), try instants("2018-07-01", "2018-07-05"),
        try instants("2018-07-01", "2018-07-05")
      ])
    expectNoDifference(statements.map(\.parent), [nil, nil, statements[1].id])
  }

  @Test("A row stands at its moment where it is about the moment's day, else at the end of its own")
  func attached() throws {
    let signing = try id("moment/signing")
    let at = { (about: String, shown: String) in
      AuthoredDays(about: try day(about), shown: try day(shown), moment: signing)
    }
    let pack = try pack(
      record(
        [
          moment("arrival", "2018-06-12", time: "09:00"), moment("signing", "2018-06-12", time: "13:41"),
          moment("press", "2018-06-12", time: "16:15"),
          entry(
            "commitment/halt", "Halt", "2018-06-12",
            rows: [
              .init(try statement(.state), days: try at("2018-06-12", "2018-06-12")),
              .init(try statement(.state), days: try at("2018-06-12", "2018-06-13"))
            ])
        ].map { record in
          var record = record
          if record.head.id.kind == .commitment { record.days = try at("2018-06-12", "2018-06-12") }
          return record
        }))
    let halt = try id("commitment/halt")
    let noon = Instant(try day("2018-06-12"), order: 1)
    expectNoDifference(
      try edition(pack).statements(of: halt).map(\.days),
      [Days(about: noon, shown: noon), Days(about: noon, shown: .endOf(try day("2018-06-13")))])
    expectNoDifference(try edition(pack, "moment/arrival").slugs(.commitment), [])
    expectNoDifference(try edition(pack, "moment/signing").statements(of: halt).count, 1)
    expectNoDifference(try edition(pack, "2018-06-13").statements(of: halt).count, 2)
  }

  @Test("A search finds a name by any romanisation and by its own script, names first")
  func search() throws {
    let pack = try pack(
      record([
        moment("visit", "2018-06-01", prose: "Kim Yong-chol brings a letter.", participants: ["actor/kim-yong-chol"]),
        entry("actor/kim-yong-chol", "Kim Yong Chol", names: ["김영철"])
      ]))
    for query in ["kim yong chol", "Kim Yong-chol", "김영철", "CHOL kim \"*("] {
      let search = try edition(pack).search(query)
      let hits = search.next(limit: 10)
      expectNoDifference(hits.first?.head.id, try id("actor/kim-yong-chol"), query)
      #expect(search.isFinished)
    }
    #expect(try edition(pack).search(" -*\" ").isFinished)
  }
}

@Suite("Steps")
struct StepStatementTests {
  @Test("A step tells neither what its gate asks nor where it leads before that day")
  func gate() throws {
    var settings = StepSettings()
    settings.entry = try id("moment/signing")
    settings.gate = .init(question: try id("question/next"), lock: try day("2019-02-27"))
    var step = try statement(.step, text: "A step")
    step.extra = settings.text
    let days = AuthoredDays(about: try day("2018-06-12"), shown: try day("2018-06-12"))
    let pack = try pack(
      record([
        moment("signing", "2018-06-12"), entry("question/next", "Next?", "2018-07-01"),
        entry("tour/walk", "A walk", "2018-01-01", rows: [.init(step, days: days)])
      ]))
    func seen(_ cut: String?) throws -> StepSettings? {
      try edition(pack, cut).statements(of: try id("tour/walk")).first.map { StepSettings($0.extra) }
    }
    expectNoDifference(try seen("2018-06-11"), nil)
    expectNoDifference(try seen("2018-06-12")?.entry, try id("moment/signing"))
    expectNoDifference(try seen("2018-06-12")?.gate, nil)
    expectNoDifference(try seen("2019-02-26")?.gate, nil)
    expectNoDifference(try seen("2019-02-27"), settings)
    expectNoDifference(try seen(nil), settings)
  }

  @Test("A step's entry and cut are no way past the horizon")
  func view() throws {
    var settings = StepSettings()
    settings.entry = try id("moment/later")
    settings.cut = .moment(try id("moment/later"))
    var step = try statement(.step, text: "A step")
    step.extra = settings.text
    let days = AuthoredDays(about: try day("2018-06-12"), shown: try day("2018-06-12"))
    let pack = try pack(
      record([
        moment("later", "2019-02-27"), entry("tour/walk", "A walk", "2018-01-01", rows: [.init(step, days: days)])
      ]))
    let walk = try id("tour/walk")
    expectNoDifference(try edition(pack, "2019-02-26").statements(of: walk).map(\.extra), [""])
    expectNoDifference(try edition(pack).statements(of: walk).map(\.extra), [settings.text])
  }
}
