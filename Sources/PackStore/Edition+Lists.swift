import SQLite
import SequenceModel

/// Which moments an edition shows: all up to a number, but for a few holes.
///
/// Moments are numbered in sequence order, so the cut leaves a beginning of the sequence; the holes are those that were public only
/// later. Positions are counted without the holes, by binary search.
struct VisibleMoments {
  /// The last moment that the cut reaches; 0 for none.
  let last: Int64
  /// The moments up to `last` that are not public yet, ascending.
  let holes: [Int64]

  init(last: Int64, holes: [Int64]) {
    self.last = last
    // In a damaged pack the index of late moments may name others.
    self.holes = holes.filter { (1...max(last, 1)).contains($0) }
  }

  /// How many are visible.
  var count: Int { position(after: last) }

  /// How many visible moments there are up to this number: the position after it.
  func position(after number: Int64) -> Int { max(0, Int(min(number, last)) - holeCount(upTo: number)) }

  /// How many holes there are up to this number.
  private func holeCount(upTo number: Int64) -> Int { holes.firstIndexSorted { $0 > number } }

  /// The number of the moment at a position, which must be one.
  func number(at position: Int) -> Int64 {
    // The holes before the position are those with at most `position` visible moments before them.
    var low = 0
    var high = holes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(holes[middle]) - 1 - middle <= position { low = middle + 1 } else { high = middle }
    }
    return Int64(position + 1 + low)
  }
}

extension Array {
  /// The index of the first element with a property that all elements from there on have; `count` if none has. O(log n).
  func firstIndexSorted(where hasProperty: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if hasProperty(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

// Lists. Positions are 0-based among the visible entries of a kind, in the kind's order: moments by (day, time, follows, id),
// actors by party and authored order, claims, passages and sources by number, others by title.
extension Edition {
  /// How many entries of a kind are visible. Flat in the number of moments.
  public func count(_ kind: Kind) -> Int {
    kind == .moment ? visibleMoments.count : numbers(kind).count
  }

  /// The heads at these positions; clamped to what there is. O(range). Fewer than asked for only where the file is damaged.
  public func heads(_ kind: Kind, _ range: Range<Int>) -> [Head] {
    let range = range.clamped(to: 0..<count(kind))
    guard let first = range.first, let last = range.last else { return [] }
    let ends =
      kind == .moment
      ? (visibleMoments.number(at: first), visibleMoments.number(at: last))
      : (numbers(kind)[first], numbers(kind)[last])
    return rows(.headsInRange, [.integer(ends.0), .integer(ends.1)]) { row in
      let head = head(row)
      // Who lists entries asks for them by id next: for their positions, for what follows them.
      if let head { remember((row.integer(0), head)) }
      return head
    }
  }

  /// The position of a visible entry, nil if hidden or unknown.
  public func position(of id: EntryID) -> Int? {
    guard let number = number(of: id) else { return nil }
    if id.kind == .moment { return visibleMoments.position(after: number) - 1 }
    let numbers = numbers(id.kind)
    let index = numbers.firstIndexSorted { $0 >= number }
    return index < numbers.count && numbers[index] == number ? index : nil
  }

  /// The head of a visible entry, nil if hidden or unknown.
  public func head(_ id: EntryID) -> Head? { entry(id)?.head }

  /// The head of a visible entry by its number.
  func head(numbered number: Int64) -> Head? {
    rows(.headByNumber, [.integer(number)]) { head($0) }.first
  }

  /// The numbers of the visible entries of a kind other than moments, ascending; read once.
  private func numbers(_ kind: Kind) -> [Int64] {
    if let known = visibleNumbers[kind] { return known }
    guard let all = pack.entries(kind) else { return [] }
    let found = rows(.numbersInRange, [.integer(all.lowerBound), .integer(all.upperBound)]) { $0.integer(0) }
    visibleNumbers[kind] = found
    return found
  }
}

extension VisibleQuery {
  fileprivate static let headByNumber = VisibleQuery(HeadRow.columns("e"), from: [.entry("e")], where: "e.id = ?3")
  fileprivate static let headsInRange = VisibleQuery(
    HeadRow.columns("e"), from: [.entry("e")], where: "e.id BETWEEN ?3 AND ?4", order: "ORDER BY e.id")
  fileprivate static let numbersInRange = VisibleQuery(
    "e.id", from: [.entry("e")], where: "e.id BETWEEN ?3 AND ?4", order: "ORDER BY e.id")
}
