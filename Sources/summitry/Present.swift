import ArgumentParser
import Lenses
import PackStore
import Publishing
import SequenceModel

/// `summitry present TOUR`: the explorer with a tour under way.
struct Present: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: "Walk a class through a tour, step by step.")
  @Argument(help: "A tour's id or slug; summitry tour list names them.")
  var tour: String
  @Option(name: .customLong("pack"), help: "A .summit file or a pack's folder, instead of the embedded pack.")
  var pack: String?
  @OptionGroup var look: LookOptions
  @OptionGroup var start: StartOptions

  func run() throws { try openExplorer(pack, start, look, showsIntro: false, tour: tour) }
}

/// `summitry tour list | show | handout`.
struct Tour: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "List and print tours.",
    subcommands: [TourList.self, TourShow.self, TourHandout.self])
}

/// `summitry tour list`.
struct TourList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the tours of the pack.")
  @OptionGroup var options: ReadOptions

  func run() throws { try printList(of: .tour, options) }
}

/// `summitry tour show ID`.
struct TourShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a tour with its steps, reveals and notes.")
  @Argument(help: "A tour's id or slug.")
  var tour: String
  @OptionGroup var options: ReadOptions

  func run() throws { try printEntry(tour.contains("/") ? tour : "tour/\(tour)", options) }
}
