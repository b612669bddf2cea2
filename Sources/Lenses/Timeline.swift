import PackStore
import SequenceModel

/// The sequence as swim lanes: for each side a lane, for each stretch of time a column, in each cell the visible moments that the side
/// takes part in.
///
/// A moment stands in the column of its first day and in the lane of each party that one of its participants belongs to. Columns reach
/// from the first to the last visible moment: none is empty because of what the horizon hides.
public struct Timeline: Hashable, Sendable {
  /// What a side has in a column.
  public struct Cell: Hashable, Sendable {
    /// How many moments; at least as many where the column is bounded.
    public var count: Int
    /// The height of its bar, 1…8 in proportion to the fullest cell of the window.
    public var level: Int
    /// The first of them, in the order of the sequence.
    public var first: Head
  }

  /// A side.
  public struct Lane: Hashable, Sendable {
    /// The party; nil for the moments in which nobody named takes part.
    public var party: Party?
    /// One for each column, nil where it has no moment.
    public var cells: [Cell?]

    /// For readers.
    public var title: String { party?.name ?? "No side named" }
    /// The party's id, `none` for no party.
    public var id: String { party?.id ?? "none" }
  }

  /// How much time a column spans.
  public let scale: Scale
  /// The columns, from the earliest on, without gaps.
  public private(set) var buckets: [Bucket] = []
  /// The parties that have a visible moment, within the window or not, in the pack's order; last, if there are such moments in the window,
  /// those of nobody named.
  public private(set) var lanes: [Lane] = []

  /// How many moments of a window are looked at for their sides, so that a key costs no more than a few milliseconds in any pack. In a
  /// window with more, each column has its equal part.
  public static let momentLimit = 2_000

  /// The days of the first and the last visible moment; nil without any.
  public static func days(in edition: Edition) -> ClosedRange<Day>? {
    let count = edition.count(.moment)
    guard count > 0, let first = edition.heads(.moment, 0..<1).first,
      let last = edition.heads(.moment, (count - 1)..<count).first, first.days.about <= last.days.about
    else { return nil }
    return first.days.about.day...last.days.about.day
  }

  /// A window of the lanes. Flat in the number of moments.
  /// - Parameters:
  ///   - scale: how much time a column spans.
  ///   - start: a day of the first column; without visible moments up to there, the first moment's column is the first.
  ///   - columns: how many columns at most; fewer at the end of what is visible.
  ///   - edition: what is within the horizon.
  ///   - momentLimit: how many moments are looked at for their sides.
  public init(
    _ scale: Scale, from start: Day, columns: Int, in edition: Edition, momentLimit: Int = Timeline.momentLimit
  ) {
    self.scale = scale
    guard let days = Self.days(in: edition), columns > 0 else { return }
    buckets = Self.buckets(
      scale, from: max(start, days.lowerBound), columns: columns, through: days.upperBound, edition,
      momentLimit)
    lanes = Self.lanes(buckets, in: edition)
  }

  /// The moments of a side in a column, in the order of the sequence; of a bounded column those that were looked at.
  public func moments(of lane: Lane, in bucket: Bucket, of edition: Edition) -> [Head] {
    let range = bucket.moments.lowerBound..<(bucket.moments.lowerBound + bucket.examined)
    return zip(edition.heads(.moment, range), edition.sides(ofMoments: range)).compactMap { head, sides in
      (lane.party.map { sides.contains($0.id) } ?? sides.isEmpty) ? head : nil
    }
  }

  // MARK: Making

  private static func buckets(
    _ scale: Scale, from start: Day, columns: Int, through end: Day, _ edition: Edition, _ momentLimit: Int
  ) -> [Bucket] {
    var starts = [scale.start(of: start)]
    while starts.count <= columns, let last = starts.last, last <= end {
      let next = scale.start(1, after: last)
      guard next > last else { break }
      starts.append(next)
    }
    let counts = edition.momentCounts(upTo: starts.map { $0.advanced(by: -1) })
    let total = (counts.last ?? 0) - (counts.first ?? 0)
    let limit = total <= momentLimit ? total : momentLimit / max(1, counts.count - 1)
    return starts.indices.dropLast().map { index in
      let names = scale.names(of: starts[index])
      let moments = counts[index]..<max(counts[index], counts[index + 1])
      return Bucket(
        first: starts[index], last: min(starts[index + 1].advanced(by: -1), edition.bounds.about.day),
        title: names.title, short: names.short, group: names.group, moments: moments,
        examined: min(moments.count, limit))
    }
  }

  private static func lanes(_ buckets: [Bucket], in edition: Edition) -> [Lane] {
    let parties = edition.partiesInMoments.map(Optional.some) + [nil]
    let tallies = buckets.map { Tally($0, in: edition) }
    let most = tallies.flatMap(\.counts.values).map(\.count).max() ?? 1
    return parties.compactMap { party in
      let cells = tallies.map { tally in
        tally.counts[party?.id].flatMap { count, first in
          edition.heads(.moment, first..<(first + 1)).first.map {
            Cell(count: count, level: max(1, (count * 8 + most - 1) / most), first: $0)
          }
        }
      }
      return party == nil && cells.allSatisfy { $0 == nil } ? nil : Lane(party: party, cells: cells)
    }
  }

  /// How many moments of a column each side has, and the position of the first of them.
  private struct Tally {
    var counts: [String?: (count: Int, first: Int)] = [:]

    init(_ bucket: Bucket, in edition: Edition) {
      let start = bucket.moments.lowerBound
      for (offset, sides) in edition.sides(ofMoments: start..<(start + bucket.examined)).enumerated() {
        for side in sides.isEmpty ? [nil] : sides.map(Optional.some) {
          counts[side, default: (0, start + offset)].count += 1
        }
      }
    }
  }
}
