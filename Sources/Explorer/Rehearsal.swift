import Lenses
import PackStore
import Screen
import SequenceModel

/// A tour walked without a class: every step, every part, every gate opened, and what a class would not see as it was meant.
public struct Rehearsal {
  /// A screen to walk on.
  public struct Screen: Sendable {
    /// For a finding: `80x24`.
    public var name: String
    /// Its size.
    public var size: Size
    /// Sets the explorer up as it is on such a screen.
    public var prepare: @Sendable (inout State, Library) -> Void

    /// A screen of a size, plain unless told otherwise.
    public init(name: String, size: Size, prepare: @escaping @Sendable (inout State, Library) -> Void = { _, _ in }) {
      self.name = name
      self.size = size
      self.prepare = prepare
    }
  }

  /// The screens that a tour has to work on.
  public static let screens = [
    Screen(name: "120x36", size: Size(rows: 36, columns: 120)),
    Screen(name: "80x24", size: Size(rows: 24, columns: 80)),
    Screen(name: "projector", size: Profile.projectorSize) { $0.turn(to: .projector, in: $1) }
  ]

  /// What can be wrong. The raw value stands in brackets behind a finding; it never changes.
  public enum Code: String, Hashable, Sendable {
    /// Something that a step names is not on the screen.
    case missingLens = "missing-lens"
    case missingEntry = "missing-entry"
    case missingHighlight = "missing-highlight"
    case missingQuestion = "missing-question"
    case missingOutcome = "missing-outcome"
    /// A text that has no room.
    case cutText = "cut-text"
    /// A step that no open gate leads to.
    case stepPastLock = "step-past-lock"
    /// A title that gives away what comes.
    case titleSpoils = "title-spoils"
    /// Steps that do not fit the hour.
    case tourPlan = "tour-plan"
  }

  /// Something wrong.
  public struct Finding: Hashable, Sendable {
    /// The number of the step; nil for the whole tour.
    public var step: String?
    /// The names of the screens on which it is so; none where it does not depend on them.
    public var screens: [String] = []
    /// Which rule is broken.
    public var code: Code
    /// One sentence without a full stop. It may hold text of the tour: sanitize it.
    public var message: String

    fileprivate func hasSameText(as other: Finding) -> Bool {
      step == other.step && code == other.code && message == other.message
    }
  }

  private let tour: EntryID
  private let library: Library
  /// All steps, whatever the locks.
  private let whole: TourPlan

  /// The rehearsal of a tour of a library; nil if there is none.
  public init?(_ tour: EntryID, in library: Library) {
    guard let whole = library.plan(tour, lock: nil) else { return nil }
    self.tour = tour
    self.library = library
    self.whole = whole
  }

  /// What is wrong with the plan, whatever the screen: time, locks, titles. A tour file has its own check, which knows the lines.
  public func plan() -> [Finding] {
    var findings: [Finding] = []
    if let minutes = whole.minutes {
      let time = TourTime(minutes: minutes, steps: whole.steps.map(\.settings))
      findings += time.problems.map { Finding(code: .tourPlan, message: $0) }
    }
    let spoilers = library.spoilers()
    var lock = whole.lock
    for step in whole.steps {
      if let lock, step.day > lock {
        findings.append(
          Finding(
            step: step.number, code: .stepPastLock,
            message: "shows from \(CalendarDate(step.day)), past the lock in force (\(CalendarDate(lock)))"))
      }
      let words = Spoiler.words(of: step.title)
      for spoiler in spoilers where spoiler.spoils(words, shownFrom: min(step.day, lock ?? step.day)) {
        findings.append(
          Finding(
            step: step.number, code: .titleSpoils,
            message: "'\(spoiler.words)' in the title may show from \(CalendarDate(spoiler.from))"))
      }
      lock = step.gate?.lock ?? lock
    }
    return findings
  }

  /// What a class would not see on these screens; each finding once, in the order of the steps.
  public func walk(on screens: [Screen] = Rehearsal.screens) -> [Finding] {
    var findings: [Finding] = []
    for screen in screens {
      var walk = RehearsalWalk(tour, whole, screen, library)
      walk.run()
      for var finding in walk.findings {
        if let known = findings.firstIndex(where: { $0.hasSameText(as: finding) }) {
          findings[known].screens.append(screen.name)
        } else {
          finding.screens = [screen.name]
          findings.append(finding)
        }
      }
    }
    let order = Dictionary(whole.steps.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    let place = { (finding: Finding) in finding.step.flatMap { order[$0] } ?? -1 }
    return findings.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(
      \.element)
  }
}
