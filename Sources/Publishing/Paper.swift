import Screen

/// Something to print, without a format: what stands on it from top to bottom. It becomes text of 72 columns, CommonMark or one HTML file.
///
/// Every text in it is safe to show, whoever wrote it: there is no other way to make an `Inline.text`.
public struct Paper: Hashable, Sendable {
  /// Running text.
  public indirect enum Inline: Hashable, Sendable {
    case text(DisplayText)
    case emphasis([Inline])
    case strong([Inline])
    /// A word or more that the reader fills in; on a key they stand there, marked.
    case blank(DisplayText, isFilled: Bool)
    /// Refers to a command of the sheet, by its number.
    case reference(Int)
  }

  /// A block.
  public indirect enum Block: Hashable, Sendable {
    /// The name of a sheet: a heading under the title. One that is handed out by itself begins a page.
    case sheet(String, beginsPage: Bool)
    /// The head of a step.
    case step(String)
    /// The head of what stands in a sheet beside its steps.
    case section(String)
    /// Short lines, one below the other.
    case lines([[Inline]])
    case paragraph([Inline])
    /// `start` is nil for a list with bullets.
    case list(start: Int?, items: [[Block]])
    case quote([Block])
    /// What somebody is asked, with room to answer; it stays on one page.
    case question(kind: String, prompt: [Inline], answers: [Answer], room: [Block])
    /// Empty lines to write on.
    case ruled(Int)
    /// Names with room to write behind them, on one line.
    case fields([Field])
    /// What only the teacher's paper has: a name, and blocks.
    case aside(String, [Block])
    /// Numbered commands of a shell.
    case commands([Command])
  }

  /// One answer that may be chosen.
  public struct Answer: Hashable, Sendable {
    /// `A`, `B`, …
    public var letter: String
    /// What it says.
    public var text: [Inline]
    /// Whether it is marked as the right one.
    public var isMarked: Bool
    /// Why it is right or wrong; empty but on a key.
    public var reason: [Inline]
  }

  /// Something to fill in.
  public struct Field: Hashable, Sendable {
    /// What is to be filled in.
    public var name: String
    /// Whether a short answer is enough, a letter or a date.
    public var isShort: Bool
  }

  /// A command with its number on the sheet.
  public struct Command: Hashable, Sendable {
    /// From 1; what `Inline.reference` says.
    public var number: Int
    /// The command.
    public var command: Permalink.Command
  }

  /// What stands on top.
  public var title: String
  /// A language tag.
  public var language: String
  /// From top to bottom.
  public var blocks: [Block]

  /// Makes a paper.
  public init(title: String, language: String, blocks: [Block]) {
    self.title = title
    self.language = language
    self.blocks = blocks
  }

  /// The formats that it can be set in.
  public enum Format: String, CaseIterable, Sendable {
    case text, markdown, html
  }

  /// The lines of the paper in a format.
  public func lines(as format: Format) -> [String] {
    switch format {
    case .text: PaperText(self).lines
    case .markdown: PaperMarkdown(self).lines
    case .html: [PaperHTML(self).document.text]
    }
  }
}

extension Paper.Inline {
  /// Text of a pack, a person or the program.
  static func text(_ unsafe: String) -> Paper.Inline { .text(DisplayText(unsafe)) }
}

extension [Paper.Inline] {
  /// The words alone, blanks filled in.
  var plain: String {
    map { inline in
      switch inline {
      case .text(let text), .blank(let text, _): text.string
      case .emphasis(let inner), .strong(let inner): inner.plain
      case .reference: ""
      }
    }.joined()
  }
}
