import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// What the step of a tour says, as far as it is revealed: the newest part is always in sight.
func drawStage(_ state: State, _ library: Library, into frame: inout Frame, _ rect: Rect, hasBorder: Bool) {
  guard let stage = state.stage, let step = state.plan(in: library)?.steps[safe: stage.step] else { return }
  let style = Style(.focusedBorder, .bold)
  let content = hasBorder ? rect.inset(rows: 1, columns: 2) : rect
  if hasBorder {
    frame.border(rect, style: style)
    let name = stage.isWandering ? "The class is at step \(step.number)" : "Step \(step.number) · \(step.title)"
    let rest = step.parts.count - stage.revealed
    let note =
      stage.isWandering
      ? "\(library.keymap.stageKey(for: .comeBack)) returns" : state.following?.note ?? (rest > 0 ? "+\(rest)" : "")
    frame.put(
      (" " + DisplayText(name) + " ").truncated(to: rect.size.columns - 6 - note.count),
      at: Position(row: rect.origin.row, column: 2), style: style)
    if !note.isEmpty {
      let text = DisplayText(" \(note) ")
      frame.put(text, at: Position(row: rect.origin.row, column: rect.right - 2 - text.width), style: style)
    }
  }
  let (lines, newest) = stageLines(step, stage, library, width: state.stageWidth)
  // From the top if all fits; else the newest part from its beginning, with what fits above it.
  let top = min(newest, max(0, lines.count - content.size.rows))
  for (number, line) in lines.dropFirst(top).prefix(content.size.rows).enumerated() {
    frame.put(line, row: content.origin.row + number, column: content.origin.column, right: content.right)
  }
}

extension Following {
  /// What must not be missed of the presenter; nil while they are there.
  fileprivate var note: String? {
    switch presence {
    case .gone: "the teacher is gone"
    case .ended: "the lesson has ended"
    case .awaited, .here: nil
    }
  }
}

extension State {
  /// The columns of a step's text.
  var stageWidth: Int { max(1, min(size.columns - (layout.hasBorders ? 4 : 0), SetArticle.measure)) }
}

/// The lines of what is revealed, and the first one of the newest part.
func stageLines(
  _ step: TourPlan.Step, _ stage: Stage, _ library: Library, width: Int
) -> (lines: [Line], newest: Int) {
  let edition = library.edition(Horizon(lock: stage.lock))
  var typesetter = Typesetter(width: width) { SetArticle.citation($0, in: edition) }
  var newest = 0
  for part in step.parts.prefix(stage.revealed) {
    typesetter.beginPart()
    typesetter.space()
    newest = typesetter.text.lines.count
    typesetter.prose(part)
  }
  if stage.opened.contains(step.number), let question = step.gate?.question,
    let asked = Question(question, in: edition)
  {
    typesetter.beginPart()
    typesetter.space()
    newest = typesetter.text.lines.count
    typesetter.plain(DisplayText(asked.head.title), style: Style(.heading, .bold))
    for answer in asked.answers {
      typesetter.row(label: DisplayText(answer.letter), labelStyle: Style(.dim), markdown: escaped(answer.text))
    }
    if let answer = stage.answers[step.number] {
      typesetter.row(label: "Answered:", labelStyle: Style(.dim), markdown: escaped(answer))
    }
    if let outcome = asked.outcome {
      typesetter.row(label: "What came:", labelStyle: Style(.dim), markdown: outcome)
    }
  }
  return (typesetter.text.lines.map(\.line), newest)
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

func drawGate(_ gate: GatePrompt, _ edition: Edition, into frame: inout Frame) {
  guard let asked = Question(gate.question, in: edition) else { return }
  let width = max(1, min(72, frame.size.columns - 4))
  var typesetter = Typesetter(width: width) { _ in .words }
  typesetter.plain(DisplayText(asked.head.title), style: Style(.normal, .bold))
  typesetter.space()
  for answer in asked.answers {
    typesetter.row(label: DisplayText(answer.letter), labelStyle: Style(.dim), markdown: escaped(answer.text))
  }
  let lines = typesetter.text.lines.map(\.line)
  let choices = GatePrompt.Choice.allCases.filter { $0 != .pass || gate.canPass }
  let content = box(
    asked.head.type == "prediction" ? "Predict" : "Discuss", rows: lines.count + choices.count + 4, columns: width,
    into: &frame)
  let foot = choices.count + 2
  for (number, line) in lines.prefix(max(0, content.size.rows - foot - 1)).enumerated() {
    frame.put(line, row: content.origin.row + number, column: content.origin.column, right: content.right)
  }
  let base = content.bottom - foot
  let prompt = DisplayText("answers (A 12 B 7, or one letter): \(gate.answer)")
  putRow(prompt, into: &frame, content, row: base, style: Style(.dim))
  for (number, choice) in choices.enumerated() {
    let isSelected = choice == gate.choice
    putRow(
      (isSelected ? "> " : "  ") + choice.text, into: &frame, content, row: base + 2 + number,
      style: isSelected ? selectionStyle(isFocused: true) : .normal)
  }
  frame.cursor = Position(row: base, column: min(content.origin.column + prompt.width, content.right - 1))
  frame.showsCursor = true
}

extension GatePrompt.Choice {
  /// What the line says.
  fileprivate var text: DisplayText {
    switch self {
    case .wait: "Not yet"
    case .open: "Open: the answer, and what comes after"
    case .pass: "Go on without opening"
    }
  }
}
