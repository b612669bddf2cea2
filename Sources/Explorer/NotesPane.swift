import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// The presenter's own screen: the clock and the plan, what the class sees and is still to see, the notes, what comes next.
func drawNotes(_ state: State, _ library: Library, into frame: inout Frame) {
  guard let following = state.following, let stage = state.stage, let plan = state.plan(in: library),
    let step = plan.steps[safe: stage.step]
  else { return }
  let size = frame.size
  let top = drawClock(following, plan, stage, into: &frame)
  let bottom = size.rows - (size.rows >= 6 ? 1 : 0)
  // Side by side where both have room for a line of prose.
  let isWide = size.columns >= 100
  // The last row says how much lies below, where anything does.
  let room = Rect(row: top, column: 1, rows: max(1, bottom - top - 1), columns: max(1, size.columns - 2))
  let half = (room.size.columns - 3) / 2
  let edition = library.edition(Horizon(lock: stage.lock))
  let width = isWide ? half : room.size.columns
  var sheet = NotesSheet(width: width, in: edition)
  sheet.text(of: step, revealed: stage.revealed)
  if isWide {
    var notes = NotesSheet(width: width, in: edition)
    notes.notes(of: step, next: plan.steps[safe: stage.step + 1], isOpen: stage.opened.contains(step.number))
    let left = Rect(row: room.origin.row, column: room.origin.column, rows: room.size.rows, columns: half)
    let right = Rect(
      row: room.origin.row, column: room.origin.column + half + 3, rows: room.size.rows, columns: half)
    let longest = max(sheet.lines.count, notes.lines.count)
    let scrolled = min(following.scrolled, max(0, longest - room.size.rows))
    sheet.draw(into: &frame, left, from: scrolled)
    notes.draw(into: &frame, right, from: scrolled)
    for row in 0..<room.size.rows {
      frame.put("│", at: Position(row: room.origin.row + row, column: right.origin.column - 2), style: Style(.border))
    }
    drawMore(longest - scrolled - room.size.rows, into: &frame, room)
  } else {
    // The notes first: they are what this screen is for.
    var both = NotesSheet(width: width, in: edition)
    both.notes(of: step, next: nil, isOpen: stage.opened.contains(step.number))
    both.text(of: step, revealed: stage.revealed)
    both.next(plan.steps[safe: stage.step + 1], behind: step, isOpen: stage.opened.contains(step.number))
    let scrolled = min(following.scrolled, max(0, both.lines.count - room.size.rows))
    both.draw(into: &frame, room, from: scrolled)
    drawMore(both.lines.count - scrolled - room.size.rows, into: &frame, room)
  }
}

/// Says that lines are below, in the row under them.
private func drawMore(_ count: Int, into frame: inout Frame, _ rect: Rect) {
  guard count > 0 else { return }
  let text = DisplayText(" \(count) more \(count == 1 ? "line" : "lines") below ")
  frame.put(
    text.truncated(to: rect.size.columns),
    at: Position(row: rect.bottom, column: max(rect.origin.column, rect.right - text.width)),
    style: Style(.status, .bold)
  )
}

