import SequenceModel

/// A checked value with its place in the source.
struct Value {
  /// What it is, by its field's type.
  enum Content {
    case line(String)
    case text(MarkedText)
    case date(CalendarDate)
    case time(ClockTime)
    case flag(Bool)
    case number(Int)
    case entry(EntryID)
    case phase(String)
    case party(String)
    case holder(Holder)
    case list([Value])
    case group(Record)
    case table([(name: String, offset: Int, record: Record)])
  }

  let content: Content
  /// Its first byte in the source.
  let offset: Int
}

/// The checked fields of an entry or of a part of it. What was wrong is left out; each accessor is empty for what is not there.
struct Record {
  /// Its first byte in the source.
  let offset: Int
  /// By name.
  var values: [String: Value] = [:]

  /// Where a field's value stands; where the record begins, if there is none.
  func offset(of name: String) -> Int { values[name]?.offset ?? offset }

  func line(_ name: String) -> String? {
    if case .line(let line)? = values[name]?.content { line } else { nil }
  }

  func lines(_ name: String) -> [String] {
    list(name).compactMap { if case .line(let line) = $0.content { line } else { nil } }
  }

  func text(_ name: String) -> MarkedText? {
    if case .text(let text)? = values[name]?.content { text } else { nil }
  }

  func date(_ name: String) -> CalendarDate? {
    if case .date(let date)? = values[name]?.content { date } else { nil }
  }

  func time(_ name: String) -> ClockTime? {
    if case .time(let time)? = values[name]?.content { time } else { nil }
  }

  func flag(_ name: String) -> Bool {
    if case .flag(let flag)? = values[name]?.content { flag } else { false }
  }

  func number(_ name: String) -> Int? {
    if case .number(let number)? = values[name]?.content { number } else { nil }
  }

  func entry(_ name: String) -> EntryID? {
    if case .entry(let id)? = values[name]?.content { id } else { nil }
  }

  func entries(_ name: String) -> [EntryID] { mentions(name).map(\.target) }

  /// A list of entries with the place of each.
  func mentions(_ name: String) -> [MarkedText.Mention<EntryID>] {
    list(name).compactMap {
      if case .entry(let id) = $0.content { MarkedText.Mention(target: id, offset: $0.offset) } else { nil }
    }
  }

  /// The slug of a phase or party.
  func slug(_ name: String) -> String? {
    switch values[name]?.content {
    case .phase(let slug)?, .party(let slug)?: slug
    default: nil
    }
  }

  func holder(_ name: String) -> Holder? {
    if case .holder(let holder)? = values[name]?.content { holder } else { nil }
  }

  func holders(_ name: String) -> [Holder] {
    list(name).compactMap { if case .holder(let holder) = $0.content { holder } else { nil } }
  }

  func group(_ name: String) -> Record? {
    if case .group(let record)? = values[name]?.content { record } else { nil }
  }

  func groups(_ name: String) -> [Record] {
    list(name).compactMap { if case .group(let record) = $0.content { record } else { nil } }
  }

  func table(_ name: String) -> [(name: String, offset: Int, record: Record)] {
    if case .table(let rows)? = values[name]?.content { rows } else { [] }
  }

  private func list(_ name: String) -> [Value] {
    if case .list(let items)? = values[name]?.content { items } else { [] }
  }

  /// Every value in it, nested ones included, in the order of the source.
  var allValues: [Value] {
    values.values.sorted { $0.offset < $1.offset }.flatMap(\.withNested)
  }
}

extension Value {
  fileprivate var withNested: [Value] {
    switch content {
    case .list(let items): items.flatMap(\.withNested)
    case .group(let record): record.allValues
    case .table(let rows): rows.flatMap(\.record.allValues)
    default: [self]
    }
  }
}
