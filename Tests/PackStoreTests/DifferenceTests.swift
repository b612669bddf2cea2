import SequenceModel
import Testing

@testable import PackStore

@Suite("What a later cut shows more")
struct DifferenceTests {
  private func reading(_ date: String, shown: String? = nil) throws -> EntryRecord.Row {
    EntryRecord.Row(
      try statement(.reading, date: date, text: "So."),
      days: AuthoredDays(about: try day(date), shown: try day(shown ?? date)))
  }

  private func terms() throws -> Pack {
    try pack(
      record([
        entry("term/old", "Old", rows: [reading("2001-01-01")]),
        entry("term/both", "Both", rows: [reading("2001-01-01"), reading("2001-03-01"), reading("2001-03-02")]),
        entry("term/late", "Late", rows: [reading("2001-01-01"), reading("2001-01-02", shown: "2001-03-01")]),
        entry(
          "term/other", "Other",
          rows: [
            reading("2001-01-01"),
            EntryRecord.Row(
              try statement(.prose, value: "since"),
              days: AuthoredDays(about: try day("2001-03-01"), shown: try day("2001-03-01")))
          ]),
        entry("term/ahead", "Ahead", rows: [reading("2001-05-01")]),
        entry("lesson/x", "X", "2001-03-01", rows: [reading("2001-03-01")])
      ]))
  }

  @Test("The entries that gained a statement of a field, in the kind's order, each once")
  func gaining() throws {
    let pack = try terms()
    func gaining(_ cut: String, since: String, _ reading: Reading = .then) throws -> [String] {
      let edition = try edition(pack, cut, reading)
      return edition.entries(.term, gaining: .reading, since: try PackStoreTests.edition(pack, since, reading)).map(
        \.slug)
    }
    #expect(try gaining("2001-04-01", since: "2001-02-01") == ["both", "late"])
    #expect(try gaining("2001-04-01", since: "2001-02-01", .now) == ["both"])
    #expect(try gaining("2001-02-15", since: "2001-02-01") == [])
    #expect(try gaining("2001-06-01", since: "2001-04-01") == ["ahead"])
  }

  @Test("A lock ends it like the end of the story")
  func lock() throws {
    let pack = try terms()
    let locked = try edition(pack, nil, .now, lock: "2001-02-28")
    let earlier = try edition(pack, "2001-01-01", .now, lock: "2001-02-28")
    #expect(locked.entries(.term, gaining: .reading, since: earlier).isEmpty)
  }

  @Test("The links of each statement, those that another one has too included; none to what is hidden")
  func linksByStatement() throws {
    let towers = try EntryRecord.Reference(.commitments, id("commitment/towers"))
    let later = try EntryRecord.Reference(.claims, id("claim/p1-1"))
    let days = AuthoredDays(about: try day("2001-01-01"), shown: try day("2001-01-01"))
    func clause(_ links: [EntryRecord.Reference]) throws -> EntryRecord.Row {
      EntryRecord.Row(try statement(.clause), days: days, links: links)
    }
    let pack = try pack(
      record([
        entry("commitment/towers", "Towers", "2001-01-01"), entry("claim/p1-1", "Claim", "2002-01-01"),
        entry(
          "document/page", "Page", "2001-01-01", references: [towers],
          rows: [clause([towers, later]), clause([]), clause([towers])])
      ]))
    let edition = try edition(pack, "2001-02-01")
    let page = try id("document/page")
    let clauses = edition.statements(of: page).map(\.id)
    let links = edition.linksByStatement(of: page).mapValues { $0.map(\.head.id.slug) }
    #expect(links == [clauses[0]: ["towers"], clauses[2]: ["towers"]])
    #expect(edition.linksByStatement(of: try id("document/none")).isEmpty)
  }
}
