import ArgumentParser
import Glibc
import PackAuthoring
import PackStore
import Publishing

/// `summitry pack …`.
struct PackTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Check, build and inspect packs.",
    subcommands: [Check.self, Build.self, Inspect.self, Schema.self])

  /// `summitry pack check DIR`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Report every problem of a pack's folder as path:line:column.")
    @Argument(help: "The folder.")
    var folder: String
    @Flag(help: "Also print how many entries of each kind are sound: kind and count.")
    var counts = false

    func run() throws {
      let authored = try read(folder)
      try StandardOutput.print(authored.diagnostics.map { $0.description })
      if counts { try StandardOutput.print(authored.counts.map { "\($0.kind.plural) \($0.count)" }) }
      let errors = authored.diagnostics.filter { $0.severity == .error }.count
      let warnings = authored.diagnostics.count - errors
      StandardError.say("\(counted(errors, "error")), \(counted(warnings, "warning"))")
      if errors > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
    }
  }

  /// `summitry pack build DIR -o FILE`.
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build", abstract: "Compile a pack's folder to one file.")
    @Argument(help: "The folder.")
    var folder: String
    @Option(name: [.customShort("o"), .customLong("output")], help: "The .summit file to write.")
    var output: String

    func run() throws {
      let authored = try read(folder)
      for diagnostic in authored.diagnostics { StandardError.say(diagnostic.description) }
      guard !authored.hasErrors, let record = authored.record else {
        throw ExitStatus.findings.because("summitry: nothing was written: mend the errors first")
      }
      do throws(PackWriter.Failure) {
        try PackWriter.write(record, to: output)
      } catch {
        throw ExitStatus.cannotCreate.because("summitry: \(output): \(error.reason)")
      }
    }
  }

  /// `summitry pack info PACK`.
  struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "info", abstract: "Say what a compiled pack is.")
    @Argument(help: "A .summit file or a folder; the embedded pack if left out.")
    var path: String?
    @Flag(help: "Also recompute the hash of the whole content.")
    var verify = false
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let pack = try PackLocation(path).open()
      let info = pack.info
      var facts: [(String, String)] = [
        ("id", info.id), ("title", info.title), ("language", info.language), ("version", info.version),
        ("format", "\(info.format)"), ("content", info.contentHash)
      ]
      if let article = info.article {
        facts.append(("article", "\(article.title), \(article.outlet), \(article.published)"))
      }
      if json {
        try StandardOutput.print([JSON.object(facts.map { ($0.0, .text($0.1)) }).text])
      } else {
        try StandardOutput.print(facts.map { "\($0.0): \($0.1)" })
      }
      guard verify else { return }
      do throws(Pack.Failure) {
        if let table = try pack.verify() {
          throw Pack.Failure.refused("the content of the table '\(table)' is not what was written")
        }
      } catch {
        throw ExitStatus.badPack.because("summitry: \(error)")
      }
      StandardError.say("the content is as it was written")
    }
  }

  /// `summitry pack schema`.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema", abstract: "Print the fields of every kind and the closed vocabularies.")

    func run() throws {
      try StandardOutput.print([PackSchema.text().trimmingLineBreaks])
    }
  }
}

/// The authored pack of a folder.
/// - Throws: exit status 66 where there is no such folder.
private func read(_ folder: String) throws -> AuthoredPack {
  guard case .folder = try PackLocation(folder) else {
    throw ExitStatus.noInput.because("summitry: \(folder) is no folder")
  }
  return AuthoredPack.read(folder: folder)
}

func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension String {
  /// Without line breaks at the end.
  fileprivate var trimmingLineBreaks: String {
    var copy = self[...]
    while copy.last == "\n" { copy.removeLast() }
    return String(copy)
  }
}
