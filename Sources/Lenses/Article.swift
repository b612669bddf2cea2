import PackStore
import SequenceModel

/// A text for the reader: `show`, the reader and paper set it in the same order.
public struct Page: Hashable, Sendable {
  /// What stands on top.
  public var title: String
  /// Lines under the title: day and place, kind, side.
  public var kicker: [String]
  /// The pieces from top to bottom.
  public var parts: [Article.Part]

  /// Makes a page.
  public init(title: String, kicker: [String] = [], parts: [Article.Part]) {
    self.title = title
    self.kicker = kicker
    self.parts = parts
  }

  /// The index of the part that shows a statement; nil if no row does.
  public func part(of statement: Int64) -> Int? {
    parts.firstIndex { if case .row(_, _, statement?) = $0 { true } else { false } }
  }
}

/// An entry as an article.
public struct Article: Hashable, Sendable {
  /// A piece of a page.
  public enum Part: Hashable, Sendable {
    /// The head of a group of rows or of a dated block.
    case section(String)
    /// CommonMark.
    case prose(String, BlockTense)
    /// A labelled row; its text is inline CommonMark. `of`: the pack's number of the statement that it shows, nil for a fact of the entry.
    case row(label: String, text: String, of: Int64? = nil)
    /// A line beside the text, set faintly; inline CommonMark.
    case aside(String)
  }

  /// The entry.
  public var head: Head
  /// What it says.
  public var page: Page

  /// The title as it stands on the article.
  public var title: String { page.title }
  /// Lines under the title: day and place, kind, side.
  public var kicker: [String] { page.kicker }
  /// The pieces from top to bottom.
  public var parts: [Part] { page.parts }

  /// The index of the part that shows a statement; nil if no row does.
  public func part(of statement: Int64) -> Int? { page.part(of: statement) }

  /// The article of a visible entry at the edition's horizon; nil if it is hidden or unknown.
  public init?(_ id: EntryID, in edition: Edition) {
    guard let head = edition.head(id) else { return nil }
    let composition = ArticleComposition(head, in: edition)
    self.init(
      head, Page(title: composition.title, kicker: composition.kicker, parts: composition.parts))
  }

  /// The article of an entry that stands beside the pack, a teacher's own tour: what it says within the edition's horizon.
  public init(_ record: EntryRecord, in edition: Edition) {
    let composition = ArticleComposition(record, in: edition)
    self.init(
      record.head, Page(title: composition.title, kicker: composition.kicker, parts: composition.parts))
  }

  /// Another page about an entry, such as its dossier.
  public init(_ head: Head, _ page: Page) {
    self.head = head
    self.page = page
  }
}

/// Puts the article of one entry together.
struct ArticleComposition {
  let head: Head
  let edition: Edition
  let attributes: [Attribute]
  let statements: [Statement]
  let links: [Link]

  init(_ head: Head, in edition: Edition) {
    self.head = head
    self.edition = edition
    attributes = edition.attributes(of: head.id)
    statements = edition.statements(of: head.id)
    links = edition.links(of: head.id)
  }

  init(_ record: EntryRecord, in edition: Edition) {
    head = record.head
    self.edition = edition
    attributes = record.attributes
    statements = edition.statements(of: record)
    links = []
  }

  var title: String {
    let label = head.id.label
    return label.isEmpty || head.id.kind == .claim ? head.title : "\(label) \(head.title)"
  }

  /// Day, time and place; kind and side; other names.
  var kicker: [String] {
    var lines: [String] = []
    let when = [dates, value(.place)].compactMap { $0 }.filter { !$0.isEmpty }
    if !when.isEmpty { lines.append(when.joined(separator: " · ")) }
    let party = edition.parties.first { $0.id == head.party }?.name
    let what = [head.id.label.isEmpty || head.id.kind != .claim ? nil : "Claim \(head.id.label)", readableType, party]
    let second = what.compactMap { $0 }.filter { !$0.isEmpty }
    if !second.isEmpty { lines.append(second.joined(separator: " · ")) }
    let names = values(.native) + values(.alias)
    if !names.isEmpty { lines.append(names.joined(separator: " · ")) }
    if let note = value(.contentNote) { lines.append("Content note: \(note)") }
    return lines
  }

