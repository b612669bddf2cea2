import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("The difference of two cuts")
struct CommitmentDifferenceTests {
  private func difference(_ earlier: String, _ later: String?, _ reading: Reading = .then) throws -> CommitmentTable {
    CommitmentTable(in: try frozen(later, reading), since: try frozen(earlier, reading))
  }

  @Test("New promises, other states and other holders; a column for each cut")
  func changes() throws {
    let table = try difference("2011-09-01", "2012-02-24")
    expectNoDifference(table.block(0).columns.map(\.title), ["1 Sep 2011", "24 Feb 2012"])
    expectNoDifference(table.block(0).columns.map(\.short), ["01Sep11", "24Feb12"])
    expectNoDifference(
      table.marks,
      [
        "open-channel: ○ O | ● K | open → kept",
        "dark-towers: ◐ P | P/O | partly → disputed: partly (the editors), open (Aran)",
        "salt-trade: - | ■ S | new: stalled"
      ])
    expectNoDifference(
      table.block(1).rows[0].cells.map { $0?.text },
      [
        "partly, 24 Aug 2011 — lamp house off one tower of three",
        "disputed: partly (the editors), judged 24 Aug 2011; open (Aran), 24 Feb 2012 — one tower of three offered"
      ])
    expectNoDifference(table.rows(ofGroup: "Offers").map(\.trail), ["new"])
    #expect(table.deadlocks.isEmpty && table.rows(ofGroup: "What waits for what").isEmpty)
    #expect(try difference("2011-09-01", nil).block(0).columns.last?.title == "whole story")
  }

  @Test("Nothing changed between two days without an event")
  func nothing() throws {
    #expect(try difference("2011-12-10", "2012-02-10").count == 0)
  }

  @Test("A promise known later is new at the cut that knows of it, not at its day")
  func publicLater() throws {
    // The harbour talks of 5 October; their communique came out on the 8th.
    #expect(try difference("2011-10-04", "2011-10-07").rows.isEmpty)
    #expect(try difference("2011-10-06", "2011-10-08").rows.contains(id("commitment/salt-trade")))
    #expect(try !difference("2011-10-06", "2011-10-08", .now).marks.contains { $0.hasPrefix("salt-trade: - ") })
  }

  @Test("An offer with a new outcome shows that one alone")
  func outcomes() throws {
    let pack = try made([
      entry(
        "offer/bid", "A bid", "2001-01-01",
        rows: [
          row(.outcome, "2001-01-02", text: "Refused."), row(.outcome, "2001-02-01", text: "Accepted.")
        ])
    ])
    let table = CommitmentTable(in: try pack.at("2001-02-01"), since: try pack.at("2001-01-02"))
    expectNoDifference(table.rows(ofGroup: "Offers").map(\.trail), ["new outcome"])
    expectNoDifference(table.rows(ofGroup: "Offers").map { $0.cells.last??.text }, ["1 Feb 2001: Accepted."])
    #expect(CommitmentTable(in: try pack.at("2001-01-31"), since: try pack.at("2001-01-02")).count == 0)
  }
}
