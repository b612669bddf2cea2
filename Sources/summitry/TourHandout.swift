import ArgumentParser
import Classroom
import Lenses
import PackStore
import Publishing
import SequenceModel

/// `summitry tour handout ID`.
struct TourHandout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handout", abstract: "Print a tour for students to fill in, or its key for the teacher.",
    discussion: """
      A sheet ends where a gate raises the tour's lock, and holds nothing that the gate opens: hand out the next one when the gate has \
      opened. Without --sheet students' paper is the first sheet, a key has all of them.
      """)
  @Argument(help: "A tour's id or slug (summitry tour list names them), or a tour file of your own.")
  var tour: String
  @Flag(name: .customLong("key"), help: "The teacher's: filled in, with answers, outcomes, notes and minutes.")
  var isKey = false
  @Option(help: "Which sheet: a number, or all.")
  var sheet: SheetChoice?
  @Option(help: "text (72 columns, for lp), markdown, or html (one file, for printing).")
  var format = Paper.Format.text
  @Option(name: [.customShort("o"), .customLong("output")], help: "Write a file instead of standard output.")
  var output: String?
  @OptionGroup var pack: PackOption
  @OptionGroup var horizon: HorizonOptions

  func run() throws {
    let pack = try PackLocation(self.pack.path).open()
    let edition = try edition(of: pack, horizon)
    let planned = try planned(in: pack, lock: edition.horizon.lock)
    guard let plan = planned(edition) else {
      try check(edition)
      throw ExitStatus.findings.because("summitry: there is no tour \(tour) (summitry tour list names them)")
    }
    let sheets = TourSheet.sheets(at: edition.horizon, open: pack.edition, plan: planned)
    let handout = Handout(
      of: plan, on: try chosen(of: sheets), in: pack, at: edition, path: self.pack.path, isKey: isKey)
    try check(edition)
    for sheet in sheets { try check(sheet.edition) }
    let lines = handout.paper.lines(as: format)
    if let output {
      do throws(WholeFile.Failure) {
        try ReplacedFile(output).replace(with: Array(lines.map { $0 + "\n" }.joined().utf8))
      } catch {
        let status = error.isUnfilled ? ExitStatus.inputOutput : .cannotCreate
        throw status.because("summitry: \(output): \(error.reason)")
      }
    } else {
      try StandardOutput.print(lines)
    }
    if sheet == nil, !isKey, sheets.count > 1 {
      StandardError.say("sheet 1 of \(sheets.count); --sheet prints the next when its gate has opened")
    }
  }

  /// The plan of the tour, the pack's or one's own, at an edition.
  private func planned(in pack: Pack, lock: Day?) throws -> (Edition) -> TourPlan? {
    if OwnTour.isFile(tour) {
      let record = try readTour(tour, beside: pack, lock: lock).usable()
      return { TourPlan(record, in: $0) }
    }
    let id = tour.contains("/") ? EntryID(tour) : EntryID(.tour, tour)
    return { edition in id.flatMap { TourPlan($0, in: edition) } }
  }

  /// The sheets that were asked for.
  private func chosen(of sheets: [TourSheet]) throws -> [TourSheet] {
    guard !sheets.isEmpty else {
      throw ExitStatus.findings.because("summitry: no step of this tour lies within the horizon")
    }
    switch sheet ?? (isKey ? .all : .number(1)) {
    case .all: return sheets
    case .number(let number):
      guard let sheet = sheets.first(where: { $0.number == number }) else {
        throw ExitStatus.findings.because("summitry: there is no sheet \(number) (the last is \(sheets.count))")
      }
      return [sheet]
    }
  }
}

/// What follows `--sheet`.
enum SheetChoice: ExpressibleByArgument, Equatable {
  case all
  case number(Int)

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let number = Int(argument), number > 0 {
      self = .number(number)
    } else {
      return nil
    }
  }
}

extension Paper.Format: ExpressibleByArgument {}
