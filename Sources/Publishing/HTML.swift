import Screen

/// A piece of HTML: elements and texts as values. Whatever a text says, it stays a text: it is escaped here, where it is written, and
/// nowhere else. There is no way to write markup, a script, a style of one's own or a link out of the document.
public indirect enum HTML: Hashable, Sendable {
  /// An element with its content.
  case element(Tag, [Attribute] = [], [HTML])
  /// Text; sanitized and escaped when written.
  case text(String)
  /// The style sheet of the document: the program's own.
  case style(StyleSheet)
  /// What stands in the head of a document without content.
  case meta(Meta)

  /// The elements that there are. Scripts, frames, forms, pictures and objects are not among them.
  public enum Tag: String, Hashable, Sendable {
    case html, head, title, body, main, section, aside, div, h1, h2, h3, p, ul, ol, li, blockquote
    case em, strong, span, u, a, code

    /// Whether it stands on lines of its own, so that white space around it means nothing.
    fileprivate var isBlock: Bool {
      switch self {
      case .em, .strong, .span, .u, .a, .code: false
      default: true
      }
    }
  }

  /// The attributes that there are.
  public enum Attribute: Hashable, Sendable {
    case lang(String)
    case `class`(StyleClass)
    case id(String)
    /// A link to an element of this document, by its id: no other address can be written.
    case href(String)
    case label(String)
    /// The first number of a list.
    case start(Int)
  }

  /// What the head says to a browser.
  public enum Meta: Hashable, Sendable {
    case utf8
    /// The document loads nothing and runs nothing; the one style sheet is its own.
    case loadsNothing
    /// As wide as the screen.
    case viewport
  }

  /// A style sheet of the program.
  public struct StyleSheet: Hashable, Sendable {
    let text: String
    init(_ text: StaticString) { self.text = "\(text)" }
  }

  /// The document of a root element.
  public var text: String {
    var output = "<!DOCTYPE html>"
    write(into: &output)
    return output
  }

  // MARK: Writing

  private func write(into output: inout String) {
    switch self {
    case .text(let text): output += Self.escaped(text)
    case .style(let sheet): output += "\n<style>\n\(sheet.text)\n</style>"
    case .meta(let meta): output += "\n<meta \(meta.written)>"
    case .element(let tag, let attributes, let content):
      if tag.isBlock { output += "\n" }
      output += "<\(tag.rawValue)\(Self.text(attributes))>"
      for piece in content { piece.write(into: &output) }
      if tag.isBlock, content.contains(where: \.isBlock) { output += "\n" }
      output += "</\(tag.rawValue)>"
    }
  }

  private var isBlock: Bool {
    switch self {
    case .element(let tag, _, _): tag.isBlock
    case .style, .meta: true
    case .text: false
    }
  }

  private static func text(_ attributes: [Attribute]) -> String {
    attributes.map { attribute in
      let (name, value) = attribute.written
      return " \(name)=\"\(escaped(value))\""
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DisplayText(text).string.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension HTML.Attribute {
  /// Name and value, not yet escaped.
  fileprivate var written: (String, String) {
    switch self {
    case .lang(let tag): ("lang", tag)
    case .class(let name): ("class", name.rawValue)
    case .id(let name): ("id", name)
    case .href(let name): ("href", "#" + name)
    case .label(let text): ("aria-label", text)
    case .start(let number): ("start", String(number))
    }
  }
}

extension HTML.Meta {
  fileprivate var written: StaticString {
    switch self {
    case .utf8: "charset=\"utf-8\""
    case .loadsNothing:
      """
      http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"
      """
    case .viewport: "name=\"viewport\" content=\"width=device-width, initial-scale=1\""
    }
  }
}
