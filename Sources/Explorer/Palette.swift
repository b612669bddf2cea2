import Lenses
import PackStore
import Screen
import SequenceModel

/// The palette: everything one can do with its keys, and entries by name, narrowed by what is typed.
public struct Palette: Equatable, Sendable {
  /// One line.
  public struct Item: Equatable, Sendable {
    /// What Enter does.
    public enum Target: Equatable, Sendable {
      /// Perform a command.
      case command(Command)
      /// Open an entry.
      case entry(EntryID)
    }

    /// What Enter does.
    public var target: Target
    /// What it is called.
    public var title: DisplayText
    /// Its keys, or the kind of the entry.
    public var trail: DisplayText
  }

  /// What was typed.
  public var query = ""
  /// What matches: commands first, then entries.
  public var items: [Item] = []
  /// The index of the selected item.
  public var selected = 0

  /// How many entries it names at most.
  static let entryLimit = 20
}

extension State {
  mutating func openPalette(in library: Library) {
    overlay = .palette(Palette())
    paletteChanged(in: library)
  }

  mutating func pressInPalette(_ key: Key, in library: Library) -> [Effect] {
    guard case .palette(var palette) = overlay else { return [] }
    let last = max(0, palette.items.count - 1)
    switch key {
    case .named(.escape):
      overlay = nil
      return []
    case .named(.down), .control("n"), .named(.tab): palette.selected = min(palette.selected + 1, last)
    case .named(.up), .control("p"), .named(.backTab): palette.selected = max(0, palette.selected - 1)
    case .named(.pageDown): palette.selected = min(palette.selected + 10, last)
    case .named(.pageUp): palette.selected = max(0, palette.selected - 10)
    case .named(.enter):
      guard let item = palette.items[safe: palette.selected] else { return [] }
      overlay = nil
      switch item.target {
      case .command(let command): return perform(command, in: library)
      case .entry(let id):
        record()
        show(id, in: library)
        view.focus = .reader
        return []
      }
    case .named(.backspace) where palette.query.isEmpty:
      overlay = nil
      return []
    default:
      guard palette.query.type(key) else { return [] }
      overlay = .palette(palette)
      paletteChanged(in: library)
      return []
    }
    overlay = .palette(palette)
    return []
  }

  /// After every change of the query: what matches it within the horizon.
  mutating func paletteChanged(in library: Library) {
    guard case .palette(var palette) = overlay else { return }
    palette.query = String(palette.query.prefix(State.promptLimit))
    palette.selected = 0
    let needle = SearchText(palette.query)
    let edition = library.edition(view.horizon)
    palette.items = library.keymap.bindings.compactMap { binding in
      let keys = binding.keys.map(KeyNotation.readable).joined(separator: "  ")
      guard binding.command != .palette, canPerform(binding.command, library, edition),
        palette.query.isEmpty || needle.matches(binding.help.string)
      else { return nil }
      return Palette.Item(target: .command(binding.command), title: binding.help, trail: DisplayText(keys))
    }
    if !palette.query.isEmpty {
      // Names only: the search of everything is another key.
      let hits = edition.search(palette.query).next(limit: Palette.entryLimit * 2).filter { $0.field == nil }
      palette.items += hits.prefix(Palette.entryLimit).map { hit in
        let when = hit.head.date?.readable ?? hit.head.id.label
        let kind = [hit.head.id.kind.rawValue, when].filter { !$0.isEmpty }.joined(separator: " · ")
        return Palette.Item(
          target: .entry(hit.head.id), title: DisplayText(hit.head.title), trail: DisplayText(kind))
      }
    }
    overlay = .palette(palette)
  }
}
