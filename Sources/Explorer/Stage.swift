import Lenses
import SequenceModel
import Typesetting

/// A tour under way: where the presenter is in it. What a step shows is the view's.
public struct Stage: Equatable, Sendable {
  /// The tour.
  public var tour: EntryID
  /// The index of the step among those within the lock.
  public var step = 0
  /// How many parts of the step show; 0 while only its content note does.
  public var revealed = 1
  /// Whether the screen is blank.
  public var isBlank = false
  /// Whether the person left the step's view: the stage keys sleep until they return.
  public var isWandering = false
  /// The steps whose gate was opened, by number.
  public var opened: Set<String> = []
  /// What was answered in this lesson.
  public var given: [EntryID: GivenAnswer] = [:]
  /// The answers of questions as they were asked: behind a gate there may be more.
  var options: [EntryID: [String]] = [:]
  /// What was answered last in earlier lessons.
  public var lastTime: [EntryID: GivenAnswer] = [:]
  /// Whether somebody else presents, and this explorer follows.
  var isFollowed = false
  /// Whether the presenter who is followed has the step's question on the screen.
  var isAsked = false
  /// The last day that shows; a gate raises it.
  public var lock: Day?
  /// How many lines the whole step takes at the screen's width, its hidden parts included.
  var rows = 0
  /// Whether its lists have room for empty lines between their items.
  var isAiry = false
  /// The place of the text's top line, where the person scrolled it; nil for where the newest part shows.
  var top: TextPlace?
  /// Where the reader was scrolled for the step's highlighted words.
  var readerTop: TextPlace?
  /// Whether the step's gate is open, so that answers and outcome show.
  var showsOutcome = false
  /// Whether it begins at its first step, though an earlier lesson broke off.
  public var beginsAnew = false
  /// Whether the notebook was asked where the tour was left.
  var isRecalled = false
  /// The number of the notebook's newest answer when the lesson began; nil before the notebook has answered.
  var begin: Int64?
  /// What the notebook has of the lesson.
  var kept: TourPosition?
  /// The questions whose earlier answers the notebook was asked for.
  var asked: Set<EntryID> = []
  /// The lock that the explorer began with: no gate passes it.
  let ceiling: Day?
  /// Where the explorer was before.
  let before: ViewState
  let backBefore: [ViewState]

  init(_ tour: EntryID, lock: Day?, from state: State) {
    self.tour = tour
    ceiling = state.view.horizon.lock
    self.lock = earlier(lock, ceiling)
    before = state.view
    backBefore = state.back
  }

  /// Raises the lock to a day, at most to where the explorer began.
  mutating func raise(to day: Day?) {
    lock = TourPlan.lock(lock, raisedTo: day, within: ceiling)
  }
}

extension Stage {
  /// A lock that somebody else sets, as far as this explorer may go.
  func within(_ lock: Day?) -> Day? { earlier(lock, ceiling) }
}

/// Whether a lock hides more than another one; nil hides nothing.
func isEarlier(_ one: Day?, than other: Day?) -> Bool {
  guard let one else { return false }
  return other.map { one < $0 } ?? true
}

/// The earlier of two locks; nil is none.
func earlier(_ one: Day?, _ other: Day?) -> Day? {
  guard let one, let other else { return one ?? other }
  return min(one, other)
}

extension State {
  /// Whether the step's content note shows, and nothing else yet.
  var showsContentNote: Bool { stage.map { $0.revealed == 0 && !$0.isWandering } ?? false }
}

extension State {
  /// Whether the panes are kept from sight: behind a content note, and while a quiz asks what they may answer.
  var hidesPanes: Bool { showsContentNote || quiz.map { $0.verdict == nil && !$0.isWandering } ?? false }
}

/// What a key means on stage. Names, keys and help stand in `Keymap.stage`.
public enum StageCommand: Hashable, Sendable {
  case next, previous, overview, blank, scrollDown, scrollUp, invitation, comeBack, leave
}

/// A list to choose from, over the panes.
public struct Menu: Equatable, Sendable {
  /// What Enter does with the chosen one.
  public enum Purpose: Equatable, Sendable {
    /// Begin a tour.
    case tours([EntryID])
    /// Go to a step, by its index.
    case steps
    /// Read an entry, or nothing, and leave the quiz.
    case quiz([EntryID?])
  }

  /// What Enter does.
  public var purpose: Purpose
  /// What stands above.
  public var title: String
  /// The lines, with what stands at their end.
  public var items: [Item]
  /// The index of the selected line.
  public var selected: Int

  /// A line.
  public struct Item: Equatable, Sendable {
    /// What it is called.
    public var text: String
    /// What stands at its end.
    public var trail: String
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
  /// What is wrong with what is typed, said when it was to be taken.
  public var fault = ""
  /// The chosen line; waiting comes first, so that no double press opens anything.
  public var choice = Choice.wait
  /// The number of the first line shown of the question and its answers, where they are cut.
  var top = 0
  /// Whether one can go on without opening.
  public var canPass: Bool
}
