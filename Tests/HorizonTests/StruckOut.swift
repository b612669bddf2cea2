import SequenceModel

@testable import PackAuthoring

/// A pack with every authored word struck out: letters and digits become `q`, ids `q1`, `q2`, …, dates one of two days. Its shape, its
/// closed words and its sides stay. What a screen says of it in words is the program's own.
struct StruckOut {
  /// The day of every second statement; the others are of a later one.
  static let firstDay = Day(number: -25_000)
  private static let lastDay = firstDay.advanced(by: 400)

  private let parties: Set<String>
  private let ids: [EntryID: EntryID]

  /// The struck-out pack of these files.
  static func record(of files: AuthoredFiles) -> PackRecord {
    var mapper = EntryMapper(publication: files.frame.info?.article?.published)
    mapper.map(files.drafts)
    let entries = mapper.entries.map(\.record)
    let pairs = entries.enumerated().compactMap { index, entry in
      EntryID(entry.head.id.kind, "q\(index)").map { (entry.head.id, $0) }
    }
    let parties = files.frame.parties
    let pen = StruckOut(
      parties: Set(parties.map(\.id)), ids: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    return PackRecord(
      info: PackInfo(id: "q", title: "Q"), parties: parties,
      phases: files.frame.phases.indices.map {
        Phase(id: "q\($0)", title: "q", from: CalendarDate(firstDay.advanced(by: $0)))
      },
      intro: [(nil, "q")], entries: entries.enumerated().map { pen.struck($1, isLate: $0 % 2 == 1) })
  }

  // MARK: Entries

  private func struck(_ entry: EntryRecord, isLate: Bool) -> EntryRecord {
    var entry = entry
    let head = entry.head
    entry.head.id = struck(head.id)
    entry.head.title = struck(head.title)
    entry.head.short = struck(head.short)
    entry.head.gist = struck(head.gist)
    entry.head.date = head.date.map { _ in CalendarDate(day(isLate)) }
    entry.head.end = head.end.map { _ in CalendarDate(day(true)) }
    entry.head.phase = head.phase.isEmpty ? "" : "q0"
    entry.days = entry.days.map { _ in AuthoredDays(about: day(isLate), shown: day(isLate)) }
    entry.follows = nil
    entry.attributes = entry.attributes.map { Attribute($0.name, struck($0)) }
    entry.references = entry.references.map { EntryRecord.Reference($0.field, struck($0.target)) }
    entry.names = entry.names.map(struck)
    for index in entry.rows.indices {
      let isLateRow = isLate || index % 2 == 1
      entry.rows[index].statement = struck(entry.rows[index].statement, isLateRow)
      entry.rows[index].days = AuthoredDays(about: day(isLateRow), shown: day(isLateRow))
      entry.rows[index].links = entry.rows[index].links.map { EntryRecord.Reference($0.field, struck($0.target)) }
    }
    return entry
  }

  private func struck(_ statement: Statement, _ isLate: Bool) -> Statement {
    var result = statement
    result.date = statement.date.map { _ in CalendarDate(day(isLate)) }
    result.end = statement.end.map { _ in CalendarDate(day(true)) }
    result.subject = holders(statement.subject)
    result.object = statement.object.map(struck)
    result.text = struck(statement.text)
    result.label = statement.field == .reading || statement.field == .step ? statement.label : struck(statement.label)
    switch statement.field {
    case .assessment, .reading: result.note = holders(statement.note)
    case .telling: break
    default: result.note = struck(statement.note)
    }
    result.extra = statement.field == .step ? struck(StepSettings(statement.extra)).text : struck(statement.extra)
    if statement.field == .telling { result.extra = statement.extra }
    result.citations = statement.citations.map(struck)
    return result
  }

  private func struck(_ settings: StepSettings) -> StepSettings {
    var result = settings
    result.entry = settings.entry.map(struck)
    result.highlight = struck(settings.highlight)
    switch settings.cut {
    case .moment(let id)?: result.cut = .moment(struck(id))
    case .day?: result.cut = .day(Self.firstDay)
    case .wholeStory?, nil: break
    }
    result.gate = settings.gate.map {
      StepSettings.Gate(question: $0.question.map(struck), lock: $0.lock.map { _ in Self.firstDay })
    }
    return result
  }

  private func struck(_ attribute: Attribute) -> String {
    switch attribute.name {
    case .channel, .read, .minutes: attribute.value
    case .by, .to:
      parties.contains(attribute.value) || attribute.value == "public" || EntryID(attribute.value) != nil
        ? holders(attribute.value) : struck(attribute.value)
    case .lock: "\(CalendarDate(Self.firstDay))"
    default: struck(attribute.value)
    }
  }

  // MARK: Words

  private func day(_ isLate: Bool) -> Day { isLate ? Self.lastDay : Self.firstDay }

  private func struck(_ id: EntryID) -> EntryID { ids[id] ?? id }

  private func holders(_ list: String) -> String {
    list.split(separator: ",").map { EntryID($0).map { "\(struck($0))" } ?? String($0) }.joined(separator: ",")
  }

  private func struck(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "(") {
      result += letters(rest[..<open])
      let close = rest[open...].firstIndex(of: ")") ?? rest.endIndex
      if let id = EntryID(rest[rest.index(after: open)..<close]) {
        result += "(\(struck(id))"
      } else {
        result += letters(rest[open..<close])
      }
      rest = rest[close...]
    }
    return result + letters(rest)
  }

  private func letters(_ text: Substring) -> String {
    String(text.map { $0.isLetter || $0.isNumber ? "q" : $0 })
  }
}
