import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("The Commitments lens")
struct CommitmentTableTests {
  private func table(
    _ cut: String? = nil, rows: CommitmentTable.Arrangement.Rows = .made,
    columns: CommitmentTable.Arrangement.Columns = .phases
  ) throws -> CommitmentTable {
    CommitmentTable(in: try frozen(cut), .init(rows: rows, columns: columns))
  }

  private func row(_ slug: String, _ table: CommitmentTable) throws -> Table.Row {
    let position = try #require(table.position(of: id("commitment/\(slug)")))
    return try #require(table.block(position).rows.first)
  }

  @Test(
    "By phase, from the one of the first promise on: what held at each phase's end, older words in brackets, differing ones side by side"
  )
  func phases() throws {
    expectNoDifference(
      try table().block(0).columns.map(\.title),
      ["Lantern Island", "Working it out", "Toward a second meeting", "Cape Tern", "Two accounts"])
    expectNoDifference(
      try table().marks,
      [
        "open-channel: ○ O | ● K | [● K] | [● K] | K/S | disputed: kept (the editors), stalled (Borel)",
        "return-crews: ○ O | ● K | [● K] | [● K] | [● K] | kept",
        "dark-towers: ○ O | ◐ P | [◐ P] | P/O | R/P/O"
          + " | disputed: reversed (the editors), partly (Đỗ Quang Hiển), open (Aran)",
        "drill-halt: ○ O | ◐ P | [◐ P] | [◐ P] | P/K | disputed: partly (the editors), kept (Aran)",
        "salt-trade: - | ○ O | ○ O | ■ S | [■ S] | stalled"
      ])
  }

  @Test("A cut ends the last phase that has begun; what is promised or judged later is not there")
  func cut() throws {
    expectNoDifference(
      try table("2011-09-01").marks,
      [
        "open-channel: ○ O | ○ O | open", "return-crews: ○ O | ● K | kept", "dark-towers: ○ O | ◐ P | partly",
        "drill-halt: ○ O | ◐ P | partly"
      ])
    expectNoDifference(try table("2011-09-01").block(0).columns.map(\.id), ["lantern", "autumn"])
    #expect(try table("2011-07-13").count == 0)
  }

  @Test(
    "A cell says each holder's word with its day; of an older one when it was judged; without a judge, that there is none"
  )
  func texts() throws {
    let cells = try row("dark-towers", table()).cells
    expectNoDifference(
      cells.map { $0?.text },
      [
        "open; nobody has judged it yet", "partly, 24 Aug 2011 — lamp house off one tower of three",
        "partly, judged 24 Aug 2011",
        "disputed: partly (the editors), judged 24 Aug 2011; open (Aran), 24 Feb 2012 — one tower of three offered",
        "disputed: reversed (the editors), 12 Mar 2012 — lamp house back on the tower;"
          + " partly (Đỗ Quang Hiển), 25 Feb 2012 — the north tower, for table salt; open (Aran), judged 24 Feb 2012"
      ])
  }

  @Test("A cell rests on the word judged last, before there is one on the promise itself")
  func evidence() throws {
    let edition = try frozen()
    let commitment = try id("commitment/dark-towers")
    let states = edition.statements(of: commitment, [.state]).map(\.id)
    let evidence = try row("dark-towers", CommitmentTable(in: edition)).cells.map { $0?.evidence }
    expectNoDifference(
      evidence,
      [nil, states[0], states[0], states[1], states[3]].map { Table.Anchor(commitment, statement: $0) })
  }

  @Test("Rows say which are disputed, by differing holders and by nothing else")
  func disputes() throws {
    let disputed = try table().blocks.flatMap(\.rows).filter(\.isDisputed).map(\.anchor.entry.slug)
    expectNoDifference(disputed, ["open-channel", "dark-towers", "drill-halt"])
    #expect(try table("2012-02-23").blocks.flatMap(\.rows).allSatisfy { !$0.isDisputed })
  }

