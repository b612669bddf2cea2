import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("Ends of spans and of roles")
struct EndTests {
  /// A visit from 12 to 14 June 2018 with a guest who is a minister until about December 2018, and a letter on the 13th.
  private func pack() throws -> Pack {
    var visit = try moment("visit", "2018-06-12", time: "09:00", participants: ["actor/guest"])
    visit.head.end = CalendarDate("2018-06-14")
    var role = try statement(.role, date: "2018-01-01", text: "Minister")
    role.end = CalendarDate("~2018-12")
    let days = AuthoredDays(about: try day("2018-01-01"), shown: try day("2018-01-01"))
    let reference = EntryRecord.Reference(.prose, visit.head.id)
    var letter = try moment("letter", "2018-06-13")
    letter.references.append(reference)
    return try PackStoreTests.pack(
      record([visit, letter, entry("actor/guest", "A guest", rows: [.init(role, days: days)])]))
  }

  @Test(
    "An end shows from its last day, in either reading, wherever the entry stands",
    arguments: [
      ("moment/visit", .then, nil, false), ("2018-06-12", .then, nil, false), ("2018-06-13", .now, nil, false),
      ("moment/letter", .then, nil, false), ("2018-06-14", .then, nil, true), ("2018-06-14", .now, nil, true),
      (nil, .then, nil, true), (nil, .then, "2018-06-13", false), (nil, .now, "2018-06-13", false),
      ("2019-01-01", .now, "2018-06-14", true)
    ] as [(String?, Reading, String?, Bool)])
  func moments(_ cut: String?, _ reading: Reading, _ lock: String?, _ isOver: Bool) throws {
    let edition = try edition(pack(), cut, reading, lock: lock)
    let visit = try id("moment/visit")
    let end = isOver ? CalendarDate("2018-06-14") : nil
    expectNoDifference(edition.head(visit)?.end, end)
    expectNoDifference(edition.heads(.moment, 0..<1).map(\.end), [end])
    expectNoDifference(edition.search("title of visit").next(limit: 1).map(\.head.end), [end])
    if edition.head(try id("moment/letter")) != nil {
      expectNoDifference(edition.links(of: try id("moment/letter")).map(\.head.end), [end])
    }
    expectNoDifference(edition.backlinks(to: try id("actor/guest"), limit: 1).map(\.head.end), [end])
  }

  @Test("The next moment's end stays within the lock")
  func neighbours() throws {
    let open = try edition(pack(), "2018-06-01")
    expectNoDifference(open.moment(nextTo: nil, forward: true)?.end, CalendarDate("2018-06-14"))
    let locked = try edition(pack(), "2018-06-01", lock: "2018-06-13")
    expectNoDifference(locked.moment(nextTo: nil, forward: true)?.id.slug, "visit")
    expectNoDifference(locked.moment(nextTo: nil, forward: true)?.end, nil)
  }

  @Test(
    "A role's end shows from the last day that it can mean",
    arguments: [("2018-06-12", nil), ("2018-12-30", nil), ("2018-12-31", "~2018-12"), (nil, "~2018-12")]
      as [(String?, String?)])
  func roles(_ cut: String?, _ end: String?) throws {
    let roles = try edition(pack(), cut).statements(of: try id("actor/guest"), [.role])
    expectNoDifference(roles.map { $0.end?.description }, [end])
  }
}
