import Lenses
import Screen
import Typesetting

/// What of a step's text is in sight.
struct StagePanel: Equatable {
  /// The text that is revealed.
  var text: SetText
  /// How many lines are in sight at most.
  var height: Int
  /// The number of the first line in sight.
  var top: Int

  /// From the top if all fits; else the newest part from its beginning with what fits above it, or where the person scrolled.
  init(_ text: SetText, newest: Int, height: Int, scrolledTo place: TextPlace?) {
    self.text = text
    self.height = height
    let last = max(0, text.lines.count - height)
    top = min(last, place.map(text.lineIndex) ?? newest)
  }

  /// The lines in sight.
  var lines: ArraySlice<SetLine> { text.lines[top..<min(text.lines.count, top + height)] }

  /// How many lines lie below.
  var below: Int { max(0, text.lines.count - top - height) }

  /// What says that the text goes on above and below; empty where all of it is in sight.
  var mark: DisplayText {
    let directions = (top > 0 ? ["↑ \(top)"] : []) + (below > 0 ? ["↓ \(below)"] : [])
    guard !directions.isEmpty else { return "" }
    return DisplayText(directions.joined(separator: " ") + (top + below == 1 ? " more line" : " more lines"))
  }
}

/// The step's text on the screen: its measure, and scrolling where it is cut.
extension State {
  /// The columns of a step's text.
  var stageWidth: Int { max(1, min(layout.stageText?.size.columns ?? size.columns, SetArticle.measure)) }

  /// The rows of a step's text.
  var stageHeight: Int { layout.stageText?.size.rows ?? 0 }

  /// The step's text as it stands in its panel; nil without a tour.
  func stagePanel(in library: Library) -> StagePanel? {
    guard let stage, let step = plan(in: library)?.steps[safe: stage.step] else { return nil }
    let (text, newest) = stageText(step, stage, library, width: stageWidth, isAiry: stage.isAiry)
    return StagePanel(text, newest: newest, height: stageHeight, scrolledTo: stage.top)
  }

  /// Measures what the whole step takes, hidden parts included, so that the panes below stay where they are while it is revealed.
  mutating func measureStage(in library: Library) {
    guard let stage, let step = plan(in: library)?.steps[safe: stage.step] else { return }
    self.stage?.showsOutcome = stage.opened.contains(step.number) || stage.isAsked
    var whole = stage
    whole.revealed = step.parts.count
    func rows(isAiry: Bool) -> Int {
      stageText(step, whole, library, width: stageWidth, isAiry: isAiry).text.lines.count
    }
    let (close, airy) = (rows(isAiry: false), rows(isAiry: true))
    // Air is for a projector, and only where it hides nothing.
    let isAiry = profile == .projector && airy <= stageTextLimit
    whole.revealed = 0
    let note = stageText(step, whole, library, width: stageWidth, isAiry: isAiry).text.lines.count
    self.stage?.isAiry = isAiry
    self.stage?.rows = max(isAiry ? airy : close, step.contentNote == nil ? 0 : note)
  }

  /// Scrolls the step's text.
  /// - Returns: false where nothing of it is hidden in that direction.
  mutating func scrollStage(by lines: Int, in library: Library) -> Bool {
    guard stageHeight > 0, var panel = stagePanel(in: library), lines > 0 ? panel.below > 0 : panel.top > 0 else {
      return false
    }
    panel.top += min(max(lines, -panel.top), panel.below)
    stage?.top = panel.text.lines[safe: panel.top]?.place
    return true
  }

  /// Half a page of the step's text, or of the reader where nothing of it is hidden in that direction.
  mutating func scrollOnStage(forward: Bool, in library: Library) {
    let direction = forward ? 1 : -1
    if scrollStage(by: direction * max(1, stageHeight / 2), in: library) { return }
    scrollReader(by: direction * max(1, height(of: .reader) / 2), in: library)
  }

  /// Scrolls the reader to the step's highlighted words, unless the person scrolled it since.
  /// - Parameter isNew: whether the step has just been shown, so that nobody scrolled anything.
  mutating func placeHighlight(isNew: Bool = false, in library: Library) {
    guard let stage, !stage.isWandering, isNew || view.readerTop == stage.readerTop,
      let set = library.article(of: self), let lines = set.lines(holding: view.highlight)
    else { return }
    let height = height(of: .reader)
    view.readerTop = TextPlace()
    if lines.upperBound > height { scrollReader(toLine: lines.lowerBound, of: set.text) }
    // A third down is too low for a long passage.
    if lines.upperBound > set.text.lineIndex(of: view.readerTop) + height,
      let line = set.text.lines[safe: min(lines.lowerBound, lines.upperBound - height)]
    {
      view.readerTop = line.place
    }
    self.stage?.readerTop = view.readerTop
  }
}
