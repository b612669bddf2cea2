import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("Entries and statements in brief")
struct OutlineTests {
  /// Two promises, made on 12 June and 1 July 2018; the second one is by an actor who appears on 1 August. The first one waits for the
  /// second from 5 July on, and is judged at a moment of 20 July, which was public from the 25th.
  private func pack() throws -> Pack {
    let (signing, visit) = (try moment("signing", "2018-06-12"), try moment("visit", "2018-07-01"))
    let report = try moment("report", "2018-07-20", publicFrom: "2018-07-25")
    let guest = try moment("arrival", "2018-08-01", participants: ["actor/guest"])
    func days(_ text: String, _ shown: String? = nil, at moment: String? = nil) throws -> AuthoredDays {
      AuthoredDays(about: try day(text), shown: try day(shown ?? text), moment: try moment.map { try id($0) })
    }
    let waits = EntryRecord.Row(
      try statement(.dependency, date: "2018-07-05", subject: "actor/guest", object: "commitment/b", value: "after"),
      days: try days("2018-07-05"))
    let judged = EntryRecord.Row(
      try statement(.state, date: "2018-07-20", subject: "editors", value: "kept", note: "as seen"),
      days: try days("2018-07-20", "2018-07-25", at: "moment/report"), links: [.init(.at, report.head.id)])
    return try PackStoreTests.pack(
      record([
        signing, visit, report, guest, try entry("actor/guest", "Guest"),
        try entry(
          "commitment/a", "A", "2018-06-12", attributes: [Attribute(.by, "us")],
          references: [.init(.made, signing.head.id)], rows: [waits, judged]),
        try entry(
          "commitment/b", "B", "2018-07-01", attributes: [Attribute(.by, "actor/guest"), Attribute(.by, "us")],
          references: [.init(.made, visit.head.id)])
      ]))
  }

  @Test(
    "A whole kind in brief, up to the horizon",
    arguments: [
      ("2018-06-11", [], [], [], []), ("2018-06-30", ["a"], [], [], ["signing"]),
      ("2018-07-04", ["a", "b"], [], [], ["signing", "visit"]),
      ("2018-07-24", ["a", "b"], ["a after b, somebody"], [], ["signing", "visit"]),
      ("2018-07-25", ["a", "b"], ["a after b, somebody"], ["a kept"], ["signing", "visit", "report"]),
      (nil, ["a", "b"], ["a after b, actor/guest"], ["a kept"], ["signing", "visit", "report"])
    ] as [(String?, [String], [String], [String], [String])])
  func kinds(
    _ cut: String?, _ entries: [String], _ arrows: [String], _ words: [String], _ moments: [String]
  ) throws {
    let edition = try edition(pack(), cut)
    expectNoDifference(edition.outlines(.commitment).map(\.id.slug), entries)
    expectNoDifference(
      edition.arrows(ofAll: .commitment, .dependency).map {
        "\($0.entry.slug) \($0.value) \($0.object?.slug ?? ""), \($0.subject)"
      }, arrows)
    expectNoDifference(edition.words(ofAll: .commitment, .state).map { "\($0.entry.slug) \($0.value)" }, words)
    expectNoDifference(edition.moments(ofAll: .commitment, last: 9).map(\.id.slug), moments)
    expectNoDifference(edition.moments(ofAll: .commitment, last: 1).map(\.id.slug), moments.suffix(1))
  }

  @Test("One entry's statements are the same as in the pass over its kind; a hidden one has none")
  func oneEntry() throws {
    let edition = try edition(pack())
    let a = try id("commitment/a")
    expectNoDifference(edition.words(of: a, .state), edition.words(ofAll: .commitment, .state))
    expectNoDifference(edition.words(of: a, .state).map(\.id), edition.statements(of: a, [.state]).map(\.id))
    #expect(try PackStoreTests.edition(pack(), "2018-06-11").words(of: a, .state).isEmpty)
  }
}
