import ArgumentParser
import Lenses
import Publishing
import SequenceModel

/// `summitry timeline`.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Print the moments by time and side: who takes part in what, and when.")
  @Option(help: "How long a stretch is: year, quarter, month, week or day.")
  var scale = Timeline.Scale.month
  @Option(help: "Begin with the stretch that this day, month or year begins in.")
  var from: String?
  @Option(help: "End with the stretch that this day, month or year ends in.")
  var to: String?
  @OptionGroup var options: ReadOptions

  func run() throws {
    let (pack, edition) = try options.open()
    let first = try date(from, of: "--from")?.firstDay ?? Day(number: .min)
    let last = try date(to, of: "--to")?.lastDay ?? Day(number: .max)
    guard first <= last else { throw ValidationError("--to lies before --from.") }
    try options.put(edition, of: pack) {
      $0.timeline(scale, first...last)
    } json: {
      $0.document("buckets", $0.timeline(scale, first...last))
    }
    if edition.count(.moment) == 0 { throw ExitCode(ExitStatus.findings.rawValue) }
  }

  private func date(_ text: String?, of option: String) throws -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text) else {
      throw ValidationError("\(option) takes a date such as 2018-06-12, 2018-06 or 2018, not '\(text)'.")
    }
    return date
  }
}

extension Timeline.Scale: ExpressibleByArgument {}
