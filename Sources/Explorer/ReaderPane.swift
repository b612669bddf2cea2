import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// The article, from the place at the top on.
func drawReader(
  _ article: EntryID?, _ page: ReaderPage, top: TextPlace, link: Int?, evidence: Int64?, highlight: String,
  _ input: PaneInput,
  _ library: Library,
  into frame: inout Frame
) {
  let content = input.inside
  let width = max(1, content.size.columns)
  guard
    let set = article.flatMap({
      library.article($0, page, at: input.horizon, width: width, showsKicker: !input.hasBorder)
    })
  else {
    drawBorder(input, title: "Reader", into: &frame)
    putRow("Nothing to read within this horizon", into: &frame, content, row: content.origin.row, style: Style(.dim))
    return
  }
  let isFocused = input.isFocused
  let text = set.text
  let top = text.lineIndex(of: top)
  drawBorder(
    input, title: DisplayText(set.article.kicker.first ?? set.article.head.id.kind.rawValue),
    note: percentage(top: top, lines: text.lines.count, height: content.size.rows), into: &frame)
  let needle = input.find.map { SearchText($0.query) }
  let matches = needle?.places(in: text) ?? []
  if isFocused { frame.cursor = content.origin }
  var hasCursor = false
  let highlighted = set.lines(holding: highlight)
  let pointed = highlighted ?? evidence.flatMap(set.lines(of:))
  for (row, line) in text.lines[top..<min(text.lines.count, top + content.size.rows)].enumerated() {
    var column = content.origin.column
    let screenRow = content.origin.row + row
    if pointed?.contains(top + row) == true, content.origin.column > 0 {
      // A bar at the side, so that neither colour nor weight alone points at it.
      frame.put("▐", at: Position(row: screenRow, column: content.origin.column - 1), style: Style(.match, .bold))
    }
    let isDimmed = highlighted.map { !$0.contains(top + row) } ?? false
    for span in line.line.spans {
      let isChosen = span.link != nil && span.link == link
      let plain = isDimmed ? Style(span.style.role, span.style.attributes.union(.dim)) : span.style
      let style = isChosen ? Style(.selection, span.style.attributes.union(.reverse)) : plain
      if isChosen && isFocused && !hasCursor {
        frame.cursor = Position(row: screenRow, column: column)
        hasCursor = true
      }
      column = frame.put(
        span.text, at: Position(row: screenRow, column: column), style: style, limit: content.right - column)
    }
    for (index, match) in matches.enumerated() {
      mark(match, isCurrent: index == input.find?.start, on: line, row: screenRow, into: &frame, content)
    }
  }
}

/// How far the article has been read, by the last line in sight.
private func percentage(top: Int, lines: Int, height: Int) -> DisplayText {
  lines <= height ? "" : DisplayText("\(min(100, (top + height) * 100 / lines)) %")
}

private func mark(
  _ match: SearchText.Place, isCurrent: Bool, on line: SetLine, row: Int, into frame: inout Frame, _ content: Rect
) {
  let characters = Array(line.line.string)
  guard match.start.part == line.place.part else { return }
  let start = max(0, match.start.offset - line.place.offset)
  let end = min(characters.count, match.end.offset - line.place.offset + 1)
  guard start < end else { return }
  let column = DisplayText(String(characters[..<start])).width
  let width = min(DisplayText(String(characters[start..<end])).width, content.size.columns - column)
  guard width > 0 else { return }
  frame.restyle(Rect(row: row, column: content.origin.column + column, rows: 1, columns: width)) {
    Style(.match, $0.attributes.union(isCurrent ? [.reverse] : [.underline, .bold]))
  }
  if isCurrent { frame.cursor = Position(row: row, column: content.origin.column + column) }
}
