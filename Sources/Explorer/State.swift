import Lenses
import Screen
import SequenceModel
import Typesetting

/// Everything the explorer remembers between two keys. A value: it holds no pack and no terminal.
public struct State: Equatable, Sendable {
  /// The size of the screen.
  public var size: Size
  /// What is shown and where the person is in it.
  public var view: ViewState
  /// View states to go back to, the newest last; at most `historyLimit`.
  public var back: [ViewState] = []
  /// View states to go forward to, the nearest last.
  public var forward: [ViewState] = []
  /// What lies over the panes, if anything.
  public var overlay: Overlay?
  /// What is being typed in the bottom row, if anything.
  public var prompt: Prompt?
  /// The tour under way, if any.
  public var stage: Stage?
  /// Whether the explorer was opened for a tour, and ends with it: what a class must not see yet is not shown behind it.
  public var endsWithTour = false
  /// The room that a class joins, as they type it; nil where this explorer presents to none.
  public var room: DisplayText?
  /// The quiz under way, if any; never beside a tour.
  public var quiz: QuizRun?
  /// Whether the class hears the presenter, as far as is known.
  public var reachesClass = true
  /// The class that is followed, if any; a presenter follows none.
  public var following: Following?
  /// For whose eyes the screen is laid out; no view has its own.
  public internal(set) var profile = Profile.desk
  /// The find in the panes; kept until cancelled, for `n` and `N`.
  public var find: Find?
  /// Whether the selection has to go to a row that a filter leaves, once one is known.
  var awaitsFilteredRow = false
  /// What the program has to say about the last key; gone with the next one.
  public var notice: DisplayText?
  /// The last complaint about the file of the person's own tour: gone as soon as the file is in order.
  var tourFault: DisplayText?
  /// Whether the person has heard that nothing can be kept in the notebook.
  var hasNotebookFailed = false
  /// Whether the reader shows the entry that is selected in the list.
  public var readerFollows = true
  /// The last command, if people hold its key down and what it leads to next is not prepared yet.
  var repeatable: Command?
  /// Whether Ctrl-C was the last key.
  public var isInterrupted = false
  /// Whether the terminal reports the mouse.
  public var wantsMouse = true

  /// How many view states are kept.
  public static let historyLimit = 200
}

/// One of the three panes.
public enum Pane: Int, CaseIterable, Hashable, Sendable {
  case list, reader, connected
}

/// How much of the width the focused pane takes.
public enum Zoom: Int, CaseIterable, Hashable, Sendable {
  case normal, half, full
}

/// What the reader shows of an entry.
public enum ReaderPage: Hashable, Sendable {
  /// Its article.
  case article
  /// An actor's dossier.
  case dossier
  /// Whose voices it rests on; all the voices of the pack.
  case voices, allVoices
}

/// A view: what history goes back and forward over. Places are entries and text places, never line numbers.
public struct ViewState: Hashable, Sendable {
  /// The lens.
  public var lens: Lens
  /// What is within reach.
  public var horizon: Horizon
  /// The pane that the keys go to.
  public var focus: Pane = .list
  /// How much of the width it takes.
  public var zoom: Zoom = .normal
  /// The selected row of each lens that was visited; in a list that is an entry.
  public var selections: [Lens: Table.Anchor] = [:]
  /// The position of the list's top row; follows the selection, so it may be stale without harm.
  public var listTop = 0
  /// The top line of a lens in rows and columns; follows the selection like `listTop`.
  public var tableTop = TableTop()
  /// The chosen column of a lens in rows and columns, by its id; nil before one was chosen.
  public var column: String?
  /// How commitments stand in rows and columns.
  public var arrangement = CommitmentTable.Arrangement()
  /// The earlier cut of a difference; nil where none is shown.
  public var since: Cut?
  /// The actor that all lenses are narrowed to; nil where they are not.
  public var dossier: EntryID?
  /// The words that the rows of the lens have to hold; empty for all rows.
  public var filter = ""
  /// How far its rows were looked at.
  var filterProgress: FilterProgress?
  /// The entry in the reader.
  public var article: EntryID?
  /// What the reader shows of it.
  public var page = ReaderPage.article
  /// The statement of the article that a table's row or cell rests on: the reader points at it.
  public var evidence: Int64?
  /// Words of the article that stand out: its other lines are dimmed.
  public var highlight = ""
  /// The place of the reader's top line.
  public var readerTop = TextPlace()
  /// The chosen link of the article, counted in reading order.
  public var link: Int?
  /// The chosen row of the Connected pane.
  public var connected: EntryID?
  /// The index of the Connected pane's top line; follows the choice.
  public var connectedTop = 0

