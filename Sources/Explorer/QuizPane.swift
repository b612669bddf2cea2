import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// The question of a quiz above the panes, or behind an answer its reason.
func drawQuiz(_ state: State, _ library: Library, into frame: inout Frame, _ layout: PaneLayout) {
  guard let quiz = state.quiz, let rect = layout.stage, let asked = state.askedInQuiz(in: library) else { return }
  let isProjected = state.profile == .projector
  let style = isProjected ? Style(.title, .bold) : Style(.focusedBorder, .bold)
  if layout.hasBorders, !isProjected { frame.border(rect, style: style) }
  if let line = layout.stageTitle {
    let name = quiz.isWandering ? "The quiz waits" : "Question \(quiz.index + 1) of \(quiz.questions.count)"
    let note = quiz.isWandering ? library.keymap.quizKey(for: .comeBack) + " returns" : ""
    putTitle(DisplayText(name), note: note, into: &frame, line, style, isOnBorder: !isProjected)
  }
  guard let inside = layout.stageText else { return }
  let panel = state.quizPanel(quiz, asked, in: library)
  for (number, line) in panel.lines.enumerated() {
    frame.put(line.line, row: inside.origin.row + number, column: inside.origin.column, right: inside.right)
  }
  if !quiz.isWandering, quiz.verdict == nil,
    let row = panel.text.lines.firstIndex(where: { $0.line.string.hasPrefix(">") })
  {
    frame.cursor = Position(row: inside.origin.row + max(0, row - panel.top), column: inside.origin.column)
  }
  guard layout.hasBorders, panel.mark.width > 0 else { return }
  frame.put(
    (" " + panel.mark + " ").truncated(to: inside.size.columns),
    at: Position(row: rect.bottom - 1, column: inside.origin.column), style: style)
}

extension State {
  /// The quiz's text as it stands in its panel.
  fileprivate func quizPanel(_ quiz: QuizRun, _ asked: Question, in library: Library) -> StagePanel {
    let (text, newest) = quizText(quiz, asked, library, width: stageWidth)
    return StagePanel(text, newest: newest, height: stageHeight, scrolledTo: quiz.top)
  }

  /// Half a page of the quiz's text, or of the reader where nothing of it is hidden in that direction.
  mutating func scrollInQuiz(forward: Bool, in library: Library) {
    let direction = forward ? 1 : -1
    if let quiz, let asked = askedInQuiz(in: library), stageHeight > 0 {
      var panel = quizPanel(quiz, asked, in: library)
      if forward ? panel.below > 0 : panel.top > 0 {
        panel.top += min(max(direction * max(1, stageHeight / 2), -panel.top), panel.below)
        self.quiz?.top = panel.text.lines[safe: panel.top]?.place
        return
      }
    }
    scrollReader(by: direction * max(1, height(of: .reader) / 2), in: library)
  }
}

/// The lines of a question with its answers, or of the reason behind an answer, and the first one that has to be in sight.
func quizText(
  _ quiz: QuizRun, _ asked: Question, _ library: Library, width: Int
) -> (text: SetText, newest: Int) {
  let edition = library.edition(quiz.before.horizon)
  var typesetter = Typesetter(width: width) { SetArticle.citation($0, in: edition) }
  typesetter.plain(DisplayText(asked.head.title), style: Style(.normal, .bold))
  typesetter.space()
  guard let verdict = quiz.verdict, let answer = asked.answers.first(where: { $0.letter == verdict }) else {
    var newest = 0
    for (index, answer) in asked.answers.enumerated() {
      let isSelected = index == quiz.selected
      if isSelected { newest = max(0, typesetter.text.lines.count - 1) }
      typesetter.beginPart()
      let isRefuted = quiz.refuted.contains(answer.letter)
      typesetter.row(
        label: DisplayText("\(isSelected ? ">" : " ") \(answer.letter)"),
        labelStyle: isSelected ? Style(.normal, .bold) : Style(.dim),
        markdown: escaped(answer.text) + (isRefuted ? " **← wrong**" : ""),
        style: isSelected ? selectionStyle(isFocused: true) : isRefuted ? Style(.dim) : .normal)
    }
    return (typesetter.text, newest)
  }
  let isRight = answer.isRight == true
  typesetter.row(label: DisplayText(answer.letter), labelStyle: Style(.dim), markdown: escaped(answer.text))
  let newest = typesetter.text.lines.count
  typesetter.row(
    label: isRight ? "Right." : "Wrong.", labelStyle: Style(isRight ? .heading : .warning, .bold), markdown: answer.why)
  if !isRight {
    typesetter.row(
      label: "", labelStyle: .normal,
      markdown: escaped("What refutes it is below; \(library.keymap.quizKey(for: .goOn)) asks again."),
      style: Style(.dim))
  }
  return (typesetter.text, newest)
}

/// The quiz's keys that work now.
func drawQuizKeys(_ quiz: QuizRun, _ library: Library, into frame: inout Frame, _ rect: Rect) {
  let here: Set<QuizCommand> =
    quiz.isWandering ? [.comeBack, .leave] : quiz.verdict == nil ? [.chooseNext, .leave] : [.goOn, .leave]
  let letters: [(DisplayText, DisplayText)] = quiz.isWandering || quiz.verdict != nil ? [] : [("A B …", "answer")]
  let keys = library.keymap.quiz.filter { here.contains($0.command) }
    .map { (library.keymap.quizKey(for: $0.command), $0.brief) }
  putKeys(letters + keys + [(library.keymap.key(for: .help), "help")], into: &frame, rect)
}
