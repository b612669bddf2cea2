import Lenses
import Screen

/// What the article in the reader is connected with.
func drawConnected(_ state: State, _ library: Library, into frame: inout Frame, _ rect: Rect, _ content: Rect) {
  let connections = state.view.article.map { library.connections(of: $0, at: state.view.horizon) }
  let lines = connections.map(ConnectedLines.init)
  let count = connections?.rows.count ?? 0
  drawBorder(state, .connected, title: "Connected", note: count == 0 ? "" : DisplayText("\(count)"), into: &frame, rect)
  let isFocused = state.view.focus == .connected
  guard let lines, !lines.items.isEmpty else {
    putRow("Nothing", into: &frame, content, row: content.origin.row, style: Style(.dim))
    if isFocused { frame.cursor = content.origin }
    return
  }
  if isFocused { frame.cursor = content.origin }
  let top = lines.top(showing: state.view.connected, from: state.view.connectedTop, height: content.size.rows)
  let needle = state.find?.pane == .connected ? state.find.map { SearchText($0.query) } : nil
  for (line, item) in lines.items[top..<min(lines.items.count, top + content.size.rows)].enumerated() {
    let row = content.origin.row + line
    switch item {
    case .heading(let title):
      putRow(DisplayText(title), into: &frame, content, row: row, style: Style(.heading, .bold))
    case .row(let entry):
      let isSelected = entry.head.id == state.view.connected
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
