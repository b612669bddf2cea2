import Screen

/// The help: the key map's lines, those of the focused pane first.
struct Help {
  /// One line.
  enum Item: Equatable {
    case heading(DisplayText)
    case key(keys: DisplayText, help: DisplayText)
  }

  /// The lines that match the filter.
  var items: [Item] = []

  /// The help of a state: the focused pane's keys first, before them those of a tour or a quiz under way.
  /// - Parameter filter: words that keys or help must hold; empty for all.
  init(_ keymap: Keymap, of state: State, filter: String) {
    let focus = state.view.focus
    let here = keymap.bindings.filter { $0.panes.contains(focus) }
    let everywhere = keymap.bindings.filter { $0.panes.isEmpty }
    let elsewhere = keymap.bindings.filter { !$0.panes.isEmpty && !$0.panes.contains(focus) }
    let needle = SearchText(filter)
    for (title, bindings) in [(focus.title, here), ("Everywhere", everywhere), ("In other panes", elsewhere)] {
      let lines = bindings.map { binding in
        let keys = binding.keys.map(KeyNotation.readable).joined(separator: "  ")
        return (DisplayText(keys), binding.help)
      }
      .filter { filter.isEmpty || needle.matches($0.0.string + " " + $0.1.string) }
      guard !lines.isEmpty else { continue }
      items.append(.heading(title))
      items += lines.map { .key(keys: $0.0, help: $0.1) }
    }
    let mode: [(keys: [Key], help: DisplayText)] =
      state.stage != nil
      ? keymap.stage.filter { state.hasMeaning($0.command) }.map { ($0.keys, $0.help) }
      : state.quiz != nil ? keymap.quiz.map { ($0.keys, $0.help) } : []
    let lines = mode.map { (DisplayText($0.keys.map(KeyNotation.readable).joined(separator: "  ")), $0.help) }
      .filter { filter.isEmpty || needle.matches($0.0.string + " " + $0.1.string) }
    guard !lines.isEmpty else { return }
    let title: DisplayText =
      switch state.following?.role {
      case .student: "In a class"
      case .notes: "Beside the stage"
      case nil: state.stage != nil ? "On stage" : "In a quiz"
      }
    // The notes have no panes.
    if state.isNotes { items = [] }
    items = [.heading(title)] + lines.map { .key(keys: $0.0, help: $0.1) } + items
  }
}

extension Pane {
  /// The name that a tour's step gives it.
  var name: String {
    switch self {
    case .list: "list"
    case .reader: "reader"
    case .connected: "connected"
    }
  }

  /// The pane's name.
  var title: DisplayText {
    switch self {
    case .list: "List"
    case .reader: "Reader"
    case .connected: "Connected"
    }
  }
}

extension State {
  mutating func pressInHelp(_ key: Key, in library: Library) -> [Effect] {
    guard case .help(var filter, var top, var isFiltering) = overlay else { return [] }
    let page = max(1, size.rows - 6)
    if isFiltering {
      switch key {
      case .named(.enter): isFiltering = false
      case .named(.escape): (filter, isFiltering) = ("", false)
      case .named(.backspace) where filter.isEmpty: isFiltering = false
      default: _ = filter.type(key)
      }
      top = 0
    } else {
      switch library.keymap.command(for: key) {
      case .moveDown: top += 1
      case .moveUp: top -= 1
      case .pageDown, .halfPageDown: top += page
      case .pageUp, .halfPageUp: top -= page
      case .moveToFirst: top = 0
      case .moveToLast: top = .max / 2
      case .find: isFiltering = true
      case .quit: return [.quit]
      case .suspend: return [.suspend]
      case .redraw: return [.redraw]
      case .cancel where !filter.isEmpty: filter = ""
      case .cancel, .close, .help:
        overlay = nil
        return []
      default: notice = "q or Esc closes the help, / filters it"
      }
    }
    let lines = Help(library.keymap, of: self, filter: filter).items.count
    overlay = .help(
      filter: String(filter.prefix(State.promptLimit)), top: min(max(0, top), max(0, lines - page)),
      isFiltering: isFiltering)
    return []
  }
}
