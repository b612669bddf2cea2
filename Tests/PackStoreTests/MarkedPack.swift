import SequenceModel

@testable import PackStore

/// A pack in which every text says from when it shows: the word `m0305` stands only in what is about day 3 and was public from day 5.
enum MarkedPack {
  /// The days that markers name, counted from 1.
  static let lastDay = 4
  /// The day before the first.
  static let start = Day(number: 17_000)

  /// A day by its number.
  static func day(_ number: Int) -> Day { start.advanced(by: number) }

  /// The pairs of days, about ≤ shown.
  static var pairs: [(about: Int, shown: Int)] {
    (1...lastDay).flatMap { about in (about...lastDay).map { (about, $0) } }
  }

  static func marker(_ about: Int, _ shown: Int) -> String { "m0\(about)0\(shown)" }

  /// All markers in a text.
  static func markers(in text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    var found: Set<String> = []
    for start in bytes.indices.dropLast(4) where bytes[start] == UInt8(ascii: "m") {
      let word = bytes[start..<start + 5]
      if word.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
        found.insert(String(decoding: word, as: UTF8.self))
      }
    }
    return found
  }

  /// The days that a marker names.
  static func days(of marker: String) -> (about: Int, shown: Int) {
    let digits = marker.dropFirst().compactMap(\.wholeNumberValue)
    return (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
  }

  /// The compiled pack.
  static let bytes = Result { try PackWriter.bytes(record()) }

  /// All its entries.
  static var ids: [EntryID] {
    Kind.allCases.flatMap { kind in pairs.compactMap { EntryID(kind, marker($0.about, $0.shown)) } }
  }

  private static func record() throws -> PackRecord {
    let first = try id("moment/" + marker(1, 1))
    var entries: [EntryRecord] = []
    for (about, shown) in pairs {
      for kind in Kind.allCases { entries.append(try entry(kind, about, shown, linkedWith: first)) }
    }
    // The first moment points to everything, and everything to it.
    let all = entries.map { EntryRecord.Reference(.claims, $0.head.id) }
    if let index = entries.firstIndex(where: { $0.head.id == first }) { entries[index].references += all }
    return PackRecord(
      info: PackInfo(id: "marked", title: "Marked"),
      parties: [Party(id: "us", name: "United States", letter: "U")],
      phases: (1...lastDay).map { number in
        Phase(id: marker(number, number), title: "Phase " + marker(number, number), from: CalendarDate(day(number)))
      },
      intro: (1...lastDay).map { (CalendarDate(day($0)), "Intro " + marker($0, $0)) }, entries: entries)
  }

  private static func entry(
    _ kind: Kind, _ about: Int, _ shown: Int, linkedWith first: EntryID
  ) throws -> EntryRecord {
    let word = marker(about, shown)
    let entryID = try id("\(kind.rawValue)/\(word)")
    let isStaged = [.actor, .term, .account].contains(kind)
    let days = AuthoredDays(about: day(about), shown: day(shown), moment: kind == .moment ? entryID : nil)
    var rows: [EntryRecord.Row] = []
    if kind == .moment {
      rows.append(try row(.participant, word, days, subject: "actor/" + word, links: ["actor/" + word]))
    }
    rows.append(try row(.prose, word, days, value: "contemporary"))
    for (laterAbout, laterShown) in pairs {
      // What belongs to an entry shows no earlier than the entry itself.
      let word =
        isStaged && (laterAbout, laterShown) == (about, shown)
        ? word : marker(max(about, laterAbout), max(shown, laterShown))
      let own = AuthoredDays(about: day(laterAbout), shown: day(laterShown))
      if isStaged, laterAbout < about || laterShown < shown { continue }
      rows.append(
        try row(kind == .term ? .reading : kind == .account ? .telling : .state, word, own, subject: "actor/" + word))
      // Each row has an arrow of its own to what is always there.
      rows[rows.count - 1].links.append(.init(LinkField.allCases[rows.count % LinkField.allCases.count], first))
      // Who and what lies beyond the row's own days is not told.
      rows.append(
        try row(
          .assessment, "", own, subject: "actor/" + marker(lastDay, lastDay), object: "commitment/" + marker(3, 4)))
      rows[rows.count - 1].statement.note = "us, actor/" + marker(lastDay, lastDay)
    }
    rows.append(try row(.outcome, word, days, object: "lesson/" + word))
    return EntryRecord(
      head: Head(
        id: entryID, title: "Title \(word)", short: word, gist: "Gist \(word).", date: CalendarDate(day(about)),
        type: word, phase: kind == .moment ? marker(lastDay, lastDay) : "", party: "us", days: unknown),
      days: isStaged ? nil : days,
      attributes: [Attribute(.place, "Place \(word)"), Attribute(.by, "actor/\(marker(lastDay, lastDay)), us")],
      references: [.init(.moments, first)], rows: rows, names: ["Name \(word)"])
  }

  private static func row(
    _ field: StatementField, _ word: String, _ days: AuthoredDays, subject: String = "", object: String? = nil,
    value: String = "", links: [String] = []
  ) throws -> EntryRecord.Row {
    let isMarked = !word.isEmpty
    var statement = Statement(
      field, days: unknown, subject: subject, object: try object.map { try id($0) },
      value: value.isEmpty ? word : value,
      label: word, text: isMarked ? "Text \(word)." : "", note: word, extra: word)
    if isMarked { statement.citations = [try id("source/" + word), try id("source/" + marker(lastDay, lastDay))] }
    return EntryRecord.Row(
      statement, days: days, links: try links.map { .init(.participants, try id($0)) })
  }
}
