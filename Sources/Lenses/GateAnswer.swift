/// What is answered before a gate is opened: a class's hands, one reader's letter, or words.
public enum GateAnswer: Hashable, Sendable {
  /// How many hands each answer had, by letter, in the answers' order; those without a hand are left out.
  case hands([Hands])
  /// The letter of one reader's answer.
  case letter(String)
  /// What somebody said, where a question has no answers to choose from or is to be talked about.
  case words(String)

  /// The hands for an answer.
  public struct Hands: Hashable, Sendable {
    /// The answer's letter.
    public var letter: String
    /// How many.
    public var count: Int
  }

  /// Why a text is none, for the person who types it.
  public struct Failure: Error, Equatable {
    /// One sentence without a full stop.
    public var reason: String
  }

  /// The most hands for one answer.
  public static let handsLimit = 999

  /// Reads `A 12 B 7`, `a12 b7`, `12 7 3` in the answers' order, or one letter; nil where nothing is typed.
  /// - Parameters:
  ///   - text: as typed.
  ///   - question: what is asked: its answers, and whether it is to be talked about.
  /// - Throws: what is not understood.
  public static func read(_ text: String, to question: Question) throws(Failure) -> GateAnswer? {
    let letters = question.answers.map(\.letter)
    let tokens = tokens(of: text)
    guard !tokens.isEmpty else { return nil }
    let typed = text.split(separator: " ").joined(separator: " ")
    guard !letters.isEmpty else { return .words(typed) }
    do throws(Failure) {
      return try read(tokens, letters)
    } catch {
      // A discussion may end in words.
      if question.head.type == "discussion" { return .words(typed) }
      throw error
    }
  }

  /// Letters and numbers, told apart also where no space stands between them.
  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var wasNumber: Bool?
    for character in text.uppercased() {
      guard character != " ", character != ",", character != ":" else {
        wasNumber = nil
        continue
      }
      let isNumber = character.isASCII && character.isNumber
      if wasNumber == isNumber { tokens[tokens.count - 1].append(character) } else { tokens.append(String(character)) }
      wasNumber = isNumber
    }
    return tokens
  }

  private static func read(_ tokens: [String], _ letters: [String]) throws(Failure) -> GateAnswer {
    let last = letters[letters.count - 1]
    if tokens.count == 1, letters.contains(tokens[0]) { return .letter(tokens[0]) }
    var counts: [String: Int] = [:]
    if tokens.allSatisfy({ Int($0) != nil }) {
      guard tokens.count == letters.count else {
        throw Failure(
          reason: "\(tokens.count == 1 ? "1 number" : "\(tokens.count) numbers") for \(letters.count) answers: A 12 B 7"
        )
      }
      for (letter, token) in zip(letters, tokens) { counts[letter] = try count(token) }
    } else {
      var rest = tokens[...]
      while let letter = rest.popFirst() {
        guard letters.contains(letter) else { throw Failure(reason: "'\(letter)' is no answer: A to \(last)") }
        guard counts[letter] == nil else { throw Failure(reason: "\(letter) stands there twice") }
        guard let number = rest.popFirst(), Int(number) != nil else {
          throw Failure(reason: "how many for \(letter)? such as \(letter) 12")
        }
        counts[letter] = try count(number)
      }
    }
    return .hands(letters.compactMap { letter in counts[letter].map { Hands(letter: letter, count: $0) } })
  }

  private static func count(_ token: String) throws(Failure) -> Int {
    guard let count = Int(token), count <= handsLimit else { throw Failure(reason: "\(token) are too many hands") }
    return count
  }
}
