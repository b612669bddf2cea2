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
  @OptionGroup var options: ReadOptions

  func run() throws {
    let (pack, edition) = try options.open()
    let voices = try voices(in: edition)
    try check(edition)
    guard voices.all.sources > 0 else { throw ExitStatus.findings.because("summitry: nothing found") }
    try options.put(edition, of: pack) {
      $0.page(voices.page)
    } json: {
      $0.document("voices", $0.voices(voices))
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
