import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// One walk through a tour on one screen. What is looked at is what a class gets: the frames.
struct RehearsalWalk {
  private let whole: TourPlan
  private let library: Library
  private var state: State
  /// What the frames of the present step showed so far, each as one line.
  private var seen: [String] = []
  private(set) var findings: [Rehearsal.Finding] = []

  init(_ tour: EntryID, _ whole: TourPlan, _ screen: Rehearsal.Screen, _ library: Library) {
    self.whole = whole
    self.library = library
    state = State(size: screen.size, in: library)
    screen.prepare(&state, library)
    state.present(tour, in: library)
  }

  /// Presses what a presenter presses until nothing goes on.
  mutating func run() {
    var reached: Set<String> = []
    // More presses than there are parts, gates and pages of text.
    for _ in 0..<(whole.steps.reduce(10) { $0 + $1.parts.count * 10 + 10 }) {
      guard let stage = state.stage, let step = state.plan(in: library)?.steps[safe: stage.step] else { break }
      reached.insert(step.number)
      let frame = Explorer.view(state, in: library)
      seen.append(Self.words(of: frame))
      // Behind a content note, and beside an open gate's outcome, the entry is not what the class looks at.
      if stage.revealed > 0, !stage.showsOutcome { examineTarget(step) }
      press(.next)
      if case .gate(let gate) = state.overlay { open(gate, step) }
      if state.stage?.step != stage.step { leave(step, stage) }
      if state.stage == stage {
        leave(step, stage)
        break
      }
    }
    for step in whole.steps where !reached.contains(step.number) {
      report(step.number, .stepPastLock, "is never reached: it lies past the lock, and no gate opens to it")
    }
  }

  private mutating func press(_ command: StageCommand) {
    guard let key = library.keymap.stage.first(where: { $0.command == command })?.keys.first else { return }
    _ = update(&state, .terminal(.key(key)), in: library)
  }

  private mutating func report(_ step: String, _ code: Rehearsal.Code, _ message: String) {
    let finding = Rehearsal.Finding(step: step, code: code, message: message)
    if !findings.contains(finding) { findings.append(finding) }
  }

  // MARK: What is in sight

  /// The words on a frame or of a set text, a space between any two; borders are no words.
  private static func words(_ lines: [String]) -> String {
    lines.flatMap { $0.split { $0 == " " || $0.unicodeScalars.allSatisfy(isBorder) } }.joined(separator: " ")
  }

  private static func words(of frame: Frame) -> String { words(frame.lines()) }

  private static func isBorder(_ scalar: Unicode.Scalar) -> Bool { (0x2500...0x257F).contains(scalar.value) }

  /// The first lines of a text that no frame showed; nil where all of it was in sight.
  private func unseen(_ text: SetText, in frames: [String]) -> String? {
    text.lines.map { Self.words([$0.line.string]) }.first { line in !frames.contains { $0.contains(line) } }
  }

  private func typesetter() -> Typesetter {
    let edition = library.edition(Horizon(lock: state.stage?.lock))
    return Typesetter(width: state.stageWidth) { SetArticle.citation($0, in: edition) }
  }

  // MARK: A step

  /// Looks back at a step: was all that it says in sight at one time or another?
  private mutating func leave(_ step: TourPlan.Step, _ stage: Stage) {
    defer { seen = [] }
    var typesetter = typesetter()
    for part in step.parts {
      typesetter.beginPart()
      typesetter.prose(part)
    }
    if stage.opened.contains(step.number), let question = step.gate?.question {
      if let outcome = Question(question, in: library.edition(Horizon(lock: stage.lock)))?.outcome {
        typesetter.row(label: "What came:", labelStyle: .normal, markdown: outcome)
      } else if Question(question, in: library.edition(Horizon()))?.outcome != nil {
        report(step.number, .missingOutcome, "the gate opens on no outcome: that of \(question) comes after its lock")
      }
    }
    let title = "Step \(step.number) · \(DisplayText(step.title).string)"
    if !seen.contains(where: { $0.contains(Self.words([title])) }) {
      report(step.number, .cutText, "the title is cut: shorten it")
    }
    if let line = unseen(typesetter.text, in: seen) {
      report(step.number, .cutText, "the text is cut: '\(line)' has no room; shorten it, or part it by ---")
    }
    guard let meant = whole.steps.first(where: { $0.number == step.number }), let gate = meant.gate,
      step.gate?.question == nil
    else { return }
    let reason = gate.question.map { "\($0), which the gate asks, is not within the lock" }
    report(step.number, .missingQuestion, reason ?? "a gate without a question never opens")
  }

  private mutating func examineTarget(_ step: TourPlan.Step) {
    guard let settings = whole.steps.first(where: { $0.number == step.number })?.settings else { return }
    if !settings.lens.isEmpty, Lens(name: settings.lens) != state.view.lens {
      report(step.number, .missingLens, "the lens '\(settings.lens)' does not open")
    }
    guard let entry = settings.entry else { return }
    let reader = state.layout.content(of: .reader)
    let isListed = state.layout.content(of: .list) != nil && state.view.selection == entry
    guard state.view.article == entry, let set = library.article(of: state), reader != nil || isListed else {
      report(step.number, .missingEntry, "\(entry) is not shown at the step's cut")
      return
    }
    guard !settings.highlight.isEmpty else { return }
    guard let lines = set.lines(holding: settings.highlight) else {
      report(step.number, .missingHighlight, "\(entry) does not say '\(settings.highlight)' at the step's cut")
      return
    }
    let top = set.text.lineIndex(of: state.view.readerTop)
    guard let reader, lines.lowerBound >= top, lines.upperBound <= top + reader.size.rows else {
      report(step.number, .missingHighlight, "'\(settings.highlight)' is not wholly in sight")
      return
    }
  }

  /// A gate: is the whole question in sight? Then it is opened.
  private mutating func open(_ gate: GatePrompt, _ step: TourPlan.Step) {
    let edition = library.edition(state.view.horizon)
    var frames: [String] = []
    while let overlay = state.overlay {
      var frame = Frame(size: state.size)
      drawOverlay(overlay, state, library, edition, into: &frame)
      let words = Self.words(of: frame)
      guard !frames.contains(words) else { break }
      frames.append(words)
      _ = update(&state, .terminal(.key(.named(.pageDown))), in: library)
    }
    if let asked = Question(gate.question, in: edition) {
      for text in [asked.head.title] + asked.answers.map({ "\($0.letter) \($0.text)" }) {
        var typesetter = Typesetter(width: 10_000) { _ in .words }
        typesetter.prose(escaped(text))
        guard let line = unseen(typesetter.text, in: frames) else { continue }
        report(step.number, .cutText, "the gate's question is cut: '\(line)' has no room")
      }
    }
    for key: Key in [.named(.down), .named(.enter)] { _ = update(&state, .terminal(.key(key)), in: library) }
  }
}
