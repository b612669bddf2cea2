import Screen

/// A paper as CommonMark: a paragraph is one line, and what a pack says can mean nothing but itself.
struct PaperMarkdown {
  private(set) var lines: [String] = []

  init(_ paper: Paper) {
    lines = ["# " + Self.escaped(paper.title)] + Self.lines(of: paper.blocks, isFirst: false)
  }

  // MARK: Blocks

  /// Blocks with an empty line between them, and above the first one unless nothing stands there.
  private static func lines(of blocks: [Paper.Block], isFirst: Bool = true) -> [String] {
    blocks.enumerated().flatMap { number, block in (isFirst && number == 0 ? [] : [""]) + lines(of: block) }
  }

  private static func lines(of block: Paper.Block) -> [String] {
    switch block {
    case .sheet(let title, _): return ["## " + escaped(title)]
    case .step(let title), .section(let title): return ["### " + escaped(title)]
    case .lines(let rows):
      return rows.enumerated().map { line($1) + ($0 < rows.count - 1 ? "\\" : "") }
    case .paragraph(let inlines): return [line(inlines)]
    case .list(let start, let items):
      return items.enumerated().flatMap { number, item in
        let mark = start.map { "\($0 + number). " } ?? "- "
        return indented(lines(of: item), first: mark, rest: String(repeating: " ", count: mark.count))
      }
    case .quote(let blocks): return indented(lines(of: blocks), first: "> ", rest: "> ")
    case .question(let kind, let prompt, let answers, let room):
      let list = answers.flatMap { answer in
        let mark = answer.isMarked ? " **right**" : ""
        let text = "- **\(escaped(answer.letter))** \(inlines(answer.text).trimmedAtStart)\(mark)"
        return answer.reason.isEmpty ? [text] : [text, "  - \(line(answer.reason))"]
      }
      return ["**\(escaped(kind)):** " + inlines(prompt).trimmedAtStart] + (list.isEmpty ? [] : [""] + list)
        + lines(of: room, isFirst: false)
    case .ruled(let count): return Array([[String]](repeating: [blank(60)], count: count).joined(separator: [""]))
    case .fields(let fields):
      return [fields.map { "\(escaped($0.name)) \(blank($0.isShort ? 12 : 30))" }.joined(separator: " ")]
    case .aside(let name, let blocks):
      var inner = lines(of: blocks)
      // A first paragraph follows the name; anything else stands under it.
      if case .paragraph(let inlines)? = blocks.first {
        inner[0] = "**\(escaped(name)):** " + Self.inlines(inlines).trimmedAtStart
      } else {
        inner = ["**\(escaped(name)):**", ""] + inner
      }
      return indented(inner, first: "> ", rest: "> ")
    case .commands(let commands):
      return commands.map { "\($0.number). \(code($0.command.text))" }
    }
  }

  private static func indented(_ lines: [String], first: String, rest: String) -> [String] {
    lines.enumerated().map { (($0 == 0 ? first : rest) + $1).trimmedAtEnd }
  }

  // MARK: Inlines

  /// A line that begins with these words: a mark of a list or of a heading's rule at its start is escaped too.
  private static func line(_ inlines: [Paper.Inline]) -> String {
    let text = self.inlines(inlines).trimmedAtStart
    guard let first = text.first else { return "" }
    if "-+=".contains(first) { return "\\" + text }
    let rest = text.drop { $0.isASCII && $0.isNumber }
    if first.isASCII, first.isNumber, let mark = rest.first, mark == "." || mark == ")" {
      return text.prefix(text.count - rest.count) + "\\" + rest
    }
    return text
  }

  private static func inlines(_ inlines: [Paper.Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): escaped(text)
      case .emphasis(let inner): "*\(self.inlines(inner))*"
      case .strong(let inner): "**\(self.inlines(inner))**"
      case .blank(let words, true): escaped("__" + words + "__")
      case .blank(let words, false): escaped(DisplayText(Blank.rows(for: words)))
      case .reference(let number): " \\[\(number)\\]"
      }
    }.joined()
  }

  private static func blank(_ columns: Int) -> String { escaped(String(repeating: "_", count: columns)) }

  private static func escaped(_ text: String) -> String { escaped(DisplayText(text)) }

  /// Every ASCII character with a meaning, here or in GitHub's dialect, after a backslash.
  private static func escaped(_ text: DisplayText) -> String {
    var result = ""
    for character in text.string {
      if "\\`*_[]<>#&!~|".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// A code span: fenced by more backticks than it holds in a row.
  private static func code(_ text: String) -> String {
    let text = DisplayText(text).string
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let space = longest > 0 ? " " : ""
    return fence + space + text + space + fence
  }
}

extension String {
  /// Without spaces at the start: four of them would make a block of code.
  fileprivate var trimmedAtStart: String { String(drop { $0 == " " }) }
}
