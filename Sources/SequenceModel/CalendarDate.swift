/// A date as a source gives it: a day, a month or a year, exact or about.
public struct CalendarDate: Hashable, Sendable {
  /// How much of the date is known.
  public enum Precision: Hashable, Sendable { case year, month, day }

  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12; 0 where only the year is known.
  public let month: Int
  /// The day of the month, 1…31; 0 where only the month or the year is known.
  public let dayOfMonth: Int
  /// Whether the source says "about" (written `~`).
  public let isApproximate: Bool

  /// An exact date of one day.
  public init(_ day: Day) {
    (year, month, dayOfMonth) = day.civil
    isApproximate = false
  }

  /// Reads ISO 8601 with day, month or year precision, with `~` in front for about: `2018-06-12`, `~2018-06`, `2018`.
  /// Nil for anything else, days that do not exist included.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// As above.
  public init?(_ text: String) {
    var rest = text.utf8[...]
    isApproximate = rest.first == UInt8(ascii: "~")
    if isApproximate { rest = rest.dropFirst() }
    let parts = rest.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : 0
    dayOfMonth = numbers.count > 2 ? numbers[2] : 0
    guard year > 0, numbers.count < 2 || (1...12).contains(month) else { return nil }
    guard numbers.count < 3 || Day(year: year, month: month, day: dayOfMonth) != nil else { return nil }
  }

  /// How much of the date is known.
  public var precision: Precision {
    month == 0 ? .year : dayOfMonth == 0 ? .month : .day
  }

  /// The first day that the date can mean.
  public var firstDay: Day {
    Day(year: year, month: max(month, 1), day: max(dayOfMonth, 1)) ?? Day(number: 0)
  }

  /// The last day that the date can mean: the day from which a coarse date surely lies in the past.
  public var lastDay: Day {
    let lastMonth = month == 0 ? 12 : month
    let last = dayOfMonth == 0 ? Day.count(ofMonth: lastMonth, year: year) : dayOfMonth
    return Day(year: year, month: lastMonth, day: last) ?? Day(number: 0)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601 as authored, `~` included; reads back as the same date.
  public var description: String {
    var text = (isApproximate ? "~" : "") + padded(year, 4)
    if month > 0 { text += "-" + padded(month, 2) }
    if dayOfMonth > 0 { text += "-" + padded(dayOfMonth, 2) }
    return text
  }

  /// For readers, in English: `27 Feb 2019`, `Feb 2019`, `2019`; `about` in front where the source says so.
  public var readable: String {
    var text = isApproximate ? "about " : ""
    if dayOfMonth > 0 { text += "\(dayOfMonth) " }
    if month > 0 { text += monthNames[month - 1] + " " }
    return text + "\(year)"
  }

  /// For lists, at most 6 columns, without the year: `27 Feb`, `~1 Apr`, `Feb`, `2019` for a year.
  public var short: String {
    guard month > 0 else { return "\(year)" }
    let mark = isApproximate ? "~" : ""
    return mark + (dayOfMonth > 0 ? padded(dayOfMonth, 2) + " " : "") + monthNames[month - 1]
  }
}

/// English month names, three letters each, January first.
public let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/// A clock time at the place of an event.
public struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Minutes since midnight, 0…1439.
  public let minutes: Int
  /// Whether the source says "about" (written `~`).
  public let isApproximate: Bool

  /// Reads `16:15` or `~12:25`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var rest = text.utf8[...]
    isApproximate = rest.first == UInt8(ascii: "~")
    if isApproximate { rest = rest.dropFirst() }
    let digits = Array(rest)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digits[$0]) })
    else { return nil }
    func number(_ index: Int) -> Int {
      Int(digits[index] - UInt8(ascii: "0")) * 10 + Int(digits[index + 1] - UInt8(ascii: "0"))
    }
    guard number(0) < 24, number(3) < 60 else { return nil }
    minutes = number(0) * 60 + number(3)
  }

  /// As authored: `16:15`, `~12:25`.
  public var description: String {
    (isApproximate ? "~" : "") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }

  /// By the clock; an about time is not distinguished.
  public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
