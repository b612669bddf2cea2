import CCMark
import SequenceModel

/// Walks a text with cmark and collects what a `MarkedText` holds.
struct MarkedTextReader {
  private(set) var result = MarkedText()
  private let findings: Findings

  private let source: SourceText
  private let text: [UInt8]
  private let lineStarts: [Int]
  /// The offset of the text in the source where it stands there as it is; nil where YAML folded or quoted it.
  private let base: Int?
  private var inText: Finder
  private var inSource: Finder
  /// The words of the paragraph being walked, without its citations.
  private var paragraph = ""
  private var paragraphStart = 0
  /// What `stored` adds to the text, by offset, ascending.
  private var insertions: [(offset: Int, text: String)] = []

  init(_ text: String, in source: SourceText, _ range: Range<Int>, findings: Findings) {
    self.source = source
    self.findings = findings
    let bytes = Array(text.utf8)
    self.text = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    base = source.bytes[range].elementsEqual(bytes) ? range.lowerBound : nil
    inText = Finder(bytes, 0..<bytes.count)
    inSource = Finder(source.bytes, range)
  }

  mutating func read() {
    let document = String(decoding: text, as: UTF8.self).withCString { cmark_parse_document($0, text.count, 0) }
    defer { cmark_node_free(document) }
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
    }
    reportDefinitions()
    result.stored = stored()
  }

  /// The text with its citations as links.
  private func stored() -> String {
    var bytes: [UInt8] = []
    var start = 0
    for insertion in insertions {
      bytes += text[start..<insertion.offset]
      bytes += Array(insertion.text.utf8)
      start = insertion.offset
    }
    return String(decoding: bytes + text[start...], as: UTF8.self)
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      begin(node)
    case CMARK_NODE_HEADING:
      begin(node)
      reportHeading(node)
    case CMARK_NODE_TEXT:
      read(text: literal(node))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      paragraph += " "
    case CMARK_NODE_CODE:
      paragraph += literal(node)
      _ = inText.next(literal(node))
    case CMARK_NODE_IMAGE:
      let place = place(of: "![")
      findings.error(.image, place, "an image; a pack holds text only")
    case CMARK_NODE_HTML_INLINE:
      let place = place(of: literal(node))
      findings.error(.html, place, "HTML; prose is CommonMark without it")
    case CMARK_NODE_HTML_BLOCK:
      inText.cursor = start(of: node)
      let place = place(of: String(literal(node).prefix { $0 != "\n" }))
      findings.error(.html, place, "HTML; prose is CommonMark without it")
      inText.cursor = end(of: node)
    case CMARK_NODE_CODE_BLOCK:
      inText.cursor = end(of: node)
    default: break
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_LINK: read(link: node)
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: finishParagraph()
    default: break
    }
  }

  // MARK: Paragraphs

  private mutating func begin(_ node: OpaquePointer) {
    paragraph = ""
    paragraphStart = start(of: node)
    inText.cursor = paragraphStart
  }

  private mutating func finishParagraph() {
    let words = paragraph.split(whereSeparator: \.isWhitespace)
    result.plain += (result.plain.isEmpty ? "" : " ") + words.joined(separator: " ")
    result.wordCount += words.count { $0.contains { $0.isLetter || $0.isNumber } }
    // Dates have a cursor of their own: they may stand inside of links that were already passed.
    var cursor = inText
    cursor.cursor = paragraphStart
    for mention in DateMention.all(in: paragraph) {
      let found = cursor.next(mention.words)?.lowerBound ?? paragraphStart
      result.dates.append(MarkedText.Mention(target: mention, offset: sourceOffset(found)))
    }
  }

  private mutating func reportHeading(_ node: OpaquePointer) {
    let first = paragraphStart + Int(cmark_node_get_start_column(node)) - 1
    let place = source.place(sourceOffset(first))
    if text.indices.contains(first), text[first] != UInt8(ascii: "#") {
      findings.error(
        .setextHeading, place,
        "this text is a heading, as a line of --- or === stands right below it; leave a blank line between")
    } else if cmark_node_get_heading_level(node) != 3 {
      findings.error(
        .badHeading, place, "only '## Learned DATE', '## Since DATE' and headings of level 3 stand in prose")
    }
  }

  /// `[S2]: address` would define a link and vanish.
  private mutating func reportDefinitions() {
    for start in lineStarts {
      let line = text[start...].prefix { $0 != 0x0A }.drop { $0 == 0x20 }
      guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
        close + 1 < line.endIndex,
        line[close + 1] == UInt8(ascii: ":")
      else { continue }
      findings.error(
        .badCitation, source.place(sourceOffset(line.startIndex)), "a colon behind […] defines a link; prose has none")
    }
  }

  // MARK: Citations and links

  /// Looks for `[S2]` and `[P3.5]` in the text of one node; what is left are words.
  private mutating func read(text literal: String) {
    if let address = literal.split(separator: " ").first(where: { $0.contains("://") || $0.hasPrefix("www.") }) {
      let offset = sourceOffset(peek(String(address)), String(address))
      findings.error(.externalLink, source.place(offset), addressMessage)
    }
    var rest = literal[...]
    var previousEnd: String.Index?
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let inner = rest[rest.index(after: open)..<close]
      if let nested = inner.lastIndex(of: "[") {
        paragraph += rest[..<nested]
        rest = rest[nested...]
        continue
      }
      let next = rest.index(after: close)
      if let id = EntryID(inner), !inner.contains("/") {
        cite(id, "[\(inner)]", touches: previousEnd == open)
        paragraph += rest[..<open]
        previousEnd = next
      } else {
        if looksLikeCitation(inner) {
          let place = place(of: "[\(inner)]")
          findings.error(
            .badCitation, place, "'[\(inner)]' is no citation; write [S2] or [P3.5], several as [S2], [S3]")
        }
        paragraph += rest[..<next]
      }
      rest = rest[next...]
    }
    paragraph += rest
  }

  private mutating func cite(_ id: EntryID, _ words: String, touches: Bool) {
    let found = inText.next(words)
    let offset = sourceOffset(found?.lowerBound ?? paragraphStart, words)
    if touches {
      findings.error(.adjacentCitations, source.place(offset), "two citations touch; write a comma between them")
    }
    add(id, offset)
    if let found { insertions.append((found.upperBound, "(\(id))")) }
  }

  /// `S 2`, `s2`, `S2, S3`, `p3.5`: meant as a citation, most probably.
  private func looksLikeCitation(_ words: Substring) -> Bool {
    guard let letter = words.first, "SsPp".contains(letter) else { return false }
    return words.dropFirst().drop { $0 == " " }.first?.isNumber == true
  }

  private mutating func read(link node: OpaquePointer) {
    let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    var found = inText.next("](" + address)
    if found != nil { found = found.map { ($0.lowerBound + 2)..<$0.upperBound } } else { found = inText.next(address) }
    let offset = sourceOffset(found?.lowerBound ?? paragraphStart, address)
    if let id = EntryID(address) {
      add(id, offset)
    } else if address.contains(":") || address.hasPrefix("//") || address.hasPrefix("www.") {
      findings.error(.externalLink, source.place(offset), addressMessage)
    } else {
      findings.error(.badID, source.place(offset), "'\(address)' is no id; write kind/slug")
    }
  }

  private mutating func add(_ id: EntryID, _ offset: Int) {
    let mention = MarkedText.Mention(target: id, offset: offset)
    if id.kind == .source { result.citations.append(mention) } else { result.links.append(mention) }
  }

  private var addressMessage: String { "an address; prose links to entries, addresses stand in sources" }

  // MARK: Places

  /// Where the words come next in the text; the cursor stays.
  private func peek(_ words: String) -> Int {
    var finder = inText
    return finder.next(words)?.lowerBound ?? paragraphStart
  }

  private mutating func place(of words: String) -> Place {
    source.place(sourceOffset(inText.next(words)?.lowerBound ?? paragraphStart, words))
  }

  /// The offset in the source of an offset in the text; where YAML folded or quoted the text, of the next occurrence of the words.
  private mutating func sourceOffset(_ offset: Int, _ words: String = "") -> Int {
    if let base { return base + offset }
    return inSource.next(words)?.lowerBound ?? inSource.cursor
  }

  private func start(of node: OpaquePointer) -> Int {
    lineStarts[min(max(Int(cmark_node_get_start_line(node)) - 1, 0), lineStarts.count - 1)]
  }

  private func end(of node: OpaquePointer) -> Int {
    let line = Int(cmark_node_get_end_line(node))
    return line < lineStarts.count ? lineStarts[line] : text.count
  }

  private func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }
}
