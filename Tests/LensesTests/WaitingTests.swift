import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("What waits for what, and the offers")
struct WaitingTests {
  @Test("Each promise that waits says for which, by whose terms, since when, and what blocks it")
  func waiting() throws {
    let table = CommitmentTable(in: try frozen("2012-02-24"))
    let rows = table.rows(ofGroup: "What waits for what")
    expectNoDifference(
      rows.map { "\($0.text) [\($0.trail)]" },
      [
        "To work toward dark towers — after To open the ports to salt, by the terms of Borel, since 8 Oct 2011"
          + " [blocked: it is stalled]",
        "To open the ports to salt — after To work toward dark towers, by the terms of Aran, since 8 Oct 2011"
          + " [blocked: it is disputed: partly (the editors), open (Aran)]"
      ])
    let edition = try frozen("2012-02-24")
    for row in rows {
      let statement = edition.statements(of: row.anchor.entry).first { $0.id == row.anchor.statement }
      #expect(statement?.field == .dependency)
    }
  }

  @Test("A deadlock is found from the day on which the last of its terms was stated; before, nothing is said")
  func deadlock() throws {
    let before = CommitmentTable(in: try frozen("2011-10-07"))
    #expect(before.deadlocks.isEmpty)
    #expect(before.rows(ofGroup: "What waits for what").isEmpty)
    let table = CommitmentTable(in: try frozen("2011-10-08"))
    let block = try #require(table.blocks.first { $0.group == "Deadlocks" })
    #expect(block.title == "By the terms each side stated on 8 Oct 2011, each waits for the other")
    expectNoDifference(
      block.rows.map(\.text),
      [
        "To open the ports to salt — after To work toward dark towers, by the terms of Aran, since 8 Oct 2011",
        "To work toward dark towers — after To open the ports to salt, by the terms of Borel, since 8 Oct 2011"
      ])
  }

  @Test("Offers by the day made: from whom to whom, what for what, who tells and who denies, what came of it")
  func offers() throws {
    let rows = CommitmentTable(in: try frozen()).rows(ofGroup: "Offers")
    expectNoDifference(
      rows.map { [$0.lead, $0.text] + $0.cells.map { $0?.text ?? "" } },
      [
        [
          "24 Feb 2012", "The north tower for table salt", "Borel → Aran",
          "The north tower, lamp and engine, under the eyes of the League [S18](source/s18).",
          "An end of the ban on table salt [S18](source/s18).",
          "told by Borel, 25 Feb 2012 [S18](source/s18);"
            + " denied by [Seo Dal-ha](actor/seo-dal-ha), 24 Feb 2012 [S17](source/s17)",
          "24 Feb 2012: The leaders parted without it."
            + " ([To work toward dark towers](commitment/dark-towers)) [S17](source/s17)"
        ]
      ])
    // Who told of it the day after is not there yet.
    let then = CommitmentTable(in: try frozen("2012-02-24")).rows(ofGroup: "Offers")
    expectNoDifference(
      then.map { $0.cells[3]?.text },
      ["denied by [Seo Dal-ha](actor/seo-dal-ha), 24 Feb 2012 [S17](source/s17)"])
  }
}
