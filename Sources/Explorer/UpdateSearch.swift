import Lenses
import PackStore
import Screen
import SequenceModel

/// The search of the whole pack. Its hits come in slices that a key interrupts.
extension State {
  /// How many hits the overlay holds at most.
  static let hitLimit = 200

  mutating func pressInSearch(_ key: Key, in library: Library) -> [Effect] {
    guard case .search(var list) = overlay else { return [] }
    switch key {
    case .named(.escape):
      overlay = nil
      library.search = nil
      return []
    case .named(.down), .control("n"), .named(.tab): list.selected = min(list.selected + 1, max(0, list.hits.count - 1))
    case .named(.up), .control("p"), .named(.backTab): list.selected = max(0, list.selected - 1)
    case .named(.pageDown): list.selected = min(list.selected + 10, max(0, list.hits.count - 1))
    case .named(.pageUp): list.selected = max(0, list.selected - 10)
    case .named(.enter):
      guard let hit = list.hits[safe: list.selected] else { return [] }
      overlay = nil
      library.search = nil
      record()
      show(hit.id, in: library)
      view.focus = .reader
      return []
    case .named(.backspace) where list.query.isEmpty:
      overlay = nil
      return []
    default:
      guard list.query.type(key) else { break }
      overlay = .search(list)
      return searchChanged(in: library)
    }
    overlay = .search(list)
    return list.isRunning ? [.continueWork] : []
  }

  /// After every change of the query: the hits begin anew.
  mutating func searchChanged(in library: Library) -> [Effect] {
    guard case .search(var list) = overlay else { return [] }
    list.query = String(list.query.prefix(State.promptLimit))
    list.hits = []
    list.selected = 0
    library.search = (list.query, view.horizon, library.edition(view.horizon).search(list.query))
    list.isRunning = true
    overlay = .search(list)
    return continueSearch(in: library)
  }

  /// Takes the next slice of hits.
  mutating func continueSearch(in library: Library) -> [Effect] {
    guard case .search(var list) = overlay, let search = library.search?.search, list.isRunning else { return [] }
    let edition = library.edition(view.horizon)
    for hit in search.next(limit: State.hitLimit - list.hits.count) {
      let when = hit.head.date?.readable ?? hit.head.id.label
      list.hits.append(
        SearchList.Hit(
          id: hit.head.id,
          lead: DisplayText([hit.head.id.kind.rawValue, when].filter { !$0.isEmpty }.joined(separator: " · ")),
          title: DisplayText(hit.head.title), excerpt: DisplayText(hit.excerpt)))
    }
    list.isRunning = !search.isFinished && list.hits.count < State.hitLimit && edition.damage == nil
    overlay = .search(list)
    return list.isRunning ? [.continueWork] : []
  }
}
