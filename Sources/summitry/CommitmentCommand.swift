import ArgumentParser
import Lenses
import PackStore
import Publishing

/// `summitry commitments`.
struct Commitments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitments",
    abstract: "Print how each promise stood over time and by whose judgement, who waits for whom, and the offers.")
  @Option(
    name: .customLong("by"), help: "The order of the promises: by the day made, or grouped by form, side or state.")
  var rows = CommitmentTable.Arrangement.Rows.made
  @Option(help: "What the columns are: phases (unless told otherwise), or the last moments at which something changed.")
  var columns: CommitmentTable.Arrangement.Columns?
  @OptionGroup var difference: DifferenceOption
  @OptionGroup var pack: PackOption
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var print: PrintOptions

  func validate() throws {
    guard difference.cut == nil || columns == nil else {
      throw ValidationError("with --since the columns are the two cuts; leave --columns out.")
    }
  }

  func run() throws {
    let pack = try PackLocation(pack.path).open()
    let edition = try edition(of: pack, horizon)
    let earlier = try difference.edition(of: pack, before: edition)
    let arrangement = CommitmentTable.Arrangement(rows: rows, columns: columns ?? .phases)
    let table = CommitmentTable(in: edition, arrangement, since: earlier)
    if print.json {
      let twin = JSONTwin(edition, info: pack.info)
      try StandardOutput.print([twin.commitments(table, since: earlier).text])
    } else {
      try StandardOutput.print(TextTwin(edition, width: print.width).table(table))
    }
    try check(edition)
    if table.count == 0 {
      throw ExitStatus.findings.because("summitry: \(earlier == nil ? "nothing found" : "nothing changed")")
    }
  }
}

extension CommitmentTable.Arrangement.Rows: ExpressibleByArgument {}
extension CommitmentTable.Arrangement.Columns: ExpressibleByArgument {}
