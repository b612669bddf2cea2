import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

/// What each row says: its label, its marks and its trail.
private func grid(_ block: Table.Block) -> [[String]] {
  block.rows.map { row in [row.lead] + row.cells.map { $0?.mark ?? "" } + [row.trail] }
}

@Suite("Accounts: propositions by tellings")
struct AccountTableTests {
  @Test("Tellings by day and hour, propositions with a mark each; silent and not found are told apart")
  func grid() throws {
    let block = AccountTable(in: try frozen()).block(0)
    expectNoDifference(block.title, "Cape Tern, told twice")
    expectNoDifference(block.columns.map(\.id), ["aran", "borel", "envoy"])
    expectNoDifference(block.columns.map(\.title), ["Seo Dal-ha", "Đỗ Quang Hiển", "Yun Mi-ro"])
    expectNoDifference(block.columns.map(\.note), ["24 Feb 2012, 14:00", "25 Feb 2012, 00:30", "1 May 2013"])
    #expect(!block.columns.contains { $0.holdsTexts })
    expectNoDifference(
      LensesTests.grid(block),
      [
        ["whole-ban", "● Sa", "✕ De", "◐ Qu", "tellings differ"], ["engine", "● Sa", "● Sa", "", ""],
        ["cook", "", "○ Si", "· Nf", ""]
      ])
    expectNoDifference(block.rows.map(\.isDisputed), [true, false, false])
    expectNoDifference(
      block.rows.map { $0.cells.map { $0?.text ?? "" } },
      [
        ["says: The whole ban for one tower.", "denies: Table salt only.", "qualifies: Table salt first."],
        ["says", "says", ""], ["", "silent", "not found"]
      ])
  }

  @Test("The notes say what the marks mean and who tells, when, where and in which source")
  func notes() throws {
    expectNoDifference(
      AccountTable(in: try frozen()).block(0).notes,
      [
        """
        Marks: says (● Sa); denies (✕ De); qualifies (◐ Qu); silent (○ Si), the text was read whole and does not say it; \
        not found (· Nf), the text was read in part or is known from reports.
        """,
        "aran [Seo Dal-ha](actor/seo-dal-ha) (Aran), 24 Feb 2012, 14:00: Before the press. [S17](source/s17)",
        """
        borel [Đỗ Quang Hiển](actor/do-quang-hien) (Borel), 25 Feb 2012, 00:30: On the mail quay, without questions. \
        [S18](source/s18)
        """,
        "envoy [Yun Mi-ro](actor/yun-mi-ro) (Aran), 1 May 2013: In a memoir. [S21](source/s21)"
      ])
  }

  @Test("A mark leads to its cell, a row to its proposition")
  func anchors() throws {
    let edition = try frozen()
    let account = try id("account/cape-tern")
    let statements = edition.statements(of: account)
    for row in AccountTable(in: edition).block(0).rows {
      let proposition = try #require(statements.first { $0.id == row.anchor.statement })
      #expect(proposition.field == .proposition && proposition.label == row.lead)
      for cell in row.cells.compactMap(\.self) {
        let statement = try #require(statements.first { $0.id == cell.evidence?.statement })
        #expect(statement.field == .cell && statement.parent == proposition.id)
      }
    }
  }

  @Test("Before a telling there is no column of it, no cell, and no difference with it")
  func horizon() throws {
    for edition in [try frozen("2012-02-24"), try frozen(nil, .now, lock: "2012-02-24")] {
      let table = AccountTable(in: edition)
      expectNoDifference(LensesTests.grid(table.block(0)), [["whole-ban", "● Sa", ""], ["engine", "● Sa", ""]])
      #expect(!"\(table.blocks)".contains("Quang"))
    }
    #expect(AccountTable(in: try frozen("2012-02-23")).count == 0)
  }

