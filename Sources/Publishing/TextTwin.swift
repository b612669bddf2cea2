import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// What the panes say, as lines: the linear twin of a list or an article, from the same values in the same order.
public struct TextTwin {
  let edition: Edition
  let width: Int

  /// - Parameters:
  ///   - edition: what is within the horizon.
  ///   - width: columns a line, at least 20.
  public init(_ edition: Edition, width: Int) {
    self.edition = edition
    self.width = max(20, width)
  }

  /// The list of a kind, a row an entry: id, day or label, name, party or status. Headings stand where the group changes.
  /// - Parameter words: what a row has to hold to be printed; nil for all rows.
  public func list(_ kind: Kind, holding words: FoldedWords? = nil) -> AnyIterator<String> {
    let list = LensList(of: kind, in: edition)
    var position = 0
    var group: String?
    var waiting: [String] = []
    return AnyIterator {
      while waiting.isEmpty, position < list.count {
        // In windows, so that a list of a million never stands in memory.
        let rows = list.rows(position..<min(list.count, position + 500))
        position += rows.count
        for row in rows where words?.areHeld(by: row.filteredText) ?? true {
          if row.group != group, !row.group.isEmpty {
            if group != nil { waiting.append("") }
            waiting.append(DisplayText(row.group).string)
          }
          group = row.group
          waiting.append(line(of: row))
        }
        waiting.reverse()
        if rows.isEmpty { return nil }
      }
      return waiting.popLast()
    }
  }

  private func line(of row: LensRow) -> String {
    let lead = [row.head.date?.description ?? "", row.head.time?.description ?? "", row.head.id.label].filter {
      !$0.isEmpty
    }
    let trail = row.trail.isEmpty ? "" : "  [\(row.trail)]"
    return DisplayText("  " + (lead + [row.longText]).joined(separator: "  ") + trail + "  (\(row.head.id))").string
  }

  /// An entry's article, wrapped; links as words, citations as `[S2]`. Nil if the entry is hidden or unknown.
  public func article(_ id: EntryID) -> [String]? {
    Article(id, in: edition).map { page($0.page) + connections(of: id) }
  }

  /// A page, wrapped; links as words, citations as `[S2]`.
  public func page(_ page: Page) -> [String] {
    var typesetter = typesetter
    typesetter.plain(DisplayText(page.title), style: .normal)
    for line in page.kicker { typesetter.plain(DisplayText(line), style: .normal) }
    var wasRow = false
    for part in page.parts {
      typesetter.beginPart()
      switch part {
      case .section(let title):
        typesetter.space()
        typesetter.plain(DisplayText(title.uppercased()), style: .normal)
        wasRow = true
      case .prose(let markdown, _):
        if !wasRow { typesetter.space() }
        typesetter.prose(markdown)
        wasRow = false
      case .row(let label, let markdown, _):
        if !wasRow { typesetter.space() }
        typesetter.row(label: DisplayText(label), labelStyle: .normal, markdown: markdown)
        wasRow = true
      case .aside(let markdown):
        typesetter.row(label: "", labelStyle: .normal, markdown: markdown)
        wasRow = false
      }
    }
    return typesetter.lines
  }

  /// Sets text for a page: links as words, citations as `[S2]`, those of sources beyond the horizon as `[later source]`.
  var typesetter: Typesetter { typesetter(width: width) }

  /// The same at another width.
  func typesetter(width: Int) -> Typesetter {
    Typesetter(width: width) { [edition] target in
      guard let id = EntryID(target), id.kind == .source else { return .words }
      return edition.head(id) == nil ? .replaced("[later source]") : .link(Style(.citation))
    }
  }

  /// The Connected pane: a heading a group, a row an entry.
  private func connections(of id: EntryID) -> [String] {
    var lines: [String] = []
    for group in Connections(of: id, in: edition).groups where group.title != "Sources" {
      lines += ["", DisplayText(group.title.uppercased()).string]
      for row in group.rows {
        let trail = row.trail.isEmpty ? "" : "  [\(row.trail)]"
        let lead = row.lead.isEmpty ? "" : row.lead + "  "
        lines.append(DisplayText("  \(lead)\(row.text)\(trail)  (\(row.head.id))").string)
      }
    }
    return lines
  }

  /// The Claims lens: by passage, each claim with its statement, its judgements, and how many sources speak for and against it.
  public func claims() -> [String] {
    let list = LensList(.claims, in: edition)
    var lines: [String] = []
    var group: String?
    for row in list.rows(0..<list.count) {
      if row.group != group {
        lines += (group == nil ? [] : [""]) + [DisplayText(row.group).string]
        group = row.group
      }
      var typesetter = typesetter
      typesetter.row(label: DisplayText("  " + row.lead), labelStyle: .normal, markdown: escaped(row.longText))
      for assessment in edition.statements(of: row.head.id, [.assessment]) {
        let status = AssessmentStatus(rawValue: assessment.value)?.readable ?? assessment.value
        let text = [status, assessment.text].filter { !$0.isEmpty }.joined(separator: ": ")
        typesetter.row(
          label: DisplayText("       " + (assessment.date?.description ?? "")), labelStyle: .normal, markdown: text)
      }
      let sources = ClaimSources(of: row.head.id, in: edition)
      if !sources.isEmpty {
        typesetter.row(
          label: "       for:", labelStyle: .normal,
          markdown: "\(sources.supporting.readable); against: \(sources.opposing.readable)")
      }
      lines += typesetter.lines
    }
    return lines
  }

  /// A search hit: name and id, then the words around the match.
  public func lines(of hit: SearchHit) -> [String] {
    let day = hit.head.date.map { "\($0)  " } ?? ""
    let first = DisplayText("\(day)\(hit.head.title)  (\(hit.head.id))").string
    return hit.excerpt.isEmpty ? [first] : [first, "    " + DisplayText(hit.excerpt).string]
  }
}

extension Typesetter {
  /// What was set, a string a line.
  var lines: [String] { text.lines.map { $0.line.string.trimmedAtEnd } }
}

extension String {
  /// Without spaces at the end.
  var trimmedAtEnd: String {
    var copy = self[...]
    while copy.last == " " { copy.removeLast() }
    return String(copy)
  }
}
