import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Terms in columns by side")
struct TermTableTests {
  @Test("A term's readings in time order, each in the column of its side; the first three sides always stand")
  func readings() throws {
    let block = TermTable(in: try frozen()).block(0)
    expectNoDifference(block.title, "Dark")
    expectNoDifference(block.columns.map(\.title), ["Aran", "Borel", "Cape Tern"])
    #expect(block.columns.allSatisfy { $0.holdsTexts })
    expectNoDifference(block.rows.map(\.lead), ["15 Jul 2011", "9 Dec 2011", "24 Feb 2012", "25 Feb 2012"])
    expectNoDifference(block.rows.map(\.text), ["Aran", "Borel", "Seo Dal-ha", "Borel"])
    expectNoDifference(
      block.rows.map { $0.cells.map { $0?.text ?? "" } },
      [
        ["*first, the editors* — A tower that comes down [S4](source/s4).", "", ""],
        ["", "*first, the editors* — A tower whose lamp is out; the engine may turn [S15](source/s15).", ""],
        ["*harder, the editors* — All three towers, engines and all. [S17](source/s17)", "", ""],
        ["", "*softer, Borel* — One tower, lamp and engine, as a first step. [S18](source/s18)", ""]
      ])
  }

  @Test("A row leads to its reading")
  func anchors() throws {
    let edition = try frozen()
    let readings = edition.statements(of: try id("term/dark"), [.reading]).map(\.id)
    let rows = TermTable(in: edition).block(0).rows
    expectNoDifference(rows.map(\.anchor.statement), readings)
    for row in rows { #expect(row.cells.compactMap { $0?.evidence } == [row.anchor]) }
  }

  @Test("Nothing later shows, under a lock as under a cut")
  func horizon() throws {
    for edition in [try frozen("2012-02-24"), try frozen(nil, .now, lock: "2012-02-24")] {
      let table = TermTable(in: edition)
      expectNoDifference(table.block(0).rows.map(\.lead), ["15 Jul 2011", "9 Dec 2011", "24 Feb 2012"])
      #expect(!"\(table.blocks)".contains("as a first step"))
    }
    let before = TermTable(in: try frozen("2011-07-14"))
    #expect(try before.position(of: id("term/dark")) == nil)
    #expect(before.blocks.allSatisfy { $0.group == "Words" })
  }

  @Test("A later side has a column from its first reading on, in the pack's order")
  func sides() throws {
    let pack = try made(
      [
        entry(
          "term/toll", "Toll",
          rows: [
            row(.reading, "2001-02-01", subject: "e", label: "e", text: "Two."),
            row(.reading, "2001-01-01", subject: "d", label: "d", text: "One.")
          ])
      ], parties: ["a", "b", "c", "d", "e"])
    let whole = TermTable(in: try pack.at()).block(0)
    expectNoDifference(whole.columns.map(\.id), ["a", "b", "c", "d", "e"])
    expectNoDifference(
      whole.rows.map { $0.cells.map { $0?.text ?? "" } }, [["", "", "", "One.", ""], ["", "", "", "", "Two."]])
    expectNoDifference(TermTable(in: try pack.at("2001-01-31")).block(0).columns.map(\.id), ["a", "b", "c", "d"])
  }

  @Test("The words follow, a block each with one column")
  func words() throws {
    let table = TermTable(in: try frozen())
    let blocks = table.blocks.suffix(from: 1)
    expectNoDifference(blocks.map(\.group), ["Words", "Words", "Words"])
    expectNoDifference(blocks.map { $0.rows.map(\.text) }, [["Buoy drill"], ["Dark tower"], ["Salt ban"]])
    expectNoDifference(
      blocks.last?.rows.first?.cells.map { $0?.text ?? "" },
      ["(소금 금지) Aran's order of February 2011 that no Borel salt lands in its ports [S6](source/s6)."])
    #expect(try table.position(of: id("word/salt-ban")) == 3)
    #expect(try table.position(of: id("term/dark")) == 0)
    #expect(try table.position(of: id("claim/p1-1")) == nil)
  }
}

@Suite("The drift of terms between two cuts")
struct TermDriftTests {
  @Test("Each side's last reading at both cuts, and how it got from one to the other")
  func drift() throws {
    let table = TermTable(in: try frozen(), since: try frozen("2011-12-31"))
    expectNoDifference(table.count, 1)
    let block = table.block(0)
    expectNoDifference(block.columns.map(\.title), ["31 Dec 2011", "whole story"])
    expectNoDifference(block.rows.map(\.text), ["Aran", "Borel"])
    expectNoDifference(
      block.rows.map { $0.cells.map { $0?.text ?? "" } },
      [
        [
          "Aran, 15 Jul 2011 — A tower that comes down [S4](source/s4).",
          """
          *24 Feb 2012 harder (the editors)* → [Seo Dal-ha](actor/seo-dal-ha), 24 Feb 2012 — All three towers, \
          engines and all. [S17](source/s17)
          """
        ],
        [
          "Borel, 9 Dec 2011 — A tower whose lamp is out; the engine may turn [S15](source/s15).",
          """
          *25 Feb 2012 softer (Borel)* → Borel, 25 Feb 2012 — One tower, lamp and engine, as a first step. \
          [S18](source/s18)
          """
        ]
      ])
  }

