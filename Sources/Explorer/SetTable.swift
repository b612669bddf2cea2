import Lenses
import Screen
import SequenceModel
import Typesetting

/// One line of a set table: stretches of text, each of a column or of none.
struct TableLine: Equatable {
  /// A stretch.
  struct Piece: Equatable {
    /// Where it begins, from the left of the table.
    var offset: Int
    /// How wide it is, blanks included.
    var width: Int
    /// Its text.
    var line: Line
    /// The index of its column in the block; nil for a row's name and for headings.
    var column: Int?
  }

  /// From left to right.
  var pieces: [Piece] = []

  /// A line of one text.
  init(_ text: DisplayText = "", style: Style = .normal) {
    pieces = text.width == 0 ? [] : [Piece(offset: 0, width: text.width, line: Line([Span(text, style)]))]
  }

  /// The column at an offset; nil for none.
  func column(at offset: Int) -> Int? {
    pieces.first { $0.offset <= offset && offset < $0.offset + $0.width }?.column
  }
}

/// A block of a table set at a width.
struct SetBlock: Equatable {
  /// A row of it.
  struct Row: Equatable {
    /// What it stands for.
    var anchor: Table.Anchor
    /// What the cells rest on, by column.
    var evidence: [Table.Anchor?]
    /// At least one.
    var lines: [TableLine]
    /// Whether holders or tellings differ here.
    var isDisputed = false

    /// All its text.
    var string: String { lines.flatMap(\.pieces).map(\.line.string).joined(separator: " ") }
  }

  /// What stands above it: the group's name where it begins, its title.
  var lead: [TableLine] = []
  /// Its title in one line, for when the lead is out of sight; nil without a title.
  var title: TableLine?
  /// The names of its columns; stay in sight while its rows are.
  var heads: [TableLine] = []
  /// Whether the heads differ from those of the block above.
  var beginsColumns = true
  /// The rows that show: where columns are folded away, those that say something in the others are left out.
  var rows: [Row] = []
  /// What stands beneath the rows.
  var notes: [TableLine] = []
  /// The columns that show.
  var shown: Range<Int> = 0..<0
  /// What its marks mean.
  var legend: [String] = []

  /// How many lines there are, heads included where they begin.
  var count: Int { rowsStart + rows.reduce(0) { $0 + $1.lines.count } + notes.count }

  /// The number of the first row's first line.
  var rowsStart: Int { lead.count + (beginsColumns ? heads.count : 0) }

  /// The numbers of a row's lines.
  func lines(ofRow row: Int) -> Range<Int> {
    let start = rowsStart + rows[..<min(row, rows.count)].reduce(0) { $0 + $1.lines.count }
    return start..<(start + (row < rows.count ? rows[row].lines.count : 0))
  }

  /// The line of a number, with the index of its row if it has one.
  func line(_ number: Int) -> (line: TableLine, row: Int?)? {
    var number = number
    if number < lead.count { return (lead[number], nil) }
    number -= lead.count
    if beginsColumns {
      if number < heads.count { return (heads[number], nil) }
      number -= heads.count
    }
    for (index, row) in rows.enumerated() {
      if number < row.lines.count { return (row.lines[number], index) }
      number -= row.lines.count
    }
    return number < notes.count ? (notes[number], nil) : nil
  }
}

/// Sets blocks of a table at a width.
struct TableSetting {
  /// Columns in all.
  let width: Int
  /// The id of the chosen column: it is among those that show.
  let chosen: String?
  /// Whether the last columns show first.
  var beginsAtLast = false
  /// What becomes of a link.
  let treatment: (String) -> LinkTreatment

  /// The narrowest column of text.
  static let narrowestText = 26
  /// The most lines of a row's name beside marks: in a matrix of many rows, and in a block with a title of its own.
  static let nameLines = (matrix: 2, titled: 3)
  private static let indent = 2

  /// Sets a block.
  /// - Parameter above: the block above, if there is one.
  func set(_ block: Table.Block, below above: Table.Block?) -> SetBlock {
    let grid = Grid(block, width: width, chosen: chosen, beginsAtLast: beginsAtLast)
    var set = SetBlock()
    set.shown = grid.shown
    set.legend = block.legend
    if block.group != above?.group ?? "", !block.group.isEmpty {
      if above != nil { set.lead.append(TableLine()) }
      set.lead += lines(block.group, Style(.heading, .bold), width: width)
    } else if above != nil, !block.title.isEmpty {
      set.lead.append(TableLine())
    }
    if !block.title.isEmpty {
      set.title = TableLine(DisplayText(block.title).truncated(to: width), style: Style(.title, .bold))
    }
    if !block.title.isEmpty { set.lead += lines(block.title, Style(.title, .bold), width: width) }
    set.heads = heads(block, grid)
    set.beginsColumns = !block.title.isEmpty || block.columns != above?.columns || block.group != above?.group
    set.rows = block.rows.compactMap { row($0, of: block, grid) }
    for note in block.notes { set.notes += markdown(note, width: width, style: Style(.dim)).map { line(of: $0) } }
    return set
  }