  @Test(
    "Untimed tellings follow those with an hour; what became public later is not there; one account explains the marks")
  func order() throws {
    let account = try entry(
      "account/gate", "The gate",
      rows: [
        row(.telling, "2001-01-01", subject: "a", label: "untimed"),
        row(.telling, "2001-01-01", subject: "b", label: "late", note: "18:00"),
        row(.telling, "2001-01-01", subject: "a", label: "early", note: "~09:00"),
        row(.proposition, "2001-01-01", label: "p1", text: "It was [open](moment/none)."),
        row(.cell, "2001-01-01", value: "denies", label: "untimed", parent: 3),
        row(.cell, "2001-01-01", shown: "2001-02-01", value: "says", label: "late", text: "[S9](source/s9)", parent: 3)
      ])
    let pack = try made(
      [account, entry("account/yard", "The yard", rows: [row(.telling, "2001-01-01", subject: "a", label: "one")])],
      parties: ["a", "b"])
    let table = AccountTable(in: try pack.at())
    expectNoDifference(table.block(0).columns.map(\.id), ["early", "late", "untimed"])
    expectNoDifference(table.block(0).rows.map(\.text), ["It was open."])
    expectNoDifference(LensesTests.grid(table.block(0)), [["p1", "", "● Sa", "✕ De", "tellings differ"]])
    expectNoDifference(table.block(0).rows[0].cells[1]?.text, "says [S9](source/s9)")
    expectNoDifference(table.blocks.map { $0.notes.filter { $0.hasPrefix("Marks") }.count }, [1, 0])
    expectNoDifference(table.block(1).entry, try id("account/yard"))
    #expect(try table.position(of: id("account/yard")) == 1)
    let then = AccountTable(in: try pack.at("2001-01-31"))
    expectNoDifference(LensesTests.grid(then.block(0)), [["p1", "", "", "✕ De", ""]])
  }

  @Test("Since an earlier cut: only propositions with something new, which is marked")
  func difference() throws {
    let table = AccountTable(in: try frozen(), since: try frozen("2012-12-31"))
    expectNoDifference(
      LensesTests.grid(table.block(0)),
      [["whole-ban", "● Sa", "✕ De", "◐ Qu+", "tellings differ"], ["cook", "", "○ Si", "· Nf+", ""]])
    expectNoDifference(
      table.block(0).rows.map { $0.cells[2]?.text }, ["qualifies, new: Table salt first.", "not found, new"])
    #expect(table.block(0).notes[0].hasSuffix("; new since 31 Dec 2012 (+)."))
    #expect(AccountTable(in: try frozen("2013-01-01"), since: try frozen("2012-12-31")).count == 0)
  }

  @Test("Heads of narrow columns have at most 8 columns: of persons the family name, of others what there is room for")
  func shortNames() throws {
    let tellers: [(slug: String, name: String, type: String, native: String?)] = [
      ("sanders", "Sarah Sanders", "person", nil), ("moon", "Moon Jae-in", "person", "문재인"),
      ("kcna", "KCNA", "group", nil),
      ("house", "Blue House of Seoul", "institution", nil), ("ministry", "Aussenministerium", "institution", nil),
      ("hangul", "조선민주주의 외무성", "institution", nil), ("long", "Ann Featherstonehaugh", "person", nil)
    ]
    let actors = try tellers.map { teller in
      try entry(
        "actor/\(teller.slug)", teller.name, type: teller.type, teller.native.map { [Attribute(.native, $0)] } ?? [],
        rows: [row(.role, "2001-01-01", text: "Speaker")])
    }
    let account = try entry(
      "account/gate", "The gate",
      rows: tellers.map { try row(.telling, "2001-01-01", subject: "actor/\($0.slug)", label: $0.slug) }
        + [row(.telling, "2001-01-01", subject: "dprk-of-korea", label: "party")])
    let pack = try made(actors + [account], parties: ["dprk-of-korea"])
    expectNoDifference(
      AccountTable(in: try pack.at()).block(0).columns.map(\.short),
      ["Sanders", "Moon", "KCNA", "Blue", "Aussenmi", "조선민주", "Feathers", "DPRK-OF-"])
  }
}
