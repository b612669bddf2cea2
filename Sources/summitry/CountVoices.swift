import ArgumentParser
import Lenses
import PackStore
import Publishing
import SequenceModel

/// `summitry voices [ID]`.
struct CountVoices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voices", abstract: "Count the sources of the pack or of an entry by side, genre and channel.")
  @Argument(help: "An entry's id; the whole pack if left out.")
  var id: String?
  @OptionGroup var pack: PackOption
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var print: PrintOptions

  func run() throws {
    let pack = try PackLocation(pack.path).open()
    let edition = try edition(of: pack, horizon)
    let voices = try voices(in: edition)
    try check(edition)
    guard voices.all.sources > 0 else { throw ExitStatus.findings.because("summitry: nothing found") }
    if print.json {
      let twin = JSONTwin(edition, info: pack.info)
      try StandardOutput.print([twin.document("voices", twin.voices(voices)).text])
    } else {
      try StandardOutput.print(TextTwin(edition, width: print.width).page(voices.page))
    }
  }

  private func voices(in edition: Edition) throws -> Voices {
    guard let id else { return Voices(in: edition) }
    guard let voices = EntryID(id).flatMap({ Voices(of: $0, in: edition) }) else {
      throw ExitStatus.findings.because("summitry: there is no entry \(id) (summitry search finds ids)")
    }
    return voices
  }
}
