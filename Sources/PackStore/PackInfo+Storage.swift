import SQLite
import SequenceModel

extension PackInfo {
  /// The rows of `meta`, without the hash that is not known before they are written.
  var stored: [(key: String, value: String)] {
    var rows = [
      ("id", id), ("title", title), ("language", language), ("version", version), ("start", start?.description ?? "")
    ]
    if let article {
      rows += [
        ("article-title", article.title), ("article-outlet", article.outlet),
        ("article-published", article.published.description)
      ]
    }
    return rows.map { (key: $0.0, value: $0.1) }
  }

  /// Reads what a pack says of itself.
  static func stored(in connection: Connection) throws(SQLiteError) -> PackInfo {
    var values: [String: String] = [:]
    try connection.prepare("SELECT key, value FROM meta LIMIT 64").forEach { row in
      values[row.text(0)] = row.text(1)
      return true
    }
    var hash = ""
    try connection.prepare("SELECT lower(hex(hash)) FROM digest WHERE name = ?1").forEach([.text(ContentHash.whole)]) {
      row in
      hash = row.text(0)
      return false
    }
    let published = values["article-published"].flatMap { CalendarDate($0) }
    return PackInfo(
      id: values["id"] ?? "", title: values["title"] ?? "", language: values["language"] ?? "",
      version: values["version"] ?? "", start: values["start"].flatMap { EntryID($0) },
      article: published.map {
        Article(title: values["article-title"] ?? "", outlet: values["article-outlet"] ?? "", published: $0)
      },
      format: Int(Schema.format), contentHash: hash)
  }
}

extension Spoiler {
  /// The row of `meta` for them: a line `2019-02-08 words` each. None where there are none, so that the content hash of such a pack stays.
  static func stored(_ spoilers: [Spoiler]) -> [(key: String, value: String)] {
    guard !spoilers.isEmpty else { return [] }
    let lines = spoilers.map { "\(CalendarDate($0.from)) \($0.words)" }
    return [("spoilers", lines.joined(separator: "\n"))]
  }

  /// The spoilers of a pack; empty in one that was compiled before they were stored.
  static func stored(in connection: Connection) throws(SQLiteError) -> [Spoiler] {
    var spoilers: [Spoiler] = []
    try connection.prepare("SELECT value FROM meta WHERE key = 'spoilers'").forEach { row in
      spoilers = row.text(0).split(separator: "\n").compactMap { line in
        guard let space = line.firstIndex(of: " "), let date = CalendarDate(line[..<space]) else { return nil }
        return Spoiler(String(line[line.index(after: space)...]), from: date.lastDay)
      }
      return false
    }
    return spoilers
  }
}

extension Party {
  /// All parties of a pack, in display order; at most 1,000.
  static func stored(in connection: Connection) throws(SQLiteError) -> [Party] {
    var parties: [Party] = []
    try connection.prepare("SELECT id, name, letter FROM party ORDER BY place LIMIT 1000").forEach { row in
      parties.append(Party(id: row.text(0), name: row.text(1), letter: row.text(2)))
      return true
    }
    return parties
  }
}
