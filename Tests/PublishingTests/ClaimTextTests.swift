import CustomDump
import PackStore
import Publishing
import SequenceModel
import Testing

@Suite("Claims as text")
struct ClaimTextTests {
  private let files = [
    "pack.yaml": """
    {id: small, title: Small, start: moment/meeting, phases: [{id: all, title: All, from: 2001-01-01}],
    parties: [{id: north, name: Northland, letter: N}], article: {title: On meeting, outlet: The Post, published: 2001-03}}
    """,
    "sources.yaml": """
    - {id: s1, publisher: The Post, title: News, date: 2001-02-03, genre: report, channel: newspaper, read: whole}
    - {id: s2, publisher: Wire, title: Again, date: 2001-02-04, genre: report, channel: agency, read: whole, origin: S1}
    - {id: s3, publisher: North, title: No, date: 2001-02-05, genre: statement, channel: government, read: whole}
    - {id: s4, publisher: Book, title: Late, date: 2001-05-01, genre: memoir, channel: book, read: whole}
    """,
    "passages/p1.md": "---\n{number: P1, title: The meeting}\n---\n"
      + String(repeating: "They met and spoke. ", count: 10),
    "claims.yaml": """
    - id: p1-1
      passage: passage/p1
      text: They met twice.
      kind: fact
      assessments:
        - {judged: 2001-03-31, status: contested, evidence: [{side: for, note: Both say so., sources: [S1, S2]}]}
        - judged: 2001-05-01
          status: differs
          evidence: [{side: against, note: Once., sources: [S3, S4]}, {side: context, note: So it is., sources: [S1]}]
    - {id: p1-2, passage: passage/p1, text: They will meet., kind: forecast, assessments: [{judged: 2001-03-31, status: unverified}]}
    """
  ]

  private func horizon(_ cut: String) throws -> Horizon { Horizon(cut: .day(try #require(CalendarDate(cut)).lastDay)) }

  @Test("The list says for each side how many sources there are, and from how many origins at least")
  func text() throws {
    expectNoDifference(
      TextTwin(try edition(files), width: 100).claims(),
      [
        "P1 The meeting", "  P1.1 They met twice.", "       2001-03-31 contested",
        "       2001-05-01 other sources differ",
        "       for: two sources, at least one origin; against: two sources, at least two origins",
        "  P1.2 They will meet.", "       2001-03-31 unverified"
      ])
    #expect(
      try TextTwin(edition(files, as: horizon("2001-04-30")), width: 100).claims()
        .contains("       for: two sources, at least one origin; against: no source"))
  }

  @Test("JSON counts origins, not sources")
  func json() throws {
    func members(_ cut: String) throws -> [String] {
      let rows = JSONTwin(try edition(files, as: horizon(cut)), info: PackInfo(id: "", title: "")).list(.claim)
      return rows.map(\.text).compactMap { $0.split(separator: ",\"origins\":").last.map(String.init) }
    }
    expectNoDifference(try members("2001-12-31"), [#"{"for":1,"against":2}}"#, #"{"for":0,"against":0}}"#])
    expectNoDifference(try members("2001-04-30"), [#"{"for":1,"against":0}}"#, #"{"for":0,"against":0}}"#])
  }
}
