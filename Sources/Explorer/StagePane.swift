import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// What the step of a tour says, as far as it is revealed: the newest part is always in sight.
func drawStage(_ state: State, _ library: Library, into frame: inout Frame, _ layout: PaneLayout) {
  guard let rect = layout.stage, let stage = state.stage, let step = state.plan(in: library)?.steps[safe: stage.step]
  else { return }
  let isProjected = state.profile == .projector
  let style = isProjected ? Style(.title, .bold) : Style(.focusedBorder, .bold)
  if layout.hasBorders, !isProjected { frame.border(rect, style: style) }
  if let line = layout.stageTitle {
    let name = stage.isWandering ? "The class is at step \(step.number)" : "Step \(step.number) · \(step.title)"
    let rest = step.parts.count - stage.revealed
    let hidden = rest > 0 && stage.revealed > 0 ? "+\(rest)" : ""
    let note =
      stage.isWandering
      ? "\(library.keymap.stageKey(for: .comeBack)) returns"
      : state.following?.note ?? (state.reachesClass ? hidden : "the class does not hear you")
    putTitle(DisplayText(name), note: DisplayText(note), into: &frame, line, style, isOnBorder: !isProjected)
  }
  guard let inside = layout.stageText, let panel = state.stagePanel(in: library) else { return }
  for (number, line) in panel.lines.enumerated() {
    frame.put(line.line, row: inside.origin.row + number, column: inside.origin.column, right: inside.right)
  }
  guard layout.hasBorders, panel.mark.width > 0 else { return }
  let mark = isProjected ? panel.mark : " " + panel.mark + " "
  frame.put(
    mark.truncated(to: inside.size.columns), at: Position(row: rect.bottom - 1, column: inside.origin.column),
    style: isProjected ? Style(.heading) : style)
}

/// A title with a note at the line's end; on a border both have a space at each side.
func putTitle(
  _ title: DisplayText, note: DisplayText, into frame: inout Frame, _ line: Rect, _ style: Style, isOnBorder: Bool
) {
  let air = isOnBorder ? 1 : 0
  func put(_ text: DisplayText, column: Int) {
    let padded = isOnBorder ? " " + text + " " : text
    frame.put(padded, at: Position(row: line.origin.row, column: column - air), style: style)
  }
  let room = line.size.columns - (note.width > 0 ? note.width + 1 + 2 * air : 0)
  put(title.truncated(to: max(0, room)), column: line.origin.column)
  if note.width > 0, note.width < line.size.columns { put(note, column: line.right - note.width) }
}

/// The lines of what is revealed, and the first one of the newest part.
/// - Parameter isAiry: whether lists have empty lines between their items.
func stageText(
  _ step: TourPlan.Step, _ stage: Stage, _ library: Library, width: Int, isAiry: Bool
) -> (text: SetText, newest: Int) {
  let edition = library.edition(Horizon(lock: stage.lock))
  var typesetter = Typesetter(width: width) { SetArticle.citation($0, in: edition) }
  typesetter.loosensLists = isAiry
  var newest = 0
  if stage.revealed == 0, let note = step.contentNote {
    typesetter.plain(DisplayText("Content note: \(note)"), style: Style(.normal, .bold))
    if !stage.isFollowed {
      typesetter.space()
      typesetter.plain(contentNoteKeys(library.keymap), style: Style(.dim))
    }
    return (typesetter.text, 0)
  }
  for part in step.parts.prefix(stage.revealed) {
    typesetter.beginPart()
    typesetter.space()
    newest = typesetter.text.lines.count
    typesetter.prose(part)
  }
  if stage.opened.contains(step.number), let question = step.gate?.question,
    let asked = Question(question, in: edition, asked: stage.options[question] ?? [])
  {
    typesetter.beginPart()
    typesetter.space()
    newest = typesetter.text.lines.count
    typesetter.outcome(of: asked, given: stage.given[question], earlier: stage.lastTime[question], isAiry: isAiry)
  } else if stage.isAsked, let asked = step.gate?.question.flatMap({ Question($0, in: edition) }) {
    typesetter.beginPart()
    typesetter.space()
    newest = typesetter.text.lines.count
    typesetter.plain(DisplayText(asked.head.title), style: Style(.heading, .bold))
    for answer in asked.answers {
      typesetter.row(label: DisplayText(answer.letter), labelStyle: Style(.dim), markdown: escaped(answer.text))
    }
  }
  return (typesetter.text, newest)
}

/// How to go on from a content note, and how to leave the step out.
private func contentNoteKeys(_ keymap: Keymap) -> DisplayText {
  keymap.stageKey(for: .next) + " shows the step · " + keymap.stageKey(for: .overview) + " leads to the others"
}

func drawMenu(_ menu: Menu, into frame: inout Frame) {
  let content = box(
    DisplayText(menu.title), rows: min(menu.items.count + 2, frame.size.rows - 2),
    columns: min(76, frame.size.columns - 4), into: &frame)
  let rows = max(1, content.size.rows - 2)
  let top = max(0, min(menu.selected - rows / 2, menu.items.count - rows))
  for (line, item) in menu.items.dropFirst(top).prefix(rows).enumerated() {
    let isSelected = top + line == menu.selected
    let row = content.origin.row + line
    putRow(
      (isSelected ? "> " : "  ") + DisplayText(item.text), into: &frame, content, row: row,
      style: isSelected ? selectionStyle(isFocused: true) : .normal, trails: [DisplayText(item.trail)])
    if isSelected { frame.cursor = Position(row: row, column: content.origin.column) }
  }
  putRow("Enter chooses · Esc closes", into: &frame, content, row: content.bottom - 1, style: Style(.dim))
}

extension GatePrompt.Choice {
  /// What the line says.
  var text: DisplayText {
    switch self {
    case .wait: "Not yet"
    case .open: "Open: the answer, and what comes after"
    case .pass: "Go on without opening"
    }
  }
}

extension Following {
  /// What must not be missed of the presenter; nil while they are there.
  fileprivate var note: String? {
    switch presence {
    case .gone: "the teacher is gone"
    case .ended: "the lesson has ended"
    case .here where cue?.place.screen == .question: "the class is asked"
    case .awaited, .here: nil
    }
  }
}
