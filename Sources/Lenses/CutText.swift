import PackStore
import SequenceModel

/// A cut as people type it, in the explorer and on the command line.
public enum CutText {
  /// Why a text is no cut.
  public struct Failure: Error, Equatable, Sendable {
    /// One line for a person.
    public var reason: String

    /// A reason, without a full stop.
    public init(reason: String) { self.reason = reason }
  }

  /// Reads a cut: a date (a coarse one means its last day), a step from `from` (`+1m`, `-2w`, `+3d`, `+1y`), a moment's id or slug, or `story` for no cut.
  /// - Parameters:
  ///   - text: what was typed.
  ///   - from: the day that a step starts from.
  ///   - isKnown: whether a moment can be cut at, within the lock.
  public static func cut(_ text: String, from: Day?, isKnown: (EntryID) -> Bool) throws(Failure) -> Cut {
    let text = text.split(separator: " ").joined(separator: " ")
    if text == "story" { return .wholeStory }
    if let date = CalendarDate(text) { return .day(date.lastDay) }
    if text.hasPrefix("+") || text.hasPrefix("-") {
      guard let from else {
        throw Failure(reason: "a step such as \(text) needs a cut or a selected moment to start from")
      }
      return .day(try step(text, from: from))
    }
    let id = text.contains("/") ? EntryID(text) : EntryID(.moment, text)
    guard let id, id.kind == .moment else {
      throw Failure(
        reason: "\(text) is no cut: type a day (2018-06-12), a month (2018-06), a step (+1m) or a moment's id")
    }
    guard isKnown(id) else { throw Failure(reason: "there is no moment \(id.slug)") }
    return .moment(id)
  }

  private static func step(_ text: String, from: Day) throws(Failure) -> Day {
    let sign = text.hasPrefix("-") ? -1 : 1
    guard let unit = text.last, let count = Int(text.dropFirst().dropLast()), (0...10_000).contains(count) else {
      throw Failure(reason: "\(text) is no step: +1d, +2w, -1m and +1y are")
    }
    switch unit {
    case "d": return from.advanced(by: sign * count)
    case "w": return from.advanced(by: sign * count * 7)
    case "m": return from.advanced(byMonths: sign * count)
    case "y": return from.advanced(byMonths: sign * count * 12)
    default: throw Failure(reason: "\(text) is no step: +1d, +2w, -1m and +1y are")
    }
  }
}
