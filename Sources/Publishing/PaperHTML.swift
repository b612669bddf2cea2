import Screen

/// A paper as one HTML file for printing: nothing outside of it is needed, and nothing in it runs.
struct PaperHTML {
  /// The whole document.
  let document: HTML

  init(_ paper: Paper) {
    let title = HTML.element(.title, [.text(paper.title)])
    let head = HTML.element(
      .head, [.meta(.utf8), .meta(.loadsNothing), .meta(.viewport), title, .style(.paper)])
    var writer = Writer(paper)
    let main = HTML.element(.main, [.element(.h1, [.text(paper.title)])] + writer.content())
    document = .element(.html, [.lang(paper.language)], [head, .element(.body, [main])])
  }

  /// Walks the blocks: what follows a head belongs to its section.
  private struct Writer {
    private var rest: ArraySlice<Paper.Block>
    private var sheet = 0

    init(_ paper: Paper) { rest = paper.blocks[...] }

    /// Everything, up to the end or to a head that belongs to somebody above.
    mutating func content(within level: Int = 0) -> [HTML] {
      var pieces: [HTML] = []
      while let block = rest.first, level < Self.level(of: block) {
        rest.removeFirst()
        switch block {
        case .sheet(let title, let beginsPage):
          sheet += 1
          pieces.append(section(beginsPage ? .page : .sheet, .h2, title, level: 1))
        case .step(let title), .section(let title): pieces.append(section(.step, .h3, title, level: 2))
        default: pieces += html(of: block)
        }
      }
      return pieces
    }

    /// 1 for a sheet, 2 for a step, 3 for what stands in it.
    private static func level(of block: Paper.Block) -> Int {
      switch block {
      case .sheet: 1
      case .step, .section: 2
      default: 3
      }
    }

    private mutating func section(_ name: HTML.StyleClass, _ tag: HTML.Tag, _ title: String, level: Int) -> HTML {
      .element(.section, [.class(name)], [.element(tag, [.text(title)])] + content(within: level))
    }

    // MARK: Blocks

    private func html(of block: Paper.Block) -> [HTML] {
      switch block {
      case .sheet, .step, .section: []
      case .lines(let rows): rows.map { .element(.p, [.class(.line)], html(of: $0)) }
      case .paragraph(let inlines): [.element(.p, html(of: inlines))]
      case .list(let start, let items):
        [
          .element(
            start == nil ? .ul : .ol, start.map { [.start($0)] } ?? [], items.map { .element(.li, html(of: $0)) })
        ]
      case .quote(let blocks): [.element(.blockquote, html(of: blocks))]
      case .question(let kind, let prompt, let answers, let room):
        [.element(.div, [.class(.question)], question(kind, prompt, answers) + html(of: room))]
      case .ruled(let count):
        [
          .element(
            .div, [.class(.room)],
            (0..<count).map { .element(.p, [.class(.ruled)], $0 == 0 ? [Self.hidden("Room to write")] : []) })
        ]
      case .fields(let fields):
        [
          .element(
            .p, [.class(.fields)],
            fields.map { .element(.span, [.class($0.isShort ? .shortField : .field)], [.text($0.name)]) })
        ]
      case .aside(let name, let blocks):
        [.element(.aside, [.label(name)], [.element(.p, [.class(.name)], [.text(name)])] + html(of: blocks))]
      case .commands(let commands):
        [
          .element(
            .ol, [.class(.commands)],
            commands.map { .element(.li, [.id(id($0.number))], [.element(.code, [.text($0.command.text)])]) })
        ]
      }
    }

    private func html(of blocks: [Paper.Block]) -> [HTML] { blocks.flatMap { html(of: $0) } }

    private func question(_ kind: String, _ prompt: [Paper.Inline], _ answers: [Paper.Answer]) -> [HTML] {
      let items = answers.map { answer in
        let mark: [HTML] = answer.isMarked ? [.text(" "), .element(.strong, [.class(.right)], [.text("right")])] : []
        let reason: [HTML] =
          answer.reason.isEmpty ? [] : [.element(.p, [.class(.reason)], html(of: answer.reason))]
        return HTML.element(.li, html(of: answer.text) + mark + reason)
      }
      return [.element(.p, [.element(.strong, [.text(kind + ":")]), .text(" ")] + html(of: prompt))]
        + (items.isEmpty ? [] : [.element(.ol, [.class(.answers)], items)])
    }

    // MARK: Inlines

