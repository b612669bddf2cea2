/// A place in time that a bound can be compared with: a day, and within the day the place of a moment.
///
/// A statement attached to a moment shares the moment's instant. Untimed moments and statements without a moment stand at
/// `endOf(day)`, so that they count only when the whole day does.
public struct Instant: Comparable, Hashable, Sendable {
  /// `day.number × 2²⁴ + order`: what the compiled pack stores and compares.
  public let rawValue: Int64

  /// The order that stands after every moment of a day.
  public static let endOrder = 0xFF_FFFF

  /// Takes a stored value.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The place of the `order`-th moment of a day (0…`endOrder`, clamped).
  public init(_ day: Day, order: Int) {
    rawValue = Int64(day.number) * 0x100_0000 + Int64(min(max(order, 0), Instant.endOrder))
  }

  /// After everything of the day.
  public static func endOf(_ day: Day) -> Instant { Instant(day, order: endOrder) }

  /// Later than every statement.
  public static let distantFuture = Instant(rawValue: Int64.max)

  /// The day.
  public var day: Day { Day(number: Int32(clamping: rawValue >> 24)) }

  /// Earlier instants are smaller.
  public static func < (left: Instant, right: Instant) -> Bool { left.rawValue < right.rawValue }
}

/// The two days of a statement (design: two clocks): what it is about, and from when the public could know it.
public struct Days: Hashable, Sendable {
  /// The instant the statement concerns.
  public var about: Instant
  /// The instant from which it was public; never before `about`.
  public var shown: Instant

  /// A statement about `about`, public from `shown`.
  public init(about: Instant, shown: Instant) {
    self.about = about
    self.shown = max(about, shown)
  }
}

/// Where the sequence is cut.
public enum Cut: Hashable, Sendable {
  /// No cut: the whole story.
  case wholeStory
  /// After everything of a day.
  case day(Day)
  /// After a moment of a day; what comes later that day is beyond the cut.
  case moment(EntryID)
}

/// How the cut is read.
public enum Reading: String, Hashable, Sendable, CaseIterable {
  /// What one could know on the day of the cut.
  case then
  /// What is known now about the days up to the cut.
  case now
}

/// What is within reach: the cut, its reading, and a lock that nothing passes.
public struct Horizon: Hashable, Sendable {
  /// Where the sequence is cut.
  public var cut: Cut
  /// What was known then, or what is known now.
  public var reading: Reading
  /// The last day that a locked lesson may show, in either reading; nil without a lock.
  public var lock: Day?

  /// The whole story, unless told otherwise.
  public init(cut: Cut = .wholeStory, reading: Reading = .then, lock: Day? = nil) {
    self.cut = cut
    self.reading = reading
    self.lock = lock
  }

  /// The same reading and lock at another cut.
  public func cut(at cut: Cut) -> Horizon { Horizon(cut: cut, reading: reading, lock: lock) }
}

/// A horizon resolved against a pack: a statement is within it if both its instants are.
public struct Bounds: Hashable, Sendable {
  /// The last instant that a statement may be about.
  public let about: Instant
  /// The last instant from which a statement may have been public.
  public let shown: Instant

  /// Resolves a horizon. `cut` is nil for the whole story; a cut past the lock becomes the lock.
  public init(cut: Instant?, reading: Reading, lock: Day?) {
    let limit = lock.map(Instant.endOf) ?? .distantFuture
    about = min(cut ?? .distantFuture, limit)
    shown = reading == .then ? about : limit
  }

  /// Whether a statement with these days is within the horizon.
  public func contains(_ days: Days) -> Bool { days.about <= about && days.shown <= shown }

  /// Whether a day is over: what ends on it, or opens with it, may be told.
  public func reaches(_ day: Day) -> Bool { .endOf(day) <= about }
}
