import SQLite
import SequenceModel

// One entry: its facts, its statements, its arrows.
extension Edition {
  /// The visible facts of a visible entry, in authored order; empty if hidden. An actor beyond the horizon is `somebody` in them.
  public func attributes(of id: EntryID) -> [Attribute] {
    guard let entry = number(of: id) else { return [] }
    return rows(.attributes, Schema.rows(of: entry).values) { row in
      AttributeName(rawValue: row.text(0)).map { name in
        Attribute(name, name == .by || name == .to ? holders(row.text(1)) : row.text(1))
      }
    }
  }

  /// The visible statements of an entry, in article order; all fields unless some are named. An actor beyond the horizon is
  /// `somebody` in them, an object or an end beyond it nil.
  public func statements(of id: EntryID, _ fields: Set<StatementField> = []) -> [SequenceModel.Statement] {
    guard let entry = number(of: id) else { return [] }
    let citations = Dictionary(
      rows(.citations, Schema.rows(of: entry).values) { row in
        HeadRow.id(row, kind: 1, slug: 2).map { (row.integer(0), [$0]) }
      }, uniquingKeysWith: +)
    return rows(.statements, Schema.rows(of: entry).values) { row in
      guard let field = StatementField(rawValue: row.text(1)), fields.isEmpty || fields.contains(field) else {
        return nil
      }
      return statement(row, field, citations[row.integer(0)] ?? [])
    }
  }

  private func statement(
    _ row: Row, _ field: StatementField, _ citations: [EntryID]
  ) -> SequenceModel.Statement {
    let namesHolders = field == .assessment || field == .reading
    return SequenceModel.Statement(
      id: row.integer(0), field, parent: row.optionalInteger(4),
      days: Days(about: Instant(rawValue: row.integer(2)), shown: Instant(rawValue: row.integer(3))),
      date: row.date(6), end: row.end(7, within: bounds), subject: holders(row.text(8)),
      object: row.optionalInteger(5).flatMap(self.id(of:)), value: row.text(9), label: row.text(10), text: row.text(11),
      note: namesHolders ? holders(row.text(12)) : row.text(12),
      extra: field == .step ? settings(row.text(13)).text : row.text(13), citations: citations)
  }

