import SQLite
import SequenceModel

/// The prepared statements of a compilation: one way for each table.
struct Insertion {
  private let entry: SQLite.Statement
  private let attribute: SQLite.Statement
  private let statement: SQLite.Statement
  private let link: SQLite.Statement
  private let appearance: SQLite.Statement
  private let kind: SQLite.Statement
  private let moment: SQLite.Statement
  private let name: SQLite.Statement

  init(_ connection: Connection) throws(SQLiteError) {
    entry = try connection.prepare(
      "INSERT INTO entry VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)")
    attribute = try connection.prepare("INSERT INTO attribute VALUES(?1, ?2, ?3)")
    statement = try connection.prepare(
      "INSERT INTO statement VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)")
    link = try connection.prepare("INSERT INTO link VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
    appearance = try connection.prepare("INSERT INTO appearance VALUES(?1, ?2, ?3)")
    kind = try connection.prepare(
      "INSERT INTO kind SELECT ?1, ?2, ?3, coalesce(max(shown - about), 0) FROM entry WHERE id BETWEEN ?2 AND ?2 + ?3 - 1"
    )
    moment = try connection.prepare("SELECT id, about FROM entry WHERE slug = ?1 AND kind = 0")
    name = try connection.prepare("INSERT INTO name_index(rowid, words) VALUES(?1, ?2)")
  }

  func insert(_ record: EntryRecord, _ number: Int64, _ days: Days, isStaged: Bool) throws {
    let head = record.head
    do throws(SQLiteError) {
      try entry.run(
        .integer(number), .integer(days.about.rawValue), .integer(days.shown.rawValue), .integer(isStaged ? 1 : 0),
        .integer(Int64(head.id.kind.number)), .text(head.id.slug), .text(head.title), .text(head.short),
        .text(head.gist),
        Value(head.date), Value(head.end), .text(head.time?.description ?? ""),
        .text(head.type), .integer(Int64(head.rank)), .text(head.phase), .text(head.party),
        .text(record.names.joined(separator: "\n")))
    } catch {
      guard error.message.contains("UNIQUE") else { throw error }
      throw PackWriter.Failure(reason: "there are two entries \(head.id)")
    }
    let names = ([head.title, head.short] + record.names).joined(separator: "\n")
    try name.run(.integer(number), .text(SearchText.folded(names)))
  }

  func insert(_ fact: Attribute, _ id: Int64) throws(SQLiteError) {
    try attribute.run(.integer(id), .text(fact.name.rawValue), .text(fact.value))
  }

  func insert(
    _ row: SequenceModel.Statement, _ id: Int64, _ days: Days, parent: Int64?, object: Int64?
  ) throws(SQLiteError) {
    try statement.run(
      .integer(id), .integer(days.about.rawValue), .integer(days.shown.rawValue), .text(row.field.rawValue),
      parent.map(Value.integer) ?? .null, object.map(Value.integer) ?? .null, Value(row.date),
      Value(row.end), .text(row.subject), .text(row.value), .text(row.label), .text(row.text),
      .text(row.note), .text(row.extra))
  }

  func link(
    _ id: Int64, _ field: LinkField, target: Int64, statement: Int64?, _ days: Days
  ) throws(SQLiteError) {
    try link.run(
      .integer(id), .integer(days.about.rawValue), .integer(days.shown.rawValue), .text(field.rawValue),
      .integer(target), statement.map(Value.integer) ?? .null)
  }

  func appearance(_ number: Int64, _ days: Days) throws(SQLiteError) {
    try appearance.run(.integer(number), .integer(days.about.rawValue), .integer(days.shown.rawValue))
  }

  func kind(_ kind: Kind, first: Int64, count: Int64) throws(SQLiteError) {
    try self.kind.run(.integer(Int64(kind.number)), .integer(first), .integer(count))
  }

  /// The number and the instant of a moment that was inserted.
  func moment(_ id: EntryID) throws(SQLiteError) -> (number: Int64, about: Instant)? {
    guard id.kind == .moment else { return nil }
    var found: (number: Int64, about: Instant)?
    try moment.forEach([.text(id.slug)]) { row in
      found = (row.integer(0), Instant(rawValue: row.integer(1)))
      return false
    }
    return found
  }

  /// Fills the full-text index of texts in the order of `found`, then merges both indexes into one piece each.
  func index(_ connection: Connection) throws {
    let places = try connection.prepare("SELECT id, row FROM found ORDER BY id")
    let text = try connection.prepare("SELECT field, text, note, extra FROM statement WHERE id = ?1")
    let gist = try connection.prepare("SELECT gist FROM entry WHERE id = ?1")
    let facts = try connection.prepare("SELECT name, value FROM attribute WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    let insert = try connection.prepare("INSERT INTO text_index(rowid, words) VALUES(?1, ?2)")
    var failure: SQLiteError?
    try places.forEach { place in
      do throws(SQLiteError) {
        let number = place.integer(1)
        let entry = number >> Schema.rowBits
        var words = ""
        if number == entry << Schema.rowBits {
          var attributes: [Attribute] = []
          let rows = Schema.rows(of: entry)
          try facts.forEach([.integer(rows.lowerBound), .integer(rows.upperBound)]) { row in
            if let name = AttributeName(rawValue: row.text(0)) { attributes.append(Attribute(name, row.text(1))) }
            return true
          }
          try gist.forEach([.integer(entry)]) { row in
            words = SearchText.searched(gist: row.text(0), attributes)
            return false
          }
        } else {
          try text.forEach([.integer(number)]) { row in
            guard let field = StatementField(rawValue: row.text(0)) else { return false }
            words = SearchText.searched(field, text: row.text(1), note: row.text(2), extra: row.text(3))
            return false
          }
        }
        try insert.run(.integer(place.integer(0)), .text(SearchText.folded(words)))
      } catch { failure = error }
      return failure == nil
    }
    if let failure { throw failure }
    for index in Schema.searchIndexes { try connection.execute("INSERT INTO \(index)(\(index)) VALUES('optimize')") }
  }
}
