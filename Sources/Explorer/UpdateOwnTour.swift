import Lenses
import PackStore
import Screen
import SequenceModel

/// The person's own tour: a file that changes while it is presented, and that views are added to.
extension State {
  /// The present view as a step for the end of the own tour. Its title is the entry's; what it takes and what it says is the teacher's to write.
  func addStep(in library: Library) -> Effect {
    let edition = library.edition(view.horizon)
    var settings = StepSettings()
    settings.lens = view.lens.title.lowercased()
    settings.entry = view.article ?? view.selection
    if view.horizon.cut != .wholeStory {
      settings.cut = view.horizon.cut
      settings.reading = view.horizon.reading
    }
    settings.focus = view.focus.name
    settings.filter = view.filter
    let title = settings.entry.flatMap { edition.head($0)?.title } ?? view.lens.title
    return .addStep(title: title, settings)
  }

  /// Takes the tour as it stands in its file now. The presenter stays at the step, told by its title, else by its number, and at the part.
  mutating func take(ownTour tour: EntryRecord?, notice: DisplayText?, in library: Library) {
    if notice != nil || self.notice == tourFault { self.notice = notice }
    tourFault = tour == nil ? notice : nil
    guard let tour else { return }
    let before = plan(in: library)
    let last = library.ownTour
    library.ownTour = tour
    guard let before, let stage, stage.tour == tour.head.id else { return }
    guard let kept = stage.kept(from: before, in: library), let plan = library.plan(tour.head.id, lock: kept.lock),
      let step = plan.steps[safe: kept.step]
    else {
      library.ownTour = last
      self.notice = "No step of the changed tour lies within the lock; the last version stays"
      return
    }
    self.stage = kept
    if case .menu = overlay { overlay = nil }
    if case .gate(let gate) = overlay, gate.question != step.gate?.question { overlay = nil }
    let isSameView = before.steps[safe: stage.step]?.settings == step.settings && stage.lock == kept.lock
    if stage.isWandering || isSameView {
      view.horizon.lock = kept.lock
      measureStage(in: library)
      keepSelectionInSight(in: library)
    } else {
      showStep(step, in: library)
      self.stage?.isBlank = stage.isBlank
    }
  }
}

extension Stage {
  /// The same place in a tour that has changed, with the gates that are open and the lock that they raised; nil where no step is left.
  fileprivate func kept(from before: TourPlan, in library: Library) -> Stage? {
    guard let whole = library.plan(tour, lock: ceiling) else { return nil }
    var kept = self
    kept.opened = []
    kept.lock = earlier(whole.lock, ceiling)
    for (index, step) in before.steps.enumerated() {
      guard let now = whole.steps.place(of: step, at: index).map({ whole.steps[$0] }) else { continue }
      guard opened.contains(step.number) else { continue }
      kept.opened.insert(now.number)
      kept.raise(to: now.gate?.lock)
    }
    guard let steps = library.plan(tour, lock: kept.lock)?.steps, !steps.isEmpty else { return nil }
    kept.step = before.steps[safe: step].flatMap { steps.place(of: $0, at: step) } ?? min(step, steps.count - 1)
    kept.revealed = min(revealed, steps[kept.step].parts.count)
    return kept
  }
}

extension [TourPlan.Step] {
  /// The index of a step that stood at `index` before: the nearest one of its title, else the one of its number.
  fileprivate func place(of step: TourPlan.Step, at index: Int) -> Int? {
    indices.filter { self[$0].title == step.title }.min { abs($0 - index) < abs($1 - index) }
      ?? firstIndex { $0.number == step.number }
  }
}
