import ArgumentParser
import Explorer
import Glibc
import NcursesTerminal
import PackAuthoring
import Screen

/// `summitry [PACK]`: the explorer.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explore", abstract: "Open the explorer (the default).")
  @Argument(help: "A .summit file or a pack's folder; the embedded pack if left out.")
  var pack: String?
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var lesson: LessonOption
  @Flag(name: .customLong("no-intro"), help: "Skip the introduction.")
  var withoutIntro = false

  func run() throws {
    try openExplorer(pack, screen, showsIntro: !withoutIntro, lesson: lesson.path)
  }
}

/// Opens the explorer on the terminal, and returns when the person leaves.
/// - Parameters:
///   - tour: the tour to present, by its id, its slug or its file.
///   - file: a tour file to read though nobody presents it here.
///   - lesson: the file that steps are added to.
///   - fromStart: whether the tour begins at its first step, though an earlier lesson broke off.
///   - beginning: what else comes before the first frame; returns what the loop attends to beside the terminal.
func openExplorer(
  _ pack: String?, _ screen: ScreenOptions, showsIntro: Bool, tour: String? = nil, fromStart: Bool = false,
  file: String? = nil, lesson: String? = nil,
  beginning: (inout State, Library) throws -> [any Companion] = { _, _ in [] }
) throws {
  // The explorer draws on the terminal: an output that is a file or a pipe gets no escape sequence.
  guard isatty(STDOUT_FILENO) == 1 else {
    throw ExitStatus.noTerminal.because(
      "summitry: standard output is no terminal; 'summitry render' prints the screen, 'summitry show' and 'summitry list' print texts"
    )
  }
  let (start, look) = (screen.start, screen.look)
  let pack = try PackLocation(pack).open()
  let library = Library(pack)
  let seen = SeenIntroductions()
  let showsIntro = showsIntro && !seen.contains(library.info.id)
  var state = try start.state(size: Size(rows: 24, columns: 80), showsIntro: showsIntro, in: library)
  let file = file ?? tour.flatMap { OwnTour.isFile($0) ? $0 : nil }
  let own = OwnTour(path: file, target: lesson, beside: pack, lock: state.view.horizon.lock)
  if file != nil {
    library.ownTour = try own.begin().usable()
  } else if let lesson, access(lesson, F_OK) == 0 {
    library.ownTour = try own.begin().tour
  }
  if let tour { try state.present(named: tour, in: library) }
  state.endsWithTour = tour != nil
  state.stage?.beginsAnew = fromStart
  state.notice = own.fault
  let notebook = NotebookLink(pack.info, own: library.ownTour?.head.id, file: file ?? lesson)
  let companions = try [own, notebook] + beginning(&state, library)
  let terminal: Terminal
  do throws(Terminal.Failure) {
    let isMono = look.withoutColor || Environment.value("NO_COLOR") != nil
    terminal = try Terminal(Terminal.Options(mouse: !start.withoutMouse, theme: isMono ? .mono : look.theme))
  } catch {
    throw ExitStatus.noTerminal.because("summitry: \(error)")
  }
  let waiting = notebook.begin(update(&state, .terminal(.resized(terminal.size)), in: library), &state, in: library)
  let loop = RunLoop(
    terminal: terminal, library: library, usesASCII: start.usesASCII || !terminal.isUTF8, trace: screen.trace,
    companions: companions
  ) {
    seen.insert(library.info.id)
  }
  let ending = loop.run(&state, waiting)
  terminal.restore()
  for companion in companions { companion.end() }
  switch ending {
  case .quit: break
  case .signal(let number): Terminal.die(of: number)
  case .hungUp: Terminal.die(of: SIGHUP)
  }
  try check(library.edition(state.view.horizon))
}

/// How the explorer begins on a terminal, and looks there.
struct ScreenOptions: ParsableArguments {
  @OptionGroup var start: StartOptions
  @OptionGroup var look: LookOptions
  @Option(help: ArgumentHelp("Append a line for each frame to a file.", visibility: .hidden))
  var trace: String?
}

/// How the terminal's colours are used.
struct LookOptions: ParsableArguments {
  @Option(help: "dark, light, high-contrast or mono; the colours are the terminal's own.")
  var theme: Theme = .dark
  @Flag(name: .customLong("no-color"), help: "No colours; NO_COLOR in the environment does the same.")
  var withoutColor = false
}

extension Theme: ExpressibleByArgument {}
