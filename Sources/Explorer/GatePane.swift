import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// A gate's question as it stands on the screen: what of it is in sight, and what one may choose.
struct GateBox {
  /// The question, an empty line, its answers.
  let lines: [Line]
  /// How many of them are in sight at most.
  let height: Int
  /// The number of the first one in sight.
  let top: Int
  /// The choices that have room: all, or the chosen one alone.
  let choices: [GatePrompt.Choice]
  /// The columns of the text.
  let width: Int
  /// Whether there are answers to choose from by letter.
  let hasLetters: Bool

  init?(_ gate: GatePrompt, _ profile: Profile, size: Size, in edition: Edition) {
    guard let asked = Question(gate.question, in: edition) else { return nil }
    hasLetters = !asked.answers.isEmpty
    width = max(1, min(profile == .projector ? Profile.measure : 72, size.columns - 4))
    let room = max(1, size.rows - 2)
    let all = GatePrompt.Choice.allCases.filter { $0 != .pass || gate.canPass }
    // A line for what is typed, and one for the question at least.
    let choices = all.count + 3 <= room ? all : [gate.choice]
    self.choices = choices
    let air = choices.count + 5 <= room ? 2 : 0
    height = max(1, room - choices.count - 1 - air)
    let close = Self.lines(asked, width: width, isAiry: false)
    let airy = profile == .projector ? Self.lines(asked, width: width, isAiry: true) : close
    lines = airy.count <= height ? airy : close
    top = min(max(0, gate.top), max(0, lines.count - height))
  }

  private static func lines(_ asked: Question, width: Int, isAiry: Bool) -> [Line] {
    var typesetter = Typesetter(width: width) { _ in .words }
    typesetter.plain(DisplayText(asked.head.title), style: Style(.normal, .bold))
    typesetter.space()
    for answer in asked.answers {
      if isAiry { typesetter.space() }
      typesetter.row(label: DisplayText(answer.letter), labelStyle: Style(.dim), markdown: escaped(answer.text))
    }
    return typesetter.text.lines.map(\.line)
  }

  /// How many lines lie below.
  var below: Int { max(0, lines.count - top - height) }

  /// What says that there is more, and how to get at it; empty where all is in sight.
  var mark: DisplayText {
    guard top + below > 0 else { return "" }
    let directions = (top > 0 ? ["↑ \(top)"] : []) + (below > 0 ? ["↓ \(below)"] : [])
    return DisplayText("\(directions.joined(separator: " ")) more · PgDn PgUp")
  }
}

extension State {
  /// Scrolls a gate's question where it is cut, by pages.
  mutating func scrollGate(by pages: Int, in library: Library) {
    guard case .gate(var gate) = overlay,
      let box = GateBox(gate, profile, size: size, in: library.edition(Horizon(lock: stage?.lock)))
    else { return }
    gate.top = min(max(0, box.top + pages * max(1, box.height - 1)), box.top + box.below)
    overlay = .gate(gate)
  }
}

func drawGate(_ gate: GatePrompt, _ profile: Profile, _ edition: Edition, into frame: inout Frame) {
  guard let set = GateBox(gate, profile, size: frame.size, in: edition) else { return }
  let shown = set.lines[set.top..<min(set.lines.count, set.top + set.height)]
  let type = edition.head(gate.question).flatMap { QuestionType(rawValue: $0.type) }
  let foot = set.choices.count + 1
  let content = box(
    type == .prediction ? "Predict" : type == .quiz ? "Answer" : "Discuss", rows: set.lines.count + foot + 2,
    columns: set.width, into: &frame)
  for (number, line) in shown.enumerated() {
    frame.put(line, row: content.origin.row + number, column: content.origin.column, right: content.right)
  }
  // As far down as the box reaches; empty rows are left where there is room for them.
  let isAiry = content.size.rows >= shown.count + foot + 2
  let base = content.bottom - foot - (isAiry ? 1 : 0)
  if set.mark.width > 0 {
    frame.put(
      (" " + set.mark + " ").truncated(to: content.size.columns),
      at: Position(row: content.bottom, column: content.origin.column), style: Style(.focusedBorder, .bold))
  }
  let typed = drawTyped(gate, hasLetters: set.hasLetters, into: &frame, content, row: base)
  for (number, choice) in set.choices.enumerated() {
    let isSelected = choice == gate.choice
    putRow(
      (isSelected ? "> " : "  ") + choice.text, into: &frame, content,
      row: content.bottom - set.choices.count + number,
      style: isSelected ? selectionStyle(isFocused: true) : .normal)
  }
  frame.cursor = Position(row: base, column: typed)
  frame.showsCursor = true
}

/// What is typed behind what may be typed, or what is wrong with it. The end of a long text stays in sight. Returns the cursor's column.
private func drawTyped(
  _ gate: GatePrompt, hasLetters: Bool, into frame: inout Frame, _ content: Rect, row: Int
) -> Int {
  let label = gate.fault.isEmpty ? hasLetters ? "answers (A 12 B 7, or one letter)" : "answer" : gate.fault
  let style = gate.fault.isEmpty ? Style(.dim) : Style(.warning, .bold)
  let room = content.size.columns - 1
  let answer = DisplayText(gate.answer)
  let shown = DisplayText(label + ": ").truncated(to: max(room / 2, room - answer.width))
  let typed = answer.tail(columns: room - shown.width)
  let place = Position(row: row, column: content.origin.column)
  let start = frame.put(shown, at: place, style: style)
  return min(frame.put(typed, at: Position(row: row, column: start)), content.right - 1)
}
