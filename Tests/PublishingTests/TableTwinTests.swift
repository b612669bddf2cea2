import CustomDump
import Foundation
import Lenses
import PackStore
import Publishing
import SequenceModel
import Testing

/// Blocks as given.
private struct GivenTable: TableLens {
  var blocks: [Table.Block]
  var count: Int { blocks.count }
  func block(_ position: Int) -> Table.Block { blocks[position] }
  func position(of id: EntryID) -> Int? { blocks.firstIndex { $0.entry == id } }
}

private let term = """
  ---
  title: Toll
  readings:
    - {speaker: north, party: north, date: 2001-02-03, text: "[When they met](moment/meeting): a fee, to be paid at the gate [S1].", movement: {value: first, holder: editors}, sources: [S1]}
    - {speaker: north, party: north, date: 2001-02-10, text: "No fee, see [the return](moment/return).", sources: [S1], retrospective: true}
    - {speaker: north, party: north, date: 2001-03-01, text: A gift., movement: {value: softer, holder: north}, sources: [S2]}
  ---
  What is it?
  """
private let sides = """
  {id: small, title: Small, start: moment/meeting, phases: [{id: all, title: All, from: 2001-01-01}],
  parties: [{id: north, name: Northland, letter: N}, {id: south, name: Southland, letter: S}]}
  """
private let words = """
  - {id: gate, term: Gate, native: 문, text: "Where one enters [S2]."}
  - {id: quay, term: Quay, text: Where boats land.}
  """

@Suite("Tables as text")
struct TableTextTests {
  private func lines(_ lens: (Edition) -> any TableLens, _ files: [String: String], width: Int, lock: Day? = nil) throws
    -> String
  {
    let edition = try edition(files, as: Horizon(lock: lock))
    return TextTwin(edition, width: width).table(lens(edition)).joined(separator: "\n")
  }

  @Test(
    "Each row under its block, each cell under its row, named by its column; words without a name of their only column")
  func terms() throws {
    expectNoDifference(
      try lines({ TermTable(in: $0) }, ["pack.yaml": sides, "terms/toll.md": term, "words.yaml": words], width: 44),
      """
      Toll (term/toll)

        3 Feb 2001: Northland
          Northland: first, the editors — When
              they met: a fee, to be paid at the
              gate [S1].

        10 Feb 2001: Northland
          Northland: No fee, see the return. [S1]

        1 Mar 2001: Northland
          Northland: softer, Northland — A gift.
              [S2]

      WORDS

        Gate (word/gate)
          (문) Where one enters [S2].

        Quay (word/quay)
          Where boats land.
      """)
  }

  @Test("Under a lock later readings are not there, later sources are not named")
  func locked() throws {
    let lock = try #require(Day(year: 2001, month: 2, day: 28))
    let files = ["terms/toll.md": term, "words.yaml": words]
    let text = try lines({ TermTable(in: $0) }, files, width: 80, lock: lock)
    #expect(text.contains("(문) Where one enters [later source]."))
    #expect(text.contains("No fee, see the return."))
    #expect(!text.contains("A gift") && !text.contains("S2") && !text.contains("Mar"))
    let locked = try edition(files, as: Horizon(lock: lock))
    let json = JSON.array(JSONTwin(locked, info: PackInfo(id: "", title: "")).table(TermTable(in: locked))).text
    #expect(json.contains("No fee, see the return."))
    #expect(!json.contains("A gift") && !json.contains("s2") && !json.contains("moment/return"))
  }

  @Test("Marks are said in words; groups, titles, notes and long names are wrapped", arguments: [20, 33, 60, 80])
  func marks(_ width: Int) throws {
    let meeting = try #require(EntryID("moment/meeting"))
    let returned = try #require(EntryID("moment/return"))
    let column = Table.Column(id: "a", title: "A teller with a long name", short: "Teller", note: "28 Feb 2001, 14:15")
    let table = GivenTable(blocks: [
      Table.Block(
        meeting, group: "A group whose name is longer than some lines",
        title: "1. A title as long as that, or longer still",
        notes: ["A note that says what must be said above the rows."], columns: [column, column],
        rows: [
          Table.Row(
            Table.Anchor(meeting), lead: "p1", text: "- A name with *characters* of its own.",
            cells: [nil, Table.Cell(mark: "● Sa", text: "**says**: this")], trail: "tellings differ"),
          Table.Row(Table.Anchor(returned), text: "Another")
        ])
    ])
    let lines = Array(TextTwin(try edition([:]), width: width).table(table))
    for line in lines { #expect(line.count <= width) }
    #expect(!lines.joined().contains("●"))
    guard width == 80 else { return }
    expectNoDifference(
      lines.joined(separator: "\n"),
      """
      A GROUP WHOSE NAME IS LONGER THAN SOME LINES

      1. A title as long as that, or longer still (moment/meeting)
        A note that says what must be said above the rows.

        p1: - A name with *characters* of its own. [tellings differ]
          A teller with a long name, 28 Feb 2001, 14:15: says: this

        Another (moment/return)
      """)
  }
}

@Suite("Tables as JSON")
struct TableJSONTests {
  @Test("Blocks have the id of their entry, rows and cells that of their statement as `show` numbers it")
  func ids() throws {
    let edition = try edition(["terms/toll.md": term, "words.yaml": words])
    let twin = JSONTwin(edition, info: PackInfo(id: "small", title: ""))
    let text = twin.document("blocks", twin.table(TermTable(in: edition))).text
    let read = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(read["since"] == nil)
    let blocks = try #require(read["blocks"] as? [[String: Any]])
    expectNoDifference(blocks.map { $0["id"] as? String }, ["term/toll", "word/gate", "word/quay"])
    let rows = try #require(blocks[0]["rows"] as? [[String: Any]])
    let toll = try #require(EntryID("term/toll"))
    let article = try #require(twin.article(toll)).text
    let shown = try #require(JSONSerialization.jsonObject(with: Data(article.utf8)) as? [String: Any])
    let statements = try #require(shown["statements"] as? [[String: Any]])
    let readings = statements.filter { $0["field"] as? String == "reading" }.map { $0["id"] as? String }
    expectNoDifference(rows.map { $0["id"] as? String }, readings)
    let cells = rows.flatMap { $0["cells"] as? [[String: Any]] ?? [] }
    expectNoDifference(cells.map { $0["evidence"] as? String }, readings)
    expectNoDifference(cells.map { $0["column"] as? String }, ["north", "north", "north"])
  }

  @Test("A block without rows has an id too")
  func empty() throws {
    let edition = try edition([:])
    let meeting = try #require(EntryID("moment/meeting"))
    let twin = JSONTwin(edition, info: PackInfo(id: "", title: ""))
    let json = JSON.array(twin.table(GivenTable(blocks: [Table.Block(meeting, columns: [], rows: [])]))).text
    #expect(json.hasPrefix(#"[{"id":"moment/meeting""#))
  }

  @Test("A difference names the earlier cut")
  func difference() throws {
    let day = try #require(Day(year: 2001, month: 2, day: 5))
    let earlier = try edition(["terms/toll.md": term], as: Horizon(cut: .day(day)))
    let later = try edition(["terms/toll.md": term])
    let json = JSONTwin(later, info: PackInfo(id: "", title: "")).document("blocks", [], since: earlier).text
    #expect(json.contains(#""since":"5 Feb 2001""#))
  }
}
