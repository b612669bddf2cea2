import Lenses
import Screen
import SequenceModel
import Typesetting

extension TextTwin {
  /// A lens in rows and columns, linear: each row, and below it what it says in each column, named by the column.
  public func table(_ lens: any TableLens) -> AnyIterator<String> {
    var position = 0
    var group: String?
    var waiting: [String] = []
    return AnyIterator { [self] in
      while waiting.isEmpty, position < lens.count {
        let block = lens.block(position)
        if block.group != group, !block.group.isEmpty {
          if position > 0 { waiting.append("") }
          waiting.append(DisplayText(block.group.uppercased()).string)
        }
        if !block.title.isEmpty {
          waiting +=
            position > 0 || !block.group.isEmpty
            ? ["", DisplayText(block.title).string] : [DisplayText(block.title).string]
        }
        var typesetter = typesetter
        for note in block.notes { typesetter.row(label: "", labelStyle: .normal, markdown: note) }
        for row in block.rows { self.row(row, block.columns, &typesetter) }
        waiting += typesetter.lines
        group = block.group
        position += 1
        waiting.reverse()
      }
      return waiting.popLast()
    }
  }

  private func row(_ row: Table.Row, _ columns: [Table.Column], _ typesetter: inout Typesetter) {
    let trail = row.trail.isEmpty ? "" : " [\(row.trail)]"
    typesetter.row(
      label: DisplayText("  " + row.lead), labelStyle: .normal,
      markdown: escaped(row.text + trail) + " (\(row.anchor.entry))")
    for (column, cell) in zip(columns, row.cells) {
      guard let cell else { continue }
      let name = column.note.isEmpty ? column.title : "\(column.title), \(column.note)"
      typesetter.row(label: DisplayText("      \(name):"), labelStyle: .normal, markdown: cell.text)
    }
  }
}