  /// The selected entry of the present lens.
  public var selection: EntryID? {
    get { selections[lens]?.entry }
    set { selections[lens] = newValue.map { Table.Anchor($0) } }
  }

  /// A view of a lens at a horizon.
  public init(lens: Lens = .sequence, horizon: Horizon = Horizon()) {
    self.lens = lens
    self.horizon = horizon
  }
}

/// What lies over the panes.
public enum Overlay: Equatable, Sendable {
  /// The pack's introduction; any key closes it and then acts.
  case intro
  /// The keys, with a filter as typed and the first line shown.
  case help(filter: String, top: Int, isFiltering: Bool)
  /// The search of everything.
  case search(SearchList)
  /// All commands, and entries by name.
  case palette(Palette)
  /// Tours, or the steps of one.
  case menu(Menu)
  /// The sequence as swim lanes.
  case timeline(TimelinePlace)
  /// A question before its answer.
  case gate(GatePrompt)
  /// How a class joins; any key closes it.
  case invitation
}

/// The search overlay.
public struct SearchList: Equatable, Sendable {
  /// What was typed.
  public var query = ""
  /// The hits so far.
  public var hits: [Hit] = []
  /// The index of the selected hit.
  public var selected = 0
  /// Whether more may come.
  public var isRunning = false

  /// A hit, as far as the list shows it.
  public struct Hit: Equatable, Sendable {
    /// The entry.
    public var id: EntryID
    /// Kind and day or label.
    public var lead: DisplayText
    /// Its name.
    public var title: DisplayText
    /// The words around the match; empty for a match in the name.
    public var excerpt: DisplayText
  }
}

/// What is being typed in the bottom row.
public struct Prompt: Equatable, Sendable {
  /// What the typing is for.
  public enum Purpose: Equatable, Sendable {
    /// Find in the focused pane; `origin` is the view to return to when cancelled.
    case find(origin: ViewState)
    /// Filter the list; `origin` is the view to return to when cancelled.
    case filter(origin: ViewState)
    /// Type a cut.
    case cut
    /// Type the earlier cut of a difference.
    case difference
    /// Whether to leave the tour.
    case leaveStage
  }

  /// What it is for.
  public var purpose: Purpose
  /// The text so far.
  public var text = ""
}

/// A find in one pane.
public struct Find: Equatable, Sendable {
  /// What is looked for.
  public var query: String
  /// Where.
  public var pane: Pane
  /// How many rows of a list have been looked at, from its top; the whole text of a reader counts as one.
  public var examined = 0
  /// The positions of matching rows, or the numbers of the matches in the text, in order.
  public var matches: [Int] = []
  /// Whether everything was looked at.
  public var isComplete = false
  /// The position where the typing began.
  public var start = 0
}

/// What happened.
public enum Event: Equatable, Sendable {
  /// A person did something at the terminal.
  case terminal(TerminalEvent)
  /// Nothing is waiting: a slice of the work that is under way may be done.
  case idle
  /// The class that is followed is somewhere else.
  case cue(Cue)
  /// What one hears of its presenter has changed.
  case presence(Following.Presence)
  /// So many seconds have passed since the lesson began.
  case elapsed(seconds: Int)
  /// The notes terminal asks for something.
  case order(Cue.Order)
  /// Something from outside that the person should know.
  case notice(DisplayText)
  /// The class is within reach of the presenter, or not, and what there is to say of it.
  case reach(Bool, DisplayText)
  /// The program came back from being suspended.
  case resumed
  /// There is no shell that could continue a suspended program.
  case cannotSuspend
  /// The notebook has answered an order.
  case notebook(NotebookReport)
  /// The file of the person's own tour was read again or added to: the tour, nil where the last good one stays, and what there is to say.
  case ownTour(EntryRecord?, notice: DisplayText?)
}

/// An order to the outside, performed after the frame.
public enum Effect: Equatable, Sendable {
  /// Leave the program with status 0.
  case quit
  /// Give the terminal back until the shell returns it.
  case suspend
  /// Repaint everything.
  case redraw
  /// Send `.idle` once no key is waiting.
  case continueWork
  /// Ask the presenter's terminal for something.
  case drive(Cue.Order)
  /// Keep something in this user's notebook, or ask it for something; comes back as `.notebook`.
  case notebook(NotebookOrder)
  /// Remember that the introduction has been seen.
  case rememberIntro
  /// Add a step of this title to the file of the person's own tour; comes back as `.ownTour`.
  case addStep(title: String, StepSettings)
}