  /// Facts, then what was written that day, then rows by field, then what was learned and what followed, then who took part and the
  /// sources: both stand in the Connected pane too.
  var parts: [Article.Part] {
    var parts = facts
    for statement in statements where statement.field == .prose && statement.value == BlockTense.contemporary.rawValue {
      parts.append(.prose(statement.text, .contemporary))
    }
    parts += rows(of: StatementField.allCases.filter { $0 != .participant })
    for statement in statements where statement.field == .prose {
      guard let tense = BlockTense(rawValue: statement.value), tense != .contemporary, let date = statement.date
      else { continue }
      parts.append(.section(tense == .learned ? "Learned \(date.readable)" : "Since \(date.readable)"))
      parts.append(.prose(statement.text, tense))
    }
    parts += rows(of: [.participant])
    let sources = links.filter { $0.field == .sources }.map(\.head.id)
    if !sources.isEmpty && head.id.kind != .source {
      parts.append(.section("Sources"))
      parts += sources.map { .row(label: "", text: citation($0) + " " + escaped(sourceLine($0))) }
    }
    return parts
  }

  // MARK: Facts of the entry

  private var dates: String {
    guard let date = head.date else { return "" }
    var text = date.readable
    if let end = head.end { text += " to \(end.readable)" }
    if let time = head.time { text += ", \(time)" }
    return text
  }

  private var readableType: String {
    head.type.split(separator: "-").joined(separator: " ")
  }

  private var facts: [Article.Part] {
    var parts: [Article.Part] = []
    func row(_ label: String, _ names: AttributeName...) {
      for name in names {
        let texts = values(name)
        guard !texts.isEmpty else { continue }
        let isHolder = name == .by || name == .to
        let text = texts.map { isHolder ? holder($0) : $0 }.joined(separator: ", ")
        parts.append(.row(label: label, text: text))
      }
    }
    if head.id.kind == .claim, let passage = links.first(where: { $0.field == .passage })?.head {
      parts.append(.row(label: "Passage", text: "\(link(passage)): \(escaped(passage.title))"))
    }
    if !head.gist.isEmpty { parts.append(.row(label: "", text: "*\(escaped(head.gist))*")) }
    row("By", .by)
    row("To", .to)
    if let made = links.first(where: { $0.field == .made })?.head {
      parts.append(.row(label: "Made", text: link(made)))
    }
    if let phrase = value(.phrase) { parts.append(.row(label: "In words", text: "“\(escaped(phrase))”")) }
    row("Condition", .condition)
    row("Gives", .gives)
    row("Asks", .asks)
    row("Argument", .argument)
    row("Reply", .reply)
    if head.id.kind != .claim { row("", .text) }
    row("Published by", .publisher)
    row("Author", .author)
    row("Outlet", .outlet)
    row("Channel", .channel)
    row("Read by the editors", .read)
    row("Address", .url)
    row("Note", .note)
    row("For", .audience)
    row("Minutes", .minutes)
    return parts
  }

  // MARK: Small texts

  func value(_ name: AttributeName) -> String? { attributes.first { $0.name == name }?.value }

  func values(_ name: AttributeName) -> [String] { attributes.filter { $0.name == name }.map(\.value) }

  /// A holder as a link where it is an actor within the horizon, else as a name.
  func holder(_ id: String) -> String { edition.linked(holder: id) }

  private func sourceLine(_ id: EntryID) -> String {
    guard let source = edition.head(id) else { return "" }
    let publisher = edition.attributes(of: id).first { $0.name == .publisher }?.value
    return [publisher, source.title, source.date?.readable].compactMap { $0 }.filter { !$0.isEmpty }.joined(
      separator: ", ")
  }
}
