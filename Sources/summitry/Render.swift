import ArgumentParser
import Explorer
import Lenses
import Screen
import SequenceModel

/// `summitry render`: the explorer's frame as text. Reads no configuration, state or notebook.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Print the explorer's screen as text, without a terminal.")
  @Argument(help: "A .summit file or a pack's folder; the embedded pack if left out.")
  var pack: String?
  @Option(help: "Columns x rows.")
  var size = "120x36"
  @Option(help: "Keys to press first, such as 'jj<Enter>' or '/Kim<Enter>n'.")
  var keys = ""
  @Flag(help: "Begin with the introduction.")
  var intro = false
  @Flag(help: "Print a map of the styles too.")
  var styleMap = false
  @Option(help: "Begin with a tour under way: its id or slug, or a tour file of your own.")
  var tour: String?
  @OptionGroup var start: StartOptions

  func run() throws {
    let events: [TerminalEvent]
    do throws(KeyNotation.Failure) {
      events = try KeyNotation.events(keys)
    } catch {
      throw ValidationError("--keys, character \(error.offset + 1): \(error.reason)")
    }
    guard case .resized(let size)? = try? KeyNotation.events("<Resize:\(size)>").first else {
      throw ValidationError("--size takes columns x rows, such as 120x36, not '\(size)'.")
    }
    let pack = try PackLocation(pack).open()
    let library = Library(pack)
    var state = try start.state(size: size, showsIntro: intro, in: library)
    if let tour {
      if OwnTour.isFile(tour) {
        library.ownTour = try readTour(tour, beside: pack, lock: state.view.horizon.lock).usable()
      }
      try state.present(named: tour, in: library)
    }
    // What is under way without a key: a step's filter.
    var waiting = update(&state, .resumed, in: library)
    while waiting.contains(.continueWork) { waiting = update(&state, .idle, in: library) }
    var isRunning = true
    for event in events where isRunning {
      var effects = update(&state, .terminal(event), in: library)
      while effects.contains(.continueWork) { effects = update(&state, .idle, in: library) }
      isRunning = !effects.contains(.quit)
    }
    var frame = view(state, in: library)
    if start.usesASCII { frame = frame.ascii() }
    var output = StandardOutput()
    for line in frame.lines() { try output.print(line.withoutTrailingSpaces) }
    if styleMap { for line in frame.styleMap() { try output.print(line) } }
    try output.flush()
    try check(library.edition(state.view.horizon))
  }
}

extension State {
  /// Begins a tour by its id or slug, or the own tour that was read from a file of this name.
  /// - Throws: exit status 1 where there is none within the horizon, 65 where nothing of the own tour lies within it.
  mutating func present(named name: String, in library: Library) throws {
    if OwnTour.isFile(name), let own = library.ownTour {
      present(own.head.id, in: library)
      if stage == nil { throw ExitStatus.badPack.because("summitry: \(name): no step lies within the lock") }
      return
    }
    let id = name.contains("/") ? EntryID(name) : EntryID(.tour, name)
    guard let id, library.plan(id, lock: view.horizon.lock) != nil else {
      throw ExitStatus.findings.because("summitry: there is no tour \(name) (summitry tour list names them)")
    }
    present(id, in: library)
  }
}

/// How the explorer and its twin begin.
struct StartOptions: ParsableArguments {
  @Option(help: "The lens to open: \(Lens.built.map { $0.title.lowercased() }.joined(separator: ", ")).")
  var lens: String?
  @Option(name: .customLong("at"), help: "The entry to open.")
  var entry: String?
  @OptionGroup var horizon: HorizonOptions
  @Flag(name: .customLong("ascii"), help: "Use ASCII characters only.")
  var usesASCII = false
  @Flag(help: "Lay the screen out for a projector: wide margins, short lines, one pane at a time.")
  var projector = false
  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var withoutMouse = false

  /// The first state.
  func state(size: Size, showsIntro: Bool, in library: Library) throws -> State {
    var chosen = Lens.sequence
    if let lens {
      guard let known = Lens(name: lens) else {
        throw ValidationError(
          "--lens takes \(Lens.built.map { $0.title.lowercased() }.joined(separator: ", ")), not '\(lens)'.")
      }
      chosen = known
    }
    let horizon = try library.horizon(horizon)
    var id: EntryID?
    if let entry {
      id = EntryID(entry)
      guard let id, library.edition(horizon).head(id) != nil else {
        throw ExitStatus.findings.because("summitry: there is no entry \(entry) (summitry search finds ids)")
      }
    }
    var state = State(size: size, lens: chosen, horizon: horizon, entry: id, showsIntro: showsIntro, in: library)
    state.wantsMouse = !withoutMouse
    if projector { state.turn(to: .projector, in: library) }
    return state
  }
}

extension Library {
  /// The horizon of the command line, checked against the pack.
  func horizon(_ options: HorizonOptions) throws -> Horizon { try options.horizon { self.edition($0) } }
}

extension String {
  /// Without spaces at the end.
  var withoutTrailingSpaces: String {
    var copy = self[...]
    while copy.last == " " { copy.removeLast() }
    return String(copy)
  }
}
