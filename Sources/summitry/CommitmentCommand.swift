import ArgumentParser
import Lenses
import PackStore
import Publishing

/// `summitry commitments`.
struct Commitments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitments",
    abstract: "Print how each promise stood over time and by whose judgement, what waits for what, and the offers.")
  @Option(
    name: .customLong("by"), help: "The order of the promises: by the day made, or grouped by form, side or state.")
  var rows = CommitmentTable.Arrangement.Rows.made
  @Option(help: "What the columns are: phases (unless told otherwise), or the last moments at which something changed.")
  var columns: CommitmentTable.Arrangement.Columns?
  @OptionGroup var difference: DifferenceOption
  @OptionGroup var options: ReadOptions

  func validate() throws {
    guard difference.cut == nil || columns == nil else {
      throw ValidationError("with --since the columns are the two cuts; leave --columns out.")
    }
  }

  func run() throws {
    let arrangement = CommitmentTable.Arrangement(rows: rows, columns: columns ?? .phases)
    try options.run(difference) {
      CommitmentTable(in: $0, arrangement, since: $1)
    } json: {
      $0.commitments($1, since: $2)
    }
  }
}

extension CommitmentTable.Arrangement.Rows: ExpressibleByArgument {}
extension CommitmentTable.Arrangement.Columns: ExpressibleByArgument {}
