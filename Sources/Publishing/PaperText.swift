import Screen

/// A paper as text for `lp`: lines of at most 72 columns, nothing but printable characters.
struct PaperText {
  /// The columns of a line.
  static let width = 72

  private(set) var lines: [String] = []

  init(_ paper: Paper) {
    lines = Self.wrapped([.text(paper.title)])
    for block in paper.blocks { add(block, indent: "", rest: "") }
  }

  // MARK: Blocks

  /// - Parameters:
  ///   - indent: what stands before the block's first line.
  ///   - rest: what stands before the others.
  private mutating func add(_ block: Paper.Block, indent: String, rest: String) {
    switch block {
    case .sheet(let title, _):
      space(2)
      lines.append(String(repeating: "=", count: Self.width))
      lines += Self.wrapped([.text(title)])
    case .step(let title), .section(let title):
      space(2)
      lines += Self.wrapped([.text(title.uppercased())])
    case .lines(let rows):
      for row in rows { lines += Self.wrapped(row, indent, rest + "  ") }
    case .paragraph(let inlines):
      space(1)
      lines += Self.wrapped(inlines, indent, rest)
    case .list(let start, let items):
      space(1)
      for (number, item) in items.enumerated() {
        let mark = start.map { "\($0 + number). " } ?? "- "
        addTight(item, indent: indent + mark, rest: rest + String(repeating: " ", count: mark.count))
      }
    case .quote(let blocks):
      space(1)
      for block in blocks { add(block, indent: indent + "| ", rest: rest + "| ") }
    case .question(let kind, let prompt, let answers, let room):
      space(1)
      lines += Self.wrapped([.text(kind + ": ")] + prompt, indent, rest)
      for answer in answers { add(answer, indent) }
      for block in room { add(block, indent: indent, rest: rest) }
    case .ruled(let count):
      for _ in 0..<count {
        space(1)
        lines.append(String(repeating: "_", count: Self.width))
      }
    case .fields(let fields):
      space(1)
      lines.append(Self.fields(fields))
    case .aside(let name, let blocks):
      space(1)
      let bar = rest + "    "
      // A first paragraph follows the name; anything else stands under it.
      let first = blocks.first?.inlines
      addTight(
        [.paragraph([.text(name + ": ")] + (first ?? []))] + blocks.dropFirst(first == nil ? 0 : 1), indent: bar,
        rest: bar)
    case .commands(let commands):
      for command in commands {
        let mark = "[\(command.number)] "
        let hanging = String(repeating: " ", count: mark.count)
        for (number, line) in command.command.lines(width: Self.width - mark.count).enumerated() {
          lines.append((number == 0 ? mark : hanging) + line)
        }
      }
    }
  }

  private mutating func add(_ answer: Paper.Answer, _ indent: String) {
    let mark = "  \(answer.letter)  "
    let hanging = indent + String(repeating: " ", count: mark.count)
    lines += Self.wrapped(answer.text + (answer.isMarked ? [.text(" [right]")] : []), indent + mark, hanging)
    if !answer.reason.isEmpty { lines += Self.wrapped(answer.reason, hanging + "- ", hanging + "  ") }
  }

  /// Blocks of which the first stands on the mark's line.
  private mutating func addTight(_ blocks: [Paper.Block], indent: String, rest: String) {
    for (number, block) in blocks.enumerated() {
      if number == 0, case .paragraph(let inlines) = block {
        lines += Self.wrapped(inlines, indent, rest)
      } else {
        add(block, indent: number == 0 ? indent : rest, rest: rest)
      }
    }
  }

  /// So many empty lines, but none at the top and not more than are missing.
  private mutating func space(_ count: Int) {
    guard !lines.isEmpty else { return }
    while lines.suffix(count).contains(where: { !$0.isEmpty }) { lines.append("") }
  }

  // MARK: Lines

  /// A short field has room for a date; the others share what is left.
  private static func fields(_ fields: [Paper.Field]) -> String {
    let short = 12
    let names = fields.map { DisplayText($0.name) }
    let long = fields.filter { !$0.isShort }.count
    let taken = names.reduce(2 * (fields.count - 1)) { $0 + $1.width + 1 } + short * (fields.count - long)
    let share = max(short, (width - taken) / max(1, long))
    return zip(fields, names).map { field, name in
      name.string + " " + String(repeating: "_", count: field.isShort ? short : share)
    }.joined(separator: "  ")
  }

  private static func wrapped(_ inlines: [Paper.Inline], _ first: String = "", _ rest: String = "") -> [String] {
    Wrapping.lines(
      [Span(plain(inlines))], width: width, first: [Span(DisplayText(first))], rest: [Span(DisplayText(rest))]
    ).map(\.string.trimmedAtEnd)
  }

  /// Running text without styles: a blank is a row of underscores for each word, a filled one its words between two.
  private static func plain(_ inlines: [Paper.Inline]) -> DisplayText {
    inlines.reduce("") { text, inline in
      switch inline {
      case .text(let more): text + more
      case .emphasis(let inner), .strong(let inner): text + plain(inner)
      case .blank(let words, true): text + "__" + words + "__"
      case .blank(let words, false): text + DisplayText(Blank.rows(for: words))
      case .reference(let number): text + DisplayText(" [\(number)]")
      }
    }
  }
}

/// What stands on paper instead of words that are to be filled in.
enum Blank {
  /// A row of underscores for each word, a little longer than the word: handwriting needs room.
  static func rows(for words: DisplayText) -> String {
    words.string.split(separator: " ").map { String(repeating: "_", count: columns(of: $0)) }.joined(separator: " ")
  }

  /// The columns for a word.
  static func columns(of word: Substring) -> Int { max(5, DisplayText(word).width + 2) }
}

extension Paper.Block {
  /// The text of a paragraph; nil for other blocks.
  fileprivate var inlines: [Paper.Inline]? {
    if case .paragraph(let inlines) = self { inlines } else { nil }
  }
}
