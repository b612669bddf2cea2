import SQLite
import SequenceModel

// What ties the entries of a kind to one entry or holder: arrows, facts and statements. Kinds other than moments are looked through as a
// whole (they are capped); moments are found by the index of arrows.
extension Edition {
  /// The last visible entries of a kind that point to another one, in the order of their list, with the fields through which they do.
  /// - Parameters:
  ///   - id: what they point to; nothing points to a hidden entry.
  ///   - kind: of the entries that point to it. The entry itself is left out.
  ///   - limit: at most so many, those at the end of the list.
  public func backlinks(to id: EntryID, from kind: Kind, last limit: Int) -> [(origin: EntryID, fields: Set<LinkField>)]
  {
    guard limit > 0, let target = number(of: id), let range = rowNumbers(of: kind) else { return [] }
    var found: [(origin: EntryID, fields: Set<LinkField>)] = []
    var last: Int64?
    forEachRow(.backlinksOfKind, [.integer(target), .integer(range.lowerBound), .integer(range.upperBound)]) { row in
      let number = row.integer(1)
      guard number != target, let field = LinkField(rawValue: row.text(0)) else { return true }
      if number == last {
        found[found.count - 1].fields.insert(field)
        return true
      }
      guard found.count < limit else { return false }
      if let origin = HeadRow.id(row, kind: 2, slug: 3) {
        found.append((origin, [field]))
        last = number
      }
      return true
    }
    return damage == nil ? found.reversed() : []
  }

  /// The visible arrows of one field from the visible entries of a kind to visible entries, in authored order.
  public func links(_ field: LinkField, from kind: Kind) -> [(origin: EntryID, target: EntryID)] {
    guard let range = rowNumbers(of: kind) else { return [] }
    return rows(
      .linksOfKind, [.integer(range.lowerBound), .integer(range.upperBound), .text(field.rawValue)]
    ) { row in
      guard let origin = HeadRow.id(row, kind: 0, slug: 1), let target = HeadRow.id(row, kind: 2, slug: 3) else {
        return nil
      }
      return (origin, target)
    }
  }

  /// The facts of these names that the visible entries of a kind have, in the order of their list and as authored.
  /// - Parameter texts: only those that say one of these; nil for all. A hidden actor's id is said by none.
  public func facts(
    _ names: Set<AttributeName>, of kind: Kind, among texts: Set<String>? = nil
  ) -> [(entry: EntryID, fact: Attribute)] {
    guard let all = pack.entries(kind) else { return [] }
    let texts = texts.map(visible(holders:))
    guard texts != [] else { return [] }
    let values: [Value] = [
      .integer(all.lowerBound), .integer(all.upperBound), .text(lines(of: names.map(\.rawValue))),
      texts.map { .text(lines(of: $0)) } ?? .null
    ]
    return rows(.factsOfKind, values) { row in
      guard let entry = HeadRow.id(row, kind: 0, slug: 1), let name = AttributeName(rawValue: row.text(2)) else {
        return nil
      }
      let text = row.text(3)
      return (entry, Attribute(name, name == .by || name == .to ? holders(text) : text))
    }
  }

  /// The visible statements of one field whose subject is one of these, from the visible entries of a kind: the entry, the statement's number
  /// and whose it is; by the instant they are about, then in the order of the list. A hidden actor is the subject of none.
  public func statements(
    _ field: StatementField, of kind: Kind, by subjects: Set<String>
  ) -> [(entry: EntryID, statement: Int64, subject: String)] {
    let subjects = visible(holders: subjects)
    guard !subjects.isEmpty, let all = pack.entries(kind) else { return [] }
    let values: [Value] = [
      .integer(all.lowerBound), .integer(all.upperBound), .text(field.rawValue), .text(lines(of: subjects))
    ]
    return rows(.statementsOfKind, values) { row in
      HeadRow.id(row, kind: 0, slug: 1).map { ($0, row.integer(2), row.text(3)) }
    }
  }

  /// The visible claims about visible moments in which an actor took part, in the order of their list.
  ///
  /// A claim may name the moment or be named by it.
  /// - Parameter oldest: of the moments that name claims, only those from this one on are looked through; nil for none of them.
  public func claims(onMomentsWith actor: EntryID, since oldest: EntryID?) -> [EntryID] {
    guard let target = number(of: actor), let claims = rowNumbers(of: .claim) else { return [] }
    var found: [Int64: EntryID] = [:]
    func add(_ query: VisibleQuery, _ range: ClosedRange<Int64>) {
      forEachRow(query, [.integer(range.lowerBound), .integer(range.upperBound), .integer(target)]) { row in
        found[row.integer(0)] = HeadRow.id(row, kind: 1, slug: 2)
        return true
      }
    }
    add(.claimsNamingMoments, claims)
    if let first = oldest.flatMap(number(of:)), let moments = rowNumbers(of: .moment), first <= visibleMoments.last {
      add(.claimsNamedByMoments, first << Schema.rowBits...moments.upperBound)
    }
    return damage == nil ? found.sorted { $0.key < $1.key }.map(\.value) : []
  }

