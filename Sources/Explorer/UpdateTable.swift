import Lenses
import Screen
import SequenceModel
import Typesetting

/// Moving in a lens in rows and columns.
extension State {
  /// What the table of the present lens depends on.
  private var tableKey: TableKey {
    let layout = layout.content(of: .list) ?? Rect(row: 0, column: 0, rows: 1, columns: max(1, size.columns - 4))
    return TableKey(view, width: TableKey.width(inside: layout))
  }

  /// The rows of the present lens.
  func tableRows(in library: Library) -> TableRows { library.rows(tableKey) }

  /// Where the selected row stands; nil if none is selected, or the lens does not show it.
  func tableLocation(in library: Library) -> TableLocation? {
    library.location(of: view.selections[view.lens], near: view.tableTop.block, tableKey)
  }

  mutating func moveInTable(by step: Int, in library: Library) {
    let (rows, location) = (tableRows(in: library), tableLocation(in: library))
    let target = location.flatMap { rows.next(after: $0, by: step) } ?? rows.end(first: true)
    if let target { select(target, of: rows, in: library) }
  }

  mutating func moveInTable(toFirst: Bool, in library: Library) {
    let rows = tableRows(in: library)
    if let target = rows.end(first: toFirst) { select(target, of: rows, in: library) }
  }

  /// Selects a row; the reader follows if it does.
  mutating func select(_ location: TableLocation, of rows: TableRows, in library: Library) {
    guard let row = rows.block(location.block).rows[safe: location.row] else { return }
    view.selections[view.lens] = row.anchor
    view.tableTop = rows.top(showing: location, from: view.tableTop, height: height(of: .list))
    if readerFollows || view.article == nil { point(at: evidence(of: row, in: library, location), in: library) }
  }

  /// Keeps the selected row in sight; the first row is selected where none is.
  mutating func keepTableInSight(in library: Library) {
    let rows = tableRows(in: library)
    guard let location = tableLocation(in: library) ?? rows.end(first: true) else {
      view.tableTop = TableTop()
      return
    }
    if let row = rows.block(location.block).rows[safe: location.row], view.selections[view.lens] != row.anchor {
      view.selections[view.lens] = row.anchor
      if readerFollows { point(at: evidence(of: row, in: library, location), in: library) }
    }
    view.tableTop = rows.top(showing: location, from: view.tableTop, height: height(of: .list))
  }

  /// Chooses the next or previous column; false where the block has none.
  mutating func chooseColumn(_ step: Int, in library: Library) -> Bool {
    guard let location = tableLocation(in: library),
      let columns = library.table(tableKey)?.block(location.block).columns, !columns.isEmpty
    else {
      return false
    }
    // The first press chooses the first column in sight, or the last one on the way left.
    let shown = tableRows(in: library).block(location.block).shown
    let start = step > 0 ? shown.lowerBound - 1 : shown.upperBound
    let now = view.column.flatMap { id in columns.firstIndex { $0.id == id } } ?? start
    let next = min(max(0, now + step), columns.count - 1)
    if next == now { notice = step > 0 ? "The last column" : "The first column" }
    view.column = columns[next].id
    if let moved = tableLocation(in: library) {
      select(moved, of: tableRows(in: library), in: library)
    } else {
      keepTableInSight(in: library)
    }
    return true
  }

  /// Arranges the commitments anew; the selection stays.
  mutating func arrange(rows: Bool, in library: Library) {
    guard view.lens == .commitments else {
      notice = DisplayText("\(view.lens.title) has one order: commitments can be arranged")
      return
    }
    record()
    if rows {
      view.arrangement.rows = view.arrangement.rows.next
      notice = DisplayText(
        "Rows by \(view.arrangement.rows == .made ? "the day made" : view.arrangement.rows.rawValue)")
    } else {
      view.arrangement.columns = view.arrangement.columns.next
      notice = DisplayText("A column for each \(view.arrangement.columns == .phases ? "phase" : "moment")")
    }
    view.column = nil
    view.tableTop = TableTop()
    keepTableInSight(in: library)
  }

  /// Enter on a row: the article that the chosen cell rests on, at its place.
  mutating func openEvidence(in library: Library) {
    let rows = tableRows(in: library)
    guard let location = tableLocation(in: library), let row = rows.block(location.block).rows[safe: location.row]
    else { return }
    record()
    point(at: evidence(of: row, in: library, location), in: library)
    view.focus = .reader
  }

  /// The position of a click's row, and its column.
  mutating func clickTable(line: Int, offset: Int, in library: Library) {
    let rows = tableRows(in: library)
    let window = TableWindow(rows, top: view.tableTop, height: height(of: .list))
    guard let item = window.items[safe: line], let location = item.location else { return }
    if let index = item.line.column(at: offset), let columns = library.table(tableKey)?.block(location.block).columns {
      view.column = columns[safe: index]?.id
    }
    select(location, of: rows, in: library)
  }

  private func evidence(of row: SetBlock.Row, in library: Library, _ location: TableLocation) -> Table.Anchor {
    let columns = library.table(tableKey)?.block(location.block).columns ?? []
    let chosen = columns.firstIndex { $0.id == view.column }
    return chosen.flatMap { row.evidence[safe: $0] ?? nil } ?? row.anchor
  }

  /// Puts an entry into the reader, at one of its statements.
  mutating func point(at anchor: Table.Anchor, in library: Library) {
    read(anchor.entry)
    view.evidence = anchor.statement
    guard let statement = anchor.statement, let set = library.article(of: self),
      let line = set.lines(of: statement)?.lowerBound
    else {
      view.readerTop = TextPlace()
      return
    }
    scrollReader(toLine: line, of: set.text)
  }
}

extension SetArticle {
  /// The lines that hold words, the first time they occur; nil if they do not, or there are none.
  func lines(holding words: String) -> Range<Int>? {
    guard !words.isEmpty, let place = SearchText(words).places(in: text).first else { return nil }
    return text.lineIndex(of: place.start)..<(text.lineIndex(of: place.end) + 1)
  }

  /// The lines that show a statement; nil if none does.
  func lines(of statement: Int64) -> Range<Int>? {
    // The title is the first part.
    guard let part = article.part(of: statement).map({ $0 + 1 }) else { return nil }
    guard let first = text.lines.firstIndex(where: { $0.place.part == part }) else { return nil }
    var start = first
    while start < text.lines.count, text.lines[start].line.spans.isEmpty { start += 1 }
    let end = text.lines[start...].firstIndex { $0.place.part != part } ?? text.lines.count
    return start < end ? start..<end : nil
  }
}

extension CaseIterable where Self: Equatable {
  /// The next one, round the end.
  fileprivate var next: Self {
    let all = Array(Self.allCases)
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
