import SQLite
import SequenceModel

/// A compiled pack, opened read-only. Not Sendable: one owner, on one thread.
public final class Pack {
  /// Why a file or a buffer is no usable pack.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The file cannot be opened or read; the system's reason.
    case unreadable(String)
    /// It is no pack, is truncated, or its schema is not exactly ours; what differs, for a person.
    case refused(String)

    /// One line for a person.
    public var description: String {
      switch self {
      case .unreadable(let reason): reason
      case .refused(let reason): "not a usable pack: \(reason)"
      }
    }
  }

  /// What the pack says of itself.
  public let info: PackInfo

  /// All parties, in display order.
  let parties: [Party]
  private let connection: Connection
  private let kinds: [ClosedRange<Int64>?]
  /// The longest time between a moment's day and the day from which it was public, in the unit of `Instant`.
  private let longestDelay: Int64
  private var idle: [String: SQLite.Statement] = [:]
  private var words: Tokenizer?
  /// Whether the tables that list the words of the full-text indexes were made, in the connection's own memory.
  private var hasVocabulary = false

  /// Opens a `.summit` file, immutable and defensively. Costs the same for 50 moments and 1,000,000.
  public convenience init(path: String) throws(Failure) {
    try PackFile.check(path: path)
    let connection: Connection
    do { connection = try Connection(.immutable(path)) } catch { throw .unreadable(error.message) }
    try self.init(connection)
  }

  /// Opens a pack that stands in the program as text (the embedded one): its file in base64, page by page. Pages are decoded when they
  /// are read, so that opening costs the same as for a file.
  public convenience init(text: StaticString) throws(Failure) {
    let (header, size) = Connection.header(ofText: text, count: PackFile.headerSize)
    try PackFile.check(header: header, size: size)
    let connection: Connection
    do { connection = try Connection(text: text) } catch { throw .unreadable(error.message) }
    try self.init(connection)
  }

  /// Opens a pack in memory. The bytes are copied once into SQLite's memory.
  public convenience init(bytes: UnsafeRawBufferPointer) throws(Failure) {
    try PackFile.check(header: bytes, size: bytes.count)
    let connection: Connection
    do { connection = try Connection(image: bytes) } catch { throw .unreadable(error.message) }
    try self.init(connection)
  }

  private init(_ connection: Connection) throws(Failure) {
    do {
      try connection.harden()
      // Every query names its ranges. An index that SQLite makes for one query alone reads a table whole: 16 s in a large pack.
      try connection.execute("PRAGMA automatic_index = OFF")
    } catch { throw .unreadable(error.description) }
    try PackFile.check(schemaOf: connection)
    do {
      self.connection = connection
      info = try PackInfo.stored(in: connection)
      parties = try Party.stored(in: connection)
      kinds = try Pack.kinds(in: connection)
      longestDelay = try Pack.longestDelay(in: connection)
    } catch let error as Failure { throw error } catch let error as SQLiteError {
      throw .refused(error.description)
    } catch { throw .refused("\(error)") }
  }

  /// The numbers of the entries of a kind, in the kind's order; nil where there are none.
  func entries(_ kind: Kind) -> ClosedRange<Int64>? { kinds[kind.number] }

  private static func kinds(in connection: Connection) throws -> [ClosedRange<Int64>?] {
    var kinds = [ClosedRange<Int64>?](repeating: nil, count: Kind.allCases.count)
    var isSound = true
    try connection.prepare("SELECT number, first, count FROM kind").forEach { row in
      // Later arithmetic relies on these bounds, whatever a stranger's file says.
      let (number, first, count) = (row.integer(0), row.integer(1), row.integer(2))
      let limit = number == 0 ? Schema.momentLimit : Schema.entryLimit
      let last = Int64(Schema.momentLimit + Kind.allCases.count * Schema.entryLimit)
      isSound =
        kinds.indices.contains(Int(clamping: number)) && (0...Int64(limit)).contains(count)
        && (1...last).contains(first)
      guard isSound else { return false }
      if count > 0 { kinds[Int(number)] = first...(first + count - 1) }
      return true
    }
    guard isSound else { throw Failure.refused("its table of kinds is damaged") }
    return kinds
  }

  private static func longestDelay(in connection: Connection) throws(SQLiteError) -> Int64 {
    var delay: Int64 = 0
    try connection.prepare("SELECT delay FROM kind WHERE number = 0").forEach { row in
      delay = max(0, row.integer(0))
      return false
    }
    return delay
  }

  /// The pack at a horizon: the only way to read it. A cut at an unknown or locked moment is nil.
  public func edition(_ horizon: Horizon) -> Edition? {
    var cut: Instant?
    switch horizon.cut {
    case .wholeStory: break
    case .day(let day): cut = .endOf(day)
    case .moment(let id):
      guard id.kind == .moment else { return nil }
      // Only the lock decides whether the moment may be named: the cut is what it sets.
      let lock = Bounds(cut: nil, reading: .now, lock: horizon.lock)
      try? read(.entryByID, within: lock, [.text(id.slug), .integer(Int64(id.kind.number))]) { row in
        cut = HeadRow.head(row, within: lock)?.days.about
        return false
      }
      guard cut != nil else { return nil }
    }
    return Edition(of: self, horizon, Bounds(cut: cut, reading: horizon.reading, lock: horizon.lock))
  }

  /// Words that no earlier title may have, for who checks a tour beside the pack; never to be shown. Empty where the file is damaged.
  public func spoilers() -> [Spoiler] { (try? Spoiler.stored(in: connection)) ?? [] }

  /// Recomputes the hashes; the first differing table's name (of one whose indexes differ too), or nil where all is as written. O(pack).
  public func verify() throws(Failure) -> String? {
    do {
      return try ContentHash.firstDifference(in: connection, expecting: info.contentHash)
    } catch { throw .unreadable(error.description) }
  }

  // MARK: Reading

  /// Runs a query within bounds and hands over its rows until `body` answers false: the only way to the dated tables.
  func read(
    _ query: VisibleQuery, within bounds: Bounds, _ values: [Value] = [], _ body: (Row) -> Bool
  ) throws(SQLiteError) {
    try run(query.sql, [.integer(bounds.about.rawValue), .integer(bounds.shown.rawValue)] + values, body)
  }

  /// The numbers of the moments that bounds let pass by their day but not by the day they were public, ascending: holes to count,
  /// not to show.
  func lateMoments(hiddenBy bounds: Bounds) throws(SQLiteError) -> [Int64] {
    guard bounds.shown < .distantFuture else { return [] }
    // None was public later after its day than the longest delay, so there is no need to look further.
    let (sum, isTooLate) = bounds.about.rawValue.addingReportingOverflow(longestDelay)
    var numbers: [Int64] = []
    let sql = """
      SELECT id FROM entry INDEXED BY entry_late \
      WHERE kind = 0 AND shown > about AND about <= ?1 AND shown > ?2 AND shown <= ?3 ORDER BY id
      """
    let last: Value = .integer(isTooLate ? Int64.max : sum)
    try run(sql, [.integer(bounds.about.rawValue), .integer(bounds.shown.rawValue), last]) { row in
      numbers.append(row.integer(0))
      return true
    }
    return numbers
  }

  /// The numbers that a full-text index has for an expression, from the highest down; numbers only, to be read through `read`.
  func matches(
    of expression: String, in index: String, _ range: ClosedRange<Int64>, limit: Int
  ) throws(SQLiteError) -> [Int64] {
    var numbers: [Int64] = []
    let sql = """
      SELECT rowid FROM \(index) WHERE \(index) MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT ?4
      """
    let values: [Value] = [
      .text(expression), .integer(range.lowerBound), .integer(range.upperBound), .integer(Int64(limit))
    ]
    try run(sql, values) { row in
      numbers.append(row.integer(0))
      return true
    }
    return numbers
  }

  /// The words of a full-text index that begin with a word and are longer, by their bytes, from after `word` on; at most `limit`.
  func words(
    in index: String, beginningWith beginning: String, after word: String, limit: Int
  ) throws(SQLiteError) -> [String] {
    if !hasVocabulary {
      // `instance` reads a word where it first occurs; the other sorts count all its occurrences first.
      try connection.execute(
        "PRAGMA temp_store = MEMORY;"
          + Schema.searchIndexes.map { "CREATE VIRTUAL TABLE temp.\($0)_words USING fts5vocab(main, \($0), instance);" }
          .joined())
      hasVocabulary = true
    }
    var words: [String] = []
    var last = word
    while words.count < limit {
      var next: String?
      // Nothing in a word is smaller than U+0001: the first word from there on is the one after `last`.
      try run("SELECT term FROM temp.\(index)_words WHERE term >= ?1 LIMIT 1", [.text(last + "\u{1}")]) { row in
        next = row.text(0)
        return false
      }
      guard let next, next.hasPrefix(beginning), next > last else { break }
      words.append(next)
      last = next
    }
    return words
  }

  /// The index's own way of cutting a text into words.
  func tokenizer() throws(SQLiteError) -> Tokenizer {
    if let words { return words }
    let made = try Tokenizer(on: connection)
    words = made
    return made
  }

  private func run(_ sql: String, _ values: [Value], _ body: (Row) -> Bool) throws(SQLiteError) {
    // Taken out while it runs: a body that runs the same query gets a statement of its own.
    let statement: SQLite.Statement
    if let prepared = idle.removeValue(forKey: sql) {
      statement = prepared
    } else {
      statement = try connection.prepare(sql)
    }
    defer { idle[sql] = statement }
    try statement.forEach(values, body)
  }
}

extension VisibleQuery {
  /// The head of an entry: `?3` slug, `?4` kind.
  static let entryByID = VisibleQuery(
    HeadRow.columns("e"), from: [.entry("e")], where: "e.slug = ?3 AND e.kind = ?4")
}

extension Pack {
  /// The version of the SQLite library in use, such as `3.40.1`.
  public static var sqliteVersion: String { Connection.libraryVersion }
}
