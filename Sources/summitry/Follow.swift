import ArgumentParser
import Classroom
import Explorer
import Glibc
import Screen
import SequenceModel

/// `summitry follow ROOM`: the explorer at the place of a class.
struct Follow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow", abstract: "Follow a class: its presenter's place, in your own explorer.",
    discussion: "Any key leaves the class's place and explores; . returns. Nothing here can move the class.")
  @Argument(help: "The room as the presenter shows it: a path, or mqtt://host/topic#key.")
  var room: String
  @Option(help: "The tour's file, where the class walks one that is not in the pack.")
  var tour: String?
  @OptionGroup var pack: PackOption
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let address = try RoomAddress(argument: room)
    if case .topic = address.place, address.key == nil {
      throw ValidationError("the room's key is missing: \(address)#KEY, as the presenter's R shows it.")
    }
    try openExplorer(pack.path, screen, showsIntro: false, file: tour) { state, _ in
      state.following = Following(.student, room: DisplayText("\(address)"))
      return [FollowerLink(address, hasClock: false)]
    }
  }
}

/// `summitry notes [ROOM]`: the presenter's second terminal.
struct Notes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Show the presenter's notes, the clock and the plan, beside a lesson.",
    discussion: "Without a room it belongs to the lesson presented on this machine, and its keys move it.")
  @Argument(help: "A room, for notes on another machine; it moves nothing then.")
  var room: String?
  @Option(
    help: "The tour's file, where the class walks one that is not in the pack; on the presenter's machine it is known.")
  var tour: String?
  @OptionGroup var pack: PackOption
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    if let room {
      let address = try RoomAddress(argument: room)
      return try open(.notes(canDrive: false), room: DisplayText("\(address)"), file: tour) {
        FollowerLink(address, hasClock: true)
      }
    }
    let folder: ClassFolder
    let key: RoomKey
    do throws(ClassFolder.Failure) {
      folder = try ClassFolder()
      key = try ClassFolder.key()
    } catch {
      throw ExitStatus.cannotCreate.because("summitry: \(error)")
    }
    var address = try RoomAddress(argument: folder.cue)
    address.key = key.fingerprint
    try open(.notes(canDrive: true), room: "the lesson on this machine", file: tour ?? folder.presentedFile) {
      FollowerLink(address, hasClock: true, orders: FileRoom(folder.order, mode: 0o600, at: .now))
    }
  }

  private func open(
    _ role: Following.Role, room: DisplayText, file: String?, link: () -> FollowerLink
  ) throws {
    try openExplorer(pack.path, screen, showsIntro: false, file: file) { state, _ in
      state.following = Following(role, room: room)
      return [link()]
    }
  }
}

extension RoomAddress {
  /// Makes a path good in any folder.
  mutating func makeAbsolute() {
    guard case .file(let path) = place, !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return }
    place = .file(String(cString: folder) + "/" + path)
    free(folder)
  }

  /// A room as named on the command line.
  /// - Throws: a usage error that says what is wrong with it.
  init(argument text: String) throws {
    do throws(Failure) {
      try self.init(text)
    } catch {
      throw ValidationError("\(error).")
    }
  }
}
