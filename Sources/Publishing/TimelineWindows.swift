import Lenses
import PackStore
import SequenceModel

/// The columns of the timeline that have moments, one by one: none shares its number of moments with others, and the time between two
/// moments costs nothing, however long.
struct TimelineWindows: IteratorProtocol {
  /// How many moments of a column are looked at for their sides.
  private static let momentLimit = 20_000

  private let scale: Timeline.Scale
  private let edition: Edition
  private let last: Day
  /// The position of the next column's first moment.
  private var position: Int

  /// - Parameter days: the part of the sequence; a column that one of them falls into is there as a whole. All of it if nil.
  init(_ scale: Timeline.Scale, _ days: ClosedRange<Day>?, in edition: Edition) {
    self.scale = scale
    self.edition = edition
    last = days?.upperBound ?? Day(number: .max)
    position =
      days.map { edition.momentCounts(upTo: [scale.start(of: $0.lowerBound).advanced(by: -1)]).first ?? 0 } ?? 0
  }

  /// The next column with its lanes; it is the window's only one.
  mutating func next() -> (timeline: Timeline, bucket: Timeline.Bucket)? {
    guard let day = edition.heads(.moment, position..<(position + 1)).first?.days.about.day,
      scale.start(of: day) <= last
    else { return nil }
    let timeline = Timeline(scale, from: day, columns: 1, in: edition, momentLimit: Self.momentLimit)
    guard let bucket = timeline.buckets.first, bucket.moments.upperBound > position else { return nil }
    position = bucket.moments.upperBound
    return (timeline, bucket)
  }
}
