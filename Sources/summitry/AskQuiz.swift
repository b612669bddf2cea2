import ArgumentParser
import Explorer
import Glibc
import Lenses
import PackStore
import Publishing
import SequenceModel

/// `summitry quiz [TOUR]`: question after question, or all of them as text.
struct AskQuiz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Ask question after question; a wrong answer opens what refutes it.",
    discussion: """
      Only what the horizon reaches is asked, and what was answered wrong last comes first. Answers stay on this machine.
      Where standard output is no terminal, the questions are printed.
      """)
  @Argument(help: "Only questions about what this tour shows: its id or slug.")
  var tour: String?
  @Option(name: .customLong("entry"), help: "Only questions about this entry.")
  var entry: String?
  @Flag(name: .customLong("again"), help: "Ask in the usual order, whatever was answered last.")
  var ignoresHistory = false
  @Flag(name: .customLong("text"), help: "Print the questions with their answers by letter.")
  var isText = false
  @Flag(name: .customLong("key"), help: "Print them with what is right, and why.")
  var hasKey = false
  @Option(help: "Columns a line of text, 20 to 500.")
  var width = 80
  @OptionGroup var pack: PackOption
  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard (20...500).contains(width) else { throw ValidationError("--width takes 20 to 500.") }
  }

  func run() throws {
    guard !isText, !hasKey, isatty(STDOUT_FILENO) == 1 else { return try print() }
    try openExplorer(pack.path, screen, showsIntro: false) { state, library in
      state.begin(try quiz(in: library.edition(state.view.horizon)), ignoresHistory: ignoresHistory, in: library)
      return []
    }
  }

  private func print() throws {
    let pack = try PackLocation(pack.path).open()
    let edition = try edition(of: pack, screen.start.horizon)
    try StandardOutput.print(TextTwin(edition, width: width).quiz(try quiz(in: edition), hasKey: hasKey))
    try check(edition)
  }

  /// The quiz of the command line.
  /// - Throws: exit status 1 where the tour or the entry is not there, or nothing can be asked.
  private func quiz(in edition: Edition) throws -> Quiz {
    var plan: TourPlan?
    if let tour {
      let id = tour.contains("/") ? EntryID(tour) : EntryID(.tour, tour)
      plan = id.flatMap { TourPlan($0, in: edition) }
      guard plan != nil else {
        throw ExitStatus.findings.because("summitry: there is no tour \(tour) (summitry tour list names them)")
      }
    }
    var id: EntryID?
    if let entry {
      id = EntryID(entry)
      guard let id, edition.head(id) != nil else {
        throw ExitStatus.findings.because("summitry: there is no entry \(entry) (summitry search finds ids)")
      }
    }
    let quiz = Quiz(in: edition, of: plan, about: id)
    if quiz.questions.isEmpty { throw ExitStatus.findings.because("summitry: nothing to ask within this horizon") }
    return quiz
  }
}
