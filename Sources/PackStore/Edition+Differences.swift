import SQLite
import SequenceModel

// What a later cut shows more than an earlier one.
extension Edition {
  /// The visible entries of a kind in which a statement of this field shows that `earlier`, the same pack at an earlier cut, does not
  /// show; in the kind's order. Reads the days of the kind's statements, and nothing else of them, once.
  public func entries(_ kind: Kind, gaining field: StatementField, since earlier: Edition) -> [EntryID] {
    guard let all = pack.entries(kind) else { return [] }
    let values: [Value] = [
      .integer(all.lowerBound), .integer(all.upperBound), .text(field.rawValue),
      .integer(earlier.bounds.about.rawValue), .integer(earlier.bounds.shown.rawValue)
    ]
    return rows(.gaining, values) { HeadRow.id($0, kind: 0, slug: 1) }
  }
}

extension VisibleQuery {
  // Of the entries `?3` to `?4`, those with a statement of the field `?5` that is not within the earlier bounds `?6` and `?7`.
  fileprivate static let gaining = VisibleQuery(
    "e.kind, e.slug", from: [.entry("e"), .statement],
    where: """
      e.id BETWEEN ?3 AND ?4 AND \(belongs("statement.id", to: "e.id")) \
      AND statement.field = ?5 AND (statement.about > ?6 OR statement.shown > ?7)
      """, order: "GROUP BY e.id ORDER BY e.id")
}
