import SQLite
import SequenceModel

/// One compilation of a pack into an empty database, in the order that the numbering asks for: moments first (they number the sequence
/// and place everything that is attached to them), then their rows, then the other kinds.
struct PackCompilation {
  let connection: Connection
  private let insertion: Insertion
  /// The numbers of the entries other than moments.
  private var numbers: [EntryID: Int64] = [:]
  private var appearances = Appearances()
  private var momentCount: Int64 = 0

  /// Writes everything into an empty database. `moments` come by the day they are about and are walked twice.
  static func compile(
    _ record: PackRecord, _ moments: some Sequence<EntryRecord>, into connection: Connection
  ) throws(PackWriter.Failure) {
    do {
      var compilation = try PackCompilation(connection)
      try compilation.compile(record, moments)
    } catch {
      throw error as? PackWriter.Failure ?? PackWriter.Failure(reason: "\(error)")
    }
  }

  /// Prepares an empty database.
  private init(_ connection: Connection) throws {
    self.connection = connection
    // Nobody else sees the file before it is complete, so nothing needs to be undone.
    try connection.execute(
      """
      PRAGMA page_size = \(Schema.pageSize); PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;
      PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.format);
      BEGIN
      """)
    for table in Schema.tables { try connection.execute(table.sql) }
    // The others are made of complete tables, which is faster.
    for index in Schema.indexes where index.name == Schema.idIndex { try connection.execute(index.sql) }
    for index in Schema.searchIndexes { try connection.execute(Schema.definition(ofSearchIndex: index)) }
    insertion = try Insertion(connection)
  }

  private mutating func compile(_ record: PackRecord, _ moments: some Sequence<EntryRecord>) throws {
    try writeFrame(record)
    momentCount = try forEachInOrder(moments) { moment, number, days in
      try insertion.insert(moment, number, days, isStaged: false)
    }
    let others = try numbered(record)
    var appearances = Appearances()
    _ = try forEachInOrder(moments) { moment, number, days in
      try writeRows(of: moment, number, days) { appearances.add($0, $1) }
    }
    self.appearances = appearances
    for (_, entries) in others { for entry in entries { try write(entry) } }
    var first: Int64 = 1
    for (kind, count) in [(.moment, Int(momentCount))] + others.map({ ($0.kind, $0.entries.count) }) {
      try insertion.kind(kind, first: first, count: Int64(count))
      first += Int64(count)
    }
    for index in Schema.indexes where index.name != Schema.idIndex { try connection.execute(index.sql) }
    try writeMonths()
    try writeSearchIndexes()
    // FTS5 writes the last of an index when the transaction ends; only then is there all to hash.
    try connection.execute("COMMIT; BEGIN")
    try ContentHash.store(in: connection)
    try connection.execute("COMMIT")
  }

  // MARK: The frame

  private func writeFrame(_ record: PackRecord) throws {
    let meta = try connection.prepare("INSERT INTO meta(key, value) VALUES(?1, ?2)")
    for row in record.info.stored + Spoiler.stored(record.spoilers) { try meta.run(.text(row.key), .text(row.value)) }
    let party = try connection.prepare("INSERT INTO party(id, name, letter) VALUES(?1, ?2, ?3)")
    for side in record.parties { try party.run(.text(side.id), .text(side.name), .text(side.letter)) }
    let phase = try connection.prepare("INSERT INTO phase(about, shown, id, title, begins) VALUES(?1, ?1, ?2, ?3, ?4)")
    for stretch in record.phases {
      // A phase has begun before the first moment of its day.
      let begin = Instant(stretch.from.firstDay, order: 0)
      try phase.run(
        .integer(begin.rawValue), .text(stretch.id), .text(stretch.title), Value(stretch.from))
    }
    let intro = try connection.prepare("INSERT INTO intro(about, shown, text) VALUES(?1, ?1, ?2)")
    for block in record.intro {
      let shown = Instant.endOf(block.from?.lastDay ?? AuthoredDays.always.about)
      try intro.run(.integer(shown.rawValue), .text(block.text))
    }
  }

