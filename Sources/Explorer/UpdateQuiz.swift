import Lenses
import PackStore
import Screen
import SequenceModel

/// Taking a quiz.
extension State {
  /// Begins the quiz of everything within the horizon.
  mutating func beginQuiz(in library: Library) {
    begin(Quiz(in: library.edition(view.horizon)), in: library)
  }

  /// Begins a quiz. The way back leads to where the explorer was.
  /// - Parameter ignoresHistory: whether what was answered wrong last is not asked first.
  public mutating func begin(_ quiz: Quiz, ignoresHistory: Bool = false, in library: Library) {
    guard stage == nil, following == nil else {
      notice = DisplayText("A tour is under way · \(library.keymap.stageKey(for: .leave)) leaves it")
      return
    }
    guard self.quiz == nil else { return comeBackToQuiz(in: library) }
    guard !quiz.questions.isEmpty else {
      notice = "No question of a quiz lies within this horizon"
      return
    }
    self.quiz = QuizRun(quiz, ignoresHistory: ignoresHistory, from: self)
    (back, forward, find, overlay, prompt) = ([], [], nil, nil, nil)
    measureQuiz(in: library)
    keepSelectionInSight(in: library)
  }

  /// The question that is asked, as far as the horizon of the quiz reaches.
  func askedInQuiz(in library: Library) -> Question? {
    guard let quiz, let id = quiz.question else { return nil }
    return Question(id, in: library.edition(quiz.before.horizon))
  }

  /// Measures what the question or the reason takes.
  mutating func measureQuiz(in library: Library) {
    guard let quiz, let asked = askedInQuiz(in: library) else { return }
    let text = quizText(quiz, asked, library, width: stageWidth).text
    self.quiz?.rows = text.lines.count
  }

  // MARK: Keys

  /// A key in a quiz. Nil where it is none of the quiz's, and the explorer has to look at it.
  mutating func pressInQuiz(_ key: Key, in library: Library) -> [Effect]? {
    guard let quiz, overlay == nil, prompt == nil else { return nil }
    let command = library.keymap.quizCommand(for: key)
    if quiz.isWandering {
      switch command {
      case .comeBack: comeBackToQuiz(in: library)
      case .leave where view.zoom == .normal: openSummary(in: library)
      default: return nil
      }
      return []
    }
    guard let asked = askedInQuiz(in: library) else {
      leaveQuiz(in: library)
      return []
    }
    switch command {
    case .answer where quiz.verdict == nil:
      guard case .character(let letter) = key,
        let answer = asked.answers.first(where: { $0.letter == letter.uppercased() })
      else { return wander(with: key, in: library) }
      return answerQuiz(answer, asked, in: library)
    case .chooseNext where quiz.verdict == nil: choose(1, of: asked.answers.count, in: library)
    case .choosePrevious where quiz.verdict == nil: choose(-1, of: asked.answers.count, in: library)
    case .chooseNext: scrollReader(by: 1, in: library)
    case .choosePrevious: scrollReader(by: -1, in: library)
    case .goOn where quiz.verdict != nil: goOnInQuiz(asked, in: library)
    case .goOn:
      if key == .named(.enter), let answer = quiz.selected.flatMap({ asked.answers[safe: $0] }) {
        return answerQuiz(answer, asked, in: library)
      }
      notice = DisplayText("A letter answers, or \(library.keymap.quizKey(for: .chooseNext)) and Enter")
    case .scrollDown: scrollInQuiz(forward: true, in: library)
    case .scrollUp: scrollInQuiz(forward: false, in: library)
    case .comeBack: comeBackToQuiz(in: library)
    case .leave: openSummary(in: library)
    case .answer, nil: return wander(with: key, in: library)
    }
    return []
  }

  /// A key of the explorer: the person looks something up.
  private mutating func wander(with key: Key, in library: Library) -> [Effect]? {
    switch library.keymap.command(for: key) {
    case nil, .cancel, .close: return []
    case .help, .redraw, .suspend, .quit, .projector: return nil
    default:
      quiz?.view = view
      quiz?.isWandering = true
      return nil
    }
  }

  private mutating func choose(_ step: Int, of count: Int, in library: Library) {
    let next = (quiz?.selected ?? (step > 0 ? -1 : count)) + step
    quiz?.selected = min(max(0, next), count - 1)
    quiz?.top = nil
    measureQuiz(in: library)
  }

  private mutating func comeBackToQuiz(in library: Library) {
    guard let quiz else { return }
    self.quiz?.isWandering = false
    view = quiz.view
    (back, forward, find) = ([], [], nil)
    keepSelectionInSight(in: library)
  }

