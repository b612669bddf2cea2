import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Documents clause by clause")
struct DocumentTableTests {
  @Test("Number and verb of each clause, who is bound, what it says with phrase and links, what is not there")
  func clauses() throws {
    let block = DocumentTable(in: try frozen()).block(0)
    expectNoDifference(block.title, "The page of Lantern Island")
    expectNoDifference(
      block.notes,
      [
        "14 Jul 2011 · Aran and Borel · Lantern Island · read whole",
        "Its verbs, the strongest first: commits, agrees, works toward, reaffirms."
      ])
    expectNoDifference(block.columns.map(\.title), ["Who is bound", "What it says", "What is not there"])
    expectNoDifference(block.rows.map(\.lead), ["1", "2", "3", "4"])
    expectNoDifference(block.rows.map(\.text), ["commits", "works toward", "agrees", "reaffirms"])
    expectNoDifference(
      block.rows[1].cells.map { $0?.text },
      [
        "Borel",
        """
        The towers become dark. “works toward dark towers” Commitment: [To work toward dark towers](commitment/dark-towers). \
        Claim: [P1.4](claim/p1-4).
        """, "A date, and what dark means."
      ])
    #expect(block.rows[0].cells[2] == nil)
    for row in block.rows { #expect(row.cells.compactMap(\.self).allSatisfy { $0.evidence == row.anchor }) }
  }

  @Test("A clause links to nothing beyond the horizon; before its day a document is not there")
  func horizon() throws {
    let edition = try frozen("2011-07-14")
    let text = "\(DocumentTable(in: edition).blocks)"
    #expect(text.contains("dark-towers"))
    #expect(!text.contains("P1.4") && !text.contains("p1-4"))
    #expect(DocumentTable(in: try frozen("2011-07-13")).count == 0)
    #expect(try DocumentTable(in: edition).position(of: id("document/lantern-page")) == 0)
  }

  @Test("Two clauses that link to one commitment both say so")
  func sharedLinks() throws {
    let promise = try id("commitment/quiet")
    let links = [EntryRecord.Reference(.commitments, promise)]
    let pack = try made([
      entry("commitment/quiet", "Quiet"),
      entry(
        "document/page", "Page", "2001-01-01",
        rows: [
          row(.clause, "2001-01-01", value: "commits", label: "1", text: "First.", links: links),
          row(.clause, "2001-01-01", value: "records", label: "2", text: "Second.", links: links)
        ])
    ])
    expectNoDifference(
      DocumentTable(in: try pack.at()).block(0).rows.map { $0.cells[1]?.text },
      ["First. Commitment: [Quiet](commitment/quiet).", "Second. Commitment: [Quiet](commitment/quiet)."])
  }
}
