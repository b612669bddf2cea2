/// The compiled pack as a database: one set of tables, known to the text of each definition.
///
/// Moments are entries 1…M in the order of the sequence, the other kinds follow in theirs. The statements, attributes and links
/// of entry *e* are numbered *e* × 2¹⁶ + 1, + 2, … in authored order, so that an article is one range and its origin is known
/// without an index. Every dated table has `about` and `shown`, raw values of `Instant`. Columns without a type hold dates
/// (see `Row.date`).
enum Schema {
  /// `SMMT`: marks the file as a pack (https://sqlite.org/fileformat.html, section 1.3.17).
  static let applicationID: UInt32 = 0x534D_4D54
  /// The version of this format; `user_version` of the file.
  static let format: UInt32 = 1
  /// The bytes of a page.
  static let pageSize = 4096
  /// The most entries of a kind other than moments.
  static let entryLimit = 10_000
  /// The most moments: what `Instant` and the numbering leave room for.
  static let momentLimit = 1 << 32
  /// The numbers that one entry has for its rows: the shift of the numbering.
  static let rowBits: Int64 = 16
  /// The most rows, attributes or links of one entry.
  static let rowLimit = 1 << 16 - 1

  /// The numbers that an entry's rows can have.
  static func rows(of entry: Int64) -> ClosedRange<Int64> { entry << rowBits...(entry << rowBits | 0xFFFF) }

  /// A table of the pack.
  struct Table: Sendable {
    var name: String
    var sql: String
    /// Whether the content hash covers it; other tables follow from these.
    var isContent: Bool
  }

  /// All tables, in the order in which `verify` looks at them. The first column is the key (of `appearance`, the first two).
  static let tables: [Table] = [
    // What the pack says of itself; `contentHash` apart.
    Table(
      name: "meta", sql: "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID", isContent: true),
    // In display order.
    Table(
      name: "party",
      sql: "CREATE TABLE party(place INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, letter TEXT NOT NULL)",
      isContent: true),
    Table(
      name: "phase",
      sql: """
        CREATE TABLE phase(place INTEGER PRIMARY KEY, about INTEGER NOT NULL, shown INTEGER NOT NULL, id TEXT NOT NULL, \
        title TEXT NOT NULL, begins)
        """, isContent: true),
    Table(
      name: "intro",
      sql: """
        CREATE TABLE intro(place INTEGER PRIMARY KEY, about INTEGER NOT NULL, shown INTEGER NOT NULL, text TEXT NOT NULL)
        """, isContent: true),
    // `staged`: has more than one first appearance, see `appearance`; `about` and `shown` are then the least of each.
    Table(
      name: "entry",
      sql: """
        CREATE TABLE entry(id INTEGER PRIMARY KEY, about INTEGER NOT NULL, shown INTEGER NOT NULL, staged INTEGER NOT NULL, \
        kind INTEGER NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL, short TEXT NOT NULL, gist TEXT NOT NULL, \
        date, until, time TEXT NOT NULL, type TEXT NOT NULL, rank INTEGER NOT NULL, \
        phase TEXT NOT NULL, party TEXT NOT NULL, names TEXT NOT NULL)
        """, isContent: true),
    // The pairs of days of which one must be within the horizon; none of them is later than another in both days.
    Table(
      name: "appearance",
      sql: """
        CREATE TABLE appearance(entry INTEGER NOT NULL, about INTEGER NOT NULL, shown INTEGER NOT NULL, \
        PRIMARY KEY(entry, about)) WITHOUT ROWID
        """, isContent: true),
    Table(
      name: "attribute",
      sql: "CREATE TABLE attribute(id INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL)", isContent: true),
    Table(
      name: "statement",
      sql: """
        CREATE TABLE statement(id INTEGER PRIMARY KEY, about INTEGER NOT NULL, shown INTEGER NOT NULL, field TEXT NOT NULL, \
        parent INTEGER, object INTEGER, date, until, subject TEXT NOT NULL, value TEXT NOT NULL, \
        label TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL, extra TEXT NOT NULL)
        """, isContent: true),
    // `statement`: the row that the link stands in, NULL for the entry itself. Citations are links with the field `citation`.
    Table(
      name: "link",
      sql: """
        CREATE TABLE link(id INTEGER PRIMARY KEY, about INTEGER NOT NULL, shown INTEGER NOT NULL, field TEXT NOT NULL, \
        target INTEGER NOT NULL, statement INTEGER)
        """, isContent: true),
    // The entries of each kind: `count` of them from `first` on; `delay`: the most by which `shown` of one is later than `about`.
    Table(
      name: "kind",
      sql: """
        CREATE TABLE kind(number INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL, delay INTEGER NOT NULL)
        """, isContent: false),
    // The months that have moments, year × 12 + month − 1, and the first moment of each with the day it is about.
    Table(
      name: "month",
      sql: """
        CREATE TABLE month(number INTEGER PRIMARY KEY, about INTEGER NOT NULL, shown INTEGER NOT NULL, first INTEGER NOT NULL)
        """, isContent: false),
    // What can be searched by its text, by the day it is about: a statement's number, or an entry's × 2¹⁶ for its facts.
    Table(
      name: "found",
      sql: """
        CREATE TABLE found(id INTEGER PRIMARY KEY, about INTEGER NOT NULL, shown INTEGER NOT NULL, row INTEGER NOT NULL)
        """, isContent: false),
    // The hash of each other table, and that of the content.
    Table(
      name: "digest", sql: "CREATE TABLE digest(name TEXT PRIMARY KEY, hash BLOB NOT NULL) WITHOUT ROWID",
      isContent: false)
  ]

  /// The index that writing needs: of ids.
  static let idIndex = "entry_id"
  /// The indexes: their names and definitions.
  static let indexes: [(name: String, sql: String)] = [
    ("entry_id", "CREATE UNIQUE INDEX entry_id ON entry(slug, kind)"),
    // The few moments that were public only after their day.
    ("entry_late", "CREATE INDEX entry_late ON entry(shown, about) WHERE kind = 0 AND shown > about"),
    ("link_target", "CREATE INDEX link_target ON link(target)")
  ]

  /// The full-text indexes: `name_index` by entry, `text_index` by the numbers of `found`. Without content and positions: texts
  /// are read from their tables, phrases are not asked for.
  static let searchIndexes = ["name_index", "text_index"]

  static func definition(ofSearchIndex name: String) -> String {
    """
    CREATE VIRTUAL TABLE \(name) USING fts5(words, content='', columnsize=0, detail=none, prefix='2 3', \
    tokenize='unicode61 remove_diacritics 2')
    """
  }

  /// The tables that FTS5 keeps for an index, as it defines them (SQLite 3.9 and later).
  static func shadows(ofSearchIndex name: String) -> [(name: String, sql: String)] {
    [
      (name + "_config", "CREATE TABLE '\(name)_config'(k PRIMARY KEY, v) WITHOUT ROWID"),
      (name + "_data", "CREATE TABLE '\(name)_data'(id INTEGER PRIMARY KEY, block BLOB)"),
      (name + "_idx", "CREATE TABLE '\(name)_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID")
    ]
  }

  /// Everything that a pack's schema holds, by name: exactly this.
  static let objects: [String: String] = {
    var objects: [String: String] = [:]
    for table in tables { objects[table.name] = table.sql }
    for index in indexes { objects[index.name] = index.sql }
    for index in searchIndexes {
      objects[index] = definition(ofSearchIndex: index)
      for shadow in shadows(ofSearchIndex: index) { objects[shadow.name] = shadow.sql }
    }
    return objects
  }()
}