  // MARK: Parts

  private func heads(_ block: Table.Block, _ grid: Grid) -> [TableLine] {
    guard !block.columns.isEmpty else { return [] }
    let style = Style(.dim, .bold)
    let isFolded = grid.shown.count < block.columns.count
    var names = TableLine()
    var notes = TableLine()
    if isFolded {
      // Which of the columns these are, for who does not see the others.
      let (first, last, count) = (grid.shown.lowerBound + 1, grid.shown.upperBound, block.columns.count)
      let range = first == last ? "\(first)" : "\(first)–\(last)"
      let text = DisplayText("‹ \(range) of \(count) ›")
      let room = grid.isStacked ? text.width : grid.name
      names.pieces.append(piece(text.truncated(to: room), style, offset: 0, width: room))
    }
    for index in grid.shown {
      let column = block.columns[index]
      var (offset, width) = grid.place(of: index)
      if grid.isStacked, let range = names.pieces.first {
        (offset, width) = (range.width + 2, max(1, self.width - range.width - 2))
      }
      let name = DisplayText(column.title)
      let text = name.width <= width ? name : column.holdsTexts ? name : DisplayText(column.short)
      names.pieces.append(piece(text.truncated(to: width), style, offset: offset, width: width, column: index))
      let note = DisplayText(column.holdsTexts ? column.note : column.shortNote)
      if note.width > 0 {
        notes.pieces.append(
          piece(note.truncated(to: width), Style(.dim), offset: offset, width: width, column: index))
      }
    }
    return notes.pieces.isEmpty ? [names] : [names, notes]
  }

  /// Nil for a row that says nothing in the columns that show, but in others.
  private func row(_ row: Table.Row, of block: Table.Block, _ grid: Grid) -> SetBlock.Row? {
    let cells = block.columns.indices.map { row.cells.indices.contains($0) ? row.cells[$0] : nil }
    let isElsewhere = cells.contains { $0 != nil } && grid.shown.allSatisfy { cells[$0] == nil }
    if isElsewhere, grid.holdsTexts { return nil }
    var lines = name(row, block, grid).map { line(of: $0, offset: Self.indent) }
    if lines.isEmpty { lines = [TableLine()] }
    for index in grid.shown {
      guard let cell = cells[index] else { continue }
      let (offset, width) = grid.place(of: index)
      if block.columns[index].holdsTexts {
        let first = grid.isStacked ? lines.count : 0
        for (number, text) in markdown(cell.text, width: width, style: .normal).enumerated() {
          let number = first + number
          while lines.count <= number { lines.append(TableLine()) }
          lines[number].pieces.append(TableLine.Piece(offset: offset, width: width, line: text, column: index))
        }
      } else {
        lines[0].pieces.append(
          piece(DisplayText(cell.mark).truncated(to: width), .normal, offset: offset, width: width, column: index))
      }
    }
    return SetBlock.Row(
      anchor: row.anchor, evidence: cells.map { $0?.evidence }, lines: lines, isDisputed: row.isDisputed)
  }

  /// The row's day and name, wrapped in the room for names; a row without columns has all the room, and its trail at the end.
  private func name(_ row: Table.Row, _ block: Table.Block, _ grid: Grid) -> [Line] {
    let lead = DisplayText(row.lead)
    let room = grid.name - Self.indent
    if grid.holdsTexts {
      if grid.isStacked {
        let day = lead.width == 0 ? [] : [Span(lead + " ", Style(.dim))]
        return Wrapping.lines(day + [Span(DisplayText(row.text), Style(.normal, .bold))], width: room)
      }
      let days = lead.width == 0 ? [] : Wrapping.lines([Span(lead, Style(.dim))], width: room)
      return days + Wrapping.lines([Span(DisplayText(row.text), Style(.normal, .bold))], width: room)
    }
    var spans = lead.width == 0 ? [] : [Span(lead + " ", Style(.dim))]
    spans.append(Span(DisplayText(row.text)))
    if grid.hasTrail, !row.trail.isEmpty { spans.append(Span(DisplayText("  [\(row.trail)]"), Style(.dim))) }
    let hanging = Span(DisplayText(String(repeating: " ", count: min(lead.width + 1, room / 3))))
    let lines = Wrapping.lines(spans, width: room, first: [], rest: lead.width == 0 ? [] : [hanging])
    let most = block.title.isEmpty ? Self.nameLines.matrix : Self.nameLines.titled
    guard !block.columns.isEmpty, lines.count > most else { return lines }
    var cut = Array(lines.prefix(most))
    let last = cut[most - 1]
    cut[most - 1] = Line([Span(DisplayText(last.string).truncated(to: max(1, room - 1)) + "…")])
    return cut
  }

