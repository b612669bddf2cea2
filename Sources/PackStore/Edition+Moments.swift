import SQLite
import SequenceModel

// Moments in time. The numbers of moments rise with the instant they are about, so every bound is found by binary search.
extension Edition {
  /// The nearest moment after (`forward`) or before `id` in the sequence at which a cut shows that moment itself:
  /// in *then*, one that was public at once; never beyond the lock, but not bounded by this edition's cut. Nil at the end.
  /// `id` may be any moment within the lock; nil starts before the first (after the last).
  public func moment(nextTo id: EntryID?, forward: Bool) -> Head? {
    // Beyond the lock there is nothing to look through.
    let last = lastMoment(about: lockBounds.about)
    var start = forward ? 0 : last + 1
    if let id {
      guard id.kind == .moment,
        let number = rows(
          .entryByID, [.text(id.slug), .integer(Int64(id.kind.number))], within: lockBounds, { $0.integer(0) }
        ).first, pack.entries(.moment)?.contains(number) == true
      else { return nil }
      start = number
    }
    let query: VisibleQuery = forward ? .momentAfter : .momentBefore
    // In *then* the cut at the moment bounds both days; in *now* the lock alone bounds the public's.
    let onlyAtOnce: Value = horizon.reading == .then ? 1 : 0
    let range = forward ? (start + 1, last) : (0, start - 1)
    return rows(query, [.integer(range.0), .integer(range.1), onlyAtOnce], within: lockBounds) {
      HeadRow.head($0, within: lockBounds)
    }.first
  }

  /// The position of the last visible moment that is about a day not later than `day`; nil if there is none.
  public func position(upTo day: Day) -> Int? {
    let last = lastMoment(about: min(bounds.about, .endOf(day)))
    let position = visibleMoments.position(after: last) - 1
    return position >= 0 ? position : nil
  }

  /// How many moments a *soft* cut hides: those within the lock, beyond the cut or not yet public at it. Never counts beyond the lock.
  public var hiddenByCut: Int {
    guard bounds != lockBounds else { return 0 }
    return max(0, moments(within: lockBounds).count - visibleMoments.count)
  }

  /// The visible moments' count by month from the first to the last month that has one, months without any included; the last
  /// 1,200 months if there are more.
  public func activity() -> [(year: Int, month: Int, count: Int)] {
    let seen = visibleMoments
    guard seen.count > 0 else { return [] }
    let months = rows(.months, [.integer(1_200)]) { row -> (number: Int, first: Int64)? in
      // Only what a calendar and a pack can hold is computed with.
      let (number, first) = (row.integer(0), row.integer(1))
      return (12..<120_000).contains(number) && first > 0 ? (Int(number), first) : nil
    }
    // Newest first: each month ends where the one after it begins.
    var counts: [Int: Int] = [:]
    var end = seen.last
    for month in months {
      let count = seen.position(after: end) - seen.position(after: month.first - 1)
      if count > 0 { counts[month.number] = count }
      end = month.first - 1
    }
    guard let first = counts.keys.min(), let last = counts.keys.max() else { return [] }
    return (max(first, last - 1_199)...last).map { ($0 / 12, $0 % 12 + 1, counts[$0] ?? 0) }
  }

  /// How many visible moments are about days up to and with each of these, which ascend. Flat in the number of moments.
  public func momentCounts(upTo days: [Day]) -> [Int] {
    var last: Int64 = 0
    return days.map { day in
      last = max(last, lastMoment(upTo: day, after: last))
      return visibleMoments.position(after: last)
    }
  }

  /// The last moment within reach that is about a day not later than `day`; `known` is about such a day, or 0. The months say where to
  /// look, and at the end of one there is nothing to look for.
  private func lastMoment(upTo day: Day, after known: Int64) -> Int64 {
    let (year, month, dayOfMonth) = day.civil
    let number = Int64(year * 12 + month - 1)
    func firsts(_ query: VisibleQuery) -> Int64? {
      rows(query, [.integer(number)]) { $0.integer(0) > 0 ? $0.integer(0) : nil }.first
    }
    let last = visibleMoments.last
    let end = min(firsts(.monthAfter).map { $0 - 1 } ?? last, last)
    guard dayOfMonth < Day.count(ofMonth: month, year: year), let first = firsts(.month) else { return end }
    // From one day to the next there are few: the way is doubled until it leads too far, and only then halved.
    var start = max(known + 1, first)
    var step: Int64 = 1
    while start <= end {
      let probe = min(start + step - 1, end)
      if lastNumber(in: probe...probe, about: .endOf(day), .isMomentReached) < probe {
        return lastNumber(in: start...probe, about: .endOf(day), .isMomentReached)
      }
      start = probe + 1
      step *= 2
    }
    return end
  }

  /// The bounds of the lock alone.
  private var lockBounds: Bounds { Bounds(cut: nil, reading: .now, lock: horizon.lock) }

  /// The moments that this edition shows.
  func findVisibleMoments() -> VisibleMoments { moments(within: bounds) }

  private func moments(within bounds: Bounds) -> VisibleMoments {
    var holes: [Int64] = []
    recordingDamage { () throws(SQLiteError) in holes = try pack.lateMoments(hiddenBy: bounds) }
    return VisibleMoments(last: lastMoment(about: bounds.about), holes: holes)
  }

  /// The last moment that is about an instant not later than `limit`; 0 for none.
  private func lastMoment(about limit: Instant) -> Int64 {
    guard let all = pack.entries(.moment) else { return 0 }
    return lastNumber(in: all, about: limit, .isMomentReached)
  }

  /// The last of the numbers, whose instants rise, that is about an instant not later than `limit`; the one before the first for none.
  /// - Parameter probe: answers a row if the number `?3` is within reach.
  func lastNumber(in numbers: ClosedRange<Int64>, about limit: Instant, _ probe: VisibleQuery) -> Int64 {
    guard limit < .distantFuture else { return numbers.upperBound }
    let reach = Bounds(cut: limit, reading: .now, lock: nil)
    var low = numbers.lowerBound
    var high = numbers.upperBound + 1
    while low < high {
      let middle = low + (high - low) / 2
      let isReached = !rows(probe, [.integer(middle)], within: reach) { $0.integer(0) }.isEmpty
      if isReached { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}

extension VisibleQuery {
  fileprivate static let isMomentReached = VisibleQuery("1", from: [.entry("e")], where: "e.id = ?3")
  fileprivate static let months = VisibleQuery(
    "number, first", from: [.month], where: "TRUE", order: "ORDER BY number DESC LIMIT ?3")
  fileprivate static let month = VisibleQuery("first", from: [.month], where: "number = ?3")
  fileprivate static let monthAfter = VisibleQuery(
    "first", from: [.month], where: "number > ?3", order: "ORDER BY number LIMIT 1")
  // Moments from `?3` to `?4`; `?5`: only those that were public at once.
  private static let isNeighbour = "e.id BETWEEN ?3 AND ?4 AND e.kind = 0 AND (NOT ?5 OR e.shown <= e.about)"
  fileprivate static let momentAfter = VisibleQuery(
    HeadRow.columns("e"), from: [.entry("e")], where: isNeighbour, order: "ORDER BY e.id LIMIT 1")
  fileprivate static let momentBefore = VisibleQuery(
    HeadRow.columns("e"), from: [.entry("e")], where: isNeighbour, order: "ORDER BY e.id DESC LIMIT 1")
}
