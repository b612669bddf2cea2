import Lenses
import SequenceModel

extension TableLens {
  /// All blocks.
  var blocks: [Table.Block] { (0..<count).map(block) }

  /// A line a row: its entry, its marks by column (`-` for none), its trail.
  var marks: [String] {
    blocks.filter { !$0.columns.isEmpty && !$0.columns[0].holdsTexts }.flatMap(\.rows).map { row in
      let cells = row.cells.map { $0?.mark ?? "-" }
      return "\(row.anchor.entry.slug): \(cells.joined(separator: " | ")) | \(row.trail)"
    }
  }

  /// Everything it says, for a look at what must not be there.
  var text: String {
    blocks.flatMap { block in
      [block.group, block.title] + block.notes + block.columns.flatMap { [$0.title, $0.short, $0.note, $0.shortNote] }
        + block.rows.flatMap { row in [row.lead, row.text, row.trail] + row.cells.compactMap { $0?.text } }
    }.joined(separator: "\n")
  }

  /// The rows of a group.
  func rows(ofGroup group: String) -> [Table.Row] { blocks.filter { $0.group == group }.flatMap(\.rows) }
}
