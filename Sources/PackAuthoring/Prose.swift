import CCMark
import SequenceModel

/// The Markdown body of an entry: blocks between dated headings.
struct Prose {
  /// A part of the body with days of its own.
  struct Block {
    let tense: BlockTense
    /// The day of the heading; nil for the contemporary block.
    let date: CalendarDate?
    /// The first byte of the heading, or of the body.
    let offset: Int
    let text: MarkedText
  }

  /// In order; a contemporary block comes first where there is one. Empty texts are left out.
  private(set) var blocks: [Block] = []

  /// Reads the body that starts at `start` of the source.
  init(_ source: SourceText, from start: Int, findings: Findings) {
    var tense = BlockTense.contemporary
    var date: CalendarDate?
    var blockStart = start
    var textStart = start
    for heading in headings(of: source, from: start) + [source.bytes.count..<source.bytes.count] {
      let range = trimmed(textStart..<heading.lowerBound, of: source)
      if !range.isEmpty {
        let text = MarkedText.read(source.string(range), in: source, range, findings: findings)
        if tense == .contemporary || date != nil {
          blocks.append(Block(tense: tense, date: date, offset: blockStart, text: text))
        }
      } else if tense != .contemporary {
        findings.error(.emptyValue, source.place(blockStart), "nothing stands under this heading")
      }
      guard !heading.isEmpty else { break }
      (tense, date) = read(heading: heading, of: source, findings: findings)
      blockStart = heading.lowerBound
      textStart = heading.upperBound
    }
    reportOrder(source, findings: findings)
  }

  /// The text before the first dated heading.
  var contemporary: Block? { blocks.first { $0.tense == .contemporary } }

  private func read(heading: Range<Int>, of source: SourceText, findings: Findings) -> (BlockTense, CalendarDate?) {
    let title = source.string(heading).drop { $0 == "#" || $0 == " " }
    let words = title.split { $0 == " " || $0 == "#" || $0 == "\n" }
    let tense: BlockTense? =
      switch words.first {
      case "Learned": .learned
      case "Since": .since
      default: nil
      }
    guard let tense else {
      findings.error(
        .badHeading, source.place(heading.lowerBound),
        "only '## Learned DATE' and '## Since DATE' are headings of level 2; level 3 is free")
      return (.since, nil)
    }
    guard words.count == 2, let date = CalendarDate(words[1]) else {
      findings.error(.blockDate, source.place(heading.lowerBound), "a date follows '\(words[0])', as in 2018-06-17")
      return (tense, nil)
    }
    return (tense, date)
  }

  private func reportOrder(_ source: SourceText, findings: Findings) {
    let dated = blocks.filter { $0.date != nil }
    for (earlier, later) in zip(dated, dated.dropFirst()) {
      guard let first = earlier.date, let second = later.date, second.lastDay < first.lastDay else { continue }
      findings.error(
        .blockOrder, source.place(later.offset),
        "\(second) stands below \(first); blocks stand in the order of their days")
    }
  }
}

/// The lines of the ATX headings of level 2 at the top level of a Markdown text, line ends included, in order.
func headings(of source: SourceText, from start: Int) -> [Range<Int>] {
  let text = source.string(start..<source.bytes.count)
  let firstLine = source.place(start).line
  let document = text.withCString { cmark_parse_document($0, text.utf8.count, 0) }
  defer { cmark_node_free(document) }
  var headings: [Range<Int>] = []
  var node = cmark_node_first_child(document)
  while let block = node {
    if cmark_node_get_type(block) == CMARK_NODE_HEADING, cmark_node_get_heading_level(block) == 2 {
      let line = source.line(firstLine + Int(cmark_node_get_start_line(block)) - 1)
      let isATX = source.bytes[line].first { $0 != 0x20 } == UInt8(ascii: "#")
      if isATX { headings.append(line.lowerBound..<min(line.upperBound + 1, source.bytes.count)) }
    }
    node = cmark_node_next(block)
  }
  return headings
}

/// Without blank lines before and white space behind it; the first line keeps its indentation.
func trimmed(_ range: Range<Int>, of source: SourceText) -> Range<Int> {
  var end = range.upperBound
  while end > range.lowerBound, [0x20, 0x0A, 0x09].contains(source.bytes[end - 1]) { end -= 1 }
  var start = range.lowerBound
  var probe = start
  while probe < end, [0x20, 0x0A, 0x09].contains(source.bytes[probe]) {
    probe += 1
    if source.bytes[probe - 1] == 0x0A { start = probe }
  }
  return start..<end
}
