import SequenceModel

/// What `pack.yaml` says: the pack itself, its phases, its parties and the words that spoil.
struct PackFrame {
  let source: SourceText
  let fields: Record
  /// Nil where the id or the title is missing.
  let info: PackInfo?
  /// In display order.
  let parties: [Party]
  /// As authored; that they are in order is checked.
  let phases: [Phase]
  let intro: [(from: CalendarDate?, text: MarkedText)]
  let spoilers: [Spoiler]

  /// Nil, and reported, where the file holds no fields at all.
  init?(_ source: SourceText, findings: Findings) {
    guard let node = YAMLReader.read(source, lines: 1...source.lineStarts.count, findings: findings),
      let fields = FieldReader.read(node, as: FieldTables.pack, in: source, findings: findings)
    else { return nil }
    self.source = source
    self.fields = fields
    if let id = fields.line("id"), let title = fields.line("title") {
      info = PackInfo(
        id: id, title: title, language: fields.line("language") ?? "en", version: fields.line("version") ?? "",
        start: fields.entry("start"), article: fields.group("article").flatMap(Self.article))
    } else {
      info = nil
    }
    parties = Self.parties(fields.groups("parties"))
    phases = fields.groups("phases").compactMap { phase in
      guard let id = phase.line("id"), let title = phase.line("title"), let from = phase.date("from") else {
        return nil
      }
      return Phase(id: id, title: title, from: from)
    }
    intro = fields.groups("intro").compactMap { block in
      block.text("text").map { (block.date("from"), $0) }
    }
    spoilers = fields.groups("spoilers").flatMap { group in
      group.lines("words").compactMap { words in
        group.date("from").map { Spoiler(words, from: $0.lastDay) }
      }
    }
    reportTwins(fields.groups("phases"), "phase", findings: findings)
    reportTwins(fields.groups("parties"), "party", findings: findings)
  }

  private static func article(_ fields: Record) -> PackInfo.Article? {
    guard let title = fields.line("title"), let outlet = fields.line("outlet"), let published = fields.date("published")
    else { return nil }
    return PackInfo.Article(title: title, outlet: outlet, published: published)
  }

  /// By `order`; those without one stand last, as authored.
  private static func parties(_ groups: [Record]) -> [Party] {
    let ordered = groups.enumerated().sorted {
      ($0.element.number("order") ?? .max, $0.offset) < ($1.element.number("order") ?? .max, $1.offset)
    }
    return ordered.compactMap { _, party in
      guard let id = party.line("id"), let name = party.line("name"), let letter = party.line("letter") else {
        return nil
      }
      return Party(id: id, name: name, letter: letter)
    }
  }

  private func reportTwins(_ groups: [Record], _ noun: String, findings: Findings) {
    var seen: Set<String> = []
    for group in groups {
      guard let id = group.line("id"), !seen.insert(id).inserted else { continue }
      findings.error(.duplicateID, source.place(group.offset(of: "id")), "the \(noun) '\(id)' stands here twice")
    }
  }
}