  // MARK: Moments

  /// Walks the moments in sequence order with their numbers, 1…M, and their days; how many they are.
  private func forEachInOrder(
    _ moments: some Sequence<EntryRecord>, _ body: (EntryRecord, Int64, Days) throws -> Void
  ) throws -> Int64 {
    var number: Int64 = 0
    var day: [EntryRecord] = []
    var current = Int32.min
    func finish() throws {
      let (ordered, placed) = try SequenceOrder.ordered(day)
      for (index, moment) in ordered.enumerated() {
        guard let authored = moment.days else { continue }
        let about = Instant(authored.about, order: index < placed ? min(index, Instant.endOrder - 1) : Instant.endOrder)
        let shown = authored.shown == authored.about ? about : Instant.endOf(authored.shown)
        number += 1
        try body(moment, number, Days(about: about, shown: shown))
      }
    }
    for moment in moments {
      guard let about = moment.days?.about.number, moment.head.id.kind == .moment else {
        throw PackWriter.Failure(reason: "\(moment.head.id) has no day")
      }
      guard about >= current else { throw PackWriter.Failure(reason: "\(moment.head.id) is not in the order of days") }
      if about > current {
        try finish()
        day.removeAll(keepingCapacity: true)
        current = about
      }
      day.append(moment)
    }
    try finish()
    guard number <= Schema.momentLimit else { throw PackWriter.Failure(reason: "there are too many moments") }
    return number
  }

  // MARK: Other kinds

  /// The entries other than moments by kind and in the order of their lists; numbers them.
  private mutating func numbered(_ record: PackRecord) throws -> [(kind: Kind, entries: [EntryRecord])] {
    var next = momentCount + 1
    var result: [(kind: Kind, entries: [EntryRecord])] = []
    for kind in Kind.allCases where kind != .moment {
      let entries = ListOrder(parties: record.parties).sorted(record.entries.filter { $0.head.id.kind == kind })
      guard entries.count <= Schema.entryLimit else {
        throw PackWriter.Failure(reason: "there are \(entries.count) \(kind.plural); a pack holds \(Schema.entryLimit)")
      }
      for entry in entries {
        guard numbers.updateValue(next, forKey: entry.head.id) == nil else {
          throw PackWriter.Failure(reason: "there are two entries \(entry.head.id)")
        }
        next += 1
      }
      if !entries.isEmpty { result.append((kind, entries)) }
    }
    return result
  }

  private func write(_ entry: EntryRecord) throws {
    guard let number = numbers[entry.head.id] else { return }
    guard let authored = entry.days else { return try writeStaged(entry, number) }
    let days = try days(of: authored)
    try insertion.insert(entry, number, days, isStaged: false)
    try writeRows(of: entry, number, days)
  }

  /// An entry that appears with its first row or moment.
  private func writeStaged(_ entry: EntryRecord, _ number: Int64) throws {
    var appearances = appearances
    for row in entry.rows where Appearances.begins(with: row.statement) {
      appearances.add(entry.head.id, try days(of: row.days))
    }
    let firsts = appearances.firsts(of: entry.head.id)
    // The least of each day: a bound that holds for every appearance; where there are several, one of them must be reached too.
    let days = Days(
      about: firsts.map(\.about).min() ?? .distantFuture, shown: firsts.map(\.shown).min() ?? .distantFuture)
    try insertion.insert(entry, number, days, isStaged: firsts.count > 1)
    if firsts.count > 1 { for first in firsts { try insertion.appearance(number, first) } }
    try writeRows(of: entry, number, days)
  }

  // MARK: Rows

