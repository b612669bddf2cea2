import ArgumentParser
import Classroom
import Explorer
import Screen

/// `summitry present TOUR`: the explorer with a tour under way.
struct Present: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: "Walk a class through a tour, step by step.")
  @Argument(help: "A tour's id or slug (summitry tour list names them), or a tour file of your own, such as lesson.md.")
  var tour: String
  @Option(help: "Where the class follows: a file in a folder that all see, or mqtt://host/topic (mqtts:// for TLS).")
  var room: String?
  @Flag(name: .customLong("from-start"), help: "Begin at the first step, also where an earlier lesson broke off.")
  var fromStart = false
  @OptionGroup var lesson: LessonOption
  @OptionGroup var pack: PackOption
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    var address = try room.map(RoomAddress.init(argument:))
    try openExplorer(
      pack.path, screen, showsIntro: false, tour: tour, fromStart: fromStart, lesson: lesson.path
    ) { state, _ in
      let key: RoomKey
      do throws(ClassFolder.Failure) {
        key = try ClassFolder.key()
      } catch {
        // Without a class the lesson needs no key.
        guard room == nil else { throw ExitStatus.cannotCreate.because("summitry: \(error)") }
        state.notice = DisplayText("No notes can follow this lesson: \(error)")
        return []
      }
      if let known = address?.key, known != key.fingerprint {
        throw ExitStatus.usage.because("summitry: --room: \(known) is not your key; leave it out, and yours is added")
      }
      address?.key = key.fingerprint
      address?.makeAbsolute()
      if let address {
        // A class needs the file of a tour that is in no pack.
        let file = OwnTour.isFile(tour) ? " --tour " + (tour.split(separator: "/").last ?? "") : ""
        state.room = DisplayText(address.shellWord + file)
        state.invite()
      }
      var folder: ClassFolder?
      do throws(ClassFolder.Failure) {
        folder = try ClassFolder()
      } catch {
        state.notice = DisplayText("No notes can follow this lesson: \(error)")
      }
      folder?.present(file: OwnTour.isFile(tour) ? tour : nil)
      return [PresenterLink(state.stage?.tour, address: address, key: key, folder: folder)]
    }
  }
}
