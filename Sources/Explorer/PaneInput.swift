import Lenses
import Screen
import SequenceModel
import Typesetting

/// All that a pane is drawn from, beside the pack: equal inputs make equal pictures. A pane's drawing gets nothing else, so a picture
/// can be kept and used again for as long as its input is the same.
struct PaneInput: Equatable {
  /// What the pane shows, and where in it.
  enum Content: Equatable {
    /// A lens's list: the selected entry, the position of the top row, the earlier cut of a difference, the actor it is narrowed to, the
    /// filter.
    case list(Lens, selection: EntryID?, top: Int, since: Cut?, dossier: EntryID?, filter: FilterProgress?)
    /// A lens in rows and columns: the selected row, the chosen column, the top line.
    case table(TableKey, selection: Table.Anchor?, column: String?, top: TableTop)
    /// An article: the place of the top line, the chosen link.
    case reader(EntryID?, ReaderPage, top: TextPlace, link: Int?, evidence: Int64?, highlight: String)
    /// What an article is connected with: the chosen entry, the top line.
    case connected(EntryID?, chosen: EntryID?, top: Int)
  }

  let content: Content
  /// What is within reach.
  let horizon: Horizon
  /// The pane with its border, from its own corner.
  let rect: Rect
  /// The cells inside of it.
  let inside: Rect
  /// Whether it has a border.
  let hasBorder: Bool
  /// Whether the keys go to it.
  let isFocused: Bool
  /// The find in this pane.
  let find: Find?

  init(_ pane: Pane, of state: State, rect: Rect, inside: Rect) {
    let view = state.view
    switch pane {
    case .list where view.lens.isTable:
      content = .table(
        TableKey(view, width: TableKey.width(inside: inside)), selection: view.selections[view.lens],
        column: view.column, top: view.tableTop)
    case .list:
      content = .list(
        view.lens, selection: view.selection, top: view.listTop, since: view.since, dossier: view.dossier,
        filter: view.filtering)
    case .reader:
      content = .reader(
        view.article, view.page, top: view.readerTop, link: view.link, evidence: view.evidence,
        highlight: view.highlight)
    case .connected: content = .connected(view.article, chosen: view.connected, top: view.connectedTop)
    }
    horizon = view.horizon
    self.rect = Rect(row: 0, column: 0, rows: rect.size.rows, columns: rect.size.columns)
    self.inside = Rect(
      row: inside.origin.row - rect.origin.row, column: inside.origin.column - rect.origin.column,
      rows: inside.size.rows, columns: inside.size.columns)
    hasBorder = state.layout.hasBorders
    isFocused = view.focus == pane
    find = state.find?.pane == pane ? state.find : nil
  }

  /// The pane drawn anew.
  func picture(in library: Library) -> Frame {
    var frame = Frame(size: rect.size)
    switch content {
    case .list(let lens, let selection, let top, let since, let dossier, let filter):
      drawList(
        lens, selection: selection, top: top, since: since, dossier: dossier, filter: filter, self, library,
        into: &frame)
    case .table(let key, let selection, let column, let top):
      drawTable(key, selection: selection, column: column, top: top, self, library, into: &frame)
    case .reader(let article, let page, let top, let link, let evidence, let highlight):
      drawReader(
        article, page, top: top, link: link, evidence: evidence, highlight: highlight, self, library, into: &frame)
    case .connected(let article, let chosen, let top):
      drawConnected(article, chosen: chosen, top: top, self, library, into: &frame)
    }
    return frame
  }
}
