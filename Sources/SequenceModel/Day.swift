/// A day of the proleptic Gregorian calendar, without a time zone: the local day at the place of an event.
///
/// Counted from 1 January 1970. The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
/// ("chrono-Compatible Low-Level Date Algorithms", 2013), exact for every year that `Int32` can hold.
public struct Day: Comparable, Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// Makes a day from its count since 1970-01-01.
  public init(number: Int32) {
    self.number = number
  }

  /// Makes a day from year (1…9999), month (1…12) and day of the month; nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.count(ofMonth: month, year: year)).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1…12) and day of the month (1…31).
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  /// The day `count` days later; earlier if `count` is negative. Stays within years 1…9999.
  public func advanced(by count: Int) -> Day {
    let sum = Int(number) + count
    return Day(number: Int32(Swift.min(Swift.max(sum, -719_162), 2_932_896)))
  }

  /// The same day of the month `count` months later, or that month's last day if it is shorter.
  public func advanced(byMonths count: Int) -> Day {
    let (year, month, day) = civil
    let months = Swift.min(Swift.max(year * 12 + month - 1 + count, 12), 9999 * 12 + 11)
    let length = Day.count(ofMonth: months % 12 + 1, year: months / 12)
    return Day(year: months / 12, month: months % 12 + 1, day: Swift.min(day, length)) ?? self
  }

  /// How many days a month has: 28…31.
  public static func count(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Earlier days are smaller.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}
