import PackStore
import Screen
import SequenceModel

/// Tours as text, for people to go on writing: a step of one's own, and a tour to begin with.
public enum TourText {
  /// Why a step was not added.
  public struct Failure: Error, Equatable {
    /// For a person, without a full stop.
    public var reason: String
  }

  /// A file with one step more at its end; of what stands in it nothing changes.
  /// - Parameters:
  ///   - bytes: the file; nil where there is none yet.
  ///   - title: the step's title, cleaned of what a heading cannot hold.
  ///   - settings: its view; what it takes and its gate are the teacher's to write.
  /// - Throws: where the text above would swallow the step, such as a code block that was never closed.
  public static func appending(
    _ title: String, _ settings: StepSettings, to bytes: [UInt8]?
  ) throws(Failure) -> [UInt8] {
    let old = bytes ?? Array("---\ntitle: My tour\n---\n".utf8)
    // As the file has them: an editor of another system keeps its line ends.
    let end = old.suffix(2) == [0x0D, 0x0A] ? "\r\n" : "\n"
    var text = old.isEmpty || old.last == 0x0A ? "" : end
    text += old.isEmpty ? "" : end
    text += step(title, settings).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    let new = old + Array(text.utf8)
    let (before, after) = (steps(of: old), steps(of: new))
    guard after.count == before.count + 1, let added = after.last, added.settings != nil || settings.text.isEmpty else {
      throw Failure(reason: "a step at its end would not be read as one: is a ``` or --- above left open?")
    }
    return new
  }

  private static func steps(of bytes: [UInt8]) -> [TourStep] {
    let findings = Findings()
    return TourFile.draft(.read(path: "", bytes: bytes, findings: findings), findings: findings)?.steps ?? []
  }

  /// A step: its heading, and its view in a fenced block.
  static func step(_ title: String, _ settings: StepSettings) -> String {
    let title = DisplayText(title.split(whereSeparator: \.isNewline).joined(separator: " ")).string
      .drop { $0 == "#" || $0 == " " }
    var heading = "## \(title.isEmpty ? "A step" : title)\n"
    let view = view(settings)
    if !view.isEmpty { heading += "\n```yaml\nview: {\(view)}\n```\n" }
    return heading
  }

  /// `lens: sequence, entry: moment/hanoi-dinner, as-of: 2019-02-27`.
  private static func view(_ settings: StepSettings) -> String {
    var view = settings
    (view.minutes, view.isOptional, view.gate) = (nil, false, nil)
    let lines = view.text.split(separator: "\n").map(String.init)
    return lines.map { line in
      // These two are a person's words; all others are ids, dates and words of the format.
      guard line.hasPrefix("filter: ") || line.hasPrefix("highlight: "), let colon = line.firstIndex(of: ":") else {
        return line
      }
      let words = line[line.index(colon, offsetBy: 2)...]
      return "\(line[...colon]) \"\(words.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }.joined())\""
    }.joined(separator: ", ")
  }

  // MARK: A tour to begin with

  /// A tour that shows how one is written: commented, of five steps over the pack's key moments, without a fault.
  public static func template(in edition: Edition, start: EntryID?) -> String {
    let first = start.flatMap { edition.position(of: $0) } ?? 0
    // A window, so that a sequence of a million costs nothing.
    let moments = edition.heads(.moment, first..<(first + 2_000)).filter { $0.rank == 1 }.prefix(5)
    let steps = moments.enumerated().map { index, moment in
      """
      ## \(DisplayText(moment.title).width > titleLimit ? moment.short : moment.title)

      ```yaml
      \(index == 0 ? viewComment + "\n" : "")view: {entry: \(moment.id), as-of: \(CalendarDate(moment.days.shown.day)), focus: reader}
      \(index == 0 ? timeComment + "\n" : "")minutes: 5\(index % 2 == 0 ? "" : "\noptional: true")
      \(index == 0 ? gateComment(in: edition) : "")```

      \(text(of: index, moment))
      """
    }
    return head + "\n"
      + (steps.isEmpty ? ["## First step\n\n```yaml\nminutes: 5\n```\n\nWhat the class reads.\n"] : steps)
      .joined(separator: "\n")
  }

  /// The widest title that stands in one line on a projector.
  private static let titleLimit = 50

  private static let head = """
    ---
    # A tour of your own. Lines that begin with # are for you: nobody else sees them.
    # While it is presented, every saved change shows at once.
    title: My lesson
    minutes: 45
    audience: Whom it is for
    # The last day that shows at the beginning; a gate (below) raises it. Without a lock the whole story is open.
    # lock: 2018-06-12
    ---

    """

  private static let viewComment = """
    # What the screen shows: an entry (`summitry list moments` and `summitry search WORDS` print ids), and the day that is "today".
    # Also: lens: terms, reading: now (with hindsight), highlight: words of the entry.
    """

  private static let timeComment = "# Of 45 minutes at most 35 are planned; two steps or more are optional."

  private static func gateComment(in edition: Edition) -> String {
    let questions = edition.heads(.question, 0..<edition.count(.question))
    guard let question = questions.first(where: { $0.type == "prediction" }) ?? questions.first else { return "" }
    return """
      # A gate asks a question of the pack before the next step; opening it raises the lock to a day.
      # gate: {question: \(question.id), lock: 2019-03-01}

      """
  }

  private static func text(of index: Int, _ moment: Head) -> String {
    switch index {
    case 0:
      """
      The class reads this. [\(moment.title)](\(moment.id)) is a link to an entry.

      ---

      Space, Page Down or a clicker reveals this, after a line of three hyphens between blank lines.

      > Notes: For you alone: it is never on this screen.

      """
    default: "What should they look for here?\n"
    }
  }
}