  /// The gates of the visible steps of a tour, by the steps' numbers in the pack, also those that open to a day beyond the horizon: for
  /// who presents the tour and may raise its lock. A gate's day is not to be shown, and its question is nil while it is hidden.
  public func gates(of tour: EntryID) -> [Int64: StepSettings.Gate] {
    guard let entry = number(of: tour) else { return [:] }
    let gates = rows(.statements, Schema.rows(of: entry).values) { row -> (Int64, StepSettings.Gate)? in
      guard row.text(1) == StatementField.step.rawValue else { return nil }
      return gate(row.text(13)).map { (row.integer(0), $0) }
    }
    return Dictionary(gates, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Beside the pack

  /// The day from which a visible entry shows anything at all; nil if hidden or unknown.
  public func firstShown(_ id: EntryID) -> Day? {
    guard let entry = number(of: id) else { return nil }
    return rows(.leastShown, [.integer(entry)]) { Instant(rawValue: $0.integer(0)).day }.first
  }

  /// The statements of an entry that stands beside the pack, a teacher's own tour, as far as they lie within the horizon and without what
  /// they name beyond it. They are numbered as they stand in the record; none is attached to a moment.
  public func statements(of record: EntryRecord) -> [SequenceModel.Statement] {
    record.rows.enumerated().compactMap { index, row in
      let days = Days(about: .endOf(row.days.about), shown: .endOf(row.days.shown))
      guard bounds.contains(days) else { return nil }
      var statement = row.statement
      statement.id = Int64(index)
      statement.days = days
      statement.citations = statement.citations.filter { number(of: $0) != nil }
      if statement.field == .step { statement.extra = settings(statement.extra).text }
      return statement
    }
  }

  /// The gates of the visible steps of a tour that stands beside the pack, by the numbers of `statements(of:)`; see `gates(of:)`.
  public func gates(of record: EntryRecord) -> [Int64: StepSettings.Gate] {
    let gates = statements(of: record).compactMap { statement in
      gate(record.rows[Int(statement.id)].statement.extra).map { (statement.id, $0) }
    }
    return Dictionary(gates, uniquingKeysWith: { first, _ in first })
  }

  /// The gate of a step's settings, its question nil while it is hidden.
  private func gate(_ settings: String) -> StepSettings.Gate? {
    guard var gate = StepSettings(settings).gate else { return nil }
    if let question = gate.question, number(of: question) == nil { gate.question = nil }
    return gate
  }

  /// A step's settings without what lies beyond the horizon; the gate opens behind the step, mostly on a later day.
  private func settings(_ text: String) -> StepSettings {
    var settings = StepSettings(text)
    if let entry = settings.entry, number(of: entry) == nil {
      settings.entry = nil
      settings.highlight = ""
    }
    switch settings.cut {
    case .day(let day)? where !bounds.reaches(day): settings.cut = nil
    case .moment(let moment)? where number(of: moment) == nil: settings.cut = nil
    default: break
    }
    if let lock = settings.gate?.lock, !bounds.reaches(lock) { settings.gate = nil }
    if let question = settings.gate?.question, number(of: question) == nil { settings.gate?.question = nil }
    return settings
  }

  /// A comma-separated list of holders' ids, the actors beyond the horizon replaced.
  func holders(_ list: String) -> String {
    // No other id of a holder has a slash; bytes are looked through faster than texts.
    guard list.utf8.contains(UInt8(ascii: "/")) else { return list }
    return list.split(separator: ",").map { part in
      let holder = part.drop { $0 == " " }
      guard holder.hasPrefix("actor/") else { return String(part) }
      return EntryID(holder).flatMap(number(of:)) == nil ? Edition.somebody : String(part)
    }.joined(separator: ",")
  }

  /// The visible links to visible entries, in authored order, without repetition of (field, target).
  public func links(of id: EntryID) -> [Link] {
    guard let entry = number(of: id) else { return [] }
    var known: Set<EntryRecord.Reference> = []
    return rows(.links, Schema.rows(of: entry).values) { link($0) }
      .filter { known.insert(EntryRecord.Reference($0.field, $0.head.id)).inserted }
  }

  /// The visible links of an entry's statements to visible entries, by the number of the statement, in authored order.
  public func linksByStatement(of id: EntryID) -> [Int64: [Link]] {
    guard let entry = number(of: id) else { return [:] }
    let links = rows(.links, Schema.rows(of: entry).values) { row in
      link(row).flatMap { link in link.statement.map { ($0, [link]) } }
    }
    return Dictionary(links, uniquingKeysWith: +)
  }

  /// The visible links from other visible entries, moments in sequence order first, then by kind; one for each origin entry.
  public func backlinks(to id: EntryID, limit: Int) -> [Link] {
    guard let target = number(of: id) else { return [] }
    // Moments beyond the cut are skipped by their numbers: a target that every moment links to costs no more than `limit`.
    let lastMoment = visibleMoments.last
    let others = (pack.entries(.moment)?.upperBound ?? 0) + 1
    var found: [Link] = []
    var origin = target
    for range in [(0, lastMoment), (others, Int64.max >> Schema.rowBits)] where found.count < limit {
      let values: [Value] = [
        .integer(target), .integer(range.0 << Schema.rowBits), .integer(range.1 << Schema.rowBits | 0xFFFF)
      ]
      forEachRow(.backlinks, values) { row in
        let number = row.integer(4)
        guard number != origin, number != target else { return true }
        origin = number
        if let link = link(row) { found.append(link) }
        return found.count < limit
      }
    }
    return damage == nil ? found : []
  }

  private func link(_ row: Row) -> Link? {
    guard let field = LinkField(rawValue: row.text(0)), let head = head(row, from: 4) else { return nil }
    return Link(
      field: field, head: head, statement: row.optionalInteger(1),
      days: Days(about: Instant(rawValue: row.integer(2)), shown: Instant(rawValue: row.integer(3))))
  }
}

extension ClosedRange<Int64> {
  /// Both ends, to bind.
  fileprivate var values: [Value] { [.integer(lowerBound), .integer(upperBound)] }
}

extension VisibleQuery {
  fileprivate static let attributes = VisibleQuery(
    "a.name, a.value", from: [.entry("e")], undated: "attribute AS a",
    where: "e.id = ?3 >> \(Schema.rowBits) AND a.id BETWEEN ?3 AND ?4", order: "ORDER BY a.id")
  fileprivate static let statements = VisibleQuery(
    "id, field, about, shown, parent, object, date, until, subject, value, label, text, note, extra",
    from: [.statement],
    where: "id BETWEEN ?3 AND ?4", order: "ORDER BY id")
  // `shown` of an entry with several first appearances is the least of them.
  fileprivate static let leastShown = VisibleQuery("e.shown", from: [.entry("e")], where: "e.id = ?3")
  fileprivate static let citations = VisibleQuery(
    "link.statement, target.kind, target.slug", from: [.link, .entry("target")],
    where: "link.id BETWEEN ?3 AND ?4 AND link.field = 'citation' AND target.id = link.target",
    order: "ORDER BY link.id")
  private static let linkColumns = "link.field, link.statement, link.about, link.shown, "
  fileprivate static let links = VisibleQuery(
    linkColumns + HeadRow.columns("target"), from: [.link, .entry("target")],
    where: "link.id BETWEEN ?3 AND ?4 AND target.id = link.target", order: "ORDER BY link.id")
  fileprivate static let backlinks = VisibleQuery(
    linkColumns + HeadRow.columns("origin"), from: [.link, .entry("origin")],
    where: "link.target = ?3 AND link.id BETWEEN ?4 AND ?5 AND origin.id = link.id >> \(Schema.rowBits)",
    order: "ORDER BY link.id")
}