  @Test(
    "Grouped by form, side or state; within a group by the day made",
    arguments: [
      (
        .form, ["Written": ["open-channel", "return-crews", "dark-towers"], "Oral": ["drill-halt", "salt-trade"]],
        ["Written", "Oral"]
      ),
      (
        .side,
        [
          "Aran": ["drill-halt", "salt-trade"], "Borel": ["dark-towers"],
          "Aran and Borel": ["open-channel", "return-crews"]
        ], ["Aran", "Borel", "Aran and Borel"]
      ),
      (
        .state,
        [
          "Kept": ["return-crews"], "Stalled": ["salt-trade"], "Disputed": ["open-channel", "dark-towers", "drill-halt"]
        ],
        ["Kept", "Stalled", "Disputed"]
      )
    ] as [(CommitmentTable.Arrangement.Rows, [String: [String]], [String])])
  func groups(_ rows: CommitmentTable.Arrangement.Rows, _ members: [String: [String]], _ order: [String]) throws {
    let table = try table(rows: rows)
    let blocks = table.blocks.prefix(table.rows.count)
    var groups: [String] = []
    for block in blocks where groups.last != block.group { groups.append(block.group) }
    expectNoDifference(groups, order)
    for group in order {
      expectNoDifference(table.rows(ofGroup: group).map(\.anchor.entry.slug), members[group])
    }
  }

  @Test("By moment: those at which a promise was made or judged; a column reaches to the next one, the last to the cut")
  func moments() throws {
    let table = try self.table("2012-02-25", columns: .moments)
    expectNoDifference(
      table.block(0).columns.map { "\($0.title), \($0.note) (\($0.short) \($0.shortNote))" },
      [
        "The page, 14 Jul 2011 (14 Jul 2011)", "Drill off, 14 Jul 2011 (14 Jul 2011)",
        "Crew home, 2 Aug 2011 (02 Aug 2011)",
        "Summer order, 3 Aug 2011 (03 Aug 2011)", "North tower, 20 Aug 2011 (20 Aug 2011)",
        "Harbour talks, 5 Oct 2011 (05 Oct 2011)", "Lunch cancelled, 24 Feb 2012 (24 Feb 2012)",
        "Aran's account, 24 Feb 2012 (24 Feb 2012)", "Borel's answer, 25 Feb 2012 (25 Feb 2012)"
      ])
    let marks = table.marks.map { $0.split(separator: " | ").prefix(9).joined(separator: " | ") }
    expectNoDifference(
      marks,
      [
        "open-channel: ○ O | ○ O | ○ O | ○ O | ○ O | ● K | [● K] | [● K] | K/S",
        "return-crews: ○ O | ○ O | ● K | [● K] | [● K] | [● K] | [● K] | [● K] | [● K]",
        "dark-towers: ○ O | ○ O | ○ O | ○ O | ◐ P | [◐ P] | [◐ P] | P/O | P/O",
        "drill-halt: - | ○ O | ○ O | ◐ P | [◐ P] | [◐ P] | [◐ P] | [◐ P] | [◐ P]",
        "salt-trade: - | - | - | - | - | ○ O | ■ S | [■ S] | [■ S]"
      ])
  }

  @Test("Rows have places of their own, and entries lead to theirs")
  func anchors() throws {
    for rows in CommitmentTable.Arrangement.Rows.allCases {
      let table = try table(rows: rows)
      let anchors = table.blocks.flatMap(\.rows).map(\.anchor)
      #expect(Set(anchors).count == anchors.count)
      for entry in table.rows + table.offers {
        let position = try #require(table.position(of: entry))
        #expect(table.block(position).rows.first?.anchor == Table.Anchor(entry))
      }
      #expect(try table.position(of: id("moment/lantern-signing")) == nil)
    }
  }

  @Test("A row has a cell for each column of its block, a mark no more than 8 columns")
  func shapes() throws {
    for columns in CommitmentTable.Arrangement.Columns.allCases {
      for block in try table(columns: columns).blocks {
        for column in block.columns { #expect(column.short.count <= 8) }
        for row in block.rows {
          #expect(row.cells.count == block.columns.count)
          #expect(row.cells.allSatisfy { ($0?.mark.count ?? 0) <= 8 })
        }
      }
    }
  }

  @Test("A lock shows what a cut at its day shows, and says no more")
  func lock() throws {
    for day in ["2011-07-13", "2011-07-14", "2011-10-07", "2011-10-08", "2012-02-24", "2012-02-25", "2012-03-11"] {
      for columns in CommitmentTable.Arrangement.Columns.allCases {
        let locked = CommitmentTable(in: try frozen(nil, .then, lock: day), .init(columns: columns))
        expectNoDifference(locked.blocks, try table(day, columns: columns).blocks)
        let past = CommitmentTable(in: try frozen("2012-12-31", .now, lock: day), .init(columns: columns))
        expectNoDifference(past.blocks, locked.blocks)
      }
    }
  }
}
