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
    for (step, lock) in zip(draft.steps, draft.locks) {
      guard let lock, let view = step.settings?.group("view") else { continue }
      let places: [(String, Day?)] = [
        ("entry", view.entry("entry").flatMap { shown[$0] }),
        ("as-of", view.date("as-of")?.firstDay ?? view.entry("as-of").flatMap { shown[$0] })
      ]
      for case (let name, let day?) in places where day > lock {
        findings.error(
          .stepPastLock, draft.place(view.offset(of: name)),
          "\(CalendarDate(day)) lies past the lock in force at this step (\(CalendarDate(lock)))")
      }
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
