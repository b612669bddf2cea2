import SequenceModel
import Typesetting

extension [ProseTree.Inline] {
  /// The sentences of a paragraph, each without the space before it. One ends at a full stop, a question or exclamation mark and what
  /// closes behind it, before a space or the end.
  var sentences: [[ProseTree.Inline]] {
    var sentences: [[ProseTree.Inline]] = []
    var sentence: [ProseTree.Inline] = []
    func isEnd(_ text: String) -> Bool {
      text.reversed().drop { "\"”’')]".contains($0) }.first.map { ".?!".contains($0) } ?? false
    }
    func finish() {
      if !sentence.isEmpty { sentences.append(sentence) }
      sentence = []
    }
    for inline in self {
      guard case .text(let text) = inline else {
        sentence.append(inline)
        continue
      }
      var piece = ""
      for word in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        // A space stands before every word but the first.
        if word.offset > 0 {
          if isEnd(sentence.plain + piece) {
            if !piece.isEmpty { sentence.append(.text(piece)) }
            piece = ""
            finish()
          } else {
            piece += " "
          }
        }
        piece += word.element
      }
      if !piece.isEmpty, !(sentence.isEmpty && piece == " ") { sentence.append(.text(piece)) }
    }
    finish()
    return sentences
  }
}

extension ProseTree {
  /// The words alone, a line a block.
  var plain: String { blocks.map(\.plain).joined(separator: "\n") }

  /// The questions that its links lead to, in order.
  var questions: [EntryID] {
    var found: [EntryID] = []
    for inline in blocks.flatMap(\.paragraphs).joined() { inline.collectQuestions(into: &found) }
    return found
  }
}

extension ProseTree.Block {
  /// The running texts in it.
  var paragraphs: [[ProseTree.Inline]] {
    switch self {
    case .paragraph(let inlines), .heading(let inlines): [inlines]
    case .list(_, let items): items.joined().flatMap(\.paragraphs)
    case .quote(let blocks): blocks.flatMap(\.paragraphs)
    case .code, .rule: []
    }
  }

  /// The words alone.
  var plain: String { paragraphs.map(\.plain).joined(separator: " ") }

  /// Whether it asks something.
  var asks: Bool { plain.asks }
}

extension ProseTree.Inline {
  fileprivate func collectQuestions(into found: inout [EntryID]) {
    switch self {
    case .text: break
    case .emphasis(let inner), .strong(let inner): for inline in inner { inline.collectQuestions(into: &found) }
    case .link(let target, _):
      guard let id = EntryID(target), id.kind == .question, !found.contains(id) else { return }
      found.append(id)
    }
  }
}

extension String {
  /// Whether it asks something: it has a question mark, of any script.
  var asks: Bool { contains { "?？؟".contains($0) } }

  /// Where words stand in it, whatever their case; nil where they do not.
  func place(of words: String) -> Range<Index>? {
    let wanted = words.map { String($0).lowercased() }
    guard !wanted.isEmpty else { return nil }
    return indices.lazy.compactMap { start -> Range<Index>? in
      var end = start
      for character in wanted {
        guard end < endIndex, self[end].lowercased() == character else { return nil }
        formIndex(after: &end)
      }
      return start..<end
    }.first
  }

  /// With a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