    private func html(of inlines: [Paper.Inline]) -> [HTML] {
      inlines.flatMap { inline -> [HTML] in
        switch inline {
        case .text(let text): [.text(text.string)]
        case .emphasis(let inner): [.element(.em, html(of: inner))]
        case .strong(let inner): [.element(.strong, html(of: inner))]
        case .blank(let words, true): [.element(.u, [.class(.filled)], [.text(words.string)])]
        case .blank(let words, false):
          Array(
            words.string.split(separator: " ").map { [Self.blank($0)] }.joined(separator: [.text(" ")]))
        case .reference(let number):
          [
            .element(
              .a, [.class(.reference), .href(id(number)), .label("Permalink \(number)")], [.text("[\(number)]")])
          ]
        }
      }
    }

    /// Room for a word.
    private static func blank(_ word: Substring) -> HTML {
      let room = String(repeating: "\u{A0}", count: Blank.columns(of: word))
      return .element(.span, [.class(.blank)], [hidden("blank"), .text(room)])
    }

    /// For those who listen.
    private static func hidden(_ text: String) -> HTML { .element(.span, [.class(.hidden)], [.text(text)]) }

    /// The id of a command: unique in the document, for each sheet counts from 1.
    private func id(_ number: Int) -> String { "sheet-\(max(1, sheet))-permalink-\(number)" }
  }
}

extension HTML {
  /// An element without attributes.
  static func element(_ tag: Tag, _ content: [HTML]) -> HTML { .element(tag, [], content) }

  /// The names that the style sheet knows.
  public enum StyleClass: String, Hashable, Sendable {
    case sheet, page, step, line, question, answers, right, reason, room, ruled, fields, field, name, commands, filled,
      blank
    case reference, hidden
    case shortField = "short-field"
  }
}

extension HTML.StyleSheet {
  /// Black on white, with a measure that can be read; a question, a note and a line to write on stay on one page.
  static let paper = HTML.StyleSheet(
    """
    :root { color-scheme: light; }
    body { color: #111; background: #fff; font: 11pt/1.45 Georgia, "Liberation Serif", serif; margin: 0; }
    main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
    h1, h2, h3, .name, .fields { font-family: "Helvetica Neue", "Liberation Sans", Arial, sans-serif; line-height: 1.25; }
    h1 { font-size: 1.6em; margin: 0 0 0.4em; }
    h2 { font-size: 1em; margin: 1.2em 0 0.6em; padding-top: 0.5em; border-top: 2px solid #111; }
    h3 { font-size: 1.15em; margin: 1.6em 0 0.3em; }
    h1, h2, h3, .line { break-after: avoid; }
    p { margin: 0.5em 0; orphans: 3; widows: 3; }
    ul { margin: 0.4em 0; padding-left: 1.4em; }
    li > p { margin: 0.1em 0; }
    p.line { margin: 0.1em 0; }
    .line, .reason, .commands { color: #333; }
    .question, aside, .room, li { break-inside: avoid; }
    .room { break-before: avoid; }
    .question { margin: 0.8em 0 1em; padding: 0.1em 0 0.3em 0.8em; border-left: 2px solid #111; }
    .answers { list-style: upper-alpha; margin: 0.3em 0; padding-left: 1.6em; }
    .answers li { padding: 0.1em 0; }
    .reason { margin: 0 0 0.3em; font-size: 0.92em; }
    .right { border: 1px solid #111; padding: 0 0.3em; font-size: 0.85em; }
    .blank { border-bottom: 1px solid #111; white-space: nowrap; letter-spacing: 0.3em; }
    .filled { font-weight: bold; text-decoration: underline; text-underline-offset: 0.15em; }
    .ruled { border-bottom: 1px solid #666; height: 1.9em; margin: 0; }
    .fields { display: flex; gap: 1.2em; margin: 1em 0; font-size: 0.95em; }
    .field, .short-field { display: flex; gap: 0.4em; align-items: end; white-space: nowrap; }
    .field { flex: 1; }
    .short-field { flex: 0 0 9em; }
    .field::after, .short-field::after { content: ""; flex: 1; border-bottom: 1px solid #666; height: 1.6em; }
    aside { margin: 0.8em 1px; padding: 0.4em 0.9em; border: 1px solid #666; background: #f4f4f4; font-size: 0.95em; }
    .name { margin: 0 0 0.2em; font-size: 0.9em; font-weight: bold; }
    .commands { font-size: 0.85em; padding-left: 2em; }
    code { font-family: "Liberation Mono", Consolas, monospace; overflow-wrap: anywhere; }
    .reference { color: inherit; text-decoration: none; font-size: 0.75em; position: relative; top: -0.4em; }
    .reference:focus { outline: 2px solid #111; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @page { margin: 16mm; }
    @media print {
      body { font-size: 10pt; line-height: 1.35; }
      main { max-width: none; margin: 0; padding: 0; }
      .page { break-before: page; }
      h3 { margin-top: 1.2em; }
      .fields { margin: 0.6em 0; }
      .commands { font-size: 0.8em; line-height: 1.25; margin: 0.4em 0; }
      aside { background: none; }
    }
    """)
}
