import Lenses
import Screen
import SequenceModel
import Typesetting

/// Moving the selection, scrolling, changing pane and lens, and the mouse.
extension State {
  // MARK: Selection

  /// Selects an entry of the present lens; the reader follows if it does. Nil leaves nothing selected.
  mutating func select(_ id: EntryID?, in library: Library) {
    view.selection = id
    if view.lens.isTable {
      keepTableInSight(in: library)
      if readerFollows || view.article == nil, let anchor = view.selections[view.lens] {
        point(at: anchor, in: library)
      }
      return
    }
    if readerFollows || view.article == nil { read(id) }
    keepSelectionInSight(in: library)
  }

  /// Puts an entry into the reader, from its top.
  mutating func read(_ id: EntryID?) {
    guard view.article != id || view.page != .article else { return }
    view.article = id
    view.page = .article
    view.readerTop = TextPlace()
    view.link = nil
    view.evidence = nil
    view.highlight = ""
    view.connected = nil
    view.connectedTop = 0
    if find?.pane == .reader { find = nil }
  }

  /// Opens an entry: its lens, if it has one, selects it; the reader shows it.
  mutating func show(_ id: EntryID, in library: Library) {
    if let lens = Lens.showing(id.kind) {
      if lens != view.lens || library.list(view).position(of: id) == nil { view.filter = "" }
      view.lens = lens
      view.selection = id
    }
    read(id)
    keepSelectionInSight(in: library)
  }

  /// Scrolls list and Connected pane so that the selection shows.
  mutating func keepSelectionInSight(in library: Library) {
    if view.lens.isTable { return keepTableInSight(in: library) }
    let list = library.list(view)
    let position = view.selection.flatMap(list.position(of:)) ?? 0
    let (top, height) = (view.listTop, height(of: .list))
    view.listTop = ListWindow.top(for: position, from: top, in: list, height: height) {
      library.window(
        view.lens, at: view.horizon, dossier: view.dossier, filter: view.filtering, top: top, height: height)
    }
  }

  // MARK: Moving

  mutating func move(by count: Int, in library: Library) {
    switch view.focus {
    case .list where view.lens.isTable: moveInTable(by: count, in: library)
    case .list:
      let list = library.list(view)
      let position = view.selection.flatMap(list.position(of:)) ?? 0
      moveSelection(to: position + count, in: list, library)
    case .reader: scrollReader(by: count, in: library)
    case .connected: moveConnected(by: count, in: library)
    }
  }

  mutating func moveToEnd(first: Bool, in library: Library) {
    switch view.focus {
    case .list where view.lens.isTable: moveInTable(toFirst: first, in: library)
    case .list:
      let list = library.list(view)
      moveSelection(to: first ? 0 : list.count - 1, in: list, library)
    case .reader: scrollReader(by: first ? Int.min / 2 : Int.max / 2, in: library)
    case .connected: moveConnected(by: first ? -100_000 : 100_000, in: library)
    }
  }

  mutating func moveSelection(to position: Int, in list: LensList, _ library: Library) {
    guard list.count > 0 else { return }
    let clamped = min(max(0, position), list.count - 1)
    // Mostly the row is in sight already.
    let window = library.window(
      view.lens, at: view.horizon, dossier: view.dossier, filter: view.filtering, top: view.listTop,
      height: height(of: .list))
    let row = window.row(at: clamped) ?? list.rows(clamped..<(clamped + 1)).first
    if let row { select(row.head.id, in: library) }
  }

  mutating func scrollReader(by lines: Int, in library: Library) {
    guard let text = articleText(in: library) else { return }
    let last = max(0, text.lines.count - height(of: .reader))
    let top = text.lineIndex(of: view.readerTop)
    let target = min(max(0, top.addingReportingOverflow(lines).partialValue), last)
    if let line = text.lines[safe: lines > 0 && top > last ? top : target] { view.readerTop = line.place }
  }

  /// Scrolls the reader so that a line stands a third down, or as far as the text allows: what it belongs to shows above it.
  mutating func scrollReader(toLine line: Int, of text: SetText) {
    let height = height(of: .reader)
    let top = min(max(0, line - height / 3), max(0, text.lines.count - height))
    view.readerTop = text.lines[safe: top]?.place ?? TextPlace()
  }

