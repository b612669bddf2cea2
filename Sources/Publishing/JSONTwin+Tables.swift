import Lenses
import PackStore
import SequenceModel

extension JSONTwin {
  /// A lens in rows and columns: its blocks in order. The `id` of a block is that of the entry that it is about, else its first row's; a
  /// row's or cell's is an entry's, or `entry#n` for a statement as `show` numbers it.
  public func table(_ lens: any TableLens) -> [JSON] {
    (0..<lens.count).map { position in
      let block = lens.block(position)
      let numbers = numbers(of: block)
      return .object([
        ("id", .text((block.entry ?? block.rows.first?.anchor.entry)?.description ?? "")),
        ("group", .text(block.group)), ("title", .text(block.title)),
        ("notes", .array(block.notes.map { .string(visible($0)) })),
        (
          "columns",
          .array(
            block.columns.map {
              .object([("id", .string($0.id)), ("title", .string($0.title)), ("note", .text($0.note))])
            })
        ),
        ("rows", .array(block.rows.map { row($0, block.columns, numbers) }))
      ])
    }
  }

  private func row(_ row: Table.Row, _ columns: [Table.Column], _ numbers: [EntryID: [Int64: Int]]) -> JSON {
    func id(_ anchor: Table.Anchor) -> JSON { .string(Self.id(of: anchor, numbers)) }
    let cells = zip(columns, row.cells).compactMap { column, cell -> JSON? in
      guard let cell else { return nil }
      return .object([
        ("column", .string(column.id)), ("mark", .text(cell.mark)), ("text", .string(visible(cell.text))),
        ("evidence", cell.evidence.map(id) ?? .null)
      ])
    }
    return .object([
      ("id", id(row.anchor)), ("lead", .text(row.lead)), ("text", .string(row.text)),
      ("trail", .text(row.trail)), ("cells", .array(cells))
    ])
  }

  /// The id of an entry, or `entry#n` for one of its statements, as `show` numbers it.
  static func id(of anchor: Table.Anchor, _ numbers: [EntryID: [Int64: Int]]) -> String {
    let number = anchor.statement.flatMap { numbers[anchor.entry]?[$0] }
    return anchor.entry.description + (number.map { "#\($0)" } ?? "")
  }

  private func numbers(of block: Table.Block) -> [EntryID: [Int64: Int]] {
    numbers(of: block.rows.flatMap { [$0.anchor] + $0.cells.compactMap { $0?.evidence } })
  }

  /// For each entry whose statements are pointed to, how `show` numbers them.
  func numbers(of anchors: [Table.Anchor]) -> [EntryID: [Int64: Int]] {
    var numbers: [EntryID: [Int64: Int]] = [:]
    for anchor in anchors where anchor.statement != nil && numbers[anchor.entry] == nil {
      let statements = edition.statements(of: anchor.entry).enumerated().map { ($1.id, $0) }
      numbers[anchor.entry] = Dictionary(statements, uniquingKeysWith: { first, _ in first })
    }
    return numbers
  }
}
