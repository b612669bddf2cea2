/// What a person answered to a question, as it is kept on their machine.
public struct KeptAnswer: Hashable, Sendable {
  /// The pack's id.
  public var pack: String
  /// The question.
  public var question: EntryID
  /// What was typed or chosen: a letter, hands such as `A 12 B 7`, words.
  public var text: String
  /// Whether it was right at the first try; nil where nobody says what is right, as with a prediction.
  public var isRight: Bool?

  /// The most characters of a text that are kept.
  public static let textLimit = 200

  /// Makes an answer.
  public init(pack: String, question: EntryID, text: String, isRight: Bool? = nil) {
    self.pack = pack
    self.question = question
    self.text = String(text.prefix(Self.textLimit))
    self.isRight = isRight
  }
}
