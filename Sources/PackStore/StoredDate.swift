import SQLite
import SequenceModel

/// A date in a column: an exact day as its number, any other date as its text, no date as NULL. Most dates are exact days, and a list
/// reads many of them.
extension Value {
  /// A date to bind.
  init(_ date: CalendarDate?) {
    guard let date else {
      self = .null
      return
    }
    let isExactDay = date.precision == .day && !date.isApproximate
    self = isExactDay ? .integer(Int64(date.firstDay.number)) : .text(date.description)
  }
}

extension Row {
  /// The date in a column; nil for none, and for what is none.
  func date(_ column: Int) -> CalendarDate? {
    switch value(column) {
    case .integer(let number):
      let years = Int64(-719_162)...2_932_896
      return years.contains(number) ? CalendarDate(Day(number: Int32(number))) : nil
    case .text(let text): return CalendarDate(text)
    default: return nil
    }
  }

  /// The end of a span in a column; nil for none, and while the span may still go on.
  func end(_ column: Int, within bounds: Bounds) -> CalendarDate? {
    date(column).flatMap { bounds.reaches($0.lastDay) ? $0 : nil }
  }
}
