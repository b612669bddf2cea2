import Lenses
import PackStore
import Screen
import SequenceModel

extension TextTwin {
  /// The swim lanes, linear: each stretch of time that has moments, and below it each side with how many of them it takes part in and
  /// which.
  /// - Parameters:
  ///   - scale: how long a stretch is.
  ///   - days: a part of the sequence, with the whole of each stretch that one of them falls into; all of it if nil.
  public func timeline(_ scale: Timeline.Scale, _ days: ClosedRange<Day>? = nil) -> AnyIterator<String> {
    var windows = TimelineWindows(scale, days, in: edition)
    var isFirst = true
    var waiting: [String] = []
    return AnyIterator { [self] in
      if waiting.isEmpty, let (window, bucket) = windows.next() {
        var typesetter = typesetter
        let count = bucket.moments.count
        typesetter.plain(DisplayText("\(bucket.title) · \(count) \(count == 1 ? "moment" : "moments")"), style: .normal)
        for lane in window.lanes {
          guard let cell = lane.cells.first ?? nil else { continue }
          let moments = window.moments(of: lane, in: bucket, of: edition).map { head in
            escaped(head.short.isEmpty ? head.title : head.short) + " (\(head.id))"
          }
          let number = bucket.isBounded ? "at least \(cell.count)" : "\(cell.count)"
          typesetter.row(
            label: DisplayText("  \(lane.title), \(number):"), labelStyle: .normal,
            markdown: moments.joined(separator: ", "))
        }
        waiting = (isFirst ? [] : [""]) + typesetter.lines
        waiting.reverse()
        isFirst = false
      }
      return waiting.popLast()
    }
  }
}
