import Screen

/// Where everything stands at a size: computed from the state, stored nowhere.
struct PaneLayout: Equatable {
  /// The row of lenses and horizon; nil if the screen is too small for anything.
  var header: Rect?
  /// The activity strip; nil below 12 rows.
  var strip: Rect?
  /// What the step of a tour says, above the panes; nil without a tour.
  var stage: Rect?
  /// The cells of its title; nil where there is no room for one.
  var stageTitle: Rect?
  /// The cells of its text within; nil where only its title shows.
  var stageText: Rect?
  /// The visible panes, from left to right and from top to bottom, borders included.
  var panes: [(pane: Pane, rect: Rect)]
  /// The bottom row of keys; nil below 6 rows.
  var footer: Rect?
  /// Whether the panes have borders; not below 8 rows.
  var hasBorders: Bool
  /// Whether the screen is below the minimum of 20 columns and 4 rows.
  var isTooSmall: Bool

  /// The smallest screen that shows panes.
  static let minimum = Size(rows: 4, columns: 20)

  /// - Parameter stageRows: how many rows the step of a tour asks for; 0 without a tour.
  /// - Parameter stageShare: how many tenths of the panes' rows it gets at most.
  /// - Parameter isStacked: whether the list is a table, which takes the whole width and lies above the other panes.
  init(size: Size, focus: Pane, zoom: Zoom, isStacked: Bool, stageRows: Int = 0, stageShare: Int = 4) {
    isTooSmall = size.rows < Self.minimum.rows || size.columns < Self.minimum.columns
    hasBorders = size.rows >= 8
    panes = []
    guard !isTooSmall else { return }
    header = Rect(row: 0, column: 0, rows: 1, columns: size.columns)
    var top = 1
    if size.rows >= 12 {
      strip = Rect(row: 1, column: 0, rows: 1, columns: size.columns)
      top = 2
    }
    var bottom = size.rows
    if size.rows >= 6 {
      bottom -= 1
      footer = Rect(row: bottom, column: 0, rows: 1, columns: size.columns)
    }
    if stageRows > 0 {
      // The step takes the place of the strip too: on a projector every row counts.
      top = 1
      strip = nil
      let rows = min(stageRows + (hasBorders ? 2 : 0), max(1, (bottom - top) * stageShare / 10))
      let panel = Rect(row: top, column: 0, rows: rows, columns: size.columns)
      stage = panel
      stageTitle = hasBorders ? Rect(row: top, column: 3, rows: 1, columns: max(0, size.columns - 6)) : nil
      stageText = hasBorders ? panel.inset(rows: 1, columns: 2) : panel
      top += rows
    }
    let body = Rect(row: top, column: 0, rows: bottom - top, columns: size.columns)
    if isStacked {
      panes = Self.stack(in: body, focus: focus, zoom: zoom)
      return
    }
    var column = 0
    for (pane, width) in Self.widths(columns: size.columns, focus: focus, zoom: zoom) {
      panes.append((pane, Rect(row: body.origin.row, column: column, rows: body.size.rows, columns: width)))
      column += width
    }
  }

  /// The table above, reader and Connected below it; one pane alone where there is no room for two.
  private static func stack(in body: Rect, focus: Pane, zoom: Zoom) -> [(pane: Pane, rect: Rect)] {
    let rows = body.size.rows
    if zoom == .full || rows < 10 { return [(focus, body)] }
    let share = zoom == .normal ? rows * 11 / 20 : focus == .list ? rows * 3 / 4 : rows / 3
    let above = min(max(share, 5), rows - 5)
    let columns = body.size.columns
    let connected = min(max(columns * 25 / 100, 28), 44)
    let below: [(Pane, Int)] =
      columns >= 110
      ? [(.reader, columns - connected), (.connected, connected)]
      : [(focus == .connected ? .connected : .reader, columns)]
    var panes: [(pane: Pane, rect: Rect)] = [
      (.list, Rect(row: body.origin.row, column: 0, rows: above, columns: columns))
    ]
    var column = 0
    for (pane, width) in below {
      panes.append((pane, Rect(row: body.origin.row + above, column: column, rows: rows - above, columns: width)))
      column += width
    }
    return panes
  }

