import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

extension TextTwin {
  /// A lens in rows and columns, linear: each row, and under it what it says in each column, named by the column.
  public func table(_ lens: any TableLens) -> AnyIterator<String> {
    var position = 0
    var group: String?
    var waiting: [String] = []
    return AnyIterator { [self] in
      while waiting.isEmpty, position < lens.count {
        let block = lens.block(position)
        waiting = lines(of: block, beginsGroup: block.group != group, isFirst: position == 0)
        group = block.group
        position += 1
        waiting.reverse()
      }
      return waiting.popLast()
    }
  }

  /// A block: the name of the group that begins, its title with its id, its notes, its rows. Empty lines part blocks, and rows of texts.
  private func lines(of block: Table.Block, beginsGroup: Bool, isFirst: Bool) -> [String] {
    var lines: [String] = []
    if beginsGroup, !block.group.isEmpty {
      if !isFirst { lines.append("") }
      lines += plain(block.group.uppercased())
    }
    if !block.title.isEmpty {
      if !isFirst || !lines.isEmpty { lines.append("") }
      lines += plain(([block.title] + (block.entry.map { ["(\($0))"] } ?? [])).joined(separator: " "))
    }
    for note in block.notes { lines += set(note, indent: 2, hanging: 2) }
    for row in block.rows {
      if !isFirst || !lines.isEmpty { lines.append("") }
      // Under a title that names the entry its rows need not.
      lines += self.lines(of: row, block.columns, namesEntry: block.title.isEmpty || row.anchor.entry != block.entry)
    }
    return lines
  }

  private func lines(of row: Table.Row, _ columns: [Table.Column], namesEntry: Bool) -> [String] {
    let name = [
      row.lead.isEmpty ? "" : "\(row.lead):", row.text, row.trail.isEmpty ? "" : "[\(row.trail)]",
      namesEntry ? "(\(row.anchor.entry))" : ""
    ]
    var lines = plain(name.filter { !$0.isEmpty }.joined(separator: " "), indent: 2)
    for (column, cell) in zip(columns, row.cells) {
      guard let cell else { continue }
      // What there is only one of needs no name.
      let name = columns.count == 1 ? "" : [column.title, column.note].filter { !$0.isEmpty }.joined(separator: ", ")
      lines += set(cell.text, after: name, indent: 4)
    }
    return lines
  }

  // MARK: Setting

  /// Plain text, wrapped; what follows the first line stands 2 columns further in.
  private func plain(_ text: String, indent: Int = 0) -> [String] {
    func blank(_ columns: Int) -> [Span] { [Span(DisplayText(String(repeating: " ", count: columns)))] }
    return Wrapping.lines(
      [Span(DisplayText(text))], width: width, first: blank(indent), rest: blank(indent + 2)
    ).map(\.string.trimmedAtEnd)
  }

  /// Inline CommonMark, wrapped, after the name of its column, if it has one.
  /// - Parameter hanging: how much further in stands what follows the first line; after a name that is the typesetter's measure.
  private func set(_ markdown: String, after name: String = "", indent: Int, hanging: Int = 0) -> [String] {
    var typesetter = typesetter(width: max(10, width - indent - hanging))
    typesetter.row(label: DisplayText(name.isEmpty ? "" : name + ":"), labelStyle: .normal, markdown: markdown)
    return typesetter.lines.enumerated().map { number, line in
      String(repeating: " ", count: indent + (number == 0 ? 0 : hanging)) + line
    }
  }
}
