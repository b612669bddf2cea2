import PackStore
import Screen
import SequenceModel
import Typesetting

/// Sets CommonMark of a pack for paper: a link is words and, where it leads to a page, the number of its permalink.
struct PaperProse {
  /// Whose sources may be named; others are `[later source]`.
  private let sources: Edition
  /// Where links lead: to the first of these editions that has the entry.
  private let targets: [Edition]
  private let phrases: Set<String>
  private let isFilled: Bool

  /// - Parameters:
  ///   - sources: whose sources may be cited.
  ///   - targets: the editions that links may lead to; none leaves words alone.
  ///   - phrases: what becomes a blank.
  ///   - isFilled: whether it is filled in.
  init(
    citing sources: Edition, leadingTo targets: [Edition] = [], blanking phrases: Set<String> = [],
    isFilled: Bool = false
  ) {
    self.sources = sources
    self.targets = targets
    self.phrases = phrases
    self.isFilled = isFilled
  }

  /// Blocks in order; rules and what is no text are left out.
  func blocks(_ blocks: [ProseTree.Block], _ permalinks: inout SheetPermalinks) -> [Paper.Block] {
    var result: [Paper.Block] = []
    for block in blocks {
      switch block {
      case .paragraph(let text), .heading(let text): result.append(.paragraph(inlines(text, &permalinks)))
      case .list(let start, let items):
        var set: [[Paper.Block]] = []
        for item in items { set.append(self.blocks(item, &permalinks)) }
        result.append(.list(start: start, items: set))
      case .quote(let blocks): result.append(.quote(self.blocks(blocks, &permalinks)))
      case .code(let text): result.append(.paragraph([.text(text)]))
      case .rule: break
      }
    }
    return result
  }

  /// The running text of CommonMark that is one paragraph.
  func inlines(_ markdown: String, _ permalinks: inout SheetPermalinks) -> [Paper.Inline] {
    guard case .paragraph(let inlines)? = ProseTree(markdown).blocks.first else { return [.text(markdown)] }
    return self.inlines(inlines, &permalinks)
  }

  /// Running text.
  func inlines(_ inlines: [ProseTree.Inline], _ permalinks: inout SheetPermalinks) -> [Paper.Inline] {
    var result: [Paper.Inline] = []
    for inline in inlines {
      switch inline {
      case .text(let text): result += Cloze.blanked(text, phrases, isFilled: isFilled)
      case .emphasis(let inner): result.append(.emphasis(self.inlines(inner, &permalinks)))
      case .strong(let inner): result.append(.strong(self.inlines(inner, &permalinks)))
      case .link(let target, let inner): result += link(EntryID(target), inner, &permalinks)
      }
    }
    return result
  }

  private func link(
    _ target: EntryID?, _ inner: [ProseTree.Inline], _ permalinks: inout SheetPermalinks
  ) -> [Paper.Inline] {
    if let target, target.kind == .source {
      return [.text(sources.head(target) == nil ? "[later source]" : "[\(inner.plain)]")]
    }
    let words = inlines(inner, &permalinks)
    // A question is printed where it is asked.
    guard let target, target.kind != .question, let edition = targets.first(where: { $0.head(target) != nil })
    else { return words }
    return words + [.reference(permalinks.number(of: target, at: edition))]
  }
}