  // MARK: Small pieces

  private func piece(_ text: DisplayText, _ style: Style, offset: Int, width: Int, column: Int? = nil)
    -> TableLine.Piece
  {
    TableLine.Piece(offset: offset, width: width, line: Line([Span(text, style)]), column: column)
  }

  private func line(of line: Line, offset: Int = 0) -> TableLine {
    var result = TableLine()
    if !line.spans.isEmpty {
      result.pieces = [TableLine.Piece(offset: offset, width: line.width, line: line, column: nil)]
    }
    return result
  }

  private func lines(_ text: String, _ style: Style, width: Int) -> [TableLine] {
    Wrapping.lines([Span(DisplayText(text), style)], width: width).map { line(of: $0) }
  }

  private func markdown(_ text: String, width: Int, style: Style) -> [Line] {
    var typesetter = Typesetter(width: width, treatment: treatment)
    typesetter.row(label: "", labelStyle: .normal, markdown: text, style: style)
    return typesetter.text.lines.map(\.line)
  }
}

/// Where the columns of a block stand at a width, and which of them show.
private struct Grid {
  /// The columns for a row's name, the selection's mark included.
  let name: Int
  /// The columns that show.
  let shown: Range<Int>
  /// Whether they hold texts; else marks.
  let holdsTexts: Bool
  /// Whether a row's trail stands behind its name.
  let hasTrail: Bool
  /// Whether a text stands under its row's name: there is room for one column, and not for a name beside it.
  let isStacked: Bool
  private let columnWidth: Int
  private static let gap = 1
  private static let stackedIndent = 4

  init(_ block: Table.Block, width: Int, chosen: String?, beginsAtLast: Bool) {
    let count = block.columns.count
    holdsTexts = block.columns.contains { $0.holdsTexts }
    guard count > 0 else {
      (name, shown, columnWidth, hasTrail, isStacked) = (width, 0..<0, 0, true, false)
      return
    }
    let fitting: Int
    if holdsTexts {
      // A quarter for names, but never more than a name needs.
      let names = min(max(width / 5, 14), 24)
      let room = width - names
      fitting = min(count, max(1, room / (TableSetting.narrowestText + Self.gap)))
      isStacked = fitting == 1
      columnWidth = isStacked ? max(1, width - Self.stackedIndent) : max(1, room / fitting - Self.gap)
      name = isStacked ? width : names
    } else {
      // The widest marks that leave a name its room, from 8 columns down to the 6 of a day (`28 Feb`).
      let least = min(32, max(width * 2 / 5, min(20, width / 2)))
      let fits = (6...8).last { (Self.gap + $0) * count + least <= width } ?? 6
      fitting = min(count, max(1, (width - least) / (fits + Self.gap)))
      columnWidth = fits
      isStacked = false
      name = max(1, width - fitting * (fits + Self.gap))
    }
    hasTrail = !holdsTexts && fitting == count && name >= 64
    // Of marks the last ones may be the newest; texts are read from the first. The chosen one's page: pages do not overlap but for the
    // last one counted.
    let beginsAtLast = beginsAtLast && !holdsTexts
    let index = chosen.flatMap { id in block.columns.firstIndex { $0.id == id } } ?? (beginsAtLast ? count - 1 : 0)
    let page =
      beginsAtLast ? count - fitting - (count - 1 - index) / fitting * fitting : index / fitting * fitting
    let start = min(max(0, page), count - fitting)
    shown = start..<(start + fitting)
  }

  /// The offset and the width of a column that shows.
  func place(of column: Int) -> (offset: Int, width: Int) {
    if isStacked { return (min(Self.stackedIndent, max(0, name - 1)), columnWidth) }
    return (name + Self.gap + (column - shown.lowerBound) * (columnWidth + Self.gap), columnWidth)
  }
}
