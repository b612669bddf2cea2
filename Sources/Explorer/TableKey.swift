import Lenses
import Screen
import SequenceModel

/// What a set table depends on.
struct TableKey: Hashable {
  /// The lens.
  let lens: Lens
  /// What is within reach.
  let horizon: Horizon
  /// The earlier cut of a difference.
  let since: Cut?
  /// How commitments stand in rows and columns.
  let arrangement: CommitmentTable.Arrangement
  /// The actor that it is narrowed to.
  let dossier: EntryID?
  /// How far its filter has come; nil without one.
  let filter: FilterProgress?
  /// The columns of the pane.
  let width: Int
  /// The chosen column: where not all have room, it is among those that show.
  let column: String?

  init(_ view: ViewState, width: Int) {
    lens = view.lens
    horizon = view.horizon
    since = view.since
    dossier = view.dossier
    arrangement = view.arrangement
    filter = view.filtering
    self.width = width
    column = view.column
  }

  /// The columns that a pane gives a table.
  static func width(inside content: Rect) -> Int { max(1, content.size.columns) }

  /// The same table at any width, whatever its chosen column.
  var table: TableKey { TableKey(of: self) }

  private init(of key: TableKey) {
    (lens, horizon, since, arrangement) = (key.lens, key.horizon, key.since, key.arrangement)
    (dossier, filter) = (key.dossier, key.filter)
    (width, column) = (0, nil)
  }
}
