import Lenses
import PackStore
import Screen
import SequenceModel

/// A tour on paper: for students what they read and fill in, for the teacher the key to it.
///
/// What stands on a sheet is read at the lock in force while the class holds it (`TourSheet`). Of a step the sheet has the text, but for
/// what the screen says after a question was asked: that may answer it, so it is left to be written down. A key is the same sheet filled in,
/// with right answers, outcomes within the horizon and the presenter's notes; its numbers are those of the students' sheet.
public struct Handout {
  /// Whether it is the teacher's.
  public let isKey: Bool
  /// What is printed.
  public let paper: Paper

  /// A handout of some sheets of a tour, each from a new page on.
  /// - Parameters:
  ///   - tour: at `edition`.
  ///   - sheets: those that are printed.
  ///   - pack: what they were read from.
  ///   - edition: all that the horizon holds; outcomes are read from it, for the key alone.
  ///   - path: the pack as its path was typed, for permalinks; nil for the embedded one.
  public init(
    of tour: TourPlan, on sheets: [TourSheet], in pack: Pack, at edition: Edition, path: String? = nil, isKey: Bool
  ) {
    self.isKey = isKey
    var blocks: [Paper.Block] = isKey ? Self.plan(of: tour, on: sheets) : []
    for (index, sheet) in sheets.enumerated() {
      var permalinks = SheetPermalinks(path: path)
      let steps = sheet.steps.map { HandoutStep($0, on: sheet, in: pack, at: edition) }
      let student = steps.map { $0.blocks(isKey: false, &permalinks) }
      let isLast = sheet.steps.last?.number == tour.steps.last?.number
      // The title stands on top of the first one; of students' sheets the others are handed out by themselves.
      let isAlone = index > 0 && !isKey
      blocks.append(.sheet((isAlone ? tour.head.title + " · " : "") + Self.name(of: sheet), beginsPage: isAlone))
      blocks += Self.standing(sheet.edition, isKey: isKey)
      if !isKey { blocks.append(.fields([.init(name: "Name", isShort: false), .init(name: "Date", isShort: true)])) }
      blocks += (isKey ? steps.map { $0.blocks(isKey: true, &permalinks) } : student).joined()
      if isKey, !isLast {
        blocks.append(.aside("Gate", [.paragraph([.text("Then hand out sheet \(sheet.number + 1).")])]))
      }
      blocks += permalinks.blocks
    }
    paper = Paper(
      title: tour.head.title + (isKey ? " · key for the teacher" : ""), language: pack.info.language, blocks: blocks)
  }

  /// For whom, how long, and what may be left out.
  private static func plan(of tour: TourPlan, on sheets: [TourSheet]) -> [Paper.Block] {
    let steps = sheets.flatMap(\.steps)
    let optional = steps.filter(\.settings.isOptional)
    func minutes(_ steps: [TourPlan.Step]) -> Int { steps.compactMap(\.settings.minutes).reduce(0, +) }
    var lines: [String] = []
    if !tour.audience.isEmpty { lines.append("For: \(tour.audience)") }
    var time = "These steps take \(minutes(steps)) min"
    if let planned = tour.minutes { time += " of a lesson of \(planned)" }
    lines.append(time)
    if !optional.isEmpty {
      let names = optional.map(\.number).joined(separator: ", ")
      lines.append("Optional: \(optional.count == 1 ? "step" : "steps") \(names) (\(minutes(optional)) min)")
    }
    return [.lines(lines.map { [.text($0)] })]
  }

  private static func name(of sheet: TourSheet) -> String {
    let (first, last) = (sheet.steps.first?.number ?? "", sheet.steps.last?.number ?? "")
    let join = sheet.steps.count == 2 ? "and" : "to"
    return "Sheet \(sheet.number) · " + (first == last ? "step \(first)" : "steps \(first) \(join) \(last)")
  }

  /// On which day the class stands; nothing where it is no day.
  private static func standing(_ edition: Edition, isKey: Bool) -> [Paper.Block] {
    guard let cut = edition.cutText else { return [] }
    let text =
      switch (edition.horizon.reading, isKey) {
      case (.then, false): "You stand on \(cut). Nothing on this sheet is later."
      case (.then, true): "The class stands on \(cut). What came later is for you alone."
      case (.now, _): "The days up to \(cut), with hindsight."
      }
    return [.lines([[.text(text)]])]
  }
}

/// The commands of one sheet, numbered as the sheet first refers to them.
struct SheetPermalinks {
  /// The pack as its path was typed.
  let path: String?
  private var commands: [Paper.Command] = []

  init(path: String?) { self.path = path }

  /// The number of the command that shows an entry at an edition's horizon.
  mutating func number(of entry: EntryID, at edition: Edition) -> Int {
    let command = Permalink(edition, pack: path).show(entry)
    if let known = commands.first(where: { $0.command == command }) { return known.number }
    commands.append(Paper.Command(number: commands.count + 1, command: command))
    return commands.count
  }

  /// What stands at the end of the sheet; nothing where it refers to nothing.
  var blocks: [Paper.Block] {
    guard !commands.isEmpty else { return [] }
    return [
      .section("Permalinks"), .lines([[.text("At a terminal each command shows the page as it is read here.")]]),
      .commands(commands)
    ]
  }
}
