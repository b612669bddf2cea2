import SQLite
import SequenceModel

// Which sides take part in which moments: a moment belongs to the parties of its participants.
extension Edition {
  /// The parties of which somebody takes part in a visible moment, in display order. Flat in the number of moments; read once.
  public var partiesInMoments: [Party] { parties.filter { sidesInMoments.contains($0.id) } }

  /// The ids of the parties that take part in each of the visible moments at these positions, by participant, none of them twice;
  /// clamped to what there is. O(range).
  public func sides(ofMoments range: Range<Int>) -> [[String]] {
    let range = range.clamped(to: 0..<visibleMoments.count)
    guard let first = range.first, let last = range.last else { return [] }
    var sides = Array(repeating: [String](), count: range.count)
    let rows = (
      Schema.rows(of: visibleMoments.number(at: first)).lowerBound,
      Schema.rows(of: visibleMoments.number(at: last)).upperBound
    )
    forEachRow(.sidesOfMoments, [.integer(rows.0), .integer(rows.1)]) { row in
      let index = visibleMoments.position(after: row.integer(0)) - 1 - range.lowerBound
      let party = row.text(1)
      if sides.indices.contains(index), !party.isEmpty, !sides[index].contains(party) { sides[index].append(party) }
      return true
    }
    return sides
  }

  /// The ids of the parties with a visible moment.
  func findSidesInMoments() -> Set<String> {
    guard let actors = pack.entries(.actor), visibleMoments.last > 0 else { return [] }
    var found: Set<String> = []
    // Moments beyond the cut are skipped by their numbers: an actor that none of the visible ones has costs no more than one that is there.
    let lastRow = Schema.rows(of: visibleMoments.last).upperBound
    for (actor, party) in rows(
      .partiesOfActors, [.integer(actors.lowerBound), .integer(actors.upperBound)], { ($0.integer(0), $0.text(1)) })
    where !party.isEmpty && !found.contains(party) {
      if !rows(.participation, [.integer(actor), .integer(lastRow)], { $0.integer(0) }).isEmpty { found.insert(party) }
    }
    return found
  }
}

extension VisibleQuery {
  fileprivate static let sidesOfMoments = VisibleQuery(
    "link.id >> \(Schema.rowBits), actor.party", from: [.link, .entry("actor")],
    where: "link.id BETWEEN ?3 AND ?4 AND link.field = 'participants' AND actor.id = link.target",
    order: "ORDER BY link.id")
  fileprivate static let partiesOfActors = VisibleQuery(
    "e.id, e.party", from: [.entry("e")], where: "e.id BETWEEN ?3 AND ?4", order: "ORDER BY e.id")
  fileprivate static let participation = VisibleQuery(
    "1", from: [.link], where: "link.target = ?3 AND link.id <= ?4 AND link.field = 'participants'", order: "LIMIT 1")
}