  /// The facts, statements and links of an entry. `participate` learns of the actors that take part in it.
  private func writeRows(
    of entry: EntryRecord, _ number: Int64, _ entryDays: Days, participate: (EntryID, Days) -> Void = { _, _ in }
  ) throws {
    let base = number << Schema.rowBits
    guard max(entry.attributes.count, entry.rows.count) <= Schema.rowLimit else {
      throw PackWriter.Failure(reason: "\(entry.head.id) has more than \(Schema.rowLimit) rows")
    }
    for (index, attribute) in entry.attributes.enumerated() {
      try insertion.insert(attribute, base + Int64(index) + 1)
    }
    var links: [(reference: EntryRecord.Reference, statement: Int64?, days: Days)] = []
    for reference in entry.references {
      links.append((reference, nil, entryDays))
      if reference.field == .participants { participate(reference.target, entryDays) }
    }
    var rowDays: [Days] = []
    for (index, row) in entry.rows.enumerated() {
      // Nothing shows before what it belongs to.
      var days = later(try self.days(of: row.days), entryDays)
      if entry.days == nil, !Appearances.begins(with: row.statement), row.statement.field == .prose { days = entryDays }
      if let parent = row.parent {
        guard rowDays.indices.contains(parent) else {
          throw PackWriter.Failure(reason: "row \(index) of \(entry.head.id) belongs to a row that does not precede it")
        }
        days = later(days, rowDays[parent])
      }
      rowDays.append(days)
      let id = base + Int64(index) + 1
      try insertion.insert(
        row.statement, id, days, parent: row.parent.map { base + Int64($0) + 1 },
        object: row.statement.object.flatMap { try self.number(of: $0) })
      for link in row.links { links.append((link, id, days)) }
      for source in row.statement.citations { links.append((.init(.citation, source), id, days)) }
      if row.statement.field == .participant, let actor = EntryID(row.statement.subject) { participate(actor, days) }
    }
    guard links.count <= Schema.rowLimit else {
      throw PackWriter.Failure(reason: "\(entry.head.id) has more than \(Schema.rowLimit) links")
    }
    for (index, link) in links.enumerated() {
      // A target that was left out of the pack is a target that never shows.
      guard let target = try self.number(of: link.reference.target) else { continue }
      try insertion.link(
        base + Int64(index) + 1, link.reference.field, target: target, statement: link.statement, link.days)
    }
  }

  private func later(_ days: Days, _ other: Days) -> Days {
    Days(about: max(days.about, other.about), shown: max(days.shown, other.shown))
  }

  /// Instants for days: those of the moment they are attached to, or the ends of their days.
  private func days(of authored: AuthoredDays) throws -> Days {
    let moment = try authored.moment.flatMap { try insertion.moment($0)?.about }
    func instant(_ day: Day) -> Instant {
      if let moment, moment.day == day { return moment }
      return .endOf(day)
    }
    return Days(about: instant(authored.about), shown: instant(authored.shown))
  }

  private func number(of id: EntryID) throws -> Int64? {
    id.kind == .moment ? try insertion.moment(id)?.number : numbers[id]
  }

  // MARK: What follows from the content

  private func writeMonths() throws {
    let insert = try connection.prepare("INSERT INTO month(number, about, shown, first) VALUES(?1, ?2, ?2, ?3)")
    var months: [(number: Int64, about: Int64, first: Int64)] = []
    try connection.prepare("SELECT id, about FROM entry WHERE id <= ?1 ORDER BY id").forEach([.integer(momentCount)]) {
      row in
      let (year, month, _) = Instant(rawValue: row.integer(1)).day.civil
      let number = Int64(year * 12 + month - 1)
      if months.last?.number != number { months.append((number, row.integer(1), row.integer(0))) }
      return true
    }
    for month in months { try insert.run(.integer(month.number), .integer(month.about), .integer(month.first)) }
  }

  private func writeSearchIndexes() throws {
    // By the day they are about, so that the newest come last and a cut leaves a beginning.
    try connection.execute(
      """
      INSERT INTO found(about, shown, row) SELECT about, shown, row FROM (
        SELECT about, shown, id AS row FROM statement WHERE text <> '' OR note <> '' OR extra <> ''
        UNION ALL SELECT about, shown, id << \(Schema.rowBits) FROM entry
      ) ORDER BY about, row
      """)
    try insertion.index(connection)
  }
}
