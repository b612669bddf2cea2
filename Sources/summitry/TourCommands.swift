import ArgumentParser
import Classroom
import Explorer
import Glibc
import Lenses
import PackAuthoring
import PackStore
import Publishing
import Screen
import SequenceModel

/// `summitry tour list | show | handout | new | check`.
struct Tour: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "List, print, begin and check tours.",
    subcommands: [TourList.self, TourShow.self, TourHandout.self, TourNew.self, TourCheck.self])
}

/// `summitry tour list`.
struct TourList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the tours of the pack.")
  @OptionGroup var options: ReadOptions

  func run() throws { try printList(of: .tour, options) }
}

/// `summitry tour show TOUR|FILE`.
struct TourShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a tour with its steps, reveals and notes.")
  @Argument(help: "A tour's id or slug, or a tour file of your own.")
  var tour: String
  @OptionGroup var options: ReadOptions

  func run() throws {
    guard OwnTour.isFile(tour) else { return try printEntry(tour.contains("/") ? tour : "tour/\(tour)", options) }
    let (pack, edition) = try options.open()
    let record = try readTour(tour, beside: pack, lock: edition.horizon.lock).usable()
    try options.put(edition, of: pack) {
      $0.page(Article(record, in: edition).page)
    } json: {
      $0.document("entries", [$0.article(record)])
    }
  }
}

/// A tour file, read beside a pack.
/// - Throws: exit status 66 where it cannot be read.
func readTour(_ path: String, beside pack: Pack, lock: Day?) throws -> TourFile {
  do throws(TourFile.Unreadable) {
    return TourFile.read(try TourFile.bytes(path: path), path: path, beside: pack, lock: lock)
  } catch {
    throw error.ending
  }
}

/// `summitry tour new FILE`.
struct TourNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a tour of your own to begin with, with comments.")
  @Argument(help: "The file to write, such as lesson.md; it must not be there yet.")
  var file: String
  @OptionGroup var pack: PackOption

  func run() throws {
    let pack = try PackLocation(pack.path).open()
    guard let edition = pack.edition(Horizon()) else { throw ExitStatus.internalError.because("summitry: no edition") }
    let text = TourText.template(in: edition, start: pack.info.start)
    try check(edition)
    // Nothing of the teacher's is ever overwritten, whoever else is writing.
    do throws(WholeFile.Failure) {
      try WholeFile.create(file, Array(text.utf8), mode: 0o666)
    } catch {
      throw ExitStatus.cannotCreate.because("summitry: \(file): \(error.reason)")
    }
    StandardError.say("\(file): 'summitry present \(file)' walks it, 'summitry tour check \(file)' tries it")
  }
}

/// `summitry tour check [TOUR|FILE]`.
struct TourCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Walk every step of a tour at three sizes of the screen and say what a class would not see as it was meant.")
  @Argument(help: "A tour's id or slug, or a tour file of your own; all tours of the pack if left out.")
  var tour: String?
  @OptionGroup var pack: PackOption
  @Flag(help: "Print JSON: one document, its schema named in it.")
  var json = false

  func run() throws {
    let pack = try PackLocation(pack.path).open()
    let library = Library(pack)
    let findings: [TourFinding]
    if let tour, OwnTour.isFile(tour) {
      findings = TourFinding.all(in: try readTour(tour, beside: pack, lock: nil), library)
    } else {
      findings = try tours(library).flatMap { TourFinding.all(of: $0, library) }
    }
    let edition = library.edition(Horizon())
    if json {
      let twin = JSONTwin(edition, info: pack.info)
      try StandardOutput.print([twin.document("findings", findings.map(\.json)).text])
    } else {
      try StandardOutput.print(findings.map(\.text))
    }
    try check(edition)
    let errors = findings.count { $0.severity == .error }
    StandardError.say("\(counted(errors, "error")), \(counted(findings.count - errors, "warning"))")
    if errors > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
  }

  private func tours(_ library: Library) throws -> [EntryID] {
    guard let tour else { return library.tours(lock: nil) }
    let id = tour.contains("/") ? EntryID(tour) : EntryID(.tour, tour)
    guard let id, library.tours(lock: nil).contains(id) else {
      throw ExitStatus.findings.because("summitry: there is no tour \(tour) (summitry tour list names them)")
    }
    return [id]
  }
}

/// Something that `tour check` found: in a file at a line, in a tour of the pack at a step.
struct TourFinding {
  let severity: Severity
  let text: String
  let json: JSON

  /// Everything about a teacher's own file: what its check says, then what the walk shows. Time and spare steps are the teacher's business.
  static func all(in file: TourFile, _ library: Library) -> [TourFinding] {
    let read = file.diagnostics.map { problem in
      TourFinding(
        file.path, problem.severity, problem.description, step: nil, screens: [], problem.code.rawValue,
        problem.message, line: problem.line, column: problem.column)
    }
    guard let tour = file.tour else { return read }
    library.ownTour = tour
    let walked = Rehearsal(tour.head.id, in: library)?.walk() ?? []
    return read
      + walked.map { finding in
        let line = file.steps.first { "\($0.number)" == finding.step }?.line ?? 1
        let screens = finding.screens.isEmpty ? "" : "(\(finding.screens.joined(separator: ", "))) "
        return TourFinding(
          file.path, .error, "\(file.path):\(line):1: error: \(screens)\(finding.message) [\(finding.code.rawValue)]",
          step: finding.step, screens: finding.screens, finding.code.rawValue, finding.message, line: line, column: 1)
      }
  }

  /// Everything about a tour of the pack; its plan counts as well.
  static func all(of tour: EntryID, _ library: Library) -> [TourFinding] {
    guard let rehearsal = Rehearsal(tour, in: library) else { return [] }
    return (rehearsal.plan() + rehearsal.walk()).map { finding in
      let step = finding.step.map { ": step \($0)" } ?? ""
      let screens = finding.screens.isEmpty ? "" : " (\(finding.screens.joined(separator: ", ")))"
      return TourFinding(
        tour.description, .error, "\(tour)\(step)\(screens): \(finding.message) [\(finding.code.rawValue)]",
        step: finding.step, screens: finding.screens, finding.code.rawValue, finding.message)
    }
  }

  private init(
    _ tour: String, _ severity: Severity, _ text: String, step: String?, screens: [String], _ code: String,
    _ message: String, line: Int? = nil, column: Int? = nil
  ) {
    self.severity = severity
    self.text = DisplayText(text).string
    json = .object([
      ("id", .string(DisplayText(step.map { "\(tour)#\($0)" } ?? tour).string)),
      ("severity", .string(severity.rawValue)),
      ("step", .text(step ?? "")), ("screens", .array(screens.map(JSON.string))), ("code", .string(code)),
      ("message", .string(DisplayText(message).string)), ("line", line.map(JSON.number) ?? .null),
      ("column", column.map(JSON.number) ?? .null)
    ])
  }
}
