import Lenses
import Screen

/// Which keys mean what. The only place where a key is spelt.
public struct Keymap: Sendable {
  /// One command's line.
  public struct Binding: Sendable {
    /// The command.
    public var command: Command
    /// The keys, the first one is shown in the footer.
    public var keys: [Key]
    /// The footer's one or two words; empty keeps the command out of the footer.
    public var brief: DisplayText
    /// The help's sentence.
    public var help: DisplayText
    /// The panes it belongs to first of all; empty for commands that mean the same everywhere.
    public var panes: Set<Pane>
  }

  /// A stage command's line.
  public struct StageBinding: Sendable {
    /// The command.
    public var command: StageCommand
    /// The keys, the first one is shown in the footer.
    public var keys: [Key]
    /// The footer's one or two words; empty keeps the command out of the footer.
    public var brief: DisplayText
    /// The help's sentence.
    public var help: DisplayText
  }

  /// In the order in which help and footer show them.
  public let bindings: [Binding]
  /// What the keys of a clicker and of a presenter mean while a tour is under way.
  public let stage: [StageBinding]
  /// What keys mean while a quiz is under way.
  public let quiz: [QuizBinding]
  private let commands: [Key: Command]

  /// Makes a key map; where two bindings claim a key, the first one has it.
  public init(
    _ bindings: [Binding], stage: [StageBinding] = Keymap.standardStage, quiz: [QuizBinding] = Keymap.standardQuiz
  ) {
    self.bindings = bindings
    self.stage = stage
    self.quiz = quiz
    var commands: [Key: Command] = [:]
    for binding in bindings {
      for key in binding.keys where commands[key] == nil { commands[key] = binding.command }
    }
    self.commands = commands
  }

  /// What a key means; nil where it means nothing.
  public func command(for key: Key) -> Command? { commands[key] }

  /// What a key means on stage; nil where it means nothing there.
  public func stageCommand(for key: Key) -> StageCommand? { stage.first { $0.keys.contains(key) }?.command }

  /// The first key of a stage command, as the footer writes it.
  public func stageKey(for command: StageCommand) -> DisplayText {
    let key = stage.first { $0.command == command }?.keys.first
    return DisplayText(key.map(KeyNotation.readable) ?? "")
  }

  /// The first key of a command, as the footer writes it.
  public func key(for command: Command) -> DisplayText {
    let key = bindings.first { $0.command == command }?.keys.first
    return DisplayText(key.map(KeyNotation.readable) ?? "")
  }