  /// The width of each visible pane, left to right; they fill the columns.
  static func widths(columns: Int, focus: Pane, zoom: Zoom) -> [(Pane, Int)] {
    if zoom == .full || columns < 60 { return [(focus, columns)] }
    if columns >= 110 {
      var list = min(max(columns * 24 / 100, 26), 44)
      var connected = min(max(columns * 25 / 100, 28), 44)
      if zoom == .half {
        let half = columns / 2
        switch focus {
        case .list: (list, connected) = (half, columns / 5)
        case .reader: (list, connected) = ((columns - columns * 6 / 10) / 2, (columns - columns * 6 / 10) / 2)
        case .connected: (list, connected) = (columns / 5, half)
        }
      }
      return [(.list, list), (.reader, columns - list - connected), (.connected, connected)]
    }
    let side =
      zoom == .half && focus != .reader
      ? columns / 2 : zoom == .half ? columns / 4 : min(max(columns * 36 / 100, 24), 34)
    return focus == .connected
      ? [(.reader, columns - side), (.connected, side)] : [(.list, side), (.reader, columns - side)]
  }

  /// The rectangle of a pane, borders included; nil if it is not visible.
  func rect(of pane: Pane) -> Rect? { panes.first { $0.pane == pane }?.rect }

  /// The cells for a pane's content; nil if it is not visible.
  func content(of pane: Pane) -> Rect? {
    guard let rect = rect(of: pane) else { return nil }
    if hasBorders { return rect.inset(rows: 1, columns: rect.size.columns > 4 ? 2 : 1) }
    // Without borders a blank column keeps neighbours apart.
    let isLast = panes.last?.pane == pane
    return Rect(
      row: rect.origin.row, column: rect.origin.column, rows: rect.size.rows,
      columns: rect.size.columns - (isLast ? 0 : 1))
  }

  /// The pane at a place of the screen.
  func pane(at position: Position) -> Pane? { panes.first { $0.rect.contains(position) }?.pane }

  static func == (left: PaneLayout, right: PaneLayout) -> Bool {
    left.header == right.header && left.stage == right.stage && left.stageTitle == right.stageTitle
      && left.stageText == right.stageText && left.strip == right.strip && left.footer == right.footer
      && left.hasBorders == right.hasBorders && left.isTooSmall == right.isTooSmall
      && left.panes.elementsEqual(right.panes) { $0 == $1 }
  }
}

extension State {
  /// Where everything stands now.
  var layout: PaneLayout { layout(focusing: view.focus) }

  private func layout(focusing focus: Pane) -> PaneLayout {
    layout(focusing: focus, stageLines: stage?.rows ?? quiz?.rows)
  }

  /// - Parameter stageLines: how many lines the step's text, or a quiz's question, asks for; nil without a tour or a quiz.
  private func layout(focusing focus: Pane, stageLines: Int?) -> PaneLayout {
    // An opened gate has question, answers and outcome to show. A question that a quiz asks has the screen.
    let more = quiz != nil && hidesPanes ? 5 : stage?.showsOutcome == true ? 2 : 0
    let isWandering = stage?.isWandering == true
    if profile == .projector {
      return PaneLayout(
        size: size,
        projecting: PaneLayout.Projection(
          focus: focus, isTable: view.lens.isTable && focus == .list,
          wantsReader: stage != nil && !isWandering && view.focus == .list && !view.highlight.isEmpty,
          stageLines: stageLines, isStageFolded: isWandering, stageShare: 5 + more))
    }
    return PaneLayout(
      size: size, focus: focus, zoom: view.zoom, isStacked: view.lens.isTable,
      stageRows: stageLines.map { max(2, $0) } ?? 0, stageShare: 4 + more)
  }

  /// The most lines that a step's text may have before it is cut.
  var stageTextLimit: Int { layout(focusing: view.focus, stageLines: 1_000).stageText?.size.rows ?? 0 }

  /// The columns that the reader sets its text at, also while it is not visible.
  var readerWidth: Int {
    if let rect = layout.content(of: .reader) { return max(1, rect.size.columns) }
    return max(
      1, layout(focusing: .reader).content(of: .reader)?.size.columns ?? size.columns)
  }

  /// The rows that a pane shows, also while it is not visible; at least 1.
  func height(of pane: Pane) -> Int {
    let rect = layout.content(of: pane) ?? layout(focusing: pane).content(of: pane)
    return max(1, rect?.size.rows ?? size.rows)
  }
}
