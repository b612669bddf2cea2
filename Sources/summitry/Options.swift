import ArgumentParser
import Lenses
import PackStore
import SequenceModel

/// What is within reach, on the command line.
struct HorizonOptions: ParsableArguments {
  @Option(name: .customLong("as-of"), help: "Cut the sequence at a day, month, year or moment.")
  var cut: String?
  @Flag(name: .customLong("now"), help: "Read the cut with hindsight instead of as one could then.")
  var readsNow = false
  @Option(help: "Lock a lesson: nothing that became public after DATE shows anywhere.")
  var lock: String?

  /// The horizon, checked against a pack.
  func horizon(_ edition: (Horizon) -> Edition?) throws -> Horizon {
    var horizon = Horizon(reading: readsNow ? .now : .then)
    if let lock {
      guard let date = CalendarDate(lock) else {
        throw ValidationError("--lock takes a date such as 2019-02-26, not '\(lock)'.")
      }
      horizon.lock = date.lastDay
    }
    if let cut {
      let everything = edition(Horizon(reading: .now, lock: horizon.lock))
      do throws(CutText.Failure) {
        horizon.cut = try CutText.cut(cut, from: nil) { everything?.head($0) != nil }
      } catch {
        throw ValidationError("--as-of: \(error.reason).")
      }
    }
    return horizon
  }
}

/// Which pack, on the command line of everything but the explorer.
struct PackOption: ParsableArguments {
  @Option(name: .customLong("pack"), help: "A .summit file or a pack's folder, instead of the embedded pack.")
  var path: String?
}

/// How rows are printed.
struct PrintOptions: ParsableArguments {
  @Flag(help: "Print JSON: one document, its schema named in it.")
  var json = false
  @Option(help: "Columns a line, 20 to 500.")
  var width = 80

  func validate() throws {
    guard (20...500).contains(width) else { throw ValidationError("--width takes 20 to 500.") }
  }
}
