import ArgumentParser
import Classroom
import Explorer
import Lenses
import PackStore
import Publishing
import Screen
import SequenceModel

/// `summitry present TOUR`: the explorer with a tour under way.
struct Present: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: "Walk a class through a tour, step by step.")
  @Argument(help: "A tour's id or slug; summitry tour list names them.")
  var tour: String
  @Option(name: .customLong("pack"), help: "A .summit file or a pack's folder, instead of the embedded pack.")
  var pack: String?
  @Option(help: "Where the class follows: a file in a folder that all see, or mqtt://host/topic (mqtts:// for TLS).")
  var room: String?
  @OptionGroup var look: LookOptions
  @OptionGroup var start: StartOptions
  @Option(help: ArgumentHelp("Append a line for each frame to a file.", visibility: .hidden))
  var trace: String?

  func run() throws {
    var address = try room.map(RoomAddress.init(argument:))
    try openExplorer(pack, start, look, showsIntro: false, trace: trace) { state, library in
      try state.present(named: tour, in: library)
      let key: RoomKey
      do throws(ClassFolder.Failure) {
        key = try ClassFolder.key()
      } catch {
        // Without a class the lesson needs no key.
        guard room == nil else { throw ExitStatus.cannotCreate.because("summitry: \(error)") }
        return []
      }
      if let known = address?.key, known != key.fingerprint {
        throw ExitStatus.usage.because("summitry: --room: \(known) is not your key; leave it out, and yours is added")
      }
      address?.key = key.fingerprint
      address?.makeAbsolute()
      if let address {
        state.room = DisplayText("\(address)")
        state.invite()
      }
      return [PresenterLink(state.stage?.tour, address: address, key: key, folder: try? ClassFolder())]
    }
  }
}

/// `summitry tour list | show`.
struct Tour: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "List and print tours.", subcommands: [TourList.self, TourShow.self])
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
