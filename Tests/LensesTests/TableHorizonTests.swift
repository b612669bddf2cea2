import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Tables within the horizon")
struct TableHorizonTests {
  private static let days = [
    "2011-02-10", "2011-07-14", "2011-07-15", "2011-12-09", "2012-02-24", "2012-02-25", "2012-03-31", "2013-05-01"
  ]

  private static func tables(_ edition: Edition, since earlier: Edition? = nil) -> [any TableLens] {
    [TermTable(in: edition, since: earlier), AccountTable(in: edition, since: earlier)]
      + (earlier == nil ? [DocumentTable(in: edition), LessonTable(in: edition)] : [])
  }

  @Test("Every row and cell leads to something visible, and its block is found", arguments: days, Reading.allCases)
  func anchors(_ day: String, _ reading: Reading) throws {
    let edition = try frozen(day, reading)
    let earlier = try frozen("2011-07-14", reading)
    let isLater = earlier.bounds.about < edition.bounds.about
    for table in Self.tables(edition) + (isLater ? Self.tables(edition, since: earlier) : []) {
      for (position, block) in table.blocks.enumerated() {
        let anchors = block.rows.flatMap { [$0.anchor] + $0.cells.compactMap { $0?.evidence } }
        #expect(!block.rows.isEmpty && block.rows.allSatisfy { $0.cells.count == block.columns.count })
        #expect(Set(block.columns.map(\.id)).count == block.columns.count)
        for anchor in anchors {
          #expect(edition.head(anchor.entry) != nil)
          #expect(table.position(of: anchor.entry) == position)
          let statements = edition.statements(of: anchor.entry)
          #expect(anchor.statement == nil || statements.contains { $0.id == anchor.statement })
        }
      }
    }
  }

  @Test("A lock says what a cut at its day says, whatever the cut and the reading", arguments: days)
  func lock(_ day: String) throws {
    let cut = Self.tables(try frozen(day)).flatMap(\.blocks)
    for locked in [
      try frozen(nil, .then, lock: day), try frozen(nil, .now, lock: day), try frozen("2013-05-01", lock: day)
    ] {
      expectNoDifference(Self.tables(locked).flatMap(\.blocks), cut)
    }
    guard day > "2011-07-14" else { return }
    let before = try frozen("2011-07-14", lock: day)
    let difference = Self.tables(try frozen(day), since: try frozen("2011-07-14")).flatMap(\.blocks)
    expectNoDifference(Self.tables(try frozen(nil, lock: day), since: before).flatMap(\.blocks), difference)
  }

  @Test("Blocks that are read again are the same, also when many were read in between")
  func kept() throws {
    let lessons = try (0..<250).map { try entry("lesson/l\($0)", "\(1_000 + $0)", type: "aims") }
    let table = LessonTable(in: try made(lessons).at())
    let first = table.blocks
    expectNoDifference(table.blocks, first)
    expectNoDifference(first.map { $0.rows[0].text }, (1_000..<1_250).map { "\($0)" })
  }
}
