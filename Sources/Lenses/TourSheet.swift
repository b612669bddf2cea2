import PackStore
import SequenceModel

/// What a class may hold in its hands at one time: the steps of a tour from one gate to the next, read at the lock in force there.
///
/// A gate that raises the lock ends a sheet, for what stands behind it would spoil the question. In a tour without a lock nothing else
/// keeps later steps back, so each of its gates does.
public struct TourSheet {
  /// From 1.
  public let number: Int
  /// Its steps; at least one.
  public let steps: [TourPlan.Step]
  /// What may be read while the class holds it.
  public let edition: Edition

  /// The sheets of a tour within a horizon, in order; none where no step lies within it.
  /// - Parameters:
  ///   - horizon: bounds them all; no gate passes its lock.
  ///   - open: the pack at a horizon.
  ///   - plan: the tour at an edition.
  public static func sheets(
    at horizon: Horizon, open: (Horizon) -> Edition?, plan: (Edition) -> TourPlan?
  ) -> [TourSheet] {
    guard let authored = open(horizon).flatMap(plan) else { return [] }
    var lock = [authored.lock, horizon.lock].compactMap { $0 }.min()
    var sheets: [TourSheet] = []
    var taken = 0
    while let edition = self.edition(horizon, under: lock, open) {
      let steps = plan(edition)?.steps.dropFirst(taken) ?? []
      guard !steps.isEmpty else { break }
      var raised = lock
      let last = steps.firstIndex { step in
        guard let gate = step.gate else { return false }
        raised = TourPlan.lock(lock, raisedTo: gate.lock, within: horizon.lock)
        return raised != lock || authored.lock == nil
      }
      let sheet = steps.prefix(through: last ?? steps.endIndex - 1)
      sheets.append(TourSheet(number: sheets.count + 1, steps: Array(sheet), edition: edition))
      guard last != nil else { break }
      taken += sheet.count
      lock = raised
    }
    return sheets
  }

  /// The horizon under a tour's lock; a cut at a moment beyond the lock becomes the lock, as one at a day does.
  private static func edition(_ horizon: Horizon, under lock: Day?, _ open: (Horizon) -> Edition?) -> Edition? {
    let locked = Horizon(cut: horizon.cut, reading: horizon.reading, lock: lock)
    return open(locked) ?? open(locked.cut(at: .wholeStory))
  }

  /// The horizon of a step's view, which reaches no further than the sheet.
  public func horizon(of step: TourPlan.Step) -> Horizon {
    var horizon = edition.horizon
    if let cut = step.settings.cut { horizon.cut = cut }
    if let reading = step.settings.reading { horizon.reading = reading }
    if edition.bounds.shown < .distantFuture {
      horizon.lock = [horizon.lock, edition.bounds.shown.day].compactMap { $0 }.min()
    }
    return horizon
  }
}

extension TourPlan {
  /// The lock behind a gate: it rises to the gate's day, never falls, and passes no ceiling. A gate without a day leaves it.
  public static func lock(_ lock: Day?, raisedTo day: Day?, within ceiling: Day?) -> Day? {
    guard let day else { return lock }
    return [max(day, lock ?? day), ceiling].compactMap { $0 }.min()
  }
}
