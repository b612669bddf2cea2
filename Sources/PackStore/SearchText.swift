import CUnicode
import Glibc
import SQLite
import SequenceModel

/// What is searched, and how it is folded: the same for the writer, who indexes it, and for a search, which shows it.
enum SearchText {
  /// What can be found of a statement: its texts, not its numbers, dates, ids and settings.
  static func searched(_ field: StatementField, text: String, note: String, extra: String) -> String {
    let parts =
      switch field {
      case .state, .answer, .step: [text, note]
      case .clause: [text, note, extra]
      default: [text]
      }
    return parts.filter { !$0.isEmpty }.map(plain).joined(separator: " · ")
  }

  /// What can be found of an entry beside its names and statements: its gist and those facts that are texts.
  static func searched(gist: String, _ attributes: [Attribute]) -> String {
    let texts: Set<AttributeName> = [
      .place, .text, .argument, .reply, .gives, .asks, .condition, .phrase, .publisher, .author, .note, .outlet
    ]
    return ([gist] + attributes.filter { texts.contains($0.name) }.map(\.value))
      .filter { !$0.isEmpty }.map(plain).joined(separator: " · ")
  }

  /// A text as the index takes it: `unicode61` keeps `đ`, which has no decomposition, and readers type `d`.
  static func folded(_ text: String) -> String {
    guard text.utf8.contains(0xC4) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "đ" ? "d" : $0 == "Đ" ? "D" : $0 }))
  }

  /// A word of a query.
  struct Term: Equatable {
    /// The word as the index holds it.
    var text: String
    /// Whether longer words count too: Korean ones, since particles are written to them.
    var isStem: Bool
    /// Whether it stands at the query's end and may be unfinished. One letter is too little to begin with.
    var isBeginning: Bool

    /// Whether a word of a text is meant.
    func matches(_ word: String) -> Bool { word == text || ((isStem || isBeginning) && word.hasPrefix(text)) }
  }

  /// The words of a query, without repetition, at most 32.
  static func terms(of query: String, _ tokenizer: Tokenizer) -> [Term] {
    let query = composed(String(query.prefix(1_000)))
    let end = query.utf8.count
    var terms: [Term] = []
    for token in tokenizer.tokens(of: query).prefix(32) {
      let word = folded(token.text)
      let term = Term(
        text: word, isStem: isHangul(word), isBeginning: token.range.upperBound == end && word.unicodeScalars.count > 1)
      if !terms.contains(where: { $0.text == word && !term.isBeginning }) { terms.append(term) }
    }
    return terms
  }

  /// A query for the full-text index: all terms, in any order.
  /// - Parameter endings: what the unfinished word may be instead of what it is; each a word, or a beginning with `isStem`.
  static func expression(_ terms: [Term], endings: [Term] = []) -> String {
    func quoted(_ term: Term) -> String { "\"\(term.text)\"" + (term.isStem ? "*" : "") }
    return terms.map { term in
      term.isBeginning && !endings.isEmpty
        ? "(" + endings.map(quoted).joined(separator: " OR ") + ")" : quoted(term)
    }.joined(separator: " AND ")
  }

  /// Plain text around the first word of `text` that is one of `terms`: at most 200 characters, `…` where something is cut off.
  static func excerpt(of text: String, _ terms: [Term], _ tokenizer: Tokenizer) -> String {
    guard text.utf8.count > 200 else { return text }
    let match = tokenizer.firstToken(of: text) { token in
      let word = folded(token)
      return terms.contains { $0.matches(word) }
    }
    let place = text.utf8.index(text.startIndex, offsetBy: match?.range.lowerBound ?? 0)
    // Whole characters and, where there are spaces, whole words on both sides of the match.
    var head = text[..<place].suffix(60)
    if head.startIndex > text.startIndex, let space = head.firstIndex(of: " ") { head = head[space...].dropFirst() }
    var tail = text[place...].prefix(198 - head.count)
    if tail.endIndex < text.endIndex, let space = tail.lastIndex(of: " ") { tail = tail[..<space] }
    return (head.startIndex > text.startIndex ? "…" : "") + head + tail + (tail.endIndex < text.endIndex ? "…" : "")
  }

  private static func isHangul(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first?.value else { return false }
    return (0xAC00...0xD7A3).contains(first) || (0x1100...0x11FF).contains(first) || (0x3131...0x318E).contains(first)
  }

  /// The text in Unicode's form NFC, which packs are in: a terminal may send Korean in single letters.
  private static func composed(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    guard
      let bytes = text.withCString({ source in
        source.withMemoryRebound(to: UInt8.self, capacity: text.utf8.count + 1) { utf8proc_NFC($0) }
      })
    else { return text }
    defer { free(bytes) }
    return String(cString: bytes)
  }
}
