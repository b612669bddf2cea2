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
  @OptionGroup var pack: PackOption
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var print: PrintOptions

  func run() throws {
    let pack = try PackLocation(pack.path).open()
    let edition = try edition(of: pack, horizon)
    let first = try date(from, of: "--from")?.firstDay ?? Day(number: .min)
    let last = try date(to, of: "--to")?.lastDay ?? Day(number: .max)
    guard first <= last else { throw ValidationError("--to lies before --from.") }
    if print.json {
      let twin = JSONTwin(edition, info: pack.info)
      try StandardOutput.print([twin.document("buckets", twin.timeline(scale, first...last)).text])
    } else {
      try StandardOutput.print(TextTwin(edition, width: print.width).timeline(scale, first...last))
    }
    try check(edition)
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
