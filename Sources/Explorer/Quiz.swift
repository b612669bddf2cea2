import Lenses
import Screen
import SequenceModel
import Typesetting

/// A quiz under way: which question is asked, what was answered so far.
public struct QuizRun: Equatable, Sendable {
  /// The questions in the order in which they are asked.
  public internal(set) var questions: [EntryID]
  /// The index of the one that is asked.
  public internal(set) var index = 0
  /// The index of the chosen answer; nil before one was chosen, so that a stray Enter answers nothing.
  public internal(set) var selected: Int?
  /// The letter that was just answered, while its reason shows; nil while the question is asked.
  public internal(set) var verdict: String?
  /// The letters answered to each question, in order; the last one is right once the question is done.
  public internal(set) var tries: [EntryID: [String]] = [:]
  /// Whether the person looks at something else: the quiz's keys sleep until they return.
  public internal(set) var isWandering = false
  /// Whether the notebook is still to be asked which questions were answered wrong last.
  var awaitsMistakes: Bool
  /// The view that a return leads to.
  var view: ViewState
  /// The place of the text's top line, where the person scrolled it; nil for where the newest part shows.
  var top: TextPlace?
  /// How many lines the question, or the reason, takes at the screen's width.
  var rows = 0
  /// Where the explorer was before.
  let before: ViewState
  let backBefore: [ViewState]

  init(_ quiz: Quiz, ignoresHistory: Bool, from state: State) {
    questions = quiz.questions
    awaitsMistakes = !ignoresHistory
    (view, before, backBefore) = (state.view, state.view, state.back)
  }

  /// The question that is asked.
  public var question: EntryID? { questions[safe: index] }

  /// The letters that the present question was answered wrong with.
  var refuted: [String] { (question.flatMap { tries[$0] } ?? []).filter { $0 != verdict } }

  /// Asks these questions first, unless the quiz has begun.
  mutating func begin(with mistakes: Set<EntryID>) {
    guard tries.isEmpty, index == 0, verdict == nil, selected == nil else { return }
    questions = questions.filter(mistakes.contains) + questions.filter { !mistakes.contains($0) }
  }
}

/// What a key means in a quiz. Names, keys and help stand in `Keymap.quiz`.
public enum QuizCommand: Hashable, Sendable {
  case answer, chooseNext, choosePrevious, goOn, scrollDown, scrollUp, comeBack, leave
}

extension Keymap {
  /// A quiz command's line.
  public struct QuizBinding: Sendable {
    /// The command.
    public var command: QuizCommand
    /// The keys, the first one is shown in the footer.
    public var keys: [Key]
    /// The footer's one or two words; empty keeps the command out of the footer.
    public var brief: DisplayText
    /// The help's sentence.
    public var help: DisplayText
  }

  /// The defaults in a quiz.
  public static let standardQuiz: [QuizBinding] = [
    QuizBinding(
      command: .answer, keys: ["a", "b", "c", "d", "e", "f", "g", "h"], brief: "",
      help: "Answer by its letter, small or capital"),
    QuizBinding(
      command: .chooseNext, keys: [.named(.down), "j"], brief: "choose", help: "Choose the next answer, Enter answers"),
    QuizBinding(command: .choosePrevious, keys: [.named(.up), "k"], brief: "", help: "Choose the previous answer"),
    QuizBinding(
      command: .goOn, keys: [.named(.space), .named(.enter), .named(.pageDown), .named(.right)], brief: "go on",
      help:
        "Behind a right answer the next question, behind a wrong one the same again; Enter answers with the chosen one"),
    QuizBinding(command: .scrollDown, keys: [.control("d")], brief: "", help: "Half a page down in the reader"),
    QuizBinding(command: .scrollUp, keys: [.control("u")], brief: "", help: "Half a page up in the reader"),
    QuizBinding(
      command: .comeBack, keys: ["."], brief: "to the question", help: "Back to the question after looking elsewhere"),
    QuizBinding(command: .leave, keys: ["q"], brief: "end", help: "What was right and what to read again, then leave")
  ]

  /// What a key means in a quiz; nil where it means nothing there.
  public func quizCommand(for key: Key) -> QuizCommand? {
    var key = key
    if case .character(let character) = key { key = .character(Character(character.lowercased())) }
    return quiz.first { $0.keys.contains(key) }?.command
  }

  /// The first key of a quiz command, as the footer writes it.
  public func quizKey(for command: QuizCommand) -> DisplayText {
    let key = quiz.first { $0.command == command }?.keys.first
    return DisplayText(key.map(KeyNotation.readable) ?? "")
  }
}