  @Test("Only what moved")
  func onlyMoved() throws {
    let table = TermTable(in: try frozen(), since: try frozen("2012-02-24"))
    expectNoDifference(table.blocks.map { $0.rows.map(\.text) }, [["Borel"]])
    let still = TermTable(in: try frozen("2012-02-20"), since: try frozen("2011-12-31"))
    #expect(still.count == 0)
    #expect(try still.position(of: id("term/dark")) == nil)
    let first = TermTable(in: try frozen("2011-09-01"), since: try frozen("2011-01-01")).block(0)
    expectNoDifference(first.rows.map { $0.cells[0]?.text }, ["no reading yet"])
  }

  @Test("A reading of an old day that became public in between is new; each holder is named once in a run")
  func late() throws {
    let pack = try made(
      [
        entry(
          "term/toll", "Toll",
          rows: [
            row(.reading, "2001-01-01", subject: "a", value: "first", label: "a", text: "One.", note: "editors"),
            row(
              .reading, "2001-01-15", shown: "2001-03-01", subject: "a", value: "harder", label: "a", text: "Secret.",
              note: "editors"),
            row(.reading, "2001-02-01", subject: "a", value: "clearer", label: "a", text: "Two.", note: "editors"),
            row(.reading, "2001-03-02", subject: "a", value: "same", label: "a", text: "Three.", note: "a")
          ]),
        entry("term/untold", "Untold", rows: [row(.reading, "2001-01-01", subject: "a", label: "a", text: "One.")])
      ], parties: ["a"])
    func cells(_ cut: String, since: String, _ reading: Reading = .then) throws -> [[String]] {
      TermTable(in: try pack.at(cut, reading), since: try pack.at(since, reading)).blocks
        .flatMap { $0.rows.map { $0.cells.map { $0?.text ?? "" } } }
    }
    expectNoDifference(
      try cells("2001-03-01", since: "2001-02-15"),
      [["Side A, 1 Feb 2001 — Two.", "*15 Jan 2001 harder (the editors)* → Side A, 15 Jan 2001 — Secret."]])
    expectNoDifference(try cells("2001-03-01", since: "2001-02-15", .now), [])
    expectNoDifference(
      try cells("2001-04-01", since: "2001-01-02").map { $0[1] },
      [
        """
        *15 Jan 2001 harder, 1 Feb 2001 clearer (the editors), 2 Mar 2001 same (Side A)* → Side A, 2 Mar 2001 — Three.
        """
      ])
  }
}
