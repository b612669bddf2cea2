/// What was answered to a question: at a gate before it was opened, or in a quiz.
public struct GivenAnswer: Hashable, Sendable {
  /// What was understood of it.
  public enum Content: Hashable, Sendable {
    /// One reader's choice, by its letter.
    case letter(String)
    /// Hands as counted, in the order of the letters; answers that nobody counted are left out.
    case hands([Hands])
    /// Words of one's own.
    case words
  }

  /// How many hands an answer had.
  public struct Hands: Hashable, Sendable {
    /// The answer, by its letter.
    public var letter: String
    /// How many, 0…`limit`.
    public var count: Int

    /// The most hands that one answer can have.
    public static let limit = 999

    /// Pairs a letter with a number.
    public init(letter: String, count: Int) {
      self.letter = letter
      self.count = count
    }
  }

  /// The question.
  public var question: EntryID
  /// What was typed.
  public var text: String
  /// What was understood of it.
  public var content: Content
  /// The texts of the answers to choose from, in the order of their letters then: behind a gate or in another version of the pack a letter
  /// may mean something else.
  public var options: [String]
  /// Whether one reader's choice in a quiz was right; nil for everything else.
  public var isRight: Bool?

  /// Makes an answer.
  public init(
    question: EntryID, text: String, content: Content, options: [String] = [], isRight: Bool? = nil
  ) {
    self.question = question
    self.text = text
    self.content = content
    self.options = options
    self.isRight = isRight
  }
}

extension GivenAnswer.Content {
  /// As a notebook stores it: `B`, `A 12 B 7`, empty for words.
  public var code: String {
    switch self {
    case .letter(let letter): letter
    case .hands(let hands): hands.map { "\($0.letter) \($0.count)" }.joined(separator: " ")
    case .words: ""
    }
  }

  /// Reads what `code` wrote; anything else counts as words.
  public init(code: String) {
    let parts = code.split(separator: " ").map(String.init)
    let pairs = stride(from: 0, to: parts.count - 1, by: 2).map { (parts[$0], Int(parts[$0 + 1])) }
    let hands = pairs.compactMap { letter, count in
      Int(letter) == nil ? count.map { GivenAnswer.Hands(letter: letter, count: $0) } : nil
    }
    if parts.count == 1 {
      self = .letter(parts[0])
    } else if !hands.isEmpty, hands.count * 2 == parts.count {
      self = .hands(hands)
    } else {
      self = .words
    }
  }
}
