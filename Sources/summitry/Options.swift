import ArgumentParser
import Lenses
import PackStore
import Publishing
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
    if let cut { horizon.cut = try readCut(cut, of: "--as-of", lock: horizon.lock, edition) }
    return horizon
  }
}

/// A cut as typed after an option, within a lock.
private func readCut(
  _ text: String, of option: String, lock: Day?, _ edition: (Horizon) -> Edition?
) throws -> Cut {
  let everything = edition(Horizon(reading: .now, lock: lock))
  do throws(CutText.Failure) {
    return try CutText.cut(text, from: nil) { everything?.head($0) != nil }
  } catch {
    throw ValidationError("\(option): \(error.reason).")
  }
}

/// The other cut of a difference, on the command line.
struct DifferenceOption: ParsableArguments {
  @Option(name: .customLong("since"), help: "Print only what changed since this earlier cut.")
  var cut: String?

  /// The pack at the earlier cut, read like `edition` and under the same lock; nil without the option.
  /// - Throws: a usage error where the cut is none, lies beyond the lock, or is not before the edition's.
  func edition(of pack: Pack, before edition: Edition) throws -> Edition? {
    guard let cut else { return nil }
    var horizon = edition.horizon
    horizon.cut = try readCut(cut, of: "--since", lock: horizon.lock, pack.edition)
    guard let earlier = pack.edition(horizon), earlier.bounds.about < edition.bounds.about else {
      throw ValidationError("--since takes a cut that is earlier than --as-of.")
    }
    return earlier
  }
}

/// The file of one's own tour, in the explorer.
struct LessonOption: ParsableArguments {
  @Option(
    name: .customLong("lesson"),
    help: "The tour file that A adds steps to: the one that is presented, or tour.md, if left out.")
  var path: String?
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

/// What a command that reads a pack is told: which pack, what is within reach, how it is printed.
struct ReadOptions: ParsableArguments {
  @OptionGroup var pack: PackOption
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var print: PrintOptions

  /// Opens the pack at the horizon.
  func open() throws -> (pack: Pack, edition: Edition) {
    let pack = try PackLocation(self.pack.path).open()
    return (pack, try edition(of: pack, horizon))
  }

  /// Prints what an edition says, as text or as JSON.
  /// - Throws: exit status 65 where the pack turned out to be damaged while it was read.
  func put(
    _ edition: Edition, of pack: Pack, text: (TextTwin) -> some Sequence<String>, json: (JSONTwin) -> JSON
  ) throws {
    if print.json {
      try StandardOutput.print([json(JSONTwin(edition, info: pack.info)).text])
    } else {
      try StandardOutput.print(text(TextTwin(edition, width: print.width)))
    }
    try check(edition)
  }
}
