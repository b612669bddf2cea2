import PackStore
import SequenceModel

/// A question as it is put to people: its answers by letter, and what came of it.
public struct Question: Hashable, Sendable {
  /// One of the answers to choose from. In a quiz it is there from the day that settles it, with all that is said of it.
  public struct Answer: Hashable, Sendable {
    /// `A`, `B`, …
    public var letter: String
    /// What it says.
    public var text: String
    /// Whether it is right; nil unless the question is of a quiz.
    public var isRight: Bool?
    /// Why it is right or wrong; CommonMark, may be empty.
    public var why: String
    /// The entry that settles it, within the horizon.
    public var reference: EntryID?
  }

  /// The question.
  public var head: Head
  /// The answers in order.
  public var answers: [Answer]
  /// What came of it, within the horizon; CommonMark.
  public var outcome: String?

  /// The right answer of a quiz; nil for other questions, and where the horizon hides it.
  public var right: Answer? { answers.first { $0.isRight == true } }

  static let letters = ["A", "B", "C", "D", "E", "F", "G", "H"]

  /// A visible question; nil if it is hidden, unknown or none.
  /// - Parameter options: the texts of the answers as they were asked, where that was at an earlier horizon: these keep their letters, and
  ///   answers that have come into sight since follow.
  public init?(_ id: EntryID, in edition: Edition, asked options: [String] = []) {
    guard id.kind == .question, let head = edition.head(id) else { return nil }
    self.head = head
    let isQuiz = head.type == QuestionType.quiz.rawValue
    let statements = edition.statements(of: id)
    let visible = statements.filter { $0.field == .answer }
    let known = options.compactMap { text in visible.first { $0.text == text } }
    let ordered = known + visible.filter { !options.contains($0.text) }
    answers = zip(Self.letters, ordered).map { letter, statement in
      Answer(
        letter: letter, text: statement.text, isRight: isQuiz ? statement.value == "correct" : nil,
        why: statement.note, reference: statement.object)
    }
    outcome = statements.first { $0.field == .outcome }.map { cited($0.text, $0.citations) }
  }
}