  // MARK: Answering

  /// Takes an answer and opens what settles it; the first one to a question is kept.
  private mutating func answerQuiz(_ answer: Question.Answer, _ asked: Question, in library: Library) -> [Effect] {
    let id = asked.head.id
    let isFirst = quiz?.tries[id] == nil
    guard quiz?.tries[id]?.contains(answer.letter) != true else {
      notice = DisplayText("\(answer.letter) was tried already")
      return []
    }
    quiz?.tries[id, default: []].append(answer.letter)
    quiz?.verdict = answer.letter
    quiz?.top = nil
    quiz?.selected = nil
    measureQuiz(in: library)
    if let reference = reference(of: answer, to: asked, in: library) { read(reference, belowTheVerdictIn: library) }
    keepSelectionInSight(in: library)
    guard isFirst else { return [] }
    let given = GivenAnswer(
      question: id, text: answer.letter, content: .letter(answer.letter), options: asked.answers.map(\.text),
      isRight: answer.isRight == true)
    return [.notebook(.keepAnswer(given))]
  }

  /// What settles an answer: the entry that it names, else the first one that the question belongs to.
  private func reference(of answer: Question.Answer, to asked: Question, in library: Library) -> EntryID? {
    let edition = library.edition(quiz?.before.horizon ?? view.horizon)
    let entries = edition.links(of: asked.head.id).filter { $0.field == .entries }.map(\.head.id)
    return ([answer.reference].compactMap(\.self) + entries).first { edition.head($0) != nil }
  }

  /// Puts an entry into the reader, with as much room as there is.
  private mutating func read(_ entry: EntryID, belowTheVerdictIn library: Library) {
    show(entry, in: library)
    read(entry)
    view.focus = .reader
    view.readerTop = .init()
    // A table above the reader would leave it a few lines.
    view.zoom = view.lens.isTable ? .full : .normal
  }

  /// Behind a wrong answer the same question comes again, behind a right one the next, behind the last one the summary.
  private mutating func goOnInQuiz(_ asked: Question, in library: Library) {
    guard let quiz else { return }
    let isRight = asked.right?.letter == quiz.verdict
    if isRight, quiz.index + 1 == quiz.questions.count { return openSummary(in: library) }
    self.quiz?.verdict = nil
    self.quiz?.top = nil
    if isRight { self.quiz?.index += 1 }
    view = quiz.before
    measureQuiz(in: library)
    keepSelectionInSight(in: library)
  }

  // MARK: The end

  /// Question by question: what was right, and what to read again.
  private mutating func openSummary(in library: Library) {
    guard let quiz else { return }
    let edition = library.edition(quiz.before.horizon)
    var items: [Menu.Item] = []
    var entries: [EntryID?] = []
    for id in quiz.questions {
      guard let tries = quiz.tries[id], let question = Question(id, in: edition) else { continue }
      items.append(Menu.Item(text: question.head.title, trail: question.result(of: tries)))
      entries.append(question.right?.reference)
      for letter in tries where letter != question.right?.letter {
        guard let answer = question.answers.first(where: { $0.letter == letter }),
          let reference = reference(of: answer, to: question, in: library), let head = edition.head(reference)
        else { continue }
        let name = [head.id.label, head.title].filter { !$0.isEmpty }.joined(separator: " ")
        items.append(Menu.Item(text: "  read again: \(name)", trail: ""))
        entries.append(reference)
      }
    }
    guard !items.isEmpty else { return leaveQuiz(in: library) }
    overlay = .menu(Menu(purpose: .quiz(entries), title: "The quiz", items: items, selected: 0))
  }

  /// Ends the quiz and returns to where the explorer was, or reads an entry there.
  mutating func leaveQuiz(reading entry: EntryID? = nil, in library: Library) {
    guard let quiz else { return }
    view = quiz.before
    (back, forward, find, overlay, prompt) = (quiz.backBefore, [], nil, nil, nil)
    self.quiz = nil
    keepSelectionInSight(in: library)
    guard let entry, library.edition(view.horizon).head(entry) != nil else { return }
    record()
    show(entry, in: library)
    read(entry)
    view.focus = .reader
  }
}

extension Question {
  /// How a question went: `right at once`, `right at the second try`, `not yet right`.
  fileprivate func result(of tries: [String]) -> String {
    guard let right, tries.last == right.letter else { return "not yet right" }
    let names = ["right at once", "right at the second try", "right at the third try"]
    return names[safe: tries.count - 1] ?? "right at the last try"
  }
}
