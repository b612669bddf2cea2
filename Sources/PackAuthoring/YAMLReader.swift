import CYAML

/// Reads one YAML document into nodes, by libyaml's events, as these alone have exact places and refuse before anything is built:
/// no aliases, anchors, tags or second documents, no more than 16 levels.
struct YAMLReader {
  /// The deepest nesting of lists and groups.
  static let depthLimit = 16

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let source: SourceText
  private let firstLine: Int
  private let findings: Findings
  /// The last mark converted to an offset: marks mostly grow, so a long line is walked once.
  private var known = (line: -1, column: 0, offset: 0)

  /// The document in some lines (1-based) of a source; an empty one is an empty mapping. Nil if it cannot be read; reported then.
  static func read(_ source: SourceText, lines: ClosedRange<Int>, findings: Findings) -> YAMLNode? {
    let range = source.line(lines.lowerBound).lowerBound..<source.line(lines.upperBound).upperBound
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      findings.error(.unreadable, source.place(range.lowerBound), "out of memory")
      return nil
    }
    defer { yaml_parser_delete(parser) }
    return source.bytes[range].withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      var reader = YAMLReader(parser: parser, source: source, firstLine: lines.lowerBound - 1, findings: findings)
      return try? reader.document()
    }
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>, source: SourceText, firstLine: Int, findings: Findings) {
    self.parser = parser
    self.source = source
    self.firstLine = firstLine
    self.findings = findings
  }

  /// Thrown where reading cannot go on; the reason is among the findings.
  private struct Stop: Error {}

  private mutating func document() throws(Stop) -> YAMLNode {
    var root: YAMLNode?
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        guard root == nil else {
          throw stop(.yamlDocuments, event.start_mark, "a second YAML document; a file is one document")
        }
      case YAML_STREAM_END_EVENT:
        let start = source.lineStarts[firstLine]
        return root ?? YAMLNode(range: start..<start, content: .mapping([]))
      default:
        root = try node(event, depth: 0)
      }
    }
  }

  private mutating func node(_ event: yaml_event_t, depth: Int) throws(Stop) -> YAMLNode {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let start = offset(event.start_mark)
      refuse(anchor: scalar.anchor, tag: scalar.tag, at: start)
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return YAMLNode(range: start..<offset(event.end_mark), content: .scalar(text))
    case YAML_SEQUENCE_START_EVENT:
      let start = offset(event.start_mark)
      refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, at: start)
      return try sequence(from: start, event.start_mark, depth: depth + 1)
    case YAML_MAPPING_START_EVENT:
      let start = offset(event.start_mark)
      refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, at: start)
      return try mapping(from: start, event.start_mark, depth: depth + 1)
    default:
      let start = offset(event.start_mark)
      findings.error(.yamlAlias, source.place(start), "an alias (*); write the value out")
      return YAMLNode(range: start..<offset(event.end_mark), content: .scalar("*"))
    }
  }

  private mutating func sequence(from start: Int, _ mark: yaml_mark_t, depth: Int) throws(Stop) -> YAMLNode {
    try checkDepth(depth, mark)
    var items: [YAMLNode] = []
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT {
        return YAMLNode(range: start..<offset(event.end_mark), content: .sequence(items))
      }
      items.append(try node(event, depth: depth))
    }
  }

  private mutating func mapping(from start: Int, _ mark: yaml_mark_t, depth: Int) throws(Stop) -> YAMLNode {
    try checkDepth(depth, mark)
    var pairs: [YAMLNode.Pair] = []
    var firsts: [String: Int] = [:]
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT {
        return YAMLNode(range: start..<offset(event.end_mark), content: .mapping(pairs))
      }
      let key = try node(event, depth: depth)
      var valueEvent = try next()
      defer { yaml_event_delete(&valueEvent) }
      let value = try node(valueEvent, depth: depth)
      let keyPlace = source.place(key.range.lowerBound)
      guard case .scalar(let name) = key.content else {
        findings.error(.wrongType, keyPlace, "a field's name is a word, not \(key.noun)")
        continue
      }
      if let first = firsts[name] {
        findings.error(
          .duplicateKey, keyPlace, "the field '\(name)' stands here twice, first in line \(source.place(first).line)")
      } else {
        firsts[name] = key.range.lowerBound
        pairs.append(YAMLNode.Pair(key: name, keyOffset: key.range.lowerBound, value: value))
      }
    }
  }

  private mutating func checkDepth(_ depth: Int, _ mark: yaml_mark_t) throws(Stop) {
    guard depth <= Self.depthLimit else {
      throw stop(.yamlDepth, mark, "nested deeper than \(Self.depthLimit) levels")
    }
  }

  private func refuse(anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, at start: Int) {
    if anchor != nil { findings.error(.yamlAnchor, source.place(start), "an anchor (&); write the value out") }
    if tag != nil { findings.error(.yamlTag, source.place(start), "a tag (!); the field alone says what a value is") }
  }

  /// The next event; the caller deletes it.
  private mutating func next() throws(Stop) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "cannot be read"
      throw stop(.yamlSyntax, parser.pointee.problem_mark, "YAML: " + problem)
    }
    return event
  }

  private mutating func stop(_ code: DiagnosticCode, _ mark: yaml_mark_t, _ message: String) -> Stop {
    findings.error(code, source.place(offset(mark)), message)
    return Stop()
  }

  private mutating func offset(_ mark: yaml_mark_t) -> Int {
    let line = firstLine + Int(mark.line)
    let column = Int(mark.column)
    if known.line != line || known.column > column {
      known = (line, 0, line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count)
    }
    known = (line, column, source.offset(after: column - known.column, from: known.offset))
    return known.offset
  }
}
