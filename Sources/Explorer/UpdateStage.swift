import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// Walking a tour.
extension State {
  /// The plan of the tour under way, as far as the lock reaches; nil without a tour.
  func plan(in library: Library) -> TourPlan? {
    stage.flatMap { library.plan($0.tour, lock: $0.lock) }
  }

  /// Begins a tour at its first step. The way back leads to where the explorer was.
  public mutating func present(_ tour: EntryID, in library: Library) {
    guard let plan = library.plan(tour, lock: view.horizon.lock) else {
      notice = "There is no such tour"
      return
    }
    let isAgain = stage?.tour == tour
    if stage != nil { leaveStage(in: library) }
    stage = Stage(tour, lock: plan.lock, from: self)
    stage?.beginsAnew = isAgain
    (back, forward, find, overlay, prompt) = ([], [], nil, nil, nil)
    guard self.plan(in: library)?.steps.isEmpty == false else {
      leaveStage(in: library)
      notice = "No step of this tour lies within the horizon"
      return
    }
    go(toStep: 0, in: library)
  }

  /// Shows a step from its first part, or with all its parts.
  mutating func go(toStep index: Int, isComplete: Bool = false, in library: Library) {
    guard let step = plan(in: library)?.steps[safe: index] else { return }
    stage?.step = index
    stage?.revealed = isComplete ? step.parts.count : step.contentNote == nil ? 1 : 0
    showStep(step, in: library)
  }

  /// The view of a step: lens, entry, horizon, focus, highlighted words.
  mutating func showStep(_ step: TourPlan.Step, in library: Library) {
    stage?.isWandering = false
    stage?.isBlank = false
    stage?.top = nil
    stage?.readerTop = nil
    measureStage(in: library)
    let settings = step.settings
    var horizon = Horizon(cut: settings.cut ?? .wholeStory, reading: settings.reading ?? .then, lock: stage?.lock)
    if !library.hasEdition(horizon) { horizon.cut = .wholeStory }
    let edition = library.edition(horizon)
    let lens = Lens(name: settings.lens) ?? settings.entry.flatMap { Lens.showing($0.kind) } ?? view.lens
    view = ViewState(lens: lens, horizon: horizon)
    view.filter = settings.filter
    continueFilter(isIdle: false, in: library)
    view.focus = Pane.allCases.first { $0.name == settings.focus } ?? .list
    view.selections[.sequence] = library.startMoment(in: edition).map { Table.Anchor($0) }
    if stage?.revealed == 0 {
      // Behind a content note nothing of the entry is read, not even by who wanders off from there.
      return keepSelectionInSight(in: library)
    }
    if let entry = settings.entry, edition.head(entry) != nil {
      if Lens.showing(entry.kind) == lens { view.selection = entry }
      keepSelectionInSight(in: library)
      read(entry)
    } else {
      select(view.selection ?? library.list(view).rows(0..<1).first?.head.id, in: library)
    }
    view.highlight = settings.highlight
    // Only now: on a projector the highlighted words have a say in which panes there are.
    keepSelectionInSight(in: library)
    placeHighlight(isNew: true, in: library)
  }

  // MARK: Keys

  /// A key on stage. Nil where it is none of the stage's, and the explorer has to look at it.
  mutating func pressOnStage(_ key: Key, in library: Library) -> [Effect]? {
    guard let stage, overlay == nil, prompt == nil else { return nil }
    let command = library.keymap.stageCommand(for: key)
    if stage.isWandering {
      switch command {
      case .comeBack:
        comeBack(in: library)
        return []
      case .leave where view.zoom == .normal:
        prompt = Prompt(purpose: .leaveStage)
        return []
      default: return nil
      }
    }
    // Who follows a class leaves its place with any key that would move a presenter.
    guard let command, hasMeaning(command) else {
      return pressOffStage(key, in: library)
    }
    if stage.isBlank {
      self.stage?.isBlank = false
      return []
    }
    performOnStage(command, in: library)
    return []
  }

  /// Does what a stage command asks for.
  mutating func performOnStage(_ command: StageCommand, in library: Library) {
    guard let stage else { return }
    switch command {
    case .next: next(in: library)
    case .previous: go(toStep: max(0, stage.step - 1), isComplete: stage.step > 0, in: library)
    case .overview: openOverview(in: library)
    case .blank: self.stage?.isBlank = true
    case .scrollDown: scrollOnStage(forward: true, in: library)
    case .scrollUp: scrollOnStage(forward: false, in: library)
    case .invitation: invite()
    case .comeBack: comeBack(in: library)
    case .leave: prompt = Prompt(purpose: .leaveStage)
    }
  }

  /// Shows how a class joins, if it can.
  public mutating func invite() {
    overlay = room == nil ? nil : .invitation
    if room == nil { notice = "No class can join: present with --room, a shared file or mqtt://host/topic" }
  }