  /// The numbers that the rows of a kind's entries can have, of moments only those within the cut; nil where there are none.
  func rowNumbers(of kind: Kind) -> ClosedRange<Int64>? {
    guard let all = pack.entries(kind) else { return nil }
    let last = kind == .moment ? visibleMoments.last : all.upperBound
    guard last >= all.lowerBound else { return nil }
    return Schema.rows(of: all.lowerBound).lowerBound...Schema.rows(of: last).upperBound
  }

  /// The ids without those of actors beyond the horizon.
  private func visible(holders ids: Set<String>) -> Set<String> { ids.filter { holders($0) == $0 } }

  /// A set of lines to bind, for `isAmong`.
  private func lines(of texts: some Sequence<String>) -> String { texts.reduce("\n") { $0 + $1 + "\n" } }
}

extension VisibleQuery {
  /// Whether a column's text is one of the lines of a parameter.
  private static func isAmong(_ parameter: String, _ column: String) -> String {
    "instr(\(parameter), char(10) || \(column) || char(10)) > 0"
  }

  /// Whether a row belongs to an entry with this number.
  static func belongs(_ row: String, to entry: String) -> String {
    "\(row) BETWEEN \(entry) << \(Schema.rowBits) AND (\(entry) << \(Schema.rowBits) | \(Schema.rowLimit))"
  }

  fileprivate static let backlinksOfKind = VisibleQuery(
    "link.field, origin.id, origin.kind, origin.slug", from: [.link, .entry("origin")],
    where: "link.target = ?3 AND link.id BETWEEN ?4 AND ?5 AND origin.id = link.id >> \(Schema.rowBits)",
    order: "ORDER BY link.id DESC")
  fileprivate static let linksOfKind = VisibleQuery(
    "origin.kind, origin.slug, target.kind, target.slug", from: [.link, .entry("origin"), .entry("target")],
    where: """
      link.id BETWEEN ?3 AND ?4 AND link.field = ?5 AND origin.id = link.id >> \(Schema.rowBits) AND target.id = link.target
      """, order: "ORDER BY link.id")
  fileprivate static let factsOfKind = VisibleQuery(
    "e.kind, e.slug, a.name, a.value", from: [.entry("e")], undated: "attribute AS a",
    where: """
      e.id BETWEEN ?3 AND ?4 AND \(belongs("a.id", to: "e.id")) AND \(isAmong("?5", "a.name")) \
      AND (?6 IS NULL OR \(isAmong("?6", "a.value")))
      """, order: "ORDER BY a.id")
  fileprivate static let statementsOfKind = VisibleQuery(
    "e.kind, e.slug, statement.id, statement.subject", from: [.entry("e"), .statement],
    where: """
      e.id BETWEEN ?3 AND ?4 AND \(belongs("statement.id", to: "e.id")) AND statement.field = ?5 \
      AND \(isAmong("?6", "statement.subject"))
      """, order: "ORDER BY statement.about, statement.id")
  // From claims to moments, and of those the ones that point to the actor as who took part.
  fileprivate static let claimsNamingMoments = VisibleQuery(
    "claim.id, claim.kind, claim.slug", from: [.link, .entry("claim"), .entry("moment"), .link(as: "taking")],
    where: """
      link.id BETWEEN ?3 AND ?4 AND link.field = 'moments' AND claim.id = link.id >> \(Schema.rowBits) \
      AND moment.id = link.target AND taking.target = ?5 AND \(belongs("taking.id", to: "moment.id")) \
      AND taking.field = 'participants'
      """)
  // From the moments in which the actor took part to claims.
  fileprivate static let claimsNamedByMoments = VisibleQuery(
    "claim.id, claim.kind, claim.slug", from: [.link(as: "taking"), .entry("moment"), .link, .entry("claim")],
    where: """
      taking.target = ?5 AND taking.id BETWEEN ?3 AND ?4 AND taking.field = 'participants' \
      AND moment.id = taking.id >> \(Schema.rowBits) AND \(belongs("link.id", to: "moment.id")) \
      AND link.field = 'claims' AND claim.id = link.target
      """)
}
