import ArgumentParser

/// `summitry present TOUR`: the explorer with a tour under way.
struct Present: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: "Walk a class through a tour, step by step.")
  @Argument(help: "A tour's id or slug (summitry tour list names them), or a tour file of your own, such as lesson.md.")
  var tour: String
  @Option(name: .customLong("pack"), help: "A .summit file or a pack's folder, instead of the embedded pack.")
  var pack: String?
  @OptionGroup var look: LookOptions
  @OptionGroup var lesson: LessonOption
  @OptionGroup var start: StartOptions

  func run() throws { try openExplorer(pack, start, look, showsIntro: false, tour: tour, lesson: lesson.path) }
}
