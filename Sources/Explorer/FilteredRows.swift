import Lenses
import PackStore
import Screen
import SequenceModel

/// What the rows of a filter depend on.
struct FilterKey: Hashable {
  /// The lens whose rows it leaves.
  var lens: Lens
  /// What is within reach.
  var horizon: Horizon
  /// The actor that the lens is narrowed to.
  var dossier: EntryID?
  /// The words as typed.
  var words: String
}

/// How far the rows of a filter were looked at: with the pack, all that its screen depends on.
struct FilterProgress: Hashable {
  /// Which rows.
  var key: FilterKey
  /// How many were looked at, from the first on.
  var examined = 0
}

extension ViewState {
  /// How far the filter has come at this horizon; nil without a filter.
  var filtering: FilterProgress? {
    guard !filter.isEmpty else { return nil }
    let key = FilterKey(lens: lens, horizon: horizon, dossier: dossier, words: filter)
    return filterProgress?.key == key ? filterProgress : FilterProgress(key: key)
  }
}

/// The entries of a lens that a filter leaves, as far as they were looked at: in slices, from the first row on.
struct FilteredRows {
  let key: FilterKey
  private var ids: [Kind: [EntryID]] = [:]
  private var found = 0
  /// How many entries were looked at.
  private(set) var examined = 0
  /// How many there are to look at, all within the horizon.
  let total: Int
  private let words: FoldedWords
  private let lists: [LensList]

  /// The most entries that are kept: nobody reads more, and a list of a million must not stand in memory.
  static let limit = 10_000

  /// - Parameter list: what the lens lists without the filter.
  init(_ key: FilterKey, of list: LensList, in edition: Edition) {
    self.key = key
    words = FoldedWords(key.words)
    lists = [list] + key.lens.kindsBeside.map { LensList(of: $0, in: edition) }
    total = lists.reduce(0) { $0 + $1.count }
  }

  /// Whether everything was looked at, or as much was found as is kept.
  var isComplete: Bool { examined >= total || found >= Self.limit }

  /// Looks at the next entries.
  mutating func examine(_ count: Int) {
    let end = min(total, examined + count)
    var first = 0
    for list in lists {
      let range = max(examined, first)..<max(examined, first, min(end, first + list.count))
      for row in list.rows((range.lowerBound - first)..<(range.upperBound - first))
      where found < Self.limit && words.areHeld(by: row.filteredText) {
        ids[list.kind, default: []].append(row.head.id)
        found += 1
      }
      first += list.count
    }
    examined = end
  }

  /// The entries of a kind that are left, in the order of its list.
  func ids(of kind: Kind) -> [EntryID] { ids[kind] ?? [] }

  /// All of them, in no order.
  var all: some Sequence<EntryID> { ids.values.joined() }

  /// How many are left: `7 of 83`, `7… of 83` while entries are still being looked at.
  var countText: DisplayText {
    DisplayText(found >= Self.limit ? "first \(found)" : "\(found)\(isComplete ? "" : "…") of \(total)")
  }

  /// What stands where no row is left.
  var emptyText: DisplayText { isComplete ? "No row holds these words" : "Looking for these words …" }
}

extension Lens {
  /// The kinds that its rows and columns show beside its own.
  fileprivate var kindsBeside: [Kind] {
    switch self {
    case .commitments: [.offer]
    case .terms: [.word]
    default: []
    }
  }
}

/// Filtering the rows of a lens.
extension State {
  /// How many entries are looked at while a key waits for its screen, and how many at a time once no key does.
  private static let filterSlices = (key: 100, idle: 500)

  mutating func typeFilter() { prompt = Prompt(purpose: .filter(origin: view), text: view.filter) }

  /// After every change of the words: the rows that hold them are shown while one types.
  mutating func filterChanged(from origin: ViewState, to text: String, in library: Library) {
    view = origin
    view.filter = text.contains { !$0.isWhitespace } ? text : ""
    (view.listTop, view.tableTop, find) = (0, TableTop(), nil)
    awaitsFilteredRow = !view.filter.isEmpty
    continueFilter(isIdle: false, in: library)
    keepSelectionInSight(in: library)
  }

  /// Enter: the view before goes to the history, the filter stays.
  mutating func acceptFilter(from origin: ViewState) {
    let filtered = view
    view = origin
    if origin.filter != filtered.filter { record() }
    view = filtered
  }

  mutating func removeFilter(in library: Library) {
    record()
    view.filter = ""
    view.filterProgress = nil
    keepSelectionInSight(in: library)
  }

  /// Looks at the next entries of the view's filter, if there are any.
  /// - Returns: whether more are to come.
  @discardableResult
  mutating func continueFilter(isIdle: Bool, in library: Library) -> Bool {
    guard var progress = view.filtering else {
      view.filterProgress = nil
      return false
    }
    let known = library.filtered(progress)
    if !known.isComplete, isIdle || known.examined == 0 {
      progress.examined += isIdle ? Self.filterSlices.idle : Self.filterSlices.key
    }
    let rows = library.filtered(progress)
    progress.examined = rows.examined
    view.filterProgress = progress
    if awaitsFilteredRow { selectFiltered(rows, in: library) }
    if rows.isComplete, rows.examined > known.examined { keepSelectionInSight(in: library) }
    return !rows.isComplete
  }

  /// A view comes back: what its filter left is there still, or looked for anew.
  mutating func resumeFilter(in library: Library) {
    if let progress = view.filtering, !library.holds(progress) { view.filterProgress = nil }
  }

  /// While the words are being typed the selection goes to the first row that is left, unless it is left itself.
  private mutating func selectFiltered(_ rows: FilteredRows, in library: Library) {
    if view.lens.isTable {
      // Which row is the first is known once all were looked at.
      guard rows.isComplete else { return }
      awaitsFilteredRow = false
      return keepTableInSight(in: library)
    }
    let isLeft = view.selection.map { library.list(view).position(of: $0) != nil } ?? false
    let first = rows.ids(of: view.lens.kind).first
    guard isLeft || first != nil else { return }
    awaitsFilteredRow = false
    if !isLeft { select(first, in: library) }
  }
}
