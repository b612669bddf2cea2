import Lenses
import Screen
import SequenceModel

/// What the article in the reader is connected with.
func drawConnected(
  _ article: EntryID?, chosen: EntryID?, top: Int, _ input: PaneInput, _ library: Library, into frame: inout Frame
) {
  let content = input.inside
  let connections = article.map { library.connections(of: $0, at: input.horizon) }
  let lines = connections.map(ConnectedLines.init)
  let count = connections?.rows.count ?? 0
  drawBorder(input, title: "Connected", note: count == 0 ? "" : DisplayText("\(count)"), into: &frame)
  let isFocused = input.isFocused
  guard let lines, !lines.items.isEmpty else {
    putRow("Nothing", into: &frame, content, row: content.origin.row, style: Style(.dim))
    if isFocused { frame.cursor = content.origin }
    return
  }
  if isFocused { frame.cursor = content.origin }
  let top = lines.top(showing: chosen, from: top, height: content.size.rows)
  let needle = input.find.map { SearchText($0.query) }
  for (line, item) in lines.items[top..<min(lines.items.count, top + content.size.rows)].enumerated() {
    let row = content.origin.row + line
    switch item {
    case .heading(let title):
      putRow(DisplayText(title), into: &frame, content, row: row, style: Style(.heading, .bold))
    case .row(let entry):
      let isSelected = entry.head.id == chosen
      let lead = DisplayText(entry.lead.isEmpty ? "" : entry.lead + " ")
      let name = lead + DisplayText(entry.text)
      putRow(
        (isSelected ? "> " : "  ") + name, into: &frame, content, row: row,
        style: isSelected ? selectionStyle(isFocused: isFocused) : .normal,
        trails: [DisplayText(entry.trail), DisplayText(entry.shortTrail)])
      if let needle, !isSelected { underline(needle, in: name, after: 2, row: row, into: &frame, content) }
      if isSelected && isFocused { frame.cursor = Position(row: row, column: content.origin.column) }
    }
  }
}
