import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

extension State {
  /// The first state of a library: the pack's start, or the last visible moment before it.
  /// - Parameters:
  ///   - size: the screen's size.
  ///   - lens: the lens to open.
  ///   - horizon: what is within reach; an impossible cut becomes no cut within the lock.
  ///   - entry: the entry to open, instead of the pack's start.
  ///   - showsIntro: whether the introduction lies over the panes first.
  public init(
    size: Size, lens: Lens = .sequence, horizon: Horizon = Horizon(), entry: EntryID? = nil,
    showsIntro: Bool = false, in library: Library
  ) {
    self.size = size
    view = ViewState(lens: lens, horizon: horizon)
    let edition = library.edition(horizon)
    view.horizon = edition.horizon
    view.selections[.sequence] = library.startMoment(in: edition).map { Table.Anchor($0) }
    if let entry { show(entry, in: library) }
    select(view.selection ?? library.list(view).rows(0..<1).first?.head.id, in: library)
    if let entry, view.article != entry { view.article = entry }
    if showsIntro, !edition.intro.isEmpty { overlay = .intro }
  }
}

/// The only place where the state changes: one event in, the orders to the outside back. Never draws.
public func update(_ state: inout State, _ event: Event, in library: Library) -> [Effect] {
  let before = state.stage
  let orders = change(&state, by: event, in: library)
  let effects = orders + state.ordersToNotebook(after: before, in: library).map(Effect.notebook)
  // Whatever led to a view with a filter, its rows are looked for from then on.
  let isFiltering = state.continueFilter(isIdle: event == .idle, in: library)
  return isFiltering && !effects.contains(.continueWork) ? effects + [.continueWork] : effects
}

private func change(_ state: inout State, by event: Event, in library: Library) -> [Effect] {
  switch event {
  case .terminal(.resized(let size)):
    state.size = size
    // From the top, so that a storm of sizes leaves the same screen as a start at the last one.
    state.view.listTop = 0
    state.measureStage(in: library)
    state.measureQuiz(in: library)
    state.keepSelectionInSight(in: library)
    state.placeHighlight(in: library)
    return []
  case .resumed:
    return []
  case .cue(let cue):
    state.hear(cue, in: library)
    return []
  case .presence(let presence):
    state.hear(presence, in: library)
    return []
  case .elapsed(let seconds):
    state.following?.elapsed = seconds
    return []
  case .order(let order):
    state.obey(order, in: library)
    return []
  case .notice(let text):
    state.notice = text
    return []
  case .reach(let isReached, let text):
    state.reachesClass = isReached
    state.notice = text
    return []
  case .notebook(let report):
    state.hear(report, in: library)
    return []
  case .cannotSuspend:
    state.notice = "There is no shell to return to"
    return []
  case .ownTour(let tour, let notice):
    state.take(ownTour: tour, notice: notice, in: library)
    return []
  case .idle:
    return state.work(in: library)
  case .terminal(.key(let key)):
    return state.press(key, in: library)
  case .terminal where state.isNotes || state.following != nil && state.stage == nil:
    if case .terminal(.wheel(_, let lines)) = event, state.isNotes { state.scrollNotes(by: lines) }
    return []
  case .terminal(.paste(let text)):
    return state.type(text.string, in: library)
  case .terminal(.click(let position)):
    return state.click(position, in: library)
  case .terminal(.wheel(let position, let lines)):
    state.wheel(position, lines: lines, in: library)
    return []
  }
}

extension Library {
  /// The pack's start, or the last visible moment before it; nil if no moment is visible.
  func startMoment(in edition: Edition) -> EntryID? {
    if let start = info.start, edition.head(start) != nil { return start }
    let limit = info.start.flatMap { self.edition(Horizon(lock: edition.horizon.lock)).head($0)?.days.about.day }
    let position = limit.flatMap { edition.position(upTo: $0) } ?? edition.count(.moment) - 1
    return position >= 0 ? edition.heads(.moment, position..<(position + 1)).first?.id : nil
  }
}

extension State {
  // MARK: Keys

