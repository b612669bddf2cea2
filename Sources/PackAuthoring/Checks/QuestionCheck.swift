import SequenceModel

extension PackCheck {
  /// What belongs to teaching: a quiz has one right answer, a tour's step stays within the lock in force at it.
  func checkTeaching() {
    for draft in drafts {
      switch draft.id.kind {
      case .question: checkAnswers(of: draft)
      case .tour: checkLocks(of: draft)
      default: break
      }
    }
  }

  private func checkAnswers(of draft: Draft) {
    guard draft.fields.line("type") == QuestionType.quiz.rawValue else { return }
    let correct = draft.fields.groups("answers").count { $0.flag("correct") }
    guard correct != 1 else { return }
    findings.error(
      .quizAnswer, draft.place(draft.fields.offset(of: "answers")),
      "\(correct) answers say 'correct: true'; a quiz has exactly one")
  }

  private func checkLocks(of draft: Draft) {
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
