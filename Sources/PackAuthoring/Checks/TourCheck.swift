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

  /// A class asks, argues and comes late: of 45 minutes, steps fill at most 35, and two or more may be skipped.
  func checkPlan(of draft: Draft) {
    guard let minutes = draft.fields.number("minutes"), !draft.steps.isEmpty else { return }
    let place = draft.place(draft.fields.offset(of: "minutes"))
    let planned = draft.steps.compactMap { $0.settings?.number("minutes") }.reduce(0, +)
    let most = minutes * 35 / 45
    if planned > most {
      findings.warning(
        .tourPlan, place, "the steps take \(planned) minutes; of \(minutes), at most \(most) are planned")
    }
    let optional = draft.steps.count { $0.settings?.flag("optional") == true }
    if optional < 2 {
      findings.warning(
        .tourPlan, place, "\(optional) of \(draft.steps.count) steps may be skipped; two or more let a class catch up")
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
