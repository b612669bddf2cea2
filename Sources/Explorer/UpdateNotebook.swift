import Lenses
import Screen
import SequenceModel

/// What stays on this machine of a lesson: where it is, and what was answered.
extension State {
  /// What the notebook is to do after an event. A student's terminal and the notes keep nothing: the lesson is the presenter's.
  /// - Parameter before: the tour that was under way before the event.
  mutating func ordersToNotebook(after before: Stage?, in library: Library) -> [NotebookOrder] {
    var orders: [NotebookOrder] = []
    if quiz?.awaitsMistakes == true {
      quiz?.awaitsMistakes = false
      orders.append(.recallMistakes)
    }
    guard following == nil else { return orders }
    if let before, stage?.tour != before.tour, var position = before.kept {
      position.isUnderWay = false
      orders.append(.keepPosition(position))
    }
    guard let stage else { return orders }
    guard stage.isRecalled else {
      self.stage?.isRecalled = true
      return orders + [.recallPosition(stage.tour)]
    }
    // Nothing is kept before it is known what was: the first step would take the place of the one to resume at.
    guard let begin = stage.begin, var place = place(of: stage, in: library) else { return orders }
    place.screen = .step
    let position = TourPosition(place: place, isUnderWay: true, begin: begin)
    if stage.kept != position {
      self.stage?.kept = position
      orders.append(.keepPosition(position))
    }
    if let question = plan(in: library)?.steps[safe: stage.step]?.gate?.question, !stage.asked.contains(question) {
      self.stage?.asked.insert(question)
      orders.append(.recallAnswers(question, begin: begin))
    }
    return orders
  }

  /// The notebook has answered.
  mutating func hear(_ report: NotebookReport, in library: Library) {
    switch report {
    case .kept: if stage != nil, notice == nil { notice = "The answer is kept on this machine" }
    case .position(let tour, let position, let newest):
      guard stage?.tour == tour, stage?.begin == nil else { return }
      stage?.begin = newest
      guard let position, position.isUnderWay, stage?.beginsAnew == false else { return }
      resume(at: position, in: library)
    case .answers(let question, let earlier, let now):
      guard stage != nil else { return }
      stage?.lastTime[question] = earlier
      if let now, stage?.given[question] == nil {
        stage?.given[question] = now
        stage?.options[question] = now.options
      }
      measureStage(in: library)
      keepSelectionInSight(in: library)
    case .mistakes(let questions): quiz?.begin(with: questions)
    case .failed(let order, let reason): hear(failureOf: order, reason)
    }
  }

  /// The lesson goes on. That an answer is lost is said every time, that nothing can be kept at all once.
  private mutating func hear(failureOf order: NotebookOrder, _ reason: String) {
    if case .keepAnswer = order {
      notice = DisplayText("The answer is not kept: \(reason)")
    } else if !hasNotebookFailed {
      notice = DisplayText("Places and answers are not kept: \(reason)")
    }
    hasNotebookFailed = true
  }

  // MARK: Resuming

  /// Goes to where the tour was when its lesson broke off; stays at the first step where that step is not there or lies beyond the lock.
  private mutating func resume(at position: TourPosition, in library: Library) {
    let fresh = stage
    openGates(position.place.opened, in: library)
    guard let plan = plan(in: library),
      let index = plan.steps.firstIndex(where: { $0.number == "\(position.place.step)" })
    else {
      stage = fresh
      return
    }
    let step = plan.steps[index]
    stage?.begin = position.begin
    stage?.step = index
    stage?.revealed = min(max(position.place.revealed, step.contentNote == nil ? 1 : 0), step.parts.count)
    guard stage?.step != fresh?.step || stage?.revealed != fresh?.revealed || stage?.opened != fresh?.opened else {
      return
    }
    showStep(step, in: library)
    notice = DisplayText("Resumed at step \(step.number) · \(library.keymap.stageKey(for: .overview)) shows the steps")
  }

  /// Opens the gates of steps by their numbers. Each may bring the next one within reach; none passes the explorer's own lock.
  mutating func openGates(_ numbers: [Int], in library: Library) {
    for number in numbers where stage?.opened.contains("\(number)") == false {
      guard let step = plan(in: library)?.steps.first(where: { $0.number == "\(number)" }) else { continue }
      stage?.opened.insert(step.number)
      stage?.raise(to: step.gate?.lock)
    }
  }
}
