import SequenceModel

/// A text of an entry with what it points to: links, citations and the dates it names, each with its place in the source.
struct MarkedText {
  /// Something in the text that the checks look at.
  struct Mention<Target> {
    let target: Target
    /// Its first byte in the source.
    let offset: Int
  }

  /// As the pack stores it: CommonMark in which `[S2]` became `[S2](source/s2)`.
  var stored = ""
  /// Links to entries that are no sources, in order.
  var links: [Mention<EntryID>] = []
  /// Cited sources, in order, repeated as they are.
  var citations: [Mention<EntryID>] = []
  /// Dates that the text names with their year.
  var dates: [Mention<DateMention>] = []
  /// The words alone, in one line, without citations and marks.
  var plain = ""
  /// Words, citations not counted.
  var wordCount = 0

  /// Reads CommonMark that stands in `range` of the source (a YAML text may stand there folded or quoted) and reports what prose
  /// may not hold: HTML, images, addresses, misplaced headings, citations that touch or are misspelt.
  static func read(_ text: String, in source: SourceText, _ range: Range<Int>, findings: Findings) -> MarkedText {
    var reader = MarkedTextReader(text, in: source, range, findings: findings)
    reader.read()
    return reader.result
  }
}
