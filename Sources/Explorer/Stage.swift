import Lenses
import SequenceModel

/// A tour under way: where the presenter is in it. What a step shows is the view's.
public struct Stage: Equatable, Sendable {
  /// The tour.
  public var tour: EntryID
  /// The index of the step among those within the lock.
  public var step = 0
  /// How many parts of the step show, at least 1.
  public var revealed = 1
  /// Whether the screen is blank.
  public var isBlank = false
  /// Whether the person left the step's view: the stage keys sleep until they return.
  public var isWandering = false
  /// The steps whose gate was opened, by number.
  public var opened: Set<String> = []
  /// What was answered before a gate was opened, as typed, by the step's number.
  public var answers: [String: String] = [:]
  /// The last day that shows; a gate raises it.
  public var lock: Day?
  /// The characters of each paragraph of the step, its hidden parts included, so that the panes below stay where they are.
  var paragraphs: [Int] = []
  /// Whether the step's gate is open, so that answers and outcome show.
  var showsOutcome = false
  /// The lock that the explorer began with: no gate passes it.
  let ceiling: Day?
  /// Where the explorer was before.
  let before: ViewState
  let backBefore: [ViewState]

  init(_ tour: EntryID, lock: Day?, from state: State) {
    self.tour = tour
    ceiling = state.view.horizon.lock
    self.lock = Self.earlier(lock, ceiling)
    before = state.view
    backBefore = state.back
  }

  /// About how many lines the step takes at a width: words do not fill lines, so a tenth is added.
  func rows(width: Int) -> Int {
    paragraphs.reduce(-1) { $0 + 1 + ($1 * 11 / 10 + max(1, width) - 1) / max(1, width) }
  }

  /// Raises the lock to a day, at most to where the explorer began.
  mutating func raise(to day: Day?) {
    guard let day else { return }
    lock = Self.earlier(max(day, lock ?? day), ceiling)
  }

  private static func earlier(_ one: Day?, _ other: Day?) -> Day? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }
}

/// What a key means on stage. Names, keys and help stand in `Keymap.stage`.
public enum StageCommand: Hashable, Sendable {
  case next, previous, overview, blank, scrollDown, scrollUp, comeBack, leave
}

/// A list to choose from, over the panes.
public struct Menu: Equatable, Sendable {
  /// What Enter does with the chosen one.
  public enum Purpose: Equatable, Sendable {
    /// Begin a tour.
    case tours([EntryID])
    /// Go to a step, by its index.
    case steps
  }

  /// What Enter does.
  public var purpose: Purpose
  /// What stands above.
  public var title: String
  /// The lines, with what stands at their end.
  public var items: [(text: String, trail: String)]
  /// The index of the selected line.
  public var selected: Int

  /// Compared by what they show.
  public static func == (left: Menu, right: Menu) -> Bool {
    left.purpose == right.purpose && left.title == right.title && left.selected == right.selected
      && left.items.elementsEqual(right.items) { $0 == $1 }
  }
}

/// A gate before it is opened: the question, what is typed in answer, and the choice. It opens only by choosing *Open* and Enter.
public struct GatePrompt: Equatable, Sendable {
  /// What may be chosen.
  public enum Choice: Int, CaseIterable, Sendable {
    case wait, open, pass
  }

  /// The question.
  public var question: EntryID
  /// Hands as counted (`A 12 B 7`), or one reader's letter; free text.
  public var answer = ""
  /// The chosen line; waiting comes first, so that no double press opens anything.
  public var choice = Choice.wait
  /// Whether one can go on without opening.
  public var canPass: Bool
}