/// The rows above: step and clock, then how the lesson keeps to its plan. Returns the first row below them.
private func drawClock(_ following: Following, _ plan: TourPlan, _ stage: Stage, into frame: inout Frame) -> Int {
  let step = plan.steps[stage.step]
  let pace = Pace(of: plan, at: stage.step, elapsed: following.elapsed)
  let style = Style(.status, .bold)
  let columns = frame.size.columns
  let first = Rect(row: 0, column: 0, rows: 1, columns: columns)
  frame.fill(first, style: style)
  let clock = DisplayText(
    clockText(pace.elapsed)
      + (pace.remaining.map { $0 < 0 ? " · \(clockText(-$0)) over" : " · \(clockText($0)) left" } ?? ""))
  let title = DisplayText("Step \(step.number) · \(step.title)").truncated(to: max(0, columns - clock.width - 4))
  frame.put(title, at: Position(row: 0, column: 1), style: style)
  frame.put(clock, at: Position(row: 0, column: max(0, columns - clock.width - 1)), style: style)
  guard frame.size.rows >= 4 else { return 1 }
  var facts: [String] = []
  switch following.presence {
  case .gone: facts.append("no sign of the presenter's terminal")
  case .ended: facts.append("the lesson has ended")
  case .awaited, .here: break
  }
  switch following.cue?.place.screen {
  case .blank: facts.append("the screen is blank")
  case .aside: facts.append("the screen is elsewhere")
  case .question: facts.append("the question is on the screen")
  case .step, nil: break
  }
  facts.append("\(stage.revealed) of \(step.parts.count) shown")
  if let minutes = step.settings.minutes { facts.append("planned \(minutes) min") }
  if step.settings.isOptional { facts.append("optional") }
  frame.put(
    DisplayText(pace.text + " · " + facts.joined(separator: " · ")).truncated(to: columns - 2),
    at: Position(row: 1, column: 1), style: Style(.normal, .bold))
  return frame.size.rows >= 12 ? 3 : 2
}

/// `12:34`; hours are minutes, too: a lesson has no more than two of them.
private func clockText(_ seconds: Int) -> String {
  "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
}

/// The presenter's text of one step, set line by line.
private struct NotesSheet {
  private var typesetter: Typesetter
  private let edition: Edition

  var lines: [SetLine] { typesetter.text.lines }

  init(width: Int, in edition: Edition) {
    self.edition = edition
    typesetter = Typesetter(width: width) { SetArticle.citation($0, in: edition) }
  }

  private mutating func heading(_ title: DisplayText) {
    typesetter.beginPart()
    typesetter.space()
    typesetter.plain(title, style: Style(.heading, .bold))
  }

  /// What the class sees, and what is still to be revealed.
  mutating func text(of step: TourPlan.Step, revealed: Int) {
    heading("The class sees")
    for part in step.parts.prefix(revealed) {
      typesetter.prose(part)
      typesetter.space()
    }
    let rest = step.parts.dropFirst(revealed)
    guard !rest.isEmpty else { return }
    heading("Still to come")
    for part in rest {
      typesetter.prose(part)
      typesetter.space()
    }
  }

  /// What only the presenter sees.
  mutating func notes(of step: TourPlan.Step, next: TourPlan.Step?, isOpen: Bool) {
    heading("Notes")
    if step.notes.isEmpty { typesetter.plain("None for this step.", style: Style(.dim)) }
    for note in step.notes {
      typesetter.prose(note)
      typesetter.space()
    }
    if let next { self.next(next, behind: step, isOpen: isOpen) }
  }

  /// What comes behind the step: its gate while it is shut, then the next step within the horizon.
  mutating func next(_ next: TourPlan.Step?, behind step: TourPlan.Step, isOpen: Bool) {
    heading("Next")
    if let question = step.gate?.question.flatMap({ Question($0, in: edition) }), !isOpen {
      typesetter.plain(
        "A question: it is opened at the presenter's terminal, by choosing Open and Enter.", style: .normal)
      typesetter.plain(DisplayText(question.head.title), style: Style(.normal, .bold))
      for answer in question.answers {
        typesetter.row(label: DisplayText(answer.letter), labelStyle: Style(.dim), markdown: escaped(answer.text))
      }
      typesetter.space()
    }
    guard let next else {
      if step.gate?.question == nil || isOpen { typesetter.plain("The end of the tour.", style: Style(.dim)) }
      return
    }
    let minutes = next.settings.minutes.map { " · \($0) min" } ?? ""
    typesetter.plain(
      DisplayText("\(next.number) \(next.title)\(minutes)\(next.settings.isOptional ? " · optional" : "")"),
      style: .normal)
  }

  func draw(into frame: inout Frame, _ rect: Rect, from first: Int) {
    for (row, line) in lines.dropFirst(first).prefix(rect.size.rows).enumerated() {
      frame.put(line.line, row: rect.origin.row + row, column: rect.origin.column, right: rect.right)
    }
  }
}
