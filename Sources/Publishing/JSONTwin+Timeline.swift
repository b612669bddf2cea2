import Lenses
import PackStore
import SequenceModel

extension JSONTwin {
  /// The swim lanes: a row for each stretch of time that has moments, with its lanes; those without moments are left out.
  /// - Parameters:
  ///   - scale: how long a stretch is.
  ///   - days: a part of the sequence, with the whole of each stretch that one of them falls into; all of it if nil.
  public func timeline(_ scale: Timeline.Scale, _ days: ClosedRange<Day>? = nil) -> [JSON] {
    var windows = TimelineWindows(scale, days, in: edition)
    var rows: [JSON] = []
    while let (window, bucket) = windows.next() {
      let lanes = window.lanes.compactMap { lane -> JSON? in
        guard let cell = lane.cells.first ?? nil else { return nil }
        let moments = window.moments(of: lane, in: bucket, of: edition).map { head in
          JSON.object([
            ("id", .string(head.id.description)), ("short", .text(head.short)), ("title", .string(head.title)),
            ("date", .text(head.date?.description ?? "")), ("time", .text(head.time?.description ?? ""))
          ])
        }
        return .object([
          ("id", .string(lane.id)), ("title", .string(lane.title)), ("count", .number(cell.count)),
          ("moments", .array(moments))
        ])
      }
      rows.append(
        .object([
          ("id", .string(CalendarDate(bucket.first).description)), ("title", .string(bucket.title)),
          ("from", .string(CalendarDate(bucket.first).description)),
          ("to", .string(CalendarDate(bucket.last).description)), ("count", .number(bucket.moments.count)),
          ("bounded", .bool(bucket.isBounded)), ("lanes", .array(lanes))
        ]))
    }
    return rows
  }
}
