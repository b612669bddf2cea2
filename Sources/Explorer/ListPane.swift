import Lenses
import PackStore
import Screen
import SequenceModel

/// The list of the lens, with its groups' headings and the selection; in a difference `+` marks what is new.
func drawList(
  _ lens: Lens, selection: EntryID?, top: Int, since: Cut?, dossier: EntryID?, filter: FilterProgress?,
  _ input: PaneInput,
  _ library: Library, into frame: inout Frame
) {
  let edition = library.edition(input.horizon)
  let content = input.inside
  let list = library.list(lens, at: input.horizon, dossier: dossier, filter: filter)
  let count = list.count
  let position = selection.flatMap(list.position(of:))
  let note = count == 0 ? "" : DisplayText("\((position ?? 0) + 1)/\(count)")
  let filtered = filter.map(library.filtered)
  drawLensBorder(lens, dossier, filtered, note: note, input, edition, into: &frame)
  let isFocused = input.isFocused
  let window = library.window(
    lens, at: input.horizon, dossier: dossier, filter: filter, top: top, height: content.size.rows)
  let leadWidth = window.items.reduce(0) {
    if case .row(_, let row) = $1 { max($0, DisplayText(row.lead).width) } else { $0 }
  }
  let needle = input.find.map { SearchText($0.query) }
  let earlier = since.map { library.edition(input.horizon.cut(at: $0)) }
  for (line, item) in window.items.enumerated() {
    let row = content.origin.row + line
    switch item {
    case .heading(let title):
      putRow(DisplayText(title), into: &frame, content, row: row, style: Style(.heading, .bold))
    case .row(let index, let entry):
      let isSelected = index == position
      let isWide = content.size.columns >= 60
      let lead = DisplayText(entry.lead)
      let gap = DisplayText(String(repeating: " ", count: max(0, leadWidth - lead.width) + (leadWidth > 0 ? 1 : 0)))
      let name = DisplayText(isWide ? entry.longText : entry.text)
      let trails = (isWide ? [entry.trail, entry.shortTrail] : [entry.shortTrail]).map { DisplayText($0) }
      let isNew = earlier.map { $0.head(entry.head.id) == nil } ?? false
      putRow(
        (isSelected ? ">" : " ") + (isNew ? "+" : " ") + lead + gap + name, into: &frame, content, row: row,
        style: isSelected ? selectionStyle(isFocused: isFocused) : .normal, trails: trails)
      if let needle, !isSelected { underline(needle, in: lead + gap + name, after: 2, row: row, into: &frame, content) }
      if isSelected && isFocused { frame.cursor = Position(row: row, column: content.origin.column) }
    }
  }
  if lens == .claims, let notice = edition.claimsNotice(library.info) {
    let lines = Wrapping.lines([Span(DisplayText(notice))], width: content.size.columns)
    for (line, text) in lines.prefix(content.size.rows).enumerated() {
      putRow(DisplayText(text.string), into: &frame, content, row: content.origin.row + line, style: Style(.dim))
    }
  }
  if let filtered, count == 0 {
    putRow(filtered.emptyText, into: &frame, content, row: content.origin.row, style: Style(.dim))
  }
  // A narrowed list is not the whole sequence: it cannot say how much of it lies beyond the cut.
  guard lens == .sequence, dossier == nil, filter == nil else { return }
  drawHidden(edition, after: window, count: count, into: &frame, content)
  if count == 0 {
    putRow("Nothing within this horizon", into: &frame, content, row: content.origin.row, style: Style(.dim))
  }
}

/// A border with the lens's name and the actor it is narrowed to; with a filter its words, which stand alone where there is little room, and
/// how many rows it leaves.
func drawLensBorder(
  _ lens: Lens, _ dossier: EntryID?, _ filtered: FilteredRows?, note: DisplayText, _ input: PaneInput,
  _ edition: Edition, into frame: inout Frame
) {
  let actor = dossier.flatMap(edition.head)?.title
  let name = DisplayText(actor.map { "\(lens.title) · \($0)" } ?? lens.title)
  guard let filtered else { return drawBorder(input, title: name, note: note, into: &frame) }
  let words = DisplayText("filter: \(filtered.key.words)")
  let whole = name + " · " + words
  let count = filtered.countText
  let fits = whole.width + count.width + 10 <= input.rect.size.columns
  drawBorder(input, title: fits ? whole : words, note: count, into: &frame)
}

/// What a soft cut hides, under the last row; a lock is never announced.
private func drawHidden(
  _ edition: Edition, after window: ListWindow, count: Int, into frame: inout Frame, _ content: Rect
) {
  let hidden = edition.hiddenByCut
  guard hidden > 0, window.items.count < content.size.rows, window.line(of: count - 1) != nil || count == 0 else {
    return
  }
  let row = content.origin.row + window.items.count + (count == 0 ? 1 : 0)
  guard row < content.bottom else { return }
  putRow(DisplayText("— \(hidden) later · 0 shows —"), into: &frame, content, row: row, style: Style(.dim))
}

/// Underlines what a find has found in a row.
func underline(
  _ needle: SearchText, in text: DisplayText, after indent: Int, row: Int, into frame: inout Frame, _ content: Rect
) {
  let characters = Array(text.string)
  for range in needle.ranges(in: Folding.characters(of: text.string)) {
    let start = DisplayText(String(characters[..<range.lowerBound])).width + indent
    let width = DisplayText(String(characters[range])).width
    let visible = min(width, content.size.columns - start)
    guard visible > 0 else { return }
    frame.restyle(Rect(row: row, column: content.origin.column + start, rows: 1, columns: visible)) {
      Style(.match, $0.attributes.union(.underline))
    }
  }
}

extension LensRow {
  /// The trail where a row is narrow: a status by its first letters.
  var shortTrail: String {
    head.id.kind == .claim ? String(trail.prefix(4)) : trail
  }
}
