import CCMark
import SequenceModel

/// One step of a tour's body: a heading, settings, and prose in reveals.
struct TourStep {
  /// Counted from 1.
  let number: Int
  let title: String
  /// The first byte of its heading.
  let offset: Int
  /// The first byte behind it.
  let end: Int
  /// What it shows; nil without a settings block, or where the block cannot be read.
  let settings: Record?
  /// Its prose: reveals between thematic breaks, `> Notes:` quotes for the presenter.
  let text: MarkedText

  /// The steps of the body that starts at `start`, in order. Text before the first heading is an error.
  static func all(in source: SourceText, from start: Int, findings: Findings) -> [TourStep] {
    let headings = headings(of: source, from: start)
    let lead = trimmed(start..<(headings.first?.lowerBound ?? source.bytes.count), of: source)
    if !lead.isEmpty {
      findings.error(.badHeading, source.place(lead.lowerBound), "a tour begins with its first step, '## Title'")
      _ = MarkedText.read(source.string(lead), in: source, lead, findings: findings)
    }
    let ends = headings.dropFirst().map(\.lowerBound) + [source.bytes.count]
    return zip(headings, ends).enumerated().map { index, range in
      TourStep(source, index + 1, heading: range.0, end: range.1, findings: findings)
    }
  }

  private init(_ source: SourceText, _ number: Int, heading: Range<Int>, end: Int, findings: Findings) {
    self.number = number
    self.end = end
    let words = source.string(heading).drop { $0 == "#" || $0 == " " }
    title = String(String(words.prefix { $0 != "\n" }).trimmingSpaces)
    offset = heading.lowerBound
    if title.isEmpty { findings.error(.emptyValue, source.place(offset), "a step without a title") }
    let fence = Self.fence(source, heading.upperBound..<end)
    if let lines = fence?.lines {
      let node = YAMLReader.read(source, lines: lines, findings: findings)
      settings = node.flatMap { FieldReader.read($0, as: FieldTables.step, in: source, findings: findings) }
    } else {
      settings = nil
    }
    let prose = trimmed((fence?.end ?? heading.upperBound)..<end, of: source)
    text = MarkedText.read(source.string(prose), in: source, prose, findings: findings)
  }

  /// The lines inside of a fenced `yaml` block that comes first under a heading, and the offset behind it.
  private static func fence(_ source: SourceText, _ range: Range<Int>) -> (lines: ClosedRange<Int>?, end: Int)? {
    let text = source.string(range)
    let document = text.withCString { cmark_parse_document($0, text.utf8.count, 0) }
    defer { cmark_node_free(document) }
    guard let block = cmark_node_first_child(document), cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK,
      cmark_node_get_fence_info(block).map({ String(cString: $0) }) == "yaml"
    else { return nil }
    let base = source.place(range.lowerBound).line - 1
    let first = base + Int(cmark_node_get_start_line(block)) + 1
    let last = base + Int(cmark_node_get_end_line(block))
    let end = min(source.line(last).upperBound + 1, range.upperBound)
    return (first <= last - 1 ? first...(last - 1) : nil, end)
  }
}
