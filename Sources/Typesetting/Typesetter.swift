import CCMark
import Screen

/// What becomes of a link when it is set.
public enum LinkTreatment: Hashable, Sendable {
  /// A link that can be followed.
  case link(Style)
  /// Its words, without a link.
  case words
  /// Other words, without a link.
  case replaced(DisplayText)
}

/// Sets CommonMark and short labelled rows as lines of at most `width` columns, part after part.
public struct Typesetter {
  /// The lines and links so far.
  public private(set) var text = SetText()
  /// Whether the items of every list have an empty line between them, also of those that are written without.
  public var loosensLists = false

  private let width: Int
  private let treatment: (String) -> LinkTreatment
  private var part = 0
  private var offset = 0

  /// Starts an empty text.
  /// - Parameters:
  ///   - width: columns a line, at least 1.
  ///   - treatment: what becomes of a link with this target.
  public init(width: Int, treatment: @escaping (String) -> LinkTreatment) {
    self.width = max(1, width)
    self.treatment = treatment
  }

  /// Begins the next part; its lines count their characters from 0.
  public mutating func beginPart() {
    if !text.lines.isEmpty { part += 1 }
    offset = 0
  }

  /// An empty line, but never two in a row and none at the top.
  public mutating func space() {
    guard let last = text.lines.last, !last.line.spans.isEmpty else { return }
    text.lines.append(SetLine(Line(), at: TextPlace(part: part, offset: offset)))
    // The empty line has a place of its own, or scrolling up could never rest on it and would stop there.
    offset += 1
  }

  /// Plain text of one style, wrapped.
  public mutating func plain(_ string: DisplayText, style: Style) {
    append([Span(string, style)])
  }

  /// A row: a label in front, the rest hanging under itself; its text is inline CommonMark.
  public mutating func row(label: DisplayText, labelStyle: Style, markdown: String, style: Style = .normal) {
    let gap: DisplayText = " "
    let lead = label.string.isEmpty ? [] : [Span(label, labelStyle), Span(gap, .normal)]
    let indent = min(lead.reduce(0) { $0 + $1.text.width }, 4)
    let hanging = [Span(DisplayText(String(repeating: " ", count: indent)))]
    var isFirst = true
    for paragraph in paragraphs(of: markdown, style: style) {
      append(paragraph, first: isFirst ? lead : hanging, rest: hanging)
      isFirst = false
    }
    if isFirst { append([], first: lead, rest: hanging) }
  }

  /// CommonMark blocks: paragraphs, headings, lists and quotes, with an empty line between them.
  public mutating func prose(_ markdown: String, style: Style = .normal) {
    guard let document = parsed(markdown) else { return }
    defer { cmark_node_free(document) }
    blocks(of: document, style: style, first: [], rest: [], isTight: false)
  }

  // MARK: Blocks

  private mutating func blocks(
    of parent: OpaquePointer, style: Style, first: [Span], rest: [Span], isTight: Bool
  ) {
    var lead = first
    var child = cmark_node_first_child(parent)
    while let node = child {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH:
        append(inlines(of: node, style: style), first: lead, rest: rest)
      case CMARK_NODE_HEADING:
        append(inlines(of: node, style: Style(.heading, .bold)), first: lead, rest: rest)
      case CMARK_NODE_BLOCK_QUOTE:
        let bar = [Span("│ ", Style(.dim))]
        blocks(
          of: node, style: Style(style.role, style.attributes.union(.italic)), first: lead + bar, rest: rest + bar,
          isTight: false)
      case CMARK_NODE_LIST:
        list(node, style: style, indent: rest)
      case CMARK_NODE_CODE_BLOCK:
        let code = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
          append([Span(DisplayText(line), style)], first: lead, rest: rest)
        }
      case CMARK_NODE_THEMATIC_BREAK:
        append([Span(DisplayText(String(repeating: "─", count: min(width, 12))), Style(.dim))], first: lead, rest: rest)
      default:
        break  // HTML is refused by the checker and shown by nobody.
      }
      lead = rest
      child = cmark_node_next(node)
      if child != nil && !isTight { space() }
    }
  }

  private mutating func list(_ list: OpaquePointer, style: Style, indent: [Span]) {
    let isOrdered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
    let isTight = cmark_node_get_list_tight(list) != 0 && !loosensLists
    var number = Int(cmark_node_get_list_start(list))
    var child = cmark_node_first_child(list)
    while let item = child {
      let mark = DisplayText(isOrdered ? "\(number). " : "• ")
      let hanging = Span(DisplayText(String(repeating: " ", count: mark.width)))
      blocks(
        of: item, style: style, first: indent + [Span(mark, Style(.dim))], rest: indent + [hanging], isTight: isTight)
      number += 1
      child = cmark_node_next(item)
      if child != nil && !isTight { space() }
    }
  }

  private mutating func append(_ spans: [Span], first: [Span] = [], rest: [Span] = []) {
    for line in Wrapping.lines(spans, width: width, first: first, rest: rest) {
      text.lines.append(SetLine(line, at: TextPlace(part: part, offset: offset)))
      // The break stands for a space: so a place means the same word at every width, and no two lines share one.
      offset += line.string.count + 1
    }
  }

  // MARK: Inlines

  private mutating func paragraphs(of markdown: String, style: Style) -> [[Span]] {
    guard let document = parsed(markdown) else { return [] }
    defer { cmark_node_free(document) }
    var result: [[Span]] = []
    var child = cmark_node_first_child(document)
    while let node = child {
      result.append(inlines(of: node, style: style))
      child = cmark_node_next(node)
    }
    return result
  }

  private mutating func inlines(of parent: OpaquePointer, style: Style, link: Int? = nil) -> [Span] {
    var spans: [Span] = []
    var child = cmark_node_first_child(parent)
    while let node = child {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        if let literal = cmark_node_get_literal(node) {
          spans.append(Span(DisplayText(String(cString: literal)), style, link: link))
        }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        spans.append(Span(" ", style, link: link))
      case CMARK_NODE_EMPH:
        spans += inlines(of: node, style: Style(style.role, style.attributes.union(.italic)), link: link)
      case CMARK_NODE_STRONG:
        spans += inlines(of: node, style: Style(style.role, style.attributes.union(.bold)), link: link)
      case CMARK_NODE_LINK:
        spans += self.link(node, style: style)
      default:
        spans += inlines(of: node, style: style, link: link)
      }
      child = cmark_node_next(node)
    }
    return spans
  }

  private mutating func link(_ node: OpaquePointer, style: Style) -> [Span] {
    let target = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    switch treatment(target) {
    case .link(let linkStyle):
      text.links.append(target)
      let number = text.links.count - 1
      let spans = inlines(
        of: node, style: Style(linkStyle.role, linkStyle.attributes.union(style.attributes)), link: number)
      guard linkStyle.role == .citation else { return spans }
      let (open, close) = (Span("[", linkStyle, link: number), Span("]", linkStyle, link: number))
      return [open] + spans + [close]
    case .words:
      return inlines(of: node, style: style)
    case .replaced(let words):
      return [Span(words, Style(.dim))]
    }
  }
}
