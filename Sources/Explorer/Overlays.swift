import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// Draws what lies over the panes, last.
func drawOverlay(_ overlay: Overlay, _ state: State, _ library: Library, _ edition: Edition, into frame: inout Frame) {
  switch overlay {
  case .intro: drawIntro(library, edition, into: &frame)
  case .help(let filter, let top, let isFiltering):
    drawHelp(
      Help(library.keymap, of: state, filter: filter), filter: filter, top: top, isFiltering, into: &frame)
  case .search(let list): drawSearch(list, into: &frame)
  case .palette(let palette): drawPalette(palette, into: &frame)
  case .timeline(let place): drawTimeline(place, state, edition, into: &frame)
  case .menu(let menu): drawMenu(menu, into: &frame)
  case .gate(let gate):
    drawGate(gate, state.profile, library.edition(Horizon(lock: state.stage?.lock)), into: &frame)
  case .invitation: drawInvitation(state, into: &frame)
  }
}

/// A blank box in the middle of the screen, with a title; the rectangle within its border.
func box(_ title: DisplayText, rows: Int, columns: Int, into frame: inout Frame) -> Rect {
  let size = frame.size
  let height = min(rows + 2, size.rows)
  let width = min(columns + 4, size.columns)
  let rect = Rect(row: (size.rows - height) / 2, column: (size.columns - width) / 2, rows: height, columns: width)
  frame.fill(rect)
  guard rect.size.rows >= 3, rect.size.columns >= 5 else { return rect }
  frame.border(rect, style: Style(.focusedBorder, .bold))
  frame.put(
    (" " + title + " ").truncated(to: width - 4), at: Position(row: rect.origin.row, column: rect.origin.column + 2),
    style: Style(.title, .bold))
  return rect.inset(rows: 1, columns: 2)
}

/// A text in a box, and below it how to go on; there stands the cursor.
/// - Parameter columns: the widest line, where the screen has room for it.
func drawPage(
  _ title: DisplayText, foot: DisplayText, columns: Int, into frame: inout Frame, set: (inout Typesetter) -> Void
) {
  let width = max(1, min(columns, frame.size.columns - 4))
  var typesetter = Typesetter(width: width) { _ in .words }
  set(&typesetter)
  let lines = typesetter.text.lines
  let content = box(title, rows: lines.count + 2, columns: width, into: &frame)
  for (row, line) in lines.prefix(max(0, content.size.rows - 1)).enumerated() {
    frame.put(line.line, row: content.origin.row + row, column: content.origin.column, right: content.right)
  }
  let place = Position(row: content.bottom - 1, column: content.origin.column)
  frame.put(foot.truncated(to: content.size.columns), at: place, style: Style(.dim))
  frame.cursor = place
}

private func drawIntro(_ library: Library, _ edition: Edition, into frame: inout Frame) {
  let foot = DisplayText("Any key goes on · \(library.keymap.key(for: .help)) shows the keys")
  drawPage(DisplayText(library.info.title), foot: foot, columns: 76, into: &frame) { page in
    for block in edition.intro {
      page.beginPart()
      page.space()
      page.prose(block)
    }
  }
}

private func drawHelp(_ help: Help, filter: String, top: Int, _ isFiltering: Bool, into frame: inout Frame) {
  let content = box(
    "Keys", rows: max(8, min(help.items.count + 2, frame.size.rows - 2)), columns: min(76, frame.size.columns - 4),
    into: &frame)
  let keyWidth = min(
    help.items.reduce(0) { if case .key(let keys, _) = $1 { max($0, keys.width) } else { $0 } },
    content.size.columns / 3)
  let bottom = content.bottom - 1
  for (line, item) in help.items.dropFirst(top).prefix(max(0, bottom - content.origin.row)).enumerated() {
    let row = content.origin.row + line
    switch item {
    case .heading(let title): putRow(title, into: &frame, content, row: row, style: Style(.heading, .bold))
    case .key(let keys, let text):
      frame.put(
        keys.truncated(to: keyWidth), at: Position(row: row, column: content.origin.column),
        style: Style(.normal, .bold))
      frame.put(
        text.truncated(to: content.size.columns - keyWidth - 2),
        at: Position(row: row, column: content.origin.column + keyWidth + 2))
    }
  }
  let prompt: DisplayText
  if isFiltering || !filter.isEmpty {
    prompt = DisplayText("/\(filter)") + (help.items.isEmpty ? "   no key matches" : "")
  } else {
    prompt = "j k scroll · / filters · q closes"
  }
  let end = frame.put(
    prompt.truncated(to: content.size.columns), at: Position(row: bottom, column: content.origin.column),
    style: Style(.dim))
  frame.cursor = Position(
    row: bottom,
    column: isFiltering ? min(content.origin.column + DisplayText("/\(filter)").width, end) : content.origin.column)
  frame.showsCursor = isFiltering
}

private func drawPalette(_ palette: Palette, into frame: inout Frame) {
  let content = box(
    "What to do", rows: frame.size.rows - 4, columns: min(84, frame.size.columns - 4), into: &frame)
  let prompt = DisplayText(":\(palette.query)")
  putRow(prompt, into: &frame, content, row: content.origin.row, style: Style(.normal, .bold))
  frame.cursor = Position(row: content.origin.row, column: min(content.origin.column + prompt.width, content.right - 1))
  frame.showsCursor = true
  let rows = max(0, content.size.rows - 2)
  guard rows > 0 else { return }
  if palette.items.isEmpty {
    putRow("Nothing is called so", into: &frame, content, row: content.origin.row + 2, style: Style(.dim))
  }
  let top = max(0, min(palette.selected - rows / 2, palette.items.count - rows))
  for (line, item) in palette.items.dropFirst(top).prefix(rows).enumerated() {
    let isSelected = top + line == palette.selected
    putRow(
      (isSelected ? "> " : "  ") + item.title, into: &frame, content, row: content.origin.row + 2 + line,
      style: isSelected ? selectionStyle(isFocused: true) : .normal, trails: [item.trail])
  }
}

private func drawSearch(_ list: SearchList, into frame: inout Frame) {
  let content = box(
    "Search everything", rows: frame.size.rows - 4, columns: min(96, frame.size.columns - 4), into: &frame)
  let prompt = DisplayText("s/\(list.query)")
  let count =
    list.query.isEmpty
    ? "names and texts" : "\(list.hits.count)\(list.isRunning ? "…" : "") \(list.hits.count == 1 ? "entry" : "entries")"
  putRow(
    prompt, into: &frame, content, row: content.origin.row, style: Style(.normal, .bold), trails: [DisplayText(count)])
  frame.cursor = Position(row: content.origin.row, column: min(content.origin.column + prompt.width, content.right - 1))
  frame.showsCursor = true
  let rows = max(0, content.size.rows - 2) / 2
  guard rows > 0 else { return }
  let top = max(0, min(list.selected - rows / 2, list.hits.count - rows))
  for (line, hit) in list.hits.dropFirst(top).prefix(rows).enumerated() {
    let isSelected = top + line == list.selected
    let row = content.origin.row + 2 + 2 * line
    putRow(
      (isSelected ? "> " : "  ") + hit.title, into: &frame, content, row: row,
      style: isSelected ? selectionStyle(isFocused: true) : Style(.normal, .bold), trails: [hit.lead])
    if hit.excerpt.width > 0 { putRow("    " + hit.excerpt, into: &frame, content, row: row + 1, style: .normal) }
  }
}
