import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// The bottom row's prompt, and the find that it drives.
extension State {
  /// The longest text a prompt takes, in characters.
  static let promptLimit = 200
  /// How many rows of a list are examined before the find lets keys in again.
  static let findSlice = 2_000
  /// The same for the blocks of a table, which are set to be examined.
  static let blockSlice = 40

  mutating func pressInPrompt(_ key: Key, in library: Library) -> [Effect] {
    guard let prompt else { return [] }
    if prompt.purpose == .leaveStage {
      self.prompt = nil
      guard key == "y" else { return [] }
      if following != nil { return [.quit] }
      leaveStage(in: library)
      return endsWithTour ? [.quit] : []
    }
    switch key {
    case .named(.enter): return acceptPrompt(prompt, in: library)
    case .named(.escape):
      cancelPrompt()
      keepSelectionInSight(in: library)
      return []
    case .named(.backspace) where prompt.text.isEmpty:
      cancelPrompt()
      return []
    default:
      guard self.prompt?.text.type(key) == true else { return [] }
      return promptChanged(in: library)
    }
  }

  /// Leaves the prompt; a find returns to where it began.
  mutating func cancelPrompt() {
    switch prompt?.purpose {
    case .find(let origin):
      view = origin
      find = nil
    case .filter(let origin):
      view = origin
      awaitsFilteredRow = false
    default: break
    }
    prompt = nil
  }

  private mutating func acceptPrompt(_ prompt: Prompt, in library: Library) -> [Effect] {
    switch prompt.purpose {
    case .cut:
      if prompt.text.isEmpty { self.prompt = nil } else { cut(typed: prompt.text, in: library) }
      return []
    case .leaveStage:
      return []
    case .filter(let origin):
      self.prompt = nil
      acceptFilter(from: origin)
      return []
    case .difference:
      if prompt.text.isEmpty { self.prompt = nil } else { showDifference(typed: prompt.text, in: library) }
      return []
    case .find:
      self.prompt = nil
      guard let find else { return [] }
      if find.isComplete && find.matches.isEmpty {
        notice = DisplayText("No match for \(find.query) in this pane")
        self.find = nil
        return []
      }
      return find.isComplete ? [] : [.continueWork]
    }
  }

  /// After every change of a prompt's text: matches are shown while one types.
  mutating func promptChanged(in library: Library) -> [Effect] {
    if let text = prompt?.text { prompt?.text = String(text.prefix(State.promptLimit)) }
    if let prompt, case .filter(let origin) = prompt.purpose {
      filterChanged(from: origin, to: prompt.text, in: library)
      return []
    }
    guard let prompt, case .find(let origin) = prompt.purpose else { return [] }
    view = origin
    guard !prompt.text.isEmpty else {
      find = nil
      return []
    }
    find = Find(query: prompt.text, pane: view.focus, start: findPosition(in: library))
    continueFind(in: library)
    return find?.isComplete == false ? [.continueWork] : []
  }

  // MARK: Find

  /// Where the find begins: the selected row, or the first match in sight.
  private func findPosition(in library: Library) -> Int {
    switch view.focus {
    case .list where view.lens.isTable: return tableLocation(in: library)?.number ?? 0
    case .list:
      let list = library.list(view)
      return view.selection.flatMap(list.position(of:)) ?? 0
    case .reader: return 0
    case .connected:
      let rows = view.article.map { library.connections(of: $0, at: view.horizon).rows } ?? []
      return rows.firstIndex { $0.head.id == view.connected } ?? 0
    }
  }

  /// Examines the next rows; goes to the first match at or after the start as soon as it is known.
  mutating func continueFind(in library: Library) {
    guard var find, !find.isComplete else { return }
    let needle = SearchText(find.query)
    let hadTarget = find.target != nil
    switch find.pane {
    case .list where view.lens.isTable:
      let rows = tableRows(in: library)
      let end = min(rows.count, find.examined + State.blockSlice)
      for position in find.examined..<max(find.examined, end) {
        for (row, set) in rows.block(position).rows.enumerated() where needle.matches(set.string) {
          find.matches.append(TableLocation(block: position, row: row).number)
        }
      }
      find.examined = end
      find.isComplete = end == rows.count
    case .list:
      let list = library.list(view)
      let end = min(list.count, find.examined + State.findSlice)
      for (offset, row) in list.rows(find.examined..<end).enumerated()
      where needle.matches(row.lead + " " + row.text + " " + row.longText) {
        find.matches.append(find.examined + offset)
      }
      find.examined = end
      find.isComplete = end == list.count
    case .reader:
      let matches = articleText(in: library).map { needle.places(in: $0) } ?? []
      let start = view.readerTop
      find.matches = Array(matches.indices)
      find.start = matches.firstIndex { $0.start >= start } ?? 0
      find.isComplete = true
    case .connected:
      let rows = view.article.map { library.connections(of: $0, at: view.horizon).rows } ?? []
      find.matches = rows.indices.filter { needle.matches(rows[$0].lead + " " + rows[$0].text) }
      find.isComplete = true
    }
    self.find = find
    // Once: later slices must not pull the selection away from the person.
    if !hadTarget, let target = find.target { goTo(match: target, in: library) }
  }

  /// `n` and `N`: the next match after the present place, round the end with a word about it.
  mutating func findNext(_ step: Int, in library: Library) {
    guard let find, !find.matches.isEmpty else {
      notice = DisplayText(find == nil ? "Nothing to find: \(library.keymap.key(for: .find)) begins" : "No match")
      return
    }
    let now = presentMatchPosition(of: find, in: library)
    let next = step > 0 ? find.matches.first { $0 > now } : find.matches.last { $0 < now }
    if next == nil { notice = step > 0 ? "From the end to the beginning" : "From the beginning to the end" }
    let target = next ?? (step > 0 ? find.matches[0] : find.matches[find.matches.count - 1])
    view.focus = find.pane
    goTo(match: target, in: library)
  }

  private func presentMatchPosition(of find: Find, in library: Library) -> Int {
    find.pane == .reader ? find.start : findPosition(in: library)
  }

  private mutating func goTo(match: Int, in library: Library) {
    guard let find else { return }
    switch find.pane {
    case .list where view.lens.isTable:
      select(TableLocation(number: match), of: tableRows(in: library), in: library)
    case .list:
      let list = library.list(view)
      moveSelection(to: match, in: list, library)
    case .reader:
      self.find?.start = match
      guard let text = articleText(in: library), let place = SearchText(find.query).places(in: text)[safe: match]?.start
      else { return }
      bringIntoSight(line: text.lineIndex(of: place), of: text)
    case .connected:
      let rows = view.article.map { library.connections(of: $0, at: view.horizon).rows } ?? []
      view.connected = rows[safe: match]?.head.id
    }
  }
}

extension Find {
  /// The match to go to first: the first one at or after the start; the first of all once the end was reached.
  var target: Int? { matches.first { $0 >= start } ?? (isComplete ? matches.first : nil) }
}