  /// Before the class is anywhere there is nothing to see, and nothing beyond its lock either.
  mutating func pressWhileWaiting(_ key: Key, in library: Library) -> [Effect] {
    switch library.keymap.command(for: key) {
    case .close, .quit: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: return []
    }
  }

  /// A key that is none of the stage's: silent where it means nothing (a clicker's F5), else the person starts to wander.
  private mutating func pressOffStage(_ key: Key, in library: Library) -> [Effect]? {
    guard let command = library.keymap.command(for: key) else { return [] }
    switch command {
    case .cancel, .close: return []
    case .addStep where following == nil:
      // Hands are typed as `A 12`: a slip must not write into a lesson that is under way.
      notice = DisplayText(
        "\(library.keymap.key(for: .addStep)) adds a view to your tour once you have left the step's")
      return []
    case .help, .redraw, .suspend, .quit, .projector: return nil
    default:
      stage?.isWandering = true
      stage?.isBlank = false
      return nil
    }
  }

  private mutating func next(in library: Library) {
    guard let stage, let plan = plan(in: library), let step = plan.steps[safe: stage.step] else { return }
    if scrollStage(by: max(1, stageHeight - 1), in: library) { return }
    if stage.revealed == 0 {
      self.stage?.revealed = min(1, step.parts.count)
      showStep(step, in: library)
    } else if stage.revealed < step.parts.count {
      self.stage?.revealed += 1
      self.stage?.top = nil
    } else if let question = step.gate?.question, !stage.opened.contains(step.number) {
      var gate = GatePrompt(question: question, canPass: stage.step + 1 < plan.steps.count)
      gate.answer = stage.given[question]?.text ?? ""
      overlay = .gate(gate)
    } else if stage.step + 1 < plan.steps.count {
      go(toStep: stage.step + 1, in: library)
    } else {
      notice = DisplayText("The end of the tour · \(library.keymap.stageKey(for: .leave)) leaves it")
    }
  }

  mutating func comeBack(in library: Library) {
    guard let stage, let step = plan(in: library)?.steps[safe: stage.step] else { return }
    (back, forward, find) = ([], [], nil)
    showStep(step, in: library)
  }

  /// Ends the tour and returns to where the explorer was.
  mutating func leaveStage(in library: Library) {
    guard let stage else { return }
    view = stage.before
    (back, forward, find, overlay, prompt) = (stage.backBefore, [], nil, nil, nil)
    self.stage = nil
    keepSelectionInSight(in: library)
  }

  // MARK: Menus

  /// The tours of the pack; nothing beyond the lock names itself.
  mutating func openTours(in library: Library) {
    let tours = library.tours(lock: view.horizon.lock).compactMap { library.plan($0, lock: view.horizon.lock) }
    guard !tours.isEmpty else {
      notice = "This pack has no tours"
      return
    }
    overlay = .menu(
      Menu(
        purpose: .tours(tours.map(\.head.id)), title: "Tours",
        items: tours.map { Menu.Item(text: $0.head.title, trail: $0.minutes.map { "\($0) min" } ?? "") }, selected: 0))
  }

  mutating func openOverview(in library: Library) {
    guard let stage, let plan = plan(in: library) else { return }
    let items = plan.steps.map { step in
      let minutes = step.settings.minutes.map { "\($0) min" } ?? ""
      let note = step.contentNote == nil ? "" : "content note"
      let optional = step.settings.isOptional ? "optional" : ""
      let trail = [note, optional, minutes].filter { !$0.isEmpty }.joined(separator: " · ")
      return Menu.Item(text: "\(step.number) \(step.title)", trail: trail)
    }
    overlay = .menu(Menu(purpose: .steps, title: plan.head.title, items: items, selected: stage.step))
  }

  mutating func pressInMenu(_ key: Key, in library: Library) -> [Effect] {
    guard case .menu(var menu) = overlay else { return [] }
    let last = max(0, menu.items.count - 1)
    switch library.keymap.command(for: key) {
    case .moveDown: menu.selected = min(menu.selected + 1, last)
    case .moveUp: menu.selected = max(0, menu.selected - 1)
    case .moveToFirst: menu.selected = 0
    case .moveToLast: menu.selected = last
    case .open:
      overlay = nil
      switch menu.purpose {
      case .tours(let ids): if let id = ids[safe: menu.selected] { present(id, in: library) }
      case .quiz(let ids): leaveQuiz(reading: ids[safe: menu.selected] ?? nil, in: library)
      case .steps where isNotes:
        let number = plan(in: library)?.steps[safe: menu.selected].flatMap { Int($0.number) }
        return number.map { drive(.step($0)) } ?? []
      case .steps: go(toStep: menu.selected, in: library)
      }
      return []
    case .cancel, .close, .tours:
      overlay = nil
      if case .quiz = menu.purpose { leaveQuiz(in: library) }
      return []
    default: break
    }
    overlay = .menu(menu)
    return []
  }
}
