import SequenceModel

extension Timeline {
  /// How much time a column spans.
  public enum Scale: String, CaseIterable, Hashable, Sendable {
    case year, quarter, month, week, day
  }

  /// A stretch of time: one column.
  public struct Bucket: Hashable, Sendable {
    /// Its first day.
    public var first: Day
    /// Its last day, or the horizon's if that comes earlier.
    public var last: Day
    /// Its name in full: `2019`, `Q1 2019`, `Feb 2019`, `week of 25 Feb 2019`, `27 Feb 2019`.
    public var title: String
    /// Its name under the heading `group`, at most 4 columns: `2019`, `Q1`, `Feb`, `25`, `27`.
    public var short: String
    /// What stands above neighbouring columns: the year, or month and year; empty above years.
    public var group: String
    /// The positions of its moments in the sequence.
    public var moments: Range<Int>
    /// How many of them, from the first on, were looked at for their sides: all, unless there are very many.
    public var examined: Int

    /// Whether its lanes count no further than `examined`.
    public var isBounded: Bool { examined < moments.count }
  }
}

extension Timeline.Scale {
  /// The first day of the bucket that a day falls into. Weeks begin on Monday.
  public func start(of day: Day) -> Day {
    let (year, month, _) = day.civil
    return switch self {
    case .year: Day(year: year, month: 1, day: 1) ?? day
    case .quarter: Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    case .month: Day(year: year, month: month, day: 1) ?? day
    case .week: day.advanced(by: -day.daysSinceMonday)
    case .day: day
    }
  }

  /// The first day of the bucket that comes `count` buckets after the one which begins on `start`; before it if `count` is negative.
  public func start(_ count: Int, after start: Day) -> Day {
    switch self {
    case .year: start.advanced(byMonths: 12 * count)
    case .quarter: start.advanced(byMonths: 3 * count)
    case .month: start.advanced(byMonths: count)
    case .week: start.advanced(by: 7 * count)
    case .day: start.advanced(by: count)
    }
  }

  /// The names of the bucket that begins on a day.
  func names(of start: Day) -> (title: String, short: String, group: String) {
    let (year, month, day) = start.civil
    let monthName = "\(monthNames[month - 1]) \(year)"
    return switch self {
    case .year: ("\(year)", "\(year)", "")
    case .quarter: ("Q\(month / 3 + 1) \(year)", "Q\(month / 3 + 1)", "\(year)")
    case .month: (monthName, monthNames[month - 1], "\(year)")
    case .week: ("week of \(day) \(monthName)", "\(day)", monthName)
    case .day: ("\(day) \(monthName)", "\(day)", monthName)
    }
  }
}

extension Day {
  /// 0 on a Monday, 6 on a Sunday.
  fileprivate var daysSinceMonday: Int {
    // 1 January 1970 was a Thursday.
    let rest = (Int(number) + 3) % 7
    return rest < 0 ? rest + 7 : rest
  }
}
