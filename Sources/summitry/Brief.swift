import ArgumentParser
import Lenses
import PackAuthoring
import PackStore
import Publishing
import SequenceModel

/// `summitry brief ACTOR`.
struct Brief: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief", abstract: "Print a page for who plays an actor: what they want, promised, know and said.")
  @Argument(help: "An actor's id or slug, such as actor/kim-yong-chol or kim-yong-chol.")
  var actor: String
  @OptionGroup var pack: PackOption
  @OptionGroup var horizon: HorizonOptions
  @Flag(help: "Print JSON: one document, its schema named in it.")
  var json = false
  @Option(help: "text, markdown, or html (one file, for printing).")
  var format: Paper.Format?
  @Option(help: "Columns a line of text, 20 to 500.")
  var width = RoleSheet.pageWidth

  func validate() throws {
    guard !json || format == nil else { throw ValidationError("--json and --format exclude each other.") }
    guard (20...500).contains(width) else { throw ValidationError("--width takes 20 to 500.") }
  }

  func run() throws {
    let pack = try PackLocation(self.pack.path).open()
    let edition = try edition(of: pack, horizon)
    let id = actor.contains("/") ? EntryID(actor) : EntryID(.actor, actor)
    guard let dossier = id.flatMap({ Dossier(of: $0, in: edition) }) else {
      try check(edition)
      throw ExitStatus.findings.because("summitry: there is no actor \(actor) (\(advice(edition)))")
    }
    let sheet = RoleSheet(dossier, in: edition, permalink: Permalink(edition, pack: self.pack.path))
    if json {
      let twin = JSONTwin(edition, info: pack.info)
      try StandardOutput.print([twin.document("entries", [twin.roleSheet(sheet)]).text])
    } else if let format, format != .text {
      try StandardOutput.print(sheet.paper(language: pack.info.language).lines(as: format))
    } else {
      try StandardOutput.print(sheet.lines(width: width))
    }
    try check(edition)
  }

  /// The actor that was meant, if one within the horizon is called nearly so.
  private func advice(_ edition: Edition) -> String {
    let slugs = edition.heads(.actor, 0..<edition.count(.actor)).map(\.id.slug)
    let slug = actor.split(separator: "/").last.map(String.init) ?? actor
    return nearest(slug, among: slugs).map { "actor/\($0)?" } ?? "summitry list actors names them"
  }
}
