import Lenses
import PackStore
import SequenceModel

extension JSONTwin {
  /// A lens in rows and columns: its blocks in order. A row's or cell's `id` is an entry's, or `entry#n` for a statement as `show` numbers it.
  public func table(_ lens: any TableLens) -> [JSON] {
    (0..<lens.count).map { position in
      let block = lens.block(position)
      return .object([
        ("id", .text(block.rows.first?.anchor.entry.description ?? "")),
        ("group", .text(block.group)), ("title", .text(block.title)),
        ("notes", .array(block.notes.map { .string(visible($0)) })),
        (
          "columns",
          .array(
            block.columns.map {
              .object([("id", .string($0.id)), ("title", .string($0.title)), ("note", .text($0.note))])
            })
        ),
        ("rows", .array(block.rows.map { row($0, block.columns) }))
      ])
    }
  }

  private func row(_ row: Table.Row, _ columns: [Table.Column]) -> JSON {
    let cells = zip(columns, row.cells).compactMap { column, cell -> JSON? in
      guard let cell else { return nil }
      return .object([
        ("column", .string(column.id)), ("mark", .text(cell.mark)), ("text", .string(visible(cell.text))),
        ("evidence", cell.evidence.map { .string(id(of: $0)) } ?? .null)
      ])
    }
    return .object([
      ("id", .string(id(of: row.anchor))), ("lead", .text(row.lead)), ("text", .string(row.text)),
      ("trail", .text(row.trail)), ("cells", .array(cells))
    ])
  }

  /// The id of an entry, or of one of its statements.
  func id(of anchor: Table.Anchor) -> String {
    guard let statement = anchor.statement else { return anchor.entry.description }
    let index = edition.statements(of: anchor.entry).firstIndex { $0.id == statement }
    return index.map { "\(anchor.entry)#\($0)" } ?? anchor.entry.description
  }
}
