import SequenceModel
import Testing

@testable import PackStore

func day(_ text: String) throws -> Day { try #require(CalendarDate(text)).firstDay }

func id(_ text: String) throws -> EntryID { try #require(EntryID(text)) }

/// A moment of one day with a contemporary block.
func moment(
  _ slug: String, _ date: String, time: String? = nil, follows: String? = nil, publicFrom: String? = nil,
  phase: String = "", prose: String = "", participants: [String] = [], sources: [String] = [],
  rows: [EntryRecord.Row] = []
) throws -> EntryRecord {
  let moment = try id("moment/" + slug)
  let days = AuthoredDays(about: try day(date), shown: try day(publicFrom ?? date), moment: moment)
  var all: [EntryRecord.Row] = try participants.map {
    .init(try statement(.participant, subject: $0), days: days, links: [.init(.participants, try id($0))])
  }
  all.append(.init(try statement(.prose, value: "contemporary", text: prose), days: days))
  return EntryRecord(
    head: Head(
      id: moment, title: "Title of \(slug)", short: slug, gist: "Gist of \(slug).", date: CalendarDate(date),
      time: time.flatMap { ClockTime($0) }, type: "statement", rank: 2, phase: phase, days: unknown),
    days: days, follows: try follows.map { try id("moment/" + $0) },
    references: try sources.map { .init(.sources, try id($0)) }, rows: all + rows)
}

/// The writer fills in days.
let unknown = Days(about: .distantFuture, shown: .distantFuture)

func statement(
  _ field: StatementField, date: String? = nil, subject: String = "", object: String? = nil, value: String = "",
  text: String = "", note: String = "", citations: [String] = []
) throws -> Statement {
  Statement(
    field, days: unknown, date: date.flatMap { CalendarDate($0) }, subject: subject,
    object: try object.map { try id($0) },
    value: value, text: text, note: note, citations: try citations.map { try id($0) })
}

/// An entry of another kind with days of its own, or none.
func entry(
  _ name: String, _ title: String, _ date: String? = nil, party: String = "", attributes: [Attribute] = [],
  references: [EntryRecord.Reference] = [], rows: [EntryRecord.Row] = [], names: [String] = []
) throws -> EntryRecord {
  EntryRecord(
    head: Head(id: try id(name), title: title, party: party, days: unknown),
    days: try date.map { AuthoredDays(about: try day($0), shown: try day($0)) }, attributes: attributes,
    references: references, rows: rows, names: names)
}

func record(
  _ entries: [EntryRecord], parties: [Party] = [], phases: [Phase] = [],
  intro: [(from: CalendarDate?, text: String)] = []
) -> PackRecord {
  PackRecord(
    info: PackInfo(id: "test", title: "Test"), parties: parties, phases: phases, intro: intro, entries: entries)
}

func pack(_ record: PackRecord) throws -> Pack {
  try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
}

/// The edition at a cut that must exist: `2018-06-12` or `moment/slug`, nil for the whole story.
func edition(
  _ pack: Pack, _ cut: String? = nil, _ reading: Reading = .then, lock: String? = nil
) throws -> Edition {
  var horizon = Horizon(reading: reading, lock: try lock.map(day))
  if let cut { horizon.cut = cut.contains("/") ? .moment(try id(cut)) : .day(try day(cut)) }
  return try #require(pack.edition(horizon))
}

extension Edition {
  /// The slugs of a list.
  func slugs(_ kind: Kind) -> [String] { heads(kind, 0..<count(kind)).map(\.id.slug) }
}
