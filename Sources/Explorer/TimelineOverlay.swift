import Lenses
import PackStore
import Screen
import SequenceModel

/// The swim lanes over the panes: where the person is in them.
public struct TimelinePlace: Equatable, Sendable {
  /// How much time a column spans.
  public var scale = Timeline.Scale.month
  /// A day of the chosen column.
  public var day: Day
  /// The chosen lane, by its party's id; empty for the first.
  public var lane = ""
}

/// The window of the lanes that a screen has room for, and the chosen cell in it.
struct TimelineWindow {
  let timeline: Timeline
  /// The index of the chosen column; 0 where there is none.
  let column: Int
  /// The index of the chosen lane; 0 where there is none.
  let lane: Int
  /// Columns for the names of the sides.
  static let nameWidth = 16
  /// Columns for a stretch of time.
  static let cellWidth = 5

  init(_ place: TimelinePlace, columns: Int, in edition: Edition) {
    let count = max(1, (columns - Self.nameWidth) / Self.cellWidth)
    let chosen = place.scale.start(of: place.day)
    // All of it from the beginning if there is room; else the chosen column in the middle.
    let first = Timeline.days(in: edition).map { place.scale.start(of: $0.lowerBound) } ?? chosen
    let near = place.scale.start(1 - count, after: chosen) <= first
    timeline = Timeline(
      place.scale, from: near ? first : place.scale.start(-count / 2, after: chosen), columns: count, in: edition)
    column = timeline.buckets.lastIndex { $0.first <= place.day } ?? 0
    lane = timeline.lanes.firstIndex { $0.id == place.lane } ?? 0
  }

  /// The chosen cell; nil where the side has no moment there.
  var cell: Timeline.Cell? { timeline.lanes[safe: lane]?.cells[safe: column] ?? nil }
}

extension State {
  mutating func openTimeline(in library: Library) {
    let edition = library.edition(view.horizon)
    guard let days = Timeline.days(in: edition) else {
      notice = "Nothing is within this horizon"
      return
    }
    let selected = (view.selections[.sequence]?.entry).flatMap(edition.head)?.days.about.day
    overlay = .timeline(TimelinePlace(day: selected ?? days.upperBound))
  }

  mutating func pressInTimeline(_ key: Key, in library: Library) -> [Effect] {
    guard case .timeline(var place) = overlay else { return [] }
    let edition = library.edition(view.horizon)
    let window = TimelineWindow(place, columns: timelineColumns, in: edition)
    let lanes = window.timeline.lanes
    switch (key, library.keymap.command(for: key)) {
    case ("+", _), ("-", _):
      let scales = Timeline.Scale.allCases
      let next = (scales.firstIndex(of: place.scale) ?? 0) + (key == "+" ? 1 : -1)
      place.scale = scales[safe: next] ?? place.scale
    case (_, .moveDown): place.lane = lanes[safe: min(window.lane + 1, lanes.count - 1)]?.id ?? ""
    case (_, .moveUp): place.lane = lanes[safe: max(0, window.lane - 1)]?.id ?? ""
    case (_, .right), (_, .left):
      let isRight = library.keymap.command(for: key) == .right
      let day = place.scale.start(isRight ? 1 : -1, after: place.scale.start(of: place.day))
      if let days = Timeline.days(in: edition) {
        place.day = min(max(day, days.lowerBound), days.upperBound)
      }
    case (_, .moveToFirst): if let days = Timeline.days(in: edition) { place.day = days.lowerBound }
    case (_, .moveToLast): if let days = Timeline.days(in: edition) { place.day = days.upperBound }
    case (_, .open):
      guard let head = window.cell?.first else {
        notice = "No moment stands here"
        break
      }
      overlay = nil
      record()
      show(head.id, in: library)
      return []
    case (_, .cancel), (_, .close), (_, .timeline):
      overlay = nil
      return []
    default: notice = "h l and j k move, + and - change the scale, Enter opens the first moment, q closes"
    }
    overlay = .timeline(place)
    return []
  }