  fileprivate mutating func press(_ key: Key, in library: Library) -> [Effect] {
    notice = nil
    if key == .control("c") { return interrupt() }
    isInterrupted = false
    if prompt != nil { return pressInPrompt(key, in: library) }
    if case .intro = overlay {
      overlay = nil
      let command = library.keymap.command(for: key)
      // Escape, Enter and q only close it; every other key then acts.
      let closes: Set<Command?> = [.cancel, .close, .open, nil]
      return [.rememberIntro] + (closes.contains(command) ? [] : perform(key, in: library))
    }
    if case .help = overlay { return pressInHelp(key, in: library) }
    if case .search = overlay { return pressInSearch(key, in: library) }
    if case .palette = overlay { return pressInPalette(key, in: library) }
    if case .timeline = overlay { return pressInTimeline(key, in: library) }
    if case .menu = overlay { return pressInMenu(key, in: library) }
    if case .gate = overlay { return pressInGate(key, in: library) }
    if case .invitation = overlay {
      overlay = nil
      return []
    }
    if isNotes { return pressOnNotes(key, in: library) }
    if following != nil, stage == nil { return pressWhileWaiting(key, in: library) }
    if let effects = pressOnStage(key, in: library) { return effects }
    if let effects = pressInQuiz(key, in: library) { return effects }
    return perform(key, in: library)
  }

  private mutating func interrupt() -> [Effect] {
    if prompt != nil || overlay != nil {
      cancelPrompt()
      overlay = nil
      isInterrupted = false
      return []
    }
    if isInterrupted { return [.quit] }
    isInterrupted = true
    notice = "Ctrl-C once more quits"
    return []
  }

  private mutating func perform(_ key: Key, in library: Library) -> [Effect] {
    guard let command = library.keymap.command(for: key) else {
      notice = DisplayText(
        "\(KeyNotation.readable(key)) does nothing here · \(library.keymap.key(for: .help)) shows the keys")
      return []
    }
    return perform(command, in: library)
  }

  /// Does what a command asks for.
  mutating func perform(_ command: Command, in library: Library) -> [Effect] {
    switch command {
    case .moveDown: move(by: 1, in: library)
    case .moveUp: move(by: -1, in: library)
    case .halfPageDown: move(by: max(1, height(of: view.focus) / 2), in: library)
    case .halfPageUp: move(by: -max(1, height(of: view.focus) / 2), in: library)
    case .moveToFirst: moveToEnd(first: true, in: library)
    case .moveToLast: moveToEnd(first: false, in: library)
    case .pageDown: scrollReader(by: max(1, height(of: .reader) - 1), in: library)
    case .pageUp: scrollReader(by: -max(1, height(of: .reader) - 1), in: library)
    case .nextPane: focus(1, wraps: true)
    case .previousPane: focus(-1, wraps: true)
    case .right, .left:
      let step = command == .right ? 1 : -1
      // Columns in a table; elsewhere, and where a table has none, panes.
      guard view.focus == .list, view.lens.isTable, chooseColumn(step, in: library) else {
        focus(step, wraps: false)
        break
      }
    case .zoom:
      view.zoom = Zoom(rawValue: view.zoom.rawValue + 1) ?? .normal
      keepSelectionInSight(in: library)
    case .nextLink: chooseLink(1, in: library)
    case .previousLink: chooseLink(-1, in: library)
    case .open: open(in: library)
    case .back: goBack(in: library)
    case .forward: goForward(in: library)
    case .toggleFollow:
      readerFollows.toggle()
      notice = readerFollows ? "The reader follows the selection" : "The reader stays; Enter opens the selection"
      if readerFollows { select(view.selection, in: library) }
    case .lens(let lens): open(lens, in: library)
    case .cutNext, .cutPrevious: cutAtMoment(forward: command == .cutNext, in: library)
    case .cutNextMonth, .cutPreviousMonth: cutAtMonth(forward: command == .cutNextMonth, in: library)
    case .typeCut: prompt = Prompt(purpose: .cut)
    case .arrangeRows, .arrangeColumns: arrange(rows: command == .arrangeRows, in: library)
    case .dossier: toggleDossier(in: library)
    case .voices: turnToVoices(in: library)
    case .difference: toggleDifference(in: library)
    case .nextDisputed, .previousDisputed: goToDisputed(command == .nextDisputed ? 1 : -1, in: library)
    case .releaseCut: releaseCut(in: library)
    case .toggleReading: toggleReading(in: library)
    case .find:
      prompt = Prompt(purpose: .find(origin: view))
      find = nil
    case .filter: typeFilter()
    case .findNext: findNext(1, in: library)
    case .findPrevious: findNext(-1, in: library)
    case .search:
      overlay = .search(SearchList())
    case .palette: openPalette(in: library)
    case .timeline: openTimeline(in: library)
    case .tours where following != nil:
      notice = DisplayText("The class walks a tour · \(library.keymap.stageKey(for: .leave)) leaves the class")
    case .tours where quiz != nil:
      notice = DisplayText("A quiz is under way · \(library.keymap.quizKey(for: .leave)) leaves it")
    case .tours: openTours(in: library)
    case .quiz: beginQuiz(in: library)
    case .projector:
      turn(to: profile == .desk ? .projector : .desk, in: library)
      notice = profile == .projector ? "Laid out for a projector" : "Laid out for a desk"
    case .addStep where following != nil: notice = "Only who presents adds steps to a tour"
    case .addStep: return [addStep(in: library)]
    case .help: overlay = .help(filter: "", top: 0, isFiltering: false)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .cancel: cancel()
    case .close: return close(in: library)
    case .quit: return [.quit]
    }
    repeatable = command.isHeld ? command : nil
    return find?.isComplete == false || repeatable != nil ? [.continueWork] : []
  }

