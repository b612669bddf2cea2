import Lenses
import Screen
import SequenceModel
import Testing
import Typesetting

@testable import Explorer

/// A table of `blocks` blocks with three rows each.
private struct Matrix: TableLens {
  let count: Int
  var columns: [Table.Column]
  var title = ""
  /// The last block that says something in the last column.
  var saysLast = Int.max

  func id(_ block: Int, _ row: Int) -> EntryID {
    EntryID(.commitment, "c\(block)-\(row)") ?? EntryID("commitment/x").unsafelyUnwrapped
  }

  func block(_ position: Int) -> Table.Block {
    Table.Block(
      group: position < 2 ? "First" : "Then", title: title.isEmpty ? "" : "\(title) \(position)", columns: columns,
      rows: (0..<3).map { row in
        Table.Row(
          Table.Anchor(id(position, row)), lead: "12 Jun", text: "Row \(position).\(row) of a name that may be long",
          cells: columns.indices.map { column in
            // What would stand in the last column below `saysLast` stands in the first.
            let own = row % 3 == columns.count - 1 && position > saysLast ? 0 : row % 3
            return column % 3 == own || !columns[column].holdsTexts
              ? Table.Cell(
                mark: "● K", text: "Words of cell \(column), wrapped where there is no room for them",
                evidence: Table.Anchor(id(position, row), statement: Int64(column))) : nil
          })
      })
  }

  func position(of id: EntryID) -> Int? { Int(id.slug.dropFirst().split(separator: "-")[0]) }
}

private func columns(_ count: Int, holdTexts: Bool) -> [Table.Column] {
  (0..<count).map {
    Table.Column(id: "c\($0)", title: "Column number \($0)", short: "Col \($0)", note: "a day", holdsTexts: holdTexts)
  }
}

private func rows(_ table: Matrix, width: Int, chosen: String? = nil) -> TableRows {
  let setting = TableSetting(width: width, chosen: chosen, beginsAtLast: true) { _ in .words }
  return TableRows(count: table.count) { position in
    setting.set(table.block(position), below: position > 0 ? table.block(position - 1) : nil)
  }
}

@Suite("Lenses in rows and columns")
struct TableTests {
  @Test(
    "Nothing is wider than the pane, at any width",
    arguments: [(1, false), (5, false), (12, false), (1, true), (3, true), (5, true)])
  func widths(_ count: Int, _ holdTexts: Bool) {
    let table = Matrix(count: 3, columns: columns(count, holdTexts: holdTexts))
    for width in [1, 2, 5, 12, 16, 20, 36, 56, 58, 76, 90, 116, 196] {
      let rows = rows(table, width: width)
      for position in 0..<3 {
        let block = rows.block(position)
        #expect(!block.shown.isEmpty)
        for number in 0..<block.count {
          for piece in block.line(number)?.line.pieces ?? [] {
            #expect(piece.line.width <= max(piece.width, 2), "\(width): \(piece.line.string)")
            if width >= 20 { #expect(piece.offset + piece.line.width <= width, "\(width): \(piece.line.string)") }
          }
        }
      }
    }
  }

  @Test("Columns without room are pages; the chosen one always shows")
  func pages() {
    let table = Matrix(count: 1, columns: columns(12, holdTexts: false))
    let last = rows(table, width: 60).block(0).shown
    #expect(last.upperBound == 12 && last.count < 12)
    for chosen in 0..<12 {
      #expect(rows(table, width: 60, chosen: "c\(chosen)").block(0).shown.contains(chosen))
    }
    #expect(rows(table, width: 180).block(0).shown == 0..<12)
  }

  @Test("Where texts are folded, only the rows that say something in the columns in sight are left")
  func folded() {
    let table = Matrix(count: 1, columns: columns(3, holdTexts: true))
    #expect(rows(table, width: 150).block(0).rows.count == 3)
    let narrow = rows(table, width: 40, chosen: "c1").block(0)
    #expect(narrow.shown == 1..<2)
    #expect(narrow.rows.map(\.anchor) == [Table.Anchor(table.id(0, 1))])
  }

  @Test("Walking meets every row once, both ways, and stops at the ends")
  func walk() {
    let rows = rows(Matrix(count: 5, columns: columns(4, holdTexts: false)), width: 100)
    var place = rows.end(first: true)
    var met: [TableLocation] = []
    while let now = place {
      met.append(now)
      let next = rows.next(after: now, by: 1)
      place = next == now ? nil : next
    }
    #expect(met.count == 15 && met == met.sorted())
    #expect(rows.next(after: met[0], by: 100) == met[14])
    #expect(rows.next(after: met[14], by: -100) == met[0])
    #expect(rows.end(first: false) == met[14])
    #expect(TableLocation(number: met[7].number) == met[7])
  }

  @Test("Where a block shows no row, its selection is the next row below, or the last one above")
  func emptyBlocks() {
    // In a narrow pane the third column of texts shows; only block 0 says something there.
    let table = Matrix(count: 3, columns: columns(3, holdTexts: true), saysLast: 0)
    let narrow = rows(table, width: 40, chosen: "c2")
    #expect((0..<3).map { narrow.block($0).rows.count } == [1, 0, 0])
    for block in 1...2 {
      let place = narrow.location(of: Table.Anchor(table.id(block, 1)), near: block, home: block)
      #expect(place == TableLocation(block: 0, row: 0))
    }
    let nowhere = rows(Matrix(count: 2, columns: columns(3, holdTexts: true), saysLast: -1), width: 40, chosen: "c2")
    #expect(nowhere.location(of: Table.Anchor(table.id(1, 1)), near: 1, home: 1) == nil)
    #expect(nowhere.end(first: true) == nil && nowhere.end(first: false) == nil)
    #expect(nowhere.next(after: TableLocation(block: 1, row: -1), by: 1) == nil)
  }

  @Test("The selected row is always in sight, with its heads, whatever came before", arguments: [3, 5, 8, 14, 40])
  func inSight(_ height: Int) {
    for table in [
      Matrix(count: 6, columns: columns(4, holdTexts: false)),
      Matrix(count: 6, columns: columns(4, holdTexts: true), title: "Block")
    ] {
      let rows = rows(table, width: 76)
      var top = TableTop()
      var place = rows.end(first: true)
      let steps = Array(repeating: 1, count: 17) + Array(repeating: -1, count: 17) + [9, -5, 7, -100, 100]
      for step in steps {
        guard let now = place.flatMap({ rows.next(after: $0, by: step) }) else { continue }
        place = now
        top = rows.top(showing: now, from: top, height: height)
        let window = TableWindow(rows, top: top, height: height)
        #expect(window.items.count <= height)
        #expect(window.items.contains { $0.location == now && $0.isFirst }, "\(now) at height \(height)")
        let names = window.items.contains { $0.line.pieces.contains { $0.line.string.hasPrefix("Col") } }
        if height > 5 { #expect(names, "no heads at \(now), height \(height)") }
      }
    }
  }
}
