import SequenceModel

extension PackCheck {
  /// A step stays within the lock in force at it, with everything that it refers to.
  func checkLocks(of draft: Draft) {
    let locks = draft.locks
    let days = draft.stepDays(shown: shown)
    for (index, step) in draft.steps.enumerated() {
      guard let lock = locks[index] else { continue }
      let past = "past the lock in force at this step (\(CalendarDate(lock)))"
      for reference in step.references(shown: shown) where reference.day > lock {
        findings.error(.stepPastLock, draft.place(reference.offset), "\(reference.words), \(past)")
      }
      // A gate may lower the lock below what the class has seen.
      guard index > 0, let seen = days[index - 1], seen > lock, locks[index - 1].map({ seen <= $0 }) ?? true else {
        continue
      }
      findings.error(
        .stepPastLock, draft.place(step.offset), "the steps above show from \(CalendarDate(seen)), \(past)")
    }
  }

  /// The tour's time: see `TourTime`.
  func checkPlan(of draft: Draft) {
    if draft.fields.date("lock") == nil,
      let gate = draft.steps.first(where: { $0.settings?.group("gate")?.date("lock") != nil })
    {
      findings.warning(
        .tourPlan, draft.place(gate.offset),
        "the gate raises a lock, and the tour has no 'lock': everything can be seen before")
    }
    guard let minutes = draft.fields.number("minutes"), !draft.steps.isEmpty else { return }
    let time = TourTime(minutes: minutes, steps: draft.steps.map { StepSettings($0) })
    for problem in time.problems {
      findings.warning(.tourPlan, draft.place(draft.fields.offset(of: "minutes")), problem)
    }
    for step in draft.steps where step.settings?.number("minutes") == nil {
      findings.warning(.tourPlan, draft.place(step.offset), "the step has no minutes")
    }
  }
}

extension Draft {
  /// The lock in force at each step of a tour, nil without one. A step's gate raises it behind the step.
  var locks: [Day?] {
    var lock = fields.date("lock")?.lastDay
    return steps.map { step in
      defer { lock = step.settings?.group("gate")?.date("lock")?.lastDay ?? lock }
      return lock
    }
  }
}
