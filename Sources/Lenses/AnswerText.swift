import SequenceModel

/// An answer to a question as people type it: hands as counted (`A 12 B 7`, `a12 b7`, `12 7 3` in the order of the answers), one reader's
/// letter, or words where the question asks for them.
public enum AnswerText {
  /// Why a text is no answer.
  public struct Failure: Error, Equatable, Sendable {
    /// One line for a person, without a full stop.
    public var reason: String

    /// Makes a failure with its reason.
    public init(reason: String) { self.reason = reason }
  }

  /// Reads an answer; nil for a text without any character but spaces.
  public static func answer(_ text: String, to question: Question) throws(Failure) -> GivenAnswer? {
    guard text.contains(where: { $0 != " " }) else { return nil }
    let isOpen = question.answers.isEmpty || question.head.type == QuestionType.discussion.rawValue
    let content: GivenAnswer.Content
    do throws(Failure) {
      content = question.answers.isEmpty ? .words : try choice(text, question.answers.map(\.letter))
    } catch {
      guard isOpen else { throw error }
      content = .words
    }
    var answer = GivenAnswer(
      question: question.head.id, text: text, content: content, options: question.answers.map(\.text))
    if case .letter(let letter) = content { answer.isRight = question.answers.first { $0.letter == letter }?.isRight }
    return answer
  }

  /// Hands, or one letter.
  private static func choice(_ text: String, _ letters: [String]) throws(Failure) -> GivenAnswer.Content {
    let items = try items(of: text)
    let range = letters.count == 1 ? "there is only A" : "they are A to \(letters.last ?? "A")"
    for case .letter(let letter) in items where !letters.contains(letter) {
      throw Failure(reason: "there is no answer \(letter): \(range)")
    }
    if case .letter(let letter)? = items.first, items.count == 1 { return .letter(letter) }
    if items.allSatisfy({ if case .number = $0 { true } else { false } }) { return try inOrder(items, letters) }
    var hands: [GivenAnswer.Hands] = []
    var waiting: String?
    for item in items {
      switch (item, waiting) {
      case (.letter(let letter), nil):
        if hands.contains(where: { $0.letter == letter }) { throw Failure(reason: "\(letter) stands twice") }
        waiting = letter
      case (.number(let count), let letter?):
        hands.append(GivenAnswer.Hands(letter: letter, count: count))
        waiting = nil
      case (.letter, let letter?): throw Failure(reason: "\(letter) has no number: type A 12 B 7, or one letter alone")
      case (.number(let count), nil): throw Failure(reason: "\(count) has no letter: type A 12 B 7")
      }
    }
    if let waiting { throw Failure(reason: "\(waiting) has no number: type A 12 B 7, or one letter alone") }
    return .hands(hands.sorted { $0.letter < $1.letter })
  }

  private static func inOrder(_ items: [Item], _ letters: [String]) throws(Failure) -> GivenAnswer.Content {
    guard items.count == letters.count else {
      let (numbers, answers) = (counted(items.count, "number"), counted(letters.count, "answer"))
      throw Failure(reason: "\(numbers) for \(answers): one for each, or A 12 B 7")
    }
    return .hands(
      zip(letters, items).map { letter, item in
        if case .number(let count) = item {
          .init(letter: letter, count: count)
        } else {
          .init(letter: letter, count: 0)
        }
      })
  }

  // MARK: Letters and numbers

  private enum Item {
    case letter(String)
    case number(Int)
  }

  /// Letters and numbers in the order of the text; spaces, commas, semicolons, colons and equals signs part them.
  private static func items(of text: String) throws(Failure) -> [Item] {
    var items: [Item] = []
    var rest = text[...]
    while let first = rest.first {
      if " ,;:=".contains(first) {
        rest = rest.dropFirst()
      } else if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count <= GivenAnswer.Hands.limit else {
          throw Failure(reason: "\(digits) is too many: at most \(GivenAnswer.Hands.limit)")
        }
        items.append(.number(count))
        rest = rest.dropFirst(digits.count)
      } else {
        let word = rest.prefix { !" ,;:=".contains($0) && !($0.isASCII && $0.isNumber) }
        guard word.count == 1, first.isASCII, first.isLetter else {
          throw Failure(reason: "'\(word)' is not understood: type A 12 B 7, or one letter")
        }
        items.append(.letter(first.uppercased()))
        rest = rest.dropFirst()
      }
    }
    guard !items.isEmpty else { throw Failure(reason: "'\(text)' is not understood: type A 12 B 7, or one letter") }
    return items
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension GivenAnswer {
  /// What was answered, by the letters that the question has now; nil where one of the answers is not there now, and for words.
  public func content(in question: Question) -> Content? {
    func letter(_ old: String) -> String? {
      guard let place = Question.letters.firstIndex(of: old), place < options.count else { return nil }
      return question.answers.first { $0.text == options[place] }?.letter
    }
    switch content {
    case .letter(let old): return letter(old).map(Content.letter)
    case .hands(let hands):
      let now = hands.compactMap { hand in letter(hand.letter).map { Hands(letter: $0, count: hand.count) } }
      return now.count == hands.count ? .hands(now.sorted { $0.letter < $1.letter }) : nil
    case .words: return nil
    }
  }
}
