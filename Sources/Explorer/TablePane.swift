import Lenses
import Screen
import SequenceModel

/// A lens in rows and columns: the heads of its columns, the rows, the selected row and the chosen cell.
func drawTable(
  _ key: TableKey, selection: Table.Anchor?, column: String?, top: TableTop, _ input: PaneInput, _ library: Library,
  into frame: inout Frame
) {
  let content = input.inside
  let rows = library.rows(key)
  let location = library.location(of: selection, near: top.block, key)
  let note = rows.count == 0 ? "" : DisplayText("\((location?.block ?? 0) + 1)/\(rows.count)")
  let filtered = key.filter.map(library.filtered)
  drawLensBorder(key.lens, key.dossier, filtered, note: note, input, library.edition(key.horizon), into: &frame)
  let isFocused = input.isFocused
  if isFocused { frame.cursor = content.origin }
  guard rows.count > 0 else {
    let text = filtered?.emptyText ?? "Nothing within this horizon"
    putRow(text, into: &frame, content, row: content.origin.row, style: Style(.dim))
    return
  }
  let chosen = location.flatMap { rows.block($0.block).column(column, in: library.table(key), at: $0.block) }
  let needle = input.find.map { SearchText($0.query) }
  let window = TableWindow(rows, top: top, height: content.size.rows)
  drawLegend(window, rows, input, into: &frame)
  for (number, item) in window.items.enumerated() {
    let row = content.origin.row + number
    let isSelected = item.location != nil && item.location == location
    for piece in item.line.pieces {
      frame.put(piece.line, row: row, column: content.origin.column + piece.offset, right: content.right)
      if let needle, !isSelected {
        let text = DisplayText(piece.line.string)
        underline(needle, in: text, after: piece.offset, row: row, into: &frame, content)
      }
      if item.location == nil, let index = piece.column, index == chosen {
        // The head of the chosen column.
        let head = Rect(row: row, column: content.origin.column + piece.offset, rows: 1, columns: piece.width)
        frame.restyle(head.intersection(content)) { Style($0.role, $0.attributes.union([.bold, .underline])) }
      }
      if isSelected, let index = piece.column, index == chosen {
        let cell = Rect(row: row, column: content.origin.column + piece.offset, rows: 1, columns: piece.width)
        frame.restyle(cell.intersection(content)) { _ in selectionStyle(isFocused: isFocused) }
        if isFocused, item.isFirst { frame.cursor = cell.origin }
      }
    }
    guard isSelected, item.isFirst else { continue }
    frame.put(">", at: Position(row: row, column: content.origin.column), style: selectionStyle(isFocused: isFocused))
    if let name = item.line.pieces.first, name.column == nil {
      let cells = Rect(
        row: row, column: content.origin.column, rows: 1,
        columns: min(name.offset + name.line.width, content.size.columns))
      frame.restyle(cells) { _ in selectionStyle(isFocused: isFocused) }
    }
    if isFocused, chosen == nil || !item.line.pieces.contains(where: { $0.column == chosen }) {
      frame.cursor = Position(row: row, column: content.origin.column)
    }
  }
}

/// What the marks in sight mean, in the lower border.
private func drawLegend(_ window: TableWindow, _ rows: TableRows, _ input: PaneInput, into frame: inout Frame) {
  guard input.hasBorder else { return }
  var words: [String] = []
  for block in Set(window.items.compactMap(\.location?.block)).sorted() {
    words += rows.block(block).legend.filter { !words.contains($0) }
  }
  guard !words.isEmpty else { return }
  let text = DisplayText(" " + words.joined(separator: " · ") + " ").truncated(to: max(0, input.rect.size.columns - 4))
  frame.put(text, at: Position(row: input.rect.bottom - 1, column: input.rect.origin.column + 2), style: Style(.dim))
}

extension SetBlock {
  /// The index of the chosen column among those that show; nil where the block has no columns or another one.
  func column(_ id: String?, in table: (any TableLens)?, at position: Int) -> Int? {
    guard let id, let columns = table?.block(position).columns else { return nil }
    return columns.firstIndex { $0.id == id }.flatMap { shown.contains($0) ? $0 : nil }
  }
}
