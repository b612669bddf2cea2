import PackStore
import SequenceModel

/// How many moments of the pack fall into each month, up to the horizon: activity in this pack, not in the world.
public struct ActivityStrip: Hashable, Sendable {
  /// One month.
  public struct Month: Hashable, Sendable {
    /// The year.
    public var year: Int
    /// 1…12.
    public var month: Int
    /// How many visible moments begin in it.
    public var count: Int
    /// The height of its bar, 0 for none, 1…8 in proportion to the busiest visible month.
    public var level: Int
  }

  /// From the first to the last visible month that has a moment, without gaps.
  public var months: [Month]

  /// The strip at an edition's horizon.
  public init(in edition: Edition) {
    let activity = edition.activity()
    let most = max(1, activity.map(\.count).max() ?? 1)
    months = activity.map { month in
      Month(
        year: month.year, month: month.month, count: month.count,
        level: month.count == 0 ? 0 : max(1, (month.count * 8 + most - 1) / most))
    }
  }
}
