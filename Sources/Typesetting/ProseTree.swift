import CCMark

/// CommonMark as values, for who sets it otherwise than in lines of cells: blocks that hold inline texts.
///
/// HTML and images are left out: the checker refuses them, and nobody shows them. Texts are as authored; who shows them sanitizes them.
public struct ProseTree: Hashable, Sendable {
  /// A block.
  public indirect enum Block: Hashable, Sendable {
    case paragraph([Inline])
    case heading([Inline])
    /// `start` is nil for a list with bullets.
    case list(start: Int?, items: [[Block]])
    case quote([Block])
    case code(String)
    case rule
  }

  /// A piece of running text.
  public indirect enum Inline: Hashable, Sendable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case link(target: String, [Inline])
  }

  /// From top to bottom.
  public var blocks: [Block]

  /// Parses CommonMark. Line breaks within a paragraph are spaces.
  public init(_ markdown: String) {
    blocks = []
    guard let document = parsed(markdown) else { return }
    defer { cmark_node_free(document) }
    blocks = Self.blocks(of: document)
  }

  private static func blocks(of parent: OpaquePointer) -> [Block] {
    children(of: parent).compactMap { node in
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH: .paragraph(inlines(of: node))
      case CMARK_NODE_HEADING: .heading(inlines(of: node))
      case CMARK_NODE_BLOCK_QUOTE: .quote(blocks(of: node))
      case CMARK_NODE_LIST:
        .list(
          start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil,
          items: children(of: node).map(blocks(of:)))
      case CMARK_NODE_CODE_BLOCK: .code(literal(of: node))
      case CMARK_NODE_THEMATIC_BREAK: .rule
      default: nil
      }
    }
  }

  private static func inlines(of parent: OpaquePointer) -> [Inline] {
    var result: [Inline] = []
    for node in children(of: parent) {
      switch cmark_node_get_type(node) {
      // The parser ends a text at every character that may mean something.
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: result.add(literal(of: node))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: result.add(" ")
      case CMARK_NODE_EMPH: result.append(.emphasis(inlines(of: node)))
      case CMARK_NODE_STRONG: result.append(.strong(inlines(of: node)))
      case CMARK_NODE_LINK:
        let target = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        result.append(.link(target: target, inlines(of: node)))
      case CMARK_NODE_HTML_INLINE, CMARK_NODE_IMAGE: break
      default: result += inlines(of: node)
      }
    }
    return result
  }

  private static func children(of parent: OpaquePointer) -> [OpaquePointer] {
    var children: [OpaquePointer] = []
    var child = cmark_node_first_child(parent)
    while let node = child {
      children.append(node)
      child = cmark_node_next(node)
    }
    return children
  }

  private static func literal(of node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }
}

extension [ProseTree.Inline] {
  /// The words alone.
  public var plain: String {
    map { inline in
      switch inline {
      case .text(let text): text
      case .emphasis(let inner), .strong(let inner), .link(_, let inner): inner.plain
      }
    }.joined()
  }

  /// Adds text, to a text before it if there is one.
  fileprivate mutating func add(_ text: String) {
    if case .text(let before)? = last {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }
}

/// The document of a text; the caller frees it.
func parsed(_ markdown: String) -> OpaquePointer? {
  var copy = markdown
  return copy.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) {
      cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
    }
  }
}
