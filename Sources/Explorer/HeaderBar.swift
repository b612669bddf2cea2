import Lenses
import PackStore
import Screen
import SequenceModel

/// The top row: title, lenses, horizon. Lens names shorten first, then the title; the horizon always stays.
func drawHeader(_ state: State, _ library: Library, _ edition: Edition, into frame: inout Frame, _ rect: Rect) {
  let earlier = state.view.since.map { library.edition(state.view.horizon.cut(at: $0)) }
  let horizon = DisplayText(earlier.map { edition.differenceText(since: $0) } ?? edition.horizonText)
  if state.profile == .projector { return drawProjectorHeader(state, library, horizon, into: &frame, rect) }
  let style = Style(.status, .bold)
  frame.fill(rect, style: style)
  let shownHorizon = horizon.truncated(to: max(0, rect.size.columns - 2))
  frame.put(shownHorizon, at: Position(row: rect.origin.row, column: rect.right - 1 - shownHorizon.width), style: style)
  let room = rect.size.columns - shownHorizon.width - 3
  guard room > 3 else { return }
  let title = DisplayText(library.info.title)
  let names = Lens.built.map { DisplayText("\($0.rawValue) \($0.title)") }
  let shorts = Lens.built.map {
    DisplayText("\($0.rawValue) \($0 == state.view.lens ? $0.title : $0.short)")
  }
  let numbers = Lens.built.map {
    $0 == state.view.lens ? DisplayText("\($0.rawValue) \($0.title)") : DisplayText("\($0.rawValue)")
  }
  let current = [DisplayText("\(state.view.lens.rawValue) \(state.view.lens.title)")]
  let variants: [(DisplayText, [DisplayText])] = [
    (title, names), (title, shorts), ("", names), ("", shorts), (title, numbers), ("", numbers), ("", current)
  ]
  func width(_ variant: (DisplayText, [DisplayText])) -> Int {
    (variant.0.width == 0 ? 0 : variant.0.width + 3) + variant.1.reduce(0) { $0 + $1.width + 2 }
  }
  let chosen = variants.first { width($0) <= room } ?? ("", current)
  var column = rect.origin.column + 1
  if chosen.0.width > 0 {
    column = frame.put(chosen.0, at: Position(row: rect.origin.row, column: column), style: style) + 2
  }
  for (index, name) in chosen.1.enumerated() {
    let isCurrent = chosen.1.count == 1 || Lens.built[index] == state.view.lens
    // Brackets as well as reverse video: the terminal may show neither colour nor reverse.
    let text = isCurrent ? "[" + name + "]" : " " + name + " "
    let limit = rect.origin.column + 1 + room - column
    guard limit > 0 else { break }
    column = frame.put(
      text.truncated(to: limit), at: Position(row: rect.origin.row, column: column),
      style: isCurrent ? Style(.status, [.bold, .reverse]) : Style(.status))
  }
}

/// The second row: one cell a month, higher where more moments of this pack begin.
func drawStrip(_ state: State, _ library: Library, _ edition: Edition, into frame: inout Frame, _ rect: Rect) {
  let strip = library.strip(at: state.view.horizon)
  let selected = (state.view.selections[.sequence]?.entry).flatMap(edition.head)?.date
  guard !strip.months.isEmpty else { return }
  let here = strip.months.firstIndex { $0.year == selected?.year && $0.month == selected?.month }
  let legend = here.map { index -> DisplayText in
    let month = strip.months[index]
    return DisplayText("\(monthNames[month.month - 1]) \(month.year): \(month.count) in this pack")
  }
  let legendWidth = legend.map { $0.width + 2 } ?? 0
  let room = rect.size.columns - 1 - (legendWidth < rect.size.columns / 2 ? legendWidth : 0)
  // The months around the selected one that fit, whole years labelled.
  let cells = strip.cells
  let focus = here.flatMap { index in cells.firstIndex { $0.month == index } } ?? cells.count - 1
  let start = cells.count <= room ? 0 : min(max(0, focus - room / 2), cells.count - room)
  var column = rect.origin.column + 1
  for cell in cells[start..<min(cells.count, start + room)] {
    let isHere = cell.month != nil && cell.month == here
    let style = isHere ? Style(.selection, .reverse) : Style(cell.month == nil ? .dim : .heading)
    frame.put(cell.text, at: Position(row: rect.origin.row, column: column), style: style)
    column += 1
  }
  if let legend, legendWidth < rect.size.columns / 2 {
    frame.put(legend, at: Position(row: rect.origin.row, column: rect.right - legendWidth + 1), style: Style(.dim))
  }
}

extension ActivityStrip {
  /// One column of the strip.
  struct StripCell {
    /// A bar, a dot for a month without moments, a digit of a year or a space.
    var text: DisplayText
    /// The index of its month; nil for the label of a year.
    var month: Int?
  }

  /// The strip as columns: each year's number, a space, its months.
  var cells: [StripCell] {
    var cells: [StripCell] = []
    for (index, month) in months.enumerated() {
      if index == 0 || month.month == 1 {
        let label = (index == 0 ? "" : " ") + "\(month.year) "
        cells += label.map { StripCell(text: DisplayText(String($0)), month: nil) }
      }
      cells.append(StripCell(text: Self.bar(month.level), month: index))
    }
    return cells
  }

  /// The bar of a level, a dot for none.
  static func bar(_ level: Int) -> DisplayText { bars[min(max(0, level), 8)] }

  private static let bars: [DisplayText] = ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
