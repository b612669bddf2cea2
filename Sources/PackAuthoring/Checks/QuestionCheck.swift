import SequenceModel

extension PackCheck {
  /// What belongs to teaching: a quiz has one right answer, a tour's step stays within the lock in force at it, all within its time.
  func checkTeaching() {
    for draft in drafts {
      switch draft.id.kind {
      case .question: checkAnswers(of: draft)
      case .tour:
        checkLocks(of: draft)
        checkPlan(of: draft)
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
}
