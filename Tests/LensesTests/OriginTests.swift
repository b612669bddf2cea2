import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Origins of sources")
struct OriginTests {
  private func source(_ slug: String, _ date: String, repeats origin: String? = nil) throws -> EntryRecord {
    let day = try #require(CalendarDate(date)).firstDay
    return EntryRecord(
      head: Head(id: try id("source/" + slug), title: slug, date: CalendarDate(date), days: unplaced),
      days: AuthoredDays(about: day, shown: day),
      references: try origin.map { [.init(.origin, try id("source/" + $0))] } ?? [])
  }

  private var unplaced: Days { Days(about: .distantFuture, shown: .distantFuture) }

  private func edition(_ cut: String? = nil) throws -> Edition {
    let entries = [
      try source("s1", "2001-01-01"), try source("s2", "2001-01-02", repeats: "s1"),
      try source("s3", "2001-01-03", repeats: "s2"), try source("s4", "2001-01-01"),
      // Two that name each other, and one that repeats them.
      try source("s5", "2001-01-01", repeats: "s6"), try source("s6", "2001-01-01", repeats: "s5"),
      try source("s7", "2001-01-01", repeats: "s5"),
      // Repeats what appeared only later.
      try source("s8", "2001-01-01", repeats: "s9"), try source("s9", "2001-06-01")
    ]
    let record = PackRecord(
      info: PackInfo(id: "test", title: "Test"), parties: [], phases: [], intro: [], entries: entries)
    let pack = try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
    let horizon = Horizon(cut: try cut.map { .day(try #require(CalendarDate($0)).lastDay) } ?? .wholeStory)
    return try #require(pack.edition(horizon))
  }

  @Test(
    "Sources that repeat one count once, at any remove; others count each",
    arguments: [
      ([], 0), (["s1"], 1), (["s2"], 1), (["s1", "s2", "s3"], 1), (["s2", "s3"], 1), (["s1", "s4"], 2),
      (["s5", "s6", "s7"], 1), (["s6", "s7", "s4"], 2), (["s8", "s9"], 1)
    ])
  func origins(_ slugs: [String], _ expected: Int) throws {
    #expect(try edition().originCount(of: slugs.map { try id("source/" + $0) }) == expected)
  }

  @Test("An origin beyond the horizon ties nothing together")
  func laterOrigin() throws {
    #expect(try edition("2001-02-01").originCount(of: [id("source/s8"), id("source/s1")]) == 2)
  }

  @Test("A claim's article says for each side how many sources there are, and from how many origins at least")
  func claims() throws {
    func texts(_ claim: String, _ cut: String? = nil) throws -> [String] {
      let parts = try #require(Article(id(claim), in: frozen(cut))).parts
      return parts.compactMap { part in
        if case .row("For:", let text, _) = part {
          "for " + text
        } else if case .row("Against:", let text, _) = part {
          "against " + text
        } else {
          nil
        }
      }
    }
    expectNoDifference(
      try texts("claim/p1-2"), ["for one source, at least one origin", "against three sources, at least three origins"])
    expectNoDifference(
      try texts("claim/p1-2", "2012-12-31"),
      ["for one source, at least one origin", "against two sources, at least two origins"])
    expectNoDifference(try texts("claim/p1-1"), ["for one source, at least one origin", "against no source"])
    // Nobody has looked for any.
    expectNoDifference(try texts("claim/p2-2"), [])
  }

  @Test("Before the article had appeared the claims say from when they are there; a lock before that day says nothing")
  func notice() throws {
    let info = PackInfo(
      id: "", title: "", article: .init(title: "", outlet: "", published: try #require(CalendarDate("2012-03"))))
    let text = "the claims are there from 31 Mar 2012, the day when the article was out"
    #expect(try frozen("2012-03-30").claimsNotice(info) == text)
    #expect(try frozen("2012-03-30", .now).claimsNotice(info) == text)
    #expect(try frozen("2012-03-30", lock: "2012-03-31").claimsNotice(info) == text)
    #expect(try frozen("2012-03-30", lock: "2012-03-30").claimsNotice(info) == nil)
    #expect(try frozen(nil, .now, lock: "2012-01-01").claimsNotice(info) == nil)
    #expect(try frozen("2012-03-31").claimsNotice(info) == nil)
    #expect(try frozen("2011-07-14").claimsNotice(PackInfo(id: "", title: "")) == nil)
  }
}
