import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// The whole screen of a state. Never changes anything; the terminal learns of nothing else.
public func view(_ state: State, in library: Library) -> Frame {
  var frame = Frame(size: state.size)
  frame.wantsMouse = state.wantsMouse
  frame.title = DisplayText(library.info.title) + " · Summitry"
  frame.cursor = Position(row: 0, column: 0)
  let layout = state.layout
  guard !layout.isTooSmall else {
    drawTooSmall(into: &frame)
    return frame
  }
  if let following = state.following, state.stage == nil || state.isNotes {
    drawClassroom(following, state, library, into: &frame, layout)
    return frame
  }
  if state.stage?.isBlank == true { return frame }
  let edition = library.edition(state.view.horizon)
  if let rect = layout.header { drawHeader(state, library, edition, into: &frame, rect) }
  if let rect = layout.strip { drawStrip(state, library, edition, into: &frame, rect) }
  drawStage(state, library, into: &frame, layout)
  for (pane, rect) in layout.panes where !state.hidesPanes {
    guard let inside = layout.content(of: pane) else { continue }
    frame.paste(library.picture(of: PaneInput(pane, of: state, rect: rect, inside: inside)), at: rect.origin)
  }
  // After the panes: the cursor stands on the chosen answer.
  drawQuiz(state, library, into: &frame, layout)
  drawBottom(state, library, edition, into: &frame, layout)
  if let overlay = state.overlay { drawOverlay(overlay, state, library, edition, into: &frame) }
  return frame
}

/// The whole screen of who waits for a class, or has its notes.
private func drawClassroom(
  _ following: Following, _ state: State, _ library: Library, into frame: inout Frame, _ layout: PaneLayout
) {
  let edition = library.edition(Horizon(lock: state.stage?.lock))
  if state.stage == nil {
    drawWaiting(following, library, into: &frame)
  } else {
    drawNotes(state, library, into: &frame)
  }
  if state.stage != nil || state.notice != nil { drawBottom(state, library, edition, into: &frame, layout) }
  if let overlay = state.overlay { drawOverlay(overlay, state, library, edition, into: &frame) }
}

private func drawTooSmall(into frame: inout Frame) {
  let minimum = PaneLayout.minimum
  frame.put(
    DisplayText("Summitry needs \(minimum.columns)x\(minimum.rows)"),
    at: Position(row: max(0, (frame.size.rows - 1) / 2), column: 0))
}

/// A pane's border with its title and a note at the right end; a focused pane's title stands in brackets as well as in its colour.
func drawBorder(_ input: PaneInput, title: DisplayText, note: DisplayText = "", into frame: inout Frame) {
  guard input.hasBorder else { return }
  let (rect, isFocused) = (input.rect, input.isFocused)
  let style = Style(isFocused ? .focusedBorder : .border, isFocused ? .bold : [])
  frame.border(rect, style: style)
  let room = rect.size.columns - 4
  guard room > 0 else { return }
  let shownTitle = isFocused ? "[" + title + "]" : title
  let noteWidth = note.width == 0 || note.width + 4 > room ? 0 : note.width + 2
  let cut = (" " + shownTitle + " ").truncated(to: max(0, room - noteWidth))
  frame.put(cut, at: Position(row: rect.origin.row, column: rect.origin.column + 2), style: style)
  if noteWidth > 0 {
    frame.put(
      " " + note + " ", at: Position(row: rect.origin.row, column: rect.right - 2 - noteWidth), style: style)
  }
}

extension Frame {
  /// Writes a set line from a place to the right, as far as `right`.
  mutating func put(_ line: Line, row: Int, column: Int, right: Int) {
    var column = column
    for span in line.spans {
      column = put(span.text, at: Position(row: row, column: column), style: span.style, limit: right - column)
    }
  }
}

/// A row of a pane: a text, cut to fit, and at the end one of several trails, the first that leaves the text `textRoom` columns.
func putRow(
  _ text: DisplayText, into frame: inout Frame, _ rect: Rect, row: Int, style: Style, trails: [DisplayText] = []
) {
  let line = Rect(row: row, column: rect.origin.column, rows: 1, columns: rect.size.columns)
  if style != .normal { frame.fill(line, style: style) }
  let trail = trails.first { $0.width > 0 && rect.size.columns - $0.width - 1 >= min(textRoom, text.width) } ?? ""
  let room = rect.size.columns - (trail.width > 0 ? trail.width + 1 : 0)
  frame.put(text.truncated(to: room), at: line.origin, style: style)
  if trail.width > 0 {
    let place = Position(row: row, column: rect.right - trail.width)
    frame.put(trail, at: place, style: style.role == .normal ? Style(.dim) : style)
  }
}

/// How many columns of a row's text a trail must leave.
private let textRoom = 17

/// The style of a selected row: reverse where the pane has the focus.
func selectionStyle(isFocused: Bool) -> Style {
  isFocused ? Style(.selection, .reverse) : Style(.inactiveSelection, .bold)
}
