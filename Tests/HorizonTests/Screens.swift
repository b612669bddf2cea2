import Explorer
import Lenses
import PackStore
import Screen
import SequenceModel

/// The explorer at a horizon, without a terminal: its screens as texts. Lenses and keys come from the program's own lists, so that new
/// ones are walked as well.
struct Screens {
  private let library: Library
  private let horizon: Horizon

  init(_ pack: Pack, at horizon: Horizon) {
    library = Library(pack)
    self.horizon = horizon
  }

  /// The screen of an opened entry, page after page.
  func article(_ id: EntryID) throws -> Shown {
    var state = State(size: Size(rows: 36, columns: 120), horizon: horizon, entry: id, in: library)
    var pages = [page(state)]
    while pages.count < 40 {
      let place = state.view.readerTop
      try press("<Space>", &state)
      guard state.view.readerTop != place else { break }
      pages.append(page(state))
    }
    return Shown(surface: "article on the screen", entry: id, text: pages.joined(separator: "\n"))
  }

  /// A lens with all its rows, the selected entry and what that is connected with.
  func lens(_ lens: Lens) -> Shown {
    let state = State(size: Size(rows: 300, columns: 140), lens: lens, horizon: horizon, in: library)
    return Shown(surface: "lens \(lens.title) on the screen", text: page(state))
  }

  /// The screen after one key of the key map, pressed in the list and in the next pane: help, prompts, notices, overlays.
  /// - Parameters:
  ///   - index: which key, and in which lens unless one is given.
  func key(_ index: Int, in lens: Lens? = nil) throws -> Shown {
    let bindings = library.keymap.bindings.filter { ![.quit, .close, .suspend].contains($0.command) }
    let binding = bindings[index % bindings.count]
    let lens = lens ?? Lens.built[index / bindings.count % Lens.built.count]
    var state = State(size: Size(rows: 36, columns: 120), lens: lens, horizon: horizon, in: library)
    let key = KeyNotation.text(binding.keys[0])
    var pages: [String] = []
    for keys in ["G\(key)", "<Space>", "<Tab>\(key)"] {
      try press(keys, &state)
      // A key that moves the cut leads to another horizon, which has its own test.
      guard state.view.horizon == horizon else { break }
      pages.append(page(state))
    }
    return Shown(
      surface: "screen after \(KeyNotation.readable(binding.keys[0])) in \(lens.title)",
      text: pages.joined(separator: "\n"))
  }

  /// The number of different keys and lenses.
  var keyCount: Int { library.keymap.bindings.count * Lens.built.count }

  /// The search overlay after a query was typed.
  func search(_ query: String) throws -> Shown {
    var state = State(size: Size(rows: 36, columns: 120), horizon: horizon, in: library)
    try press("s<Paste:\(query)>", &state)
    let lines = view(state, in: library).lines()
    return Shown(surface: "search overlay for '\(query)'", text: lines.joined(separator: "\n"))
  }

  /// The sequence filtered by words.
  func filter(_ words: String) throws -> Shown {
    var state = State(size: Size(rows: 36, columns: 120), horizon: horizon, in: library)
    try press("f<Paste:\(words)>", &state)
    let lines = view(state, in: library).lines()
    return Shown(surface: "sequence filtered by '\(words)'", text: lines.joined(separator: "\n"))
  }

  /// A quiz from its first question to its summary: questions as asked, after a wrong answer with what refutes it, after the right one.
  /// - Parameter turn: which questions: every eighth, and the last one.
  func quiz(_ turn: Int) throws -> Shown {
    var state = State(size: Size(rows: 36, columns: 120), horizon: horizon, in: library)
    try press("U", &state)
    var pages: [String] = []
    while let quiz = state.quiz, state.overlay == nil {
      let isLooked = (quiz.index + turn) % 8 == 0 || quiz.index + 1 == quiz.questions.count
      let letters = ["a", "b", "c", "d", "e", "f", "g", "h"].dropFirst(
        quiz.question.flatMap { quiz.tries[$0]?.count } ?? 0)
      guard let letter = letters.first else { break }
      for keys in [letter, "<Tab>.<Space>"] {
        if isLooked { pages.append(page(state)) }
        try press(keys, &state)
      }
    }
    return Shown(surface: "quiz on the screen", text: (pages + [page(state)]).joined(separator: "\n"))
  }

  /// What the bottom row answers to a typed cut.
  func answer(toCut text: String) throws -> String {
    var state = State(size: Size(rows: 36, columns: 160), horizon: horizon, in: library)
    try press("=<Paste:\(text)><Enter>", &state)
    return view(state, in: library).lines().joined(separator: "\n")
  }

  /// Every lens, and every key in each of these lenses.
  func everything(keysIn lenses: [Lens]) throws -> [String] {
    let keys = library.keymap.bindings.indices
    return Lens.built.map { lens($0).text } + [try quiz(0).text]
      + (try lenses.flatMap { lens in try keys.map { try key($0, in: lens).text } })
  }

  // MARK: Frames

  private func page(_ state: State) -> String {
    let frame = view(state, in: library)
    return (frame.lines() + [frame.title.string]).joined(separator: "\n")
  }

  private func press(_ keys: String, _ state: inout State) throws {
    for event in try KeyNotation.events(keys) {
      var effects = update(&state, .terminal(event), in: library)
      while effects.contains(.continueWork) { effects = update(&state, .idle, in: library) }
    }
  }
}
