import ArgumentParser
import CSystem
import Glibc
import Publishing

/// The program: the explorer, its twins on the command line, and the tools for packs.
@main
struct Summitry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summitry",
    abstract: "A terminal explorer of US–North Korea diplomacy, from Singapore to Hanoi.",
    discussion: """
      Without a command it opens the explorer: arrows or j and k move, Enter opens, ? shows the keys, q quits.
      `summitry show moment/singapore-signing` prints an entry, `summitry search hanoi` searches, both without a terminal.

      A CUT is a day (2018-06-12), a month (2018-06), a year or a moment (moment/hanoi-lunch).
      Exit codes: 0 done, 1 findings or nothing found, 64 usage, 65 no usable pack, 66 no such input, 69 no usable terminal, \
      70 internal, 73 cannot create, 74 input or output, 128+n by signal n.
      """,
    version: "summitry \(Version.program), pack format \(Version.packFormat), JSON \(JSONTwin.schema)",
    subcommands: [
      Explore.self, Render.self, List.self, Show.self, Find.self, Claims.self, Commitments.self, Terms.self,
      Accounts.self, Documents.self, Lessons.self, Brief.self, CountVoices.self, TimelineCommand.self, Present.self,
      Notes.self, Follow.self, AskQuiz.self, Tour.self, PackTools.self, Info.self
    ],
    defaultSubcommand: Explore.self)

  /// Before anything else: closed streams become /dev/null, and Ctrl-\ ends every command as it should.
  static func main() {
    system_begin()
    main(nil)
  }
}

/// Which version this is.
enum Version {
  /// The program's: see CHANGELOG.md.
  static let program = "0.1.0"
  /// The compiled pack's.
  static let packFormat = 1
}

/// How the program ends: the BSD numbers of sysexits(3).
enum ExitStatus: Int32 {
  case findings = 1
  case usage = 64
  case badPack = 65
  case noInput = 66
  case noTerminal = 69
  case internalError = 70
  case cannotCreate = 73
  case inputOutput = 74

  /// Ends with this status after saying why on standard error.
  func because(_ reason: String) -> any Error {
    StandardError.say(reason)
    return ExitCode(rawValue)
  }
}
