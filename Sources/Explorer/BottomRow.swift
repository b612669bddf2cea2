import Lenses
import PackStore
import Screen
import SequenceModel

/// The bottom row: what is being typed, else what there is to say, else the keys that work now.
func drawBottom(_ state: State, _ library: Library, _ edition: Edition, into frame: inout Frame, _ layout: PaneLayout) {
  // Without a footer, prompt and notice still need a place: the last row.
  let rect = layout.footer ?? Rect(row: frame.size.rows - 1, column: 0, rows: 1, columns: frame.size.columns)
  if let prompt = state.prompt {
    drawPrompt(prompt, state, into: &frame, rect)
  } else if let notice = state.notice {
    frame.fill(rect, style: Style(.warning))
    frame.put(
      notice.truncated(to: rect.size.columns - 1), at: Position(row: rect.origin.row, column: 1),
      style: Style(.warning, .bold))
  } else if layout.footer != nil {
    if let stage = state.stage {
      drawStageKeys(stage, state, library, into: &frame, rect)
    } else if let quiz = state.quiz {
      drawQuizKeys(quiz, library, into: &frame, rect)
    } else {
      drawKeys(state, library, edition, into: &frame, rect)
    }
  }
}

/// The stage's keys that work now; while the person wanders, the way back comes first and the explorer's keys follow.
private func drawStageKeys(_ stage: Stage, _ state: State, _ library: Library, into frame: inout Frame, _ rect: Rect) {
  // A class has to read the step, not the keys: on a projector they are few and dim.
  let isProjected = state.profile == .projector
  let margin = isProjected ? PaneLayout.margin(columns: rect.size.columns) : 1
  let here: Set<StageCommand> =
    switch state.following?.role {
    case _ where stage.isWandering: [.comeBack, .leave]
    case nil: isProjected ? [.next, .previous, .overview] : [.next, .previous, .overview, .blank, .leave]
    case .student: [.scrollDown, .leave]
    case .notes(let canDrive):
      canDrive ? [.next, .previous, .overview, .blank, .scrollDown, .leave] : [.scrollDown, .leave]
    }
  let keys = library.keymap.stage.filter { here.contains($0.command) }
    .map { (library.keymap.stageKey(for: $0.command), $0.brief) }
  putKeys(
    keys + [(library.keymap.key(for: .help), "help")], style: isProjected ? Style(.dim) : Style(.normal, .bold),
    margin: margin, into: &frame, rect)
}

/// Keys with their words, as many as have room.
func putKeys(
  _ keys: [(key: DisplayText, brief: DisplayText)], style: Style = Style(.normal, .bold), margin: Int = 1,
  into frame: inout Frame, _ rect: Rect
) {
  var column = rect.origin.column + margin
  for (key, brief) in keys where column + key.width + brief.width + 3 <= rect.right {
    column = frame.put(key, at: Position(row: rect.origin.row, column: column), style: style) + 1
    column = frame.put(brief, at: Position(row: rect.origin.row, column: column), style: Style(.dim)) + 2
  }
}

private func drawPrompt(_ prompt: Prompt, _ state: State, into frame: inout Frame, _ rect: Rect) {
  let label: DisplayText
  var note: DisplayText = ""
  switch prompt.purpose {
  case .find:
    label = "/"
    if let find = state.find { note = find.summary }
  case .filter:
    label = "filter: "
    note = "all words must be in the row · Esc as before"
  case .cut:
    label = "cut at: "
    note = state.notice ?? "2018-06-12, 2018-06, +1m, a moment's id"
  case .leaveStage:
    label =
      state.isNotes
      ? "close the notes? "
      : state.following != nil ? "leave the class? " : state.endsWithTour ? "end the lesson? " : "leave the tour? "
    note = state.endsWithTour ? "y ends it, any other key stays" : "y leaves, any other key stays"
  case .difference:
    label = "difference since: "
    note = state.notice ?? "an earlier day, month or moment, or a step back: -1m"
  }
  frame.fill(rect)
  let text = label + DisplayText(prompt.text)
  let shown = text.tail(columns: max(1, rect.size.columns - 2))
  let end = frame.put(shown, at: Position(row: rect.origin.row, column: 1), style: Style(.normal, .bold))
  let cursor = min(end, rect.right - 1)
  frame.cursor = Position(row: rect.origin.row, column: cursor)
  frame.showsCursor = true
  if note.width > 0, cursor + note.width + 3 < rect.right {
    frame.put(note, at: Position(row: rect.origin.row, column: rect.right - 1 - note.width), style: Style(.dim))
  }
}

private func drawKeys(_ state: State, _ library: Library, _ edition: Edition, into frame: inout Frame, _ rect: Rect) {
  let find = state.find.map(\.summary) ?? ""
  var room = rect.size.columns - 1 - (find.width == 0 ? 0 : find.width + 2)
  var keys: [(DisplayText, DisplayText)] = []
  for binding in library.keymap.bindings
  where binding.brief.width > 0 && state.canPerform(binding.command, library, edition) {
    let key = library.keymap.key(for: binding.command)
    let width = key.width + 1 + binding.brief.width + 2
    // The help key always has its place.
    let reserve = binding.command == .help ? 0 : library.keymap.key(for: .help).width + 7
    guard width + reserve <= room else { continue }
    keys.append((key, binding.brief))
    room -= width
  }
  putKeys(keys, into: &frame, rect)
  if find.width > 0, room > 0 {
    frame.put(find, at: Position(row: rect.origin.row, column: rect.right - 1 - find.width), style: Style(.match))
  }
}

extension Find {
  /// `/kim 3 matches`, with `…` while rows are still being examined.
  var summary: DisplayText {
    let count = "\(matches.count)\(isComplete ? "" : "…") \(matches.count == 1 ? "match" : "matches")"
    return DisplayText("/\(query) · \(count)")
  }
}

extension State {
  /// Whether a command would do something now: only such keys stand in the footer.
  func canPerform(_ command: Command, _ library: Library, _ edition: Edition) -> Bool {
    switch command {
    case .moveDown, .open: edition.count(view.lens.kind) > 0 || view.article != nil
    case .nextLink:
      library.article(of: self)?.text.links.isEmpty == false
    case .cutNext:
      canCutForward(library, edition)
    case .releaseCut, .toggleReading: view.horizon.cut != .wholeStory
    case .arrangeRows, .arrangeColumns: view.lens == .commitments
    case .back: !back.isEmpty
    case .forward: !forward.isEmpty
    case .nextDisputed: view.lens == .claims || view.lens == .commitments || view.lens == .accounts
    case .difference: view.horizon.cut != .wholeStory || view.since != nil
    default: true
    }
  }

  /// Whether there is a moment to cut at after the selected one. Mostly the rows below it in the list say so, without a query.
  private func canCutForward(_ library: Library, _ edition: Edition) -> Bool {
    guard edition.count(.moment) > 0 else { return false }
    if view.lens == .sequence, let selected = view.selection.flatMap(edition.position(of:)) {
      let window = library.window(
        view.lens, at: view.horizon, dossier: view.dossier, filter: view.filtering, top: view.listTop,
        height: height(of: .list))
      for case .row(let position, let row) in window.items where position > selected {
        if row.head.days.about == row.head.days.shown { return true }
      }
    }
    return edition.moment(nextTo: view.selections[.sequence]?.entry, forward: true) != nil
  }
}