  /// Scrolls the reader to a line that is out of sight.
  mutating func bringIntoSight(line: Int, of text: SetText) {
    let top = text.lineIndex(of: view.readerTop)
    if line < top || line >= top + height(of: .reader) { scrollReader(toLine: line, of: text) }
  }

  /// The article in the reader, set for its width.
  func articleText(in library: Library) -> SetText? {
    library.article(of: self)?.text
  }

  private mutating func moveConnected(by count: Int, in library: Library) {
    guard let article = view.article else { return }
    let rows = library.connections(of: article, at: view.horizon).rows
    guard !rows.isEmpty else { return }
    let now = rows.firstIndex { $0.head.id == view.connected } ?? (count > 0 ? -1 : 0)
    view.connected = rows[min(max(0, now + count), rows.count - 1)].head.id
  }

  // MARK: Panes

  mutating func focus(_ step: Int, wraps: Bool) {
    let panes = Pane.allCases
    let next = view.focus.rawValue + step
    view.focus = wraps ? panes[(next + panes.count) % panes.count] : panes[min(max(0, next), panes.count - 1)]
  }

  mutating func open(_ lens: Lens, in library: Library) {
    guard lens != view.lens else {
      view.focus = .list
      return
    }
    record()
    view.lens = lens
    view.focus = .list
    view.listTop = 0
    view.tableTop = TableTop()
    view.column = nil
    view.filter = ""
    view.filterProgress = nil
    let list = library.list(view)
    if let article = view.article, list.position(of: article) != nil {
      view.selection = article
    } else if view.selection.flatMap(list.position(of:)) == nil {
      view.selection = list.rows(0..<1).first?.head.id
    }
    select(view.selection, in: library)
    if list.count == 0 { notice = DisplayText("Nothing in \(lens.title) within this horizon") }
  }

  // MARK: Mouse

  mutating func click(_ position: Position, in library: Library) -> [Effect] {
    notice = nil
    isInterrupted = false
    if case .intro = overlay {
      overlay = nil
      return [.rememberIntro]
    }
    guard overlay == nil, prompt == nil, !hidesPanes, let pane = layout.pane(at: position),
      let content = layout.content(of: pane)
    else { return [] }
    let line = position.row - content.origin.row
    stage?.isWandering = true
    stage?.isBlank = false
    view.focus = pane
    switch pane {
    case .list where view.lens.isTable:
      clickTable(line: line, offset: position.column - content.origin.column, in: library)
    case .list:
      let list = library.list(view)
      let window = library.window(
        view.lens, at: view.horizon, dossier: view.dossier, filter: view.filtering, top: view.listTop,
        height: content.size.rows)
      if let row = window.position(atLine: line) { moveSelection(to: row, in: list, library) }
    case .reader:
      guard let text = articleText(in: library) else { break }
      let index = text.lineIndex(of: view.readerTop) + line
      view.link = text.lines[safe: index]?.line.link(atColumn: position.column - content.origin.column) ?? view.link
    case .connected:
      guard let article = view.article else { break }
      let lines = ConnectedLines(library.connections(of: article, at: view.horizon))
      let top = lines.top(showing: view.connected, from: view.connectedTop, height: content.size.rows)
      if case .row(let row)? = lines.items[safe: top + line] { view.connected = row.head.id }
    }
    return []
  }

  mutating func wheel(_ position: Position, lines: Int, in library: Library) {
    if case .gate = overlay { return scrollGate(by: lines.signum(), in: library) }
    guard overlay == nil, !hidesPanes || layout.stage?.contains(position) == true else { return }
    if layout.stage?.contains(position) == true {
      _ = scrollStage(by: lines, in: library)
      return
    }
    guard let pane = layout.pane(at: position) else { return }
    switch pane {
    case .reader: scrollReader(by: lines, in: library)
    case .list, .connected:
      let focus = view.focus
      view.focus = pane
      move(by: lines.signum(), in: library)
      view.focus = focus
    }
  }
}

extension Line {
  /// The link at a column of the line; nil where there is none.
  func link(atColumn column: Int) -> Int? {
    var start = 0
    for span in spans {
      let end = start + span.text.width
      if (start..<end).contains(column) { return span.link }
      start = end
    }
    return nil
  }
}

extension Array {
  /// The element at an index; nil outside.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
