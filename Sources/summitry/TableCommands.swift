import ArgumentParser
import Lenses
import PackStore
import Publishing
import SequenceModel

extension ReadOptions {
  /// Prints a lens in rows and columns as text or JSON, with `difference` what changed since its cut.
  /// - Parameters:
  ///   - lens: makes the lens of an edition and, for a difference, the earlier one.
  ///   - json: the JSON of a lens that says more there than its blocks.
  /// - Throws: exit status 1 where nothing is within the horizon; under a lock in the words of a pack that has nothing.
  func run<Lens: TableLens>(
    _ difference: DifferenceOption? = nil, _ lens: (Edition, Edition?) -> Lens,
    json: (JSONTwin, Lens, Edition?) -> JSON = { $0.document("blocks", $0.table($1), since: $2) }
  ) throws {
    let (pack, edition) = try open()
    let earlier = try difference?.edition(of: pack, before: edition)
    let lens = lens(edition, earlier)
    try put(edition, of: pack) {
      $0.table(lens)
    } json: {
      json($0, lens, earlier)
    }
    if lens.count == 0 {
      throw ExitStatus.findings.because("summitry: \(earlier == nil ? "nothing found" : "nothing changed")")
    }
  }
}

/// `summitry terms`.
struct Terms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Print the contested terms with their readings by side, then the glossary.")
  @OptionGroup var difference: DifferenceOption
  @OptionGroup var options: ReadOptions

  func run() throws { try options.run(difference) { TermTable(in: $0, since: $1) } }
}

/// `summitry accounts`.
struct Accounts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Print who says what of each meeting: propositions by tellings.")
  @OptionGroup var difference: DifferenceOption
  @OptionGroup var options: ReadOptions

  func run() throws { try options.run(difference) { AccountTable(in: $0, since: $1) } }
}

/// `summitry documents`.
struct Documents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents", abstract: "Print the official texts clause by clause, with what is not there.")
  @OptionGroup var options: ReadOptions

  func run() throws { try options.run { edition, _ in DocumentTable(in: edition) } }
}

/// `summitry lessons`.
struct Lessons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "Print the lessons drawn, by family of explanation, each with the reply.")
  @OptionGroup var options: ReadOptions

  func run() throws { try options.run { edition, _ in LessonTable(in: edition) } }
}