  /// The columns of the box that the lanes stand in.
  private var timelineColumns: Int { max(1, size.columns - 6) }
}

func drawTimeline(_ place: TimelinePlace, _ state: State, _ edition: Edition, into frame: inout Frame) {
  let window = TimelineWindow(place, columns: max(1, frame.size.columns - 6), in: edition)
  let timeline = window.timeline
  let content = box(
    DisplayText("Timeline by \(place.scale.rawValue)"), rows: timeline.lanes.count + 7,
    columns: frame.size.columns - 4, into: &frame)
  let names = TimelineWindow.nameWidth
  func column(_ index: Int) -> Int { content.origin.column + names + index * TimelineWindow.cellWidth }
  func put(_ text: DisplayText, row: Int, column: Int, style: Style, room: Int) {
    guard row < content.bottom - 3, column < content.right else { return }
    frame.put(
      text.truncated(to: min(room, content.right - column)),
      at: Position(row: content.origin.row + row, column: column), style: style)
  }
  var group = ""
  for (index, bucket) in timeline.buckets.enumerated() {
    if bucket.group != group {
      put(DisplayText(bucket.group), row: 0, column: column(index), style: Style(.heading, .bold), room: 9)
    }
    group = bucket.group
    let isChosen = index == window.column
    put(
      DisplayText(bucket.short), row: 1, column: column(index), style: Style(.dim, isChosen ? [.bold, .underline] : []),
      room: TimelineWindow.cellWidth - 1)
  }
  // The lanes in sight: the chosen one always is.
  let rows = max(1, content.size.rows - 5)
  let top = max(0, min(window.lane - rows / 2, timeline.lanes.count - rows))
  for (line, lane) in timeline.lanes.dropFirst(top).prefix(rows).enumerated() {
    let isChosenLane = top + line == window.lane
    put(
      (isChosenLane ? "> " : "  ") + DisplayText(lane.title), row: 2 + line, column: content.origin.column,
      style: Style(.normal, isChosenLane ? .bold : []), room: names - 1)
    for (index, cell) in lane.cells.enumerated() {
      let isChosen = isChosenLane && index == window.column
      let text = cell.map { DisplayText("\(ActivityStrip.bar($0.level)) \($0.count)") } ?? "·"
      put(
        isChosen ? text + DisplayText(String(repeating: " ", count: max(0, 4 - text.width))) : text, row: 2 + line,
        column: column(index), style: isChosen ? selectionStyle(isFocused: true) : Style(cell == nil ? .dim : .normal),
        room: TimelineWindow.cellWidth - 1)
      if isChosen { frame.cursor = Position(row: content.origin.row + 2 + line, column: column(index)) }
    }
  }
  drawTimelineFoot(window, place, edition, into: &frame, content)
}

/// What the chosen cell holds, in words, and the keys.
private func drawTimelineFoot(
  _ window: TimelineWindow, _ place: TimelinePlace, _ edition: Edition, into frame: inout Frame, _ content: Rect
) {
  guard content.size.rows >= 4, let bucket = window.timeline.buckets[safe: window.column],
    let lane = window.timeline.lanes[safe: window.lane]
  else { return }
  let moments = window.timeline.moments(of: lane, in: bucket, of: edition)
  let names = moments.prefix(12).map { head in
    [head.date?.short ?? "", head.short.isEmpty ? head.title : head.short].filter { !$0.isEmpty }.joined(separator: " ")
  }
  let what = moments.isEmpty ? "nothing" : names.joined(separator: " · ")
  let bound = bucket.isBounded ? "at least " : ""
  putRow(
    DisplayText("\(lane.title), \(bucket.title): \(bound)\(moments.count)"), into: &frame, content,
    row: content.bottom - 3, style: Style(.heading, .bold))
  putRow(DisplayText(what), into: &frame, content, row: content.bottom - 2, style: .normal)
  putRow(
    "h l time · j k side · + - scale · Enter first moment · q closes", into: &frame, content, row: content.bottom - 1,
    style: Style(.dim))
}
