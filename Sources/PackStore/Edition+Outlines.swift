import SQLite
import SequenceModel

// Entries and statements in brief: one entry's for a row of a table, or a whole kind's in one pass, for an order, a grouping or a graph,
// where windows do not do. Not for moments: the other kinds have at most `Schema.entryLimit` entries each.
extension Edition {
  /// The visible statements of one field of an entry in brief, in article order; empty if it is hidden.
  public func words(of id: EntryID, _ field: StatementField) -> [StatementOutline] {
    guard let entry = number(of: id) else { return [] }
    return outlines(.outlinesOfEntry, Schema.rows(of: entry), field)
  }

  /// The visible statements of one field of all entries of a kind in brief, entry by entry in the kind's order.
  public func words(ofAll kind: Kind, _ field: StatementField) -> [StatementOutline] {
    guard let rows = rowNumbers(of: kind) else { return [] }
    return outlines(.outlinesOfKind, rows, field)
  }

  /// The same of those alone that point to a visible entry, with this as their `object`.
  public func arrows(ofAll kind: Kind, _ field: StatementField) -> [StatementOutline] {
    guard let rows = rowNumbers(of: kind) else { return [] }
    return outlines(.arrowsOfKind, rows, field)
  }

  /// The visible entries of a kind in brief, in the kind's order.
  public func outlines(_ kind: Kind) -> [EntryOutline] {
    guard kind != .moment, let all = pack.entries(kind) else { return [] }
    return rows(.entryOutlines, [.integer(all.lowerBound), .integer(all.upperBound)]) { row in
      HeadRow.id(row, kind: 0, slug: 1).map {
        EntryOutline(id: $0, about: Instant(rawValue: row.integer(2)), type: row.text(3))
      }
    }
  }

  /// The last visible moments at which an entry of a kind was made or one of its statements stands, in the order of the sequence.
  public func moments(ofAll kind: Kind, last limit: Int) -> [Head] {
    guard let all = rowNumbers(of: kind) else { return [] }
    let values: [Value] = [
      .integer(all.lowerBound), .integer(all.upperBound), .text(LinkField.made.rawValue),
      .text(LinkField.at.rawValue), .integer(Int64(limit))
    ]
    return rows(.linkedMoments, values) { head($0) }.reversed()
  }

  private func outlines(
    _ query: VisibleQuery, _ numbers: ClosedRange<Int64>, _ field: StatementField
  ) -> [StatementOutline] {
    let values: [Value] = [
      .integer(numbers.lowerBound), .integer(numbers.upperBound), .text(field.rawValue)
    ]
    return rows(query, values) { row in
      guard let entry = HeadRow.id(row, kind: 0, slug: 1) else { return nil }
      return StatementOutline(
        id: row.integer(2), entry: entry, about: Instant(rawValue: row.integer(3)), date: row.date(4),
        subject: holders(row.text(5)), value: row.text(6), note: row.text(7),
        object: row.optionalInteger(8).flatMap { _ in HeadRow.id(row, kind: 8, slug: 9) })
    }
  }
}

extension VisibleQuery {
  private static let outline = """
    e.kind, e.slug, statement.id, statement.about, statement.date, statement.subject, statement.value, statement.note
    """
  private static let withoutObject = outline + ", NULL, NULL"
  // The statements `?3` to `?4` of the field `?5`. Of one entry the entry is read first, of a kind the statements.
  fileprivate static let outlinesOfEntry = VisibleQuery(
    withoutObject, from: [.entry("e"), .statement],
    where: "e.id = ?3 >> \(Schema.rowBits) AND statement.id BETWEEN ?3 AND ?4 AND statement.field = ?5",
    order: "ORDER BY statement.id")
  fileprivate static let outlinesOfKind = VisibleQuery(
    withoutObject, from: [.statement, .entry("e")],
    where: "statement.id BETWEEN ?3 AND ?4 AND statement.field = ?5 AND e.id = statement.id >> \(Schema.rowBits)",
    order: "ORDER BY statement.id")
  fileprivate static let arrowsOfKind = VisibleQuery(
    outline + ", target.kind, target.slug", from: [.statement, .entry("e"), .entry("target")],
    where: """
      statement.id BETWEEN ?3 AND ?4 AND statement.field = ?5 AND e.id = statement.id >> \(Schema.rowBits) \
      AND target.id = statement.object
      """, order: "ORDER BY statement.id")
  fileprivate static let entryOutlines = VisibleQuery(
    "e.kind, e.slug, e.about, e.type", from: [.entry("e")], where: "e.id BETWEEN ?3 AND ?4", order: "ORDER BY e.id")
  // The moments that the links `?3` to `?4` of the fields `?5` and `?6` lead to, the last `?7`, backwards.
  fileprivate static let linkedMoments = VisibleQuery(
    HeadRow.columns("e"), from: [.link, .entry("e")],
    where: """
      link.id BETWEEN ?3 AND ?4 AND link.field IN (?5, ?6) AND e.id = link.target AND e.kind = \(Kind.moment.number)
      """, order: "GROUP BY e.id ORDER BY e.id DESC LIMIT ?7")
}