  /// The defaults.
  public static let standard = Keymap(
    [
      bind(
        .moveDown, ["j", .named(.down)], "move", "Next row; one line down in the reader", [.list, .reader, .connected]),
      bind(.moveUp, ["k", .named(.up)], "", "Previous row; one line up in the reader", [.list, .reader, .connected]),
      bind(
        .open, [.named(.enter)], "open", "Read the selected entry; follow the chosen link", [.list, .reader, .connected]
      ),
      bind(.nextPane, [.named(.tab)], "pane", "Next pane"),
      bind(.previousPane, [.named(.backTab)], "", "Previous pane"),
      bind(.right, ["l", .named(.right)], "", "Next column of a table; pane to the right"),
      bind(.left, ["h", .named(.left)], "", "Previous column of a table; pane to the left"),
      bind(.nextLink, ["J"], "link", "Choose the next link of the article", [.reader]),
      bind(.previousLink, ["K"], "", "Choose the previous link of the article", [.reader]),
      bind(.cutNext, ["]", ")"], "next moment", "Cut the sequence at the next moment"),
      bind(.cutPrevious, ["[", "("], "", "Cut the sequence at the previous moment"),
      bind(.releaseCut, ["0"], "whole story", "Release the cut: the whole story"),
      bind(.toggleReading, ["w"], "then/now", "Read the cut as one could then, or with hindsight"),
      bind(.cutNextMonth, ["}"], "", "Cut one month later"),
      bind(.cutPreviousMonth, ["{"], "", "Cut one month earlier"),
      bind(.typeCut, ["="], "", "Type a cut: 2018-06-12, 2018-06, +1m, -2w, or a moment's id"),
      bind(
        .difference, ["d"], "difference", "Show what changed since an earlier cut; again: no more"),
      bind(.nextDisputed, ["c"], "disputed", "Next row that is disputed", [.list]),
      bind(.previousDisputed, ["C"], "", "Previous row that is disputed", [.list]),
      bind(
        .arrangeRows, ["r"], "", "Commitments: rows by the day made, by form, by side, by state", [.list]),
      bind(.arrangeColumns, ["x"], "", "Commitments: a column for each phase, or for each moment", [.list]),
      bind(
        .dossier, ["D"], "",
        "Narrow every lens to one actor: what they said, promised and were promised; again: no more"),
      bind(.voices, ["V"], "", "Whose voices this entry rests on; again: all voices; again: the article"),
      bind(.find, ["/"], "find", "Find in this pane"),
      bind(.findNext, ["n"], "", "Next match"),
      bind(.findPrevious, ["N"], "", "Previous match"),
      bind(.search, ["s"], "search", "Search the whole pack"),
      bind(.filter, ["f"], "", "Show only the rows that hold all words typed; no words: all rows", [.list]),
      bind(.palette, [":"], "", "Everything one can do, and every name: type a part of it"),
      bind(.back, [.named(.backspace), "H"], "back", "Back to the view before"),
      bind(.forward, ["L"], "", "Forward again"),
      bind(.pageDown, [.named(.space), .named(.pageDown)], "", "Next page of the reader, from any pane"),
      bind(.pageUp, ["b", .named(.pageUp)], "", "Previous page of the reader, from any pane"),
      bind(.halfPageDown, [.control("d")], "", "Half a page down"),
      bind(.halfPageUp, [.control("u")], "", "Half a page up"),
      bind(.moveToFirst, ["g", .named(.home)], "", "First row; top of the article"),
      bind(.moveToLast, ["G", .named(.end)], "", "Last row; end of the article"),
      bind(.zoom, ["z"], "zoom", "Give the pane more room: half, full, normal"),
      bind(.toggleFollow, ["P"], "", "Let the reader follow the selection, or not"),
      bind(.tours, ["t"], "", "Tours: walk through one step by step"),
      bind(.quiz, ["U"], "", "Quiz: question after question; a wrong answer opens what refutes it"),
      bind(.addStep, ["A"], "", "Add this view as a step to my tour"),
      bind(
        .projector, ["p"], "", "For a projector: wide margins, short lines, one pane at a time; again: for a desk"),
      bind(.timeline, ["T"], "", "The timeline: a lane for each side, from years to days"),
      bind(.help, ["?", .named(.f1)], "help", "The keys; / filters them")
    ]
      + Lens.built.map { lens in
        bind(.lens(lens), [.character(Character("\(lens.rawValue)"))], "", DisplayText("Lens: \(lens.title)"))
      } + [
        bind(.redraw, [.control("l")], "", "Redraw the screen"),
        bind(.suspend, [.control("z")], "", "Suspend; fg returns"),
        bind(.cancel, [.named(.escape)], "", "Cancel: prompt, find, chosen link"),
        bind(.close, ["q"], "quit", "Close one level; at the top, quit"),
        bind(.quit, ["Q"], "", "Quit")
      ])

  /// The defaults on stage: what clickers send, and few more.
  public static let standardStage: [StageBinding] = [
    StageBinding(
      command: .next, keys: [.named(.space), .named(.pageDown), .named(.enter), .named(.right)], brief: "next",
      help: "More of the step where its text is cut, then its next part, then the next step"),
    StageBinding(
      command: .previous, keys: [.named(.pageUp), .named(.left)], brief: "back", help: "Previous step, whole"),
    StageBinding(command: .overview, keys: ["t"], brief: "steps", help: "The steps; Enter goes to one"),
    StageBinding(command: .blank, keys: ["b"], brief: "blank", help: "Blank the screen; any stage key shows it again"),
    StageBinding(
      command: .scrollDown, keys: [.control("d")], brief: "scroll",
      help: "Half a page down: in the step where its text is cut, else in the reader"),
    StageBinding(
      command: .scrollUp, keys: [.control("u")], brief: "", help: "Half a page up: in the step, else in the reader"),
    StageBinding(command: .invitation, keys: ["R"], brief: "", help: "How a class joins with terminals of its own"),
    StageBinding(
      command: .comeBack, keys: ["."], brief: "to the step", help: "Back to the step's view after wandering off"),
    StageBinding(command: .leave, keys: ["q"], brief: "leave", help: "Leave the tour; asks first")
  ]

  private static func bind(
    _ command: Command, _ keys: [Key], _ brief: DisplayText, _ help: DisplayText, _ panes: Set<Pane> = []
  ) -> Binding {
    Binding(command: command, keys: keys, brief: brief, help: help, panes: panes)
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A printable character's key.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
