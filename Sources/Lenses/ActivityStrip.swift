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

extension Horizon {
  /// The header's text: `whole story`, `as of 27 Feb 2019 · then`, `as of 27 Feb 2019 · with hindsight`.
  /// A cut within a day names the moment's hour, or its short title where it has none.
  public func readable(in edition: Edition) -> String {
    let cut: String
    switch self.cut {
    case .wholeStory: return "whole story"
    case .day(let day): cut = CalendarDate(day).readable
    case .moment(let id):
      let head = edition.momentOfCut(id)
      let hour = head.map { $0.time?.description ?? $0.short } ?? ""
      cut = (head?.date?.readable ?? id.slug) + (hour.isEmpty ? "" : ", \(hour)")
    }
    return "as of \(cut) · \(reading == .then ? "then" : "with hindsight")"
  }
}

extension Edition {
  /// The head of the moment a cut stands at: visible unless it became public later than it happened.
  func momentOfCut(_ id: EntryID) -> Head? { head(id) }
}
