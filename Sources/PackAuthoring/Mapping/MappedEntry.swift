import SequenceModel

/// An entry in the shape in which the pack stores it, with the places that the checks report.
struct MappedEntry {
  /// Where a row came from.
  struct RowOrigin {
    /// The row's first byte in the source.
    let offset: Int
    /// Its sources, from its field and its text.
    let citations: [MarkedText.Mention<EntryID>]
    /// The texts it holds, with their links and dates.
    let texts: [MarkedText]
    /// Whether later sources may describe it.
    let isRetrospective: Bool
  }

  let draft: Draft
  var record: EntryRecord
  /// One for each row of the record.
  private(set) var origins: [RowOrigin] = []

  init(_ draft: Draft, head: Head, days: AuthoredDays?) {
    self.draft = draft
    record = EntryRecord(head: head, days: days)
    attribute(.origin, "\(draft.source.path):\(draft.lines.lowerBound)")
    let label = draft.id.label
    if !label.isEmpty { record.names.append(label) }
  }

  /// The first day from which anything of the entry shows, apart from what other entries say of it.
  var firstShown: Day? {
    record.days?.shown ?? record.rows.map(\.days.shown).min()
  }

  // MARK: Building

  mutating func attribute(_ name: AttributeName, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    record.attributes.append(Attribute(name, value))
  }

  mutating func attribute(_ name: AttributeName, _ values: [Holder]) {
    for value in values { attribute(name, value.description) }
    refer(.holder, values.compactMap(\.actor))
  }

  mutating func refer(_ field: LinkField, _ targets: [EntryID]) {
    for target in targets {
      let reference = EntryRecord.Reference(field, target)
      if !record.references.contains(reference) { record.references.append(reference) }
    }
  }

  mutating func refer(_ field: LinkField, _ target: EntryID?) {
    if let target { refer(field, [target]) }
  }

  /// A text of the entry that is no row: an attribute whose links and citations are the entry's own.
  mutating func attribute(_ name: AttributeName, _ text: MarkedText?) {
    guard let text else { return }
    attribute(name, text.stored)
    refer(.prose, text.links.map(\.target))
    refer(.sources, text.citations.map(\.target))
  }

  /// Adds a row made from a group of fields; its sources are those of the field `sources` and those that its texts cite.
  /// - Returns: the row's index, for rows that belong to it.
  @discardableResult
  mutating func add(
    _ statement: Statement, from fields: Record, days: AuthoredDays, parent: Int? = nil, texts: [MarkedText?] = [],
    links: [EntryRecord.Reference] = [], isRetrospective: Bool = false
  ) -> Int {
    let texts = texts.compactMap { $0 }
    let citations = fields.mentions("sources") + texts.flatMap(\.citations)
    var statement = statement
    statement.citations = unique(citations.map(\.target))
    let prose = texts.flatMap(\.links).map { EntryRecord.Reference(.prose, $0.target) }
    record.rows.append(EntryRecord.Row(statement, days: days, parent: parent, links: unique(links + prose)))
    origins.append(
      RowOrigin(
        offset: fields.offset, citations: citations, texts: texts,
        isRetrospective: isRetrospective || fields.flag("retrospective")))
    return record.rows.count - 1
  }

  /// Adds the blocks of the body: the contemporary one about `days`, the others by their headings.
  mutating func addProse(days: AuthoredDays) {
    for block in draft.prose?.blocks ?? [] {
      let blockDays =
        switch (block.tense, block.date?.lastDay) {
        case (.learned, let day?):
          // About the moment itself; what was learned the same day was learned after it.
          AuthoredDays(about: days.about, shown: day, moment: day == days.about ? nil : days.moment)
        case (.since, let day?): AuthoredDays(about: day, shown: day)
        default: days
        }
      let statement = Statement.authored(
        .prose, date: block.date, value: block.tense.rawValue, text: block.text.stored)
      add(
        statement, from: Record(offset: block.offset), days: blockDays, texts: [block.text],
        isRetrospective: draft.fields.flag("retrospective"))
    }
  }
}

extension Statement {
  /// A statement without days: the writer fills them in from the row's authored days.
  static func authored(
    _ field: StatementField, date: CalendarDate? = nil, end: CalendarDate? = nil, subject: Holder? = nil,
    object: EntryID? = nil, value: String? = nil, label: String = "", text: String? = nil, note: String? = nil,
    extra: String? = nil
  ) -> Statement {
    Statement(
      field, days: .unplaced, date: date, end: end, subject: subject?.description ?? "", object: object,
      value: value ?? "", label: label, text: text ?? "", note: note ?? "", extra: extra ?? "")
  }
}

extension Days {
  /// Stands where the writer fills in the days.
  static let unplaced = Days(about: Instant(rawValue: 0), shown: Instant(rawValue: 0))
}

extension AuthoredDays {
  /// About a date (its last day, if it is coarse), public from the same or a later date.
  init(_ date: CalendarDate, publicFrom: CalendarDate? = nil, moment: EntryID? = nil) {
    self.init(about: date.lastDay, shown: publicFrom?.lastDay ?? date.lastDay, moment: moment)
  }
}

/// Without repetition, each where it stood first.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
