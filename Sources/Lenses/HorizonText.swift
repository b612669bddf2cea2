import PackStore
import SequenceModel

extension Edition {
  /// The header's text: `whole story`, `as of 27 Feb 2019 · then`, `as of 27 Feb 2019 · with hindsight`.
  ///
  /// A cut within a day names the hour of its moment, or the moment's short title where it has none. A lock reads like a cut at its day:
  /// nothing says that there is more.
  public var horizonText: String {
    guard let cutText else { return "whole story" }
    return "as of \(cutText) · \(readingText)"
  }

  /// The header's text of a difference: `30 Sep 2018 → 15 Mar 2019 · then`.
  public func differenceText(since earlier: Edition) -> String {
    "\(earlier.cutText ?? "") → \(cutText ?? "whole story") · \(readingText)"
  }

  /// The day of the cut, or of the lock, with the hour of its moment; nil for the whole story.
  public var cutText: String? {
    guard horizon.cut != .wholeStory || horizon.lock != nil else { return nil }
    var cut = CalendarDate(bounds.about.day).readable
    if case .moment(let id) = horizon.cut, bounds.about != .endOf(bounds.about.day), let head = head(id) {
      cut += ", " + (head.time?.description ?? head.short)
    }
    return cut
  }

  private var readingText: String { horizon.reading == .then ? "then" : "with hindsight" }
}
