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

  /// The words of a query as the index holds them, without repetition, at most 32.
  static func terms(of query: String, _ tokenizer: Tokenizer) -> [String] {
    var known: Set<String> = []
    return tokenizer.tokens(of: composed(String(query.prefix(1_000)))).map { folded($0.text) }
      .filter { known.insert($0).inserted }.prefix(32).map { $0 }
  }

  /// A query for the full-text index: all terms, in any order. Korean words are beginnings, since particles are written to them.
  static func expression(_ terms: [String]) -> String {
    terms.map { "\"\($0)\"" + (isHangul($0) ? "*" : "") }.joined(separator: " AND ")
  }

  /// Plain text around the first word of `text` that is one of `terms`: at most 200 characters, `…` where something is cut off.
  static func excerpt(of text: String, _ terms: [String], _ tokenizer: Tokenizer) -> String {
    guard text.utf8.count > 200 else { return text }
    let match = tokenizer.tokens(of: text).first { token in
      let word = folded(token.text)
      return terms.contains { isHangul($0) ? word.hasPrefix($0) : word == $0 }
    }
    let place = text.utf8.index(text.startIndex, offsetBy: match?.range.lowerBound ?? 0)
    // In characters: indices between them are rounded by `Character`-wise steps from a whole one.
    let center = text.indices.last { $0 <= place } ?? text.startIndex
    let before = text[..<center]
    let after = text[center...]
    var head = before.suffix(60)
    if head.startIndex > text.startIndex, let space = head.firstIndex(of: " ") { head = head[space...].dropFirst() }
    var tail = after.prefix(198 - head.count)
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
