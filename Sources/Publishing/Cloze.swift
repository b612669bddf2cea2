import Lenses
import Screen
import Typesetting

/// Which words of a step become blanks.
///
/// Two kinds: a *quoted phrase* of the step's text, where it stands in a paragraph that asks nothing; and the words that the step *marks on
/// the screen*, in their sentence of the entry, which is printed for it. Neither is blanked where the words stand elsewhere in the step,
/// its questions or its answers: there they are needed, and would tell what the blank hides. In a quoted phrase that goes for each
/// single word of five letters and more.
struct Cloze {
  private let texts: [String]
  private let counts: [String: Int]

  /// - Parameter texts: all that the sheet says in the step.
  init(within texts: [String]) {
    self.texts = texts.map { $0.lowercased() }
    counts = texts.flatMap(Self.words).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  // MARK: Quoted phrases

  /// The quoted phrases of a block that become blanks: two to six words, with a long word or two of middle length.
  func phrases(in block: ProseTree.Block) -> Set<String> {
    guard !block.asks else { return [] }
    return Set(Self.quoted(in: block.plain).filter(isKey))
  }

  private func isKey(_ phrase: String) -> Bool {
    let words = Self.words(of: phrase)
    guard (2...6).contains(words.count) else { return false }
    guard words.contains(where: { $0.count >= 5 }) || words.filter({ $0.count == 4 }).count > 1 else { return false }
    let occurrences = texts.reduce(0) { $0 + $1.ranges(of: phrase.lowercased()).count }
    return occurrences == 1 && words.allSatisfy { $0.count < 5 || counts[$0] == 1 }
  }

  /// What stands between quotation marks, straight or curved.
  private static func quoted(in text: String) -> [String] {
    var phrases: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "\"" || $0 == "“" }) {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(where: { $0 == "\"" || $0 == "”" }) else { break }
      phrases.append(String(rest[..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return phrases
  }

  /// A text with these phrases as blanks.
  static func blanked(_ text: String, _ phrases: Set<String>, isFilled: Bool) -> [Paper.Inline] {
    let places = phrases.compactMap { text.firstRange(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    var result: [Paper.Inline] = []
    var start = text.startIndex
    for place in places where place.lowerBound >= start {
      if place.lowerBound > start { result.append(.text(String(text[start..<place.lowerBound]))) }
      result.append(.blank(DisplayText(text[place]), isFilled: isFilled))
      start = place.upperBound
    }
    if start < text.endIndex { result.append(.text(String(text[start...]))) }
    return result
  }

  // MARK: Marked words

  /// The sentence of an article that holds the words which a step marks, parted there; nil where they do not occur, stand on the sheet
  /// anyway (most of the long ones are enough), are more than twelve, or are all that the sentence says.
  func sentence(of article: Article, around highlight: String) -> (before: String, words: String, after: String)? {
    let marked = Self.words(of: highlight)
    guard (1...12).contains(marked.count), !texts.contains(where: { $0.contains(highlight.lowercased()) }) else {
      return nil
    }
    let long = marked.filter { $0.count >= 5 }
    let needed = long.filter { counts[$0] != nil }
    guard needed.count * 2 <= long.count else { return nil }
    for text in Self.texts(of: article) {
      for sentence in text {
        guard let place = sentence.place(of: highlight) else { continue }
        let (before, after) = (String(sentence[..<place.lowerBound]), String(sentence[place.upperBound...]))
        guard Self.words(of: before + " " + after).count > 2 else { return nil }
        return (before, String(sentence[place]), after)
      }
    }
    return nil
  }

  /// The sentences of an article, paragraph by paragraph, without citations.
  private static func texts(of article: Article) -> [[String]] {
    article.parts.flatMap { part -> [[String]] in
      switch part {
      case .prose(let markdown, _), .row(_, let markdown, _), .aside(let markdown):
        ProseTree(withoutCitations(markdown)).blocks.flatMap(\.paragraphs).map { $0.sentences.map(\.plain) }
      case .section: []
      }
    }
  }

  /// The words of a text in small letters.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
