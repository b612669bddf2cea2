import SQLite
import SequenceModel

/// How a head stands in a row of `entry`.
enum HeadRow {
  /// The columns of a head, of the entry table under this name.
  static func columns(_ alias: String) -> String {
    [
      "id", "kind", "slug", "title", "short", "gist", "date", "until", "time", "type", "rank", "phase", "party",
      "about",
      "shown", "staged"
    ].map { "\(alias).\($0)" }.joined(separator: ", ")
  }

  /// How many columns that is.
  static let count = 16

  /// The id in two columns; nil in a damaged pack.
  static func id(_ row: Row, kind: Int, slug: Int) -> EntryID? {
    let number = row.integer(kind)
    guard Kind.allCases.indices.contains(Int(clamping: number)) else { return nil }
    return EntryID(Kind.allCases[Int(number)], row.text(slug))
  }

  /// The head in the columns from `first` on, its end only where the span is over; nil in a damaged pack.
  static func head(_ row: Row, from first: Int = 0, within bounds: Bounds) -> Head? {
    guard let id = id(row, kind: first + 1, slug: first + 2) else { return nil }
    let time = row.text(first + 8)
    return Head(
      id: id, title: row.text(first + 3), short: row.text(first + 4), gist: row.text(first + 5),
      date: row.date(first + 6), end: row.end(first + 7, within: bounds),
      time: time.isEmpty ? nil : ClockTime(time), type: row.text(first + 9),
      rank: Int(clamping: row.integer(first + 10)),
      phase: row.text(first + 11), party: row.text(first + 12),
      days: Days(
        about: Instant(rawValue: row.integer(first + 13)), shown: Instant(rawValue: row.integer(first + 14))))
  }
}
