import PackStore
import SequenceModel

extension Edition {
  /// The header's text: `whole story`, `as of 27 Feb 2019 · then`, `as of 27 Feb 2019 · with hindsight`.
  ///
  /// A cut within a day names the hour of its moment, or the moment's short title where it has none. A lock reads like a cut at its day:
  /// nothing says that there is more.
  public var horizonText: String {
    guard horizon.cut != .wholeStory || horizon.lock != nil else { return "whole story" }
    var cut = CalendarDate(bounds.about.day).readable
    if case .moment(let id) = horizon.cut, bounds.about != .endOf(bounds.about.day), let head = head(id) {
      cut += ", " + (head.time?.description ?? head.short)
    }
    return "as of \(cut) · \(horizon.reading == .then ? "then" : "with hindsight")"
  }
}