  private mutating func cancel() {
    if view.link != nil {
      view.link = nil
    } else if find != nil {
      find = nil
    }
  }

  private mutating func close(in library: Library) -> [Effect] {
    guard view.zoom == .normal else {
      view.zoom = .normal
      keepSelectionInSight(in: library)
      return []
    }
    if view.page != .article {
      record()
      turn(to: .article)
    } else if !view.filter.isEmpty {
      removeFilter(in: library)
    } else if view.dossier != nil {
      toggleDossier(in: library)
    } else if view.since != nil {
      toggleDifference(in: library)
    } else {
      return [.quit]
    }
    return []
  }

  fileprivate mutating func type(_ text: String, in library: Library) -> [Effect] {
    if prompt != nil {
      prompt?.text += text
      return promptChanged(in: library)
    }
    if case .search(var list) = overlay {
      list.query += text
      overlay = .search(list)
      return searchChanged(in: library)
    }
    if case .gate(var gate) = overlay {
      gate.type(text)
      overlay = .gate(gate)
    }
    if case .palette(var palette) = overlay {
      palette.query += text
      overlay = .palette(palette)
      paletteChanged(in: library)
    }
    return []
  }

  fileprivate mutating func work(in library: Library) -> [Effect] {
    if case .search = overlay { return continueSearch(in: library) }
    if find?.isComplete == false {
      continueFind(in: library)
      return find?.isComplete == false ? [.continueWork] : []
    }
    prepareRepetition(in: library)
    return []
  }

  /// Reads, sets and draws what the last command would lead to if it were given once more, so that a key held down finds it ready.
  private mutating func prepareRepetition(in library: Library) {
    guard let command = repeatable else { return }
    repeatable = nil
    // The rows of a filter are not there before they were looked for.
    guard overlay == nil, prompt == nil, view.filter.isEmpty else { return }
    var next = self
    _ = next.perform(command, in: library)
    if next.view != view { _ = Explorer.view(next, in: library) }
  }
}

extension Command {
  /// Whether people hold its key down; none of these does anything but move through the view.
  fileprivate var isHeld: Bool {
    switch self {
    case .moveDown, .moveUp, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .nextLink, .previousLink: true
    case .cutNext, .cutPrevious, .cutNextMonth, .cutPreviousMonth: true
    default: false
    }
  }
}
