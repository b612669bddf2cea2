import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("Entries that appear with their first row or moment")
struct AppearanceTests {
  private static func role(_ date: String, publicFrom: String? = nil) throws -> EntryRecord.Row {
    .init(
      try statement(.role, date: date, text: "role of \(date)"),
      days: AuthoredDays(about: try day(date), shown: try day(publicFrom ?? date)))
  }

  private static func portrait() throws -> EntryRecord.Row {
    // Its own days do not count: it stands as long as its entry does.
    .init(try statement(.prose, value: "contemporary", text: "A portrait."), days: .always)
  }

  @Test("An actor appears with its first role or its first moment, whichever is visible")
  func actor() throws {
    let pack = try pack(
      record([
        moment("first", "2018-06-12", participants: ["actor/kim"]),
        entry("actor/kim", "Kim", rows: [try AppearanceTests.role("2018-07-01"), try AppearanceTests.portrait()]),
        entry("actor/nobody", "Nobody", rows: [try AppearanceTests.portrait()])
      ]))
    let kim = try id("actor/kim")
    #expect(try edition(pack, "2018-06-11").head(kim) == nil)
    #expect(try edition(pack, "2018-06-11").statements(of: kim).isEmpty)
    expectNoDifference(try edition(pack, "moment/first").head(kim)?.title, "Kim")
    expectNoDifference(try edition(pack, "2018-06-12").statements(of: kim).map(\.field), [.prose])
    expectNoDifference(try edition(pack, "2018-07-01").statements(of: kim).map(\.field), [.role, .prose])
    // What never appears shows in the whole story alone.
    expectNoDifference(try edition(pack, "2030-01-01").slugs(.actor), ["kim"])
    expectNoDifference(try edition(pack).slugs(.actor), ["kim", "nobody"])
  }

  @Test("A term and an account appear with what was public first, in either reading exactly")
  func stages() throws {
    // About 1 June but public only from 1 September; about and public on 1 July.
    let rows = [
      try AppearanceTests.role("2018-06-01", publicFrom: "2018-09-01"), try AppearanceTests.role("2018-07-01")
    ]
    .map { row in
      var row = row
      row.statement.field = .reading
      return row
    }
    let first = try id("moment/first")
    let pack = try pack(
      record([
        moment("first", "2018-05-01"),
        entry(
          "term/peace", "Peace", references: [.init(.moments, first)], rows: rows + [try AppearanceTests.portrait()])
      ]))
    let term = try id("term/peace")
    func visible(_ cut: String, _ reading: Reading, lock: String? = nil) throws -> Bool {
      let edition = try edition(pack, cut, reading, lock: lock)
      let isVisible = edition.head(term) != nil
      expectNoDifference(edition.count(.term), isVisible ? 1 : 0)
      expectNoDifference(edition.statements(of: term, [.prose]).count, isVisible ? 1 : 0)
      expectNoDifference(edition.backlinks(to: first, limit: 5).count, isVisible ? 1 : 0)
      expectNoDifference(edition.search("portrait").next(limit: 5).count, isVisible ? 1 : 0)
      return isVisible
    }
    #expect(try !visible("2018-06-15", .then))
    #expect(try visible("2018-06-15", .now))
    // Nothing of it is both about a day up to the cut and public before the lock.
    #expect(try !visible("2018-06-15", .now, lock: "2018-08-01"))
    #expect(try visible("2018-07-01", .then))
    #expect(try visible("2018-07-01", .now, lock: "2018-08-01"))
    let june = Instant.endOf(try day("2018-06-01"))
    let july = Instant.endOf(try day("2018-07-01"))
    let days = Days(about: june, shown: .endOf(try day("2018-09-01")))
    expectNoDifference(try edition(pack, "2018-06-15", .now).head(term)?.days, days)
    expectNoDifference(try edition(pack, "2018-07-15").head(term)?.days, Days(about: july, shown: july))
  }

  @Test("Propositions and cells do not make an account appear before its first telling")
  func account() throws {
    let early = AuthoredDays(about: try day("2018-06-01"), shown: try day("2018-06-01"))
    let late = AuthoredDays(about: try day("2018-06-05"), shown: try day("2018-06-05"))
    let pack = try pack(
      record([
        entry(
          "account/talks", "The talks",
          rows: [
            .init(try statement(.telling, subject: "us"), days: late),
            .init(try statement(.proposition, text: "They met."), days: early),
            .init(try statement(.cell, value: "says"), days: early, parent: 1)
          ])
      ]))
    let account = try id("account/talks")
    #expect(try edition(pack, "2018-06-04").head(account) == nil)
    let statements = try edition(pack, "2018-06-05").statements(of: account)
    expectNoDifference(statements.map(\.field), [.telling, .proposition, .cell])
    expectNoDifference(statements[2].parent, statements[1].id)
  }
}
