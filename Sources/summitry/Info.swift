import ArgumentParser
import Explorer
import Glibc
import Notebook
import PackStore
import Publishing

/// `summitry info`.
struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say which versions, paths and limits are in force.")
  @Flag(help: "Print JSON.")
  var json = false
  @Flag(help: "Print the explorer's keys instead.")
  var keys = false

  func run() throws {
    if keys {
      try StandardOutput.print(Keymap.standard.markdown())
      return
    }
    let pack = try PackLocation.embedded.open()
    let facts: [(String, String)] = [
      ("program", Version.program), ("pack format", "\(Version.packFormat)"), ("json", JSONTwin.schema),
      ("embedded pack", "\(pack.info.id) \(pack.info.version)"), ("embedded content", pack.info.contentHash),
      ("sqlite", Pack.sqliteVersion),
      ("state folder", StateFolder.path ?? "none: neither XDG_STATE_HOME nor HOME is an absolute path"),
      ("notebook", StateFolder.path.map { "\($0)/\(Notebook.fileName)" } ?? "none"),
      ("terminal", Environment.value("TERM") ?? "none"),
      ("colour", Environment.value("NO_COLOR") == nil ? "as the terminal has it" : "off (NO_COLOR)"),
      ("limits", "files of a pack 4 MB each, YAML 16 levels deep, 10,000 entries of each kind but moments")
    ]
    if json {
      try StandardOutput.print([JSON.object(facts.map { ($0.0, .string($0.1)) }).text])
    } else {
      try StandardOutput.print(facts.map { "\($0.0): \($0.1)" })
    }
  }
}
