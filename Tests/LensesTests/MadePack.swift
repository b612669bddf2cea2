import Lenses
import PackStore
import SequenceModel
import Testing

/// A pack made of records, for cases that the frozen one has not. Rows and entries without a day always show.
func made(_ entries: [EntryRecord], parties: [String] = []) throws -> Pack {
  let record = PackRecord(
    info: PackInfo(id: "made", title: "Made"),
    parties: parties.map { Party(id: $0, name: "Side \($0.uppercased())", letter: String($0.prefix(1))) },
    phases: [], intro: [], entries: entries)
  return try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
}

extension Pack {
  /// The edition at the end of a day; nil is the whole story.
  func at(_ day: String? = nil, _ reading: Reading = .then, lock: String? = nil) throws -> Edition {
    var horizon = Horizon(reading: reading)
    if let day { horizon.cut = .day(try #require(CalendarDate(day)).lastDay) }
    if let lock { horizon.lock = try #require(CalendarDate(lock)).lastDay }
    return try #require(edition(horizon))
  }
}

func entry(
  _ text: String, _ title: String, _ day: String? = nil, type: String = "", party: String = "",
  _ facts: [Attribute] = [], rows: [EntryRecord.Row] = []
) throws -> EntryRecord {
  EntryRecord(
    head: Head(id: try id(text), title: title, type: type, party: party, days: Days.made),
    days: try day.map { try AuthoredDays($0) } ?? (rows.isEmpty ? .always : nil), attributes: facts, rows: rows)
}

func row(
  _ field: StatementField, _ day: String, shown: String? = nil, subject: String = "", value: String = "",
  label: String = "", text: String = "", note: String = "", parent: Int? = nil,
  links: [EntryRecord.Reference] = []
) throws -> EntryRecord.Row {
  EntryRecord.Row(
    Statement(
      field, days: .made, date: CalendarDate(day), subject: subject, value: value, label: label, text: text, note: note),
    days: try AuthoredDays(day, shown: shown), parent: parent, links: links)
}

extension Days {
  /// The writer fills in the days.
  fileprivate static let made = Days(about: .distantFuture, shown: .distantFuture)
}

extension AuthoredDays {
  fileprivate init(_ day: String, shown: String? = nil) throws {
    let about = try #require(CalendarDate(day)).lastDay
    self.init(about: about, shown: try shown.map { try #require(CalendarDate($0)).lastDay } ?? about)
  }
}
