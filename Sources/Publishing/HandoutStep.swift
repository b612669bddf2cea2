import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// One step of a tour on paper.
struct HandoutStep {
  private let step: TourPlan.Step
  /// What the class may read while it holds the sheet.
  private let sheet: Edition
  /// The view of the step, which reaches no further than the sheet.
  private let view: Edition
  /// All that the horizon holds, for the key.
  private let everything: Edition
  private let questions: [Question]
  private let parts: [ProseTree]
  private let cloze: Cloze

  init(_ step: TourPlan.Step, on sheet: TourSheet, in pack: Pack, at everything: Edition) {
    self.step = step
    self.sheet = sheet.edition
    self.everything = everything
    let view = pack.edition(sheet.horizon(of: step))
    let isWithin = view.map {
      $0.bounds.about <= sheet.edition.bounds.about && $0.bounds.shown <= sheet.edition.bounds.shown
    }
    self.view = view.flatMap { isWithin == true ? $0 : nil } ?? sheet.edition
    parts = step.parts.map { ProseTree($0) }
    var asked = parts.flatMap(\.questions)
    if let gate = step.gate?.question, !asked.contains(gate) { asked.append(gate) }
    questions = asked.compactMap { Question($0, in: sheet.edition) }
    let texts = questions.flatMap { [$0.head.title] + $0.answers.map(\.text) }
    cloze = Cloze(within: [step.title] + Self.shown(of: parts) + texts)
  }

  /// The step as students have it, or filled in.
  func blocks(isKey: Bool, _ permalinks: inout SheetPermalinks) -> [Paper.Block] {
    var blocks: [Paper.Block] = [.step(title(isKey: isKey))]
    blocks += lines(&permalinks)
    blocks += text(isKey: isKey, &permalinks)
    if let sentence = sentence(isKey: isKey) {
      blocks.append(.paragraph([.strong([.text("Fill in from the screen:")]), .text(" ")] + sentence))
    }
    for question in questions { blocks += self.blocks(of: question, isKey: isKey, &permalinks) }
    if isKey {
      let prose = PaperProse(citing: everything)
      for note in step.notes { blocks.append(.aside("Notes", prose.blocks(ProseTree(note).blocks, &permalinks))) }
    } else if questions.isEmpty {
      blocks.append(.ruled(Self.linesToWriteOn))
    }
    return blocks
  }

  private static let linesToWriteOn = 3
  /// Stands for what the screen says.
  private static let gap = Paper.Block.fields([.init(name: "From the screen:", isShort: false)])

  private func title(isKey: Bool) -> String {
    var parts = ["Step \(step.number)", step.title]
    if isKey, let minutes = step.settings.minutes { parts.append("\(minutes) min") }
    if isKey, step.settings.isOptional { parts.append("optional") }
    return parts.joined(separator: " · ")
  }

  /// The content note of what the step shows, and what that is.
  private func lines(_ permalinks: inout SheetPermalinks) -> [Paper.Block] {
    guard let id = step.settings.entry, let head = view.head(id) else { return [] }
    var lines: [[Paper.Inline]] = view.attributes(of: id).filter { $0.name == .contentNote }.map {
      [.strong([.text("Content note:")]), .text(" \($0.value)")]
    }
    let label = id.label.isEmpty || id.kind == .claim ? id.label : "\(id.label) "
    let name = id.kind == .claim ? "claim \(label)" : label + head.title
    let day = view.cutText.map { ", as of \($0)" } ?? ""
    let hindsight = view.horizon.reading == .now ? ", with hindsight" : ""
    lines.append([.text("On the screen: \(name)\(day)\(hindsight)"), .reference(permalinks.number(of: id, at: view))])
    return [.lines(lines)]
  }

  // MARK: Text

  /// The parts. Once something was asked, what follows may answer it: only its questions stand on the students' sheet.
  private func text(isKey: Bool, _ permalinks: inout SheetPermalinks) -> [Paper.Block] {
    var blocks: [Paper.Block] = []
    var hasAsked = false
    for part in parts {
      for block in part.blocks {
        if hasAsked {
          blocks += revealed(block, isKey: isKey, &permalinks)
        } else {
          blocks += prose(isKey: isKey, blanking: cloze.phrases(in: block)).blocks([block], &permalinks)
        }
      }
      hasAsked = hasAsked || part.blocks.contains(where: \.asks)
    }
    return blocks
  }

  /// Sets the step's text.
  private func prose(isKey: Bool, blanking phrases: Set<String> = []) -> PaperProse {
    PaperProse(citing: sheet, leadingTo: [view, sheet], blanking: phrases, isFilled: isKey)
  }

  /// What students have of the parts, in words.
  private static func shown(of parts: [ProseTree]) -> [String] {
    var texts: [String] = []
    var hasAsked = false
    for part in parts {
      for block in part.blocks {
        texts += hasAsked ? block.paragraphs.flatMap(\.sentences).map(\.plain).filter(\.asks) : [block.plain]
      }
      hasAsked = hasAsked || part.blocks.contains(where: \.asks)
    }
    return texts
  }

  /// What the screen shows after a question: its own questions, and a line to write on for the rest.
  private func revealed(
    _ block: ProseTree.Block, isKey: Bool, _ permalinks: inout SheetPermalinks
  ) -> [Paper.Block] {
    guard case .paragraph(let inlines) = block else {
      if block.asks { return prose(isKey: isKey).blocks([block], &permalinks) }
      return isKey ? [.paragraph([.blank(DisplayText(block.plain), isFilled: true)])] : [Self.gap]
    }
    var blocks: [Paper.Block] = []
    var line: [Paper.Inline] = []
    var answer: [String] = []
    func endLine() {
      if !line.isEmpty { blocks.append(.paragraph(line)) }
      line = []
    }
    func endAnswer() {
      guard !answer.isEmpty else { return }
      if isKey {
        line +=
          (line.isEmpty ? [] : [.text(" ")]) + [.blank(DisplayText(answer.joined(separator: " ")), isFilled: true)]
      } else {
        endLine()
        blocks.append(Self.gap)
      }
      answer = []
    }
    for sentence in inlines.sentences {
      if sentence.plain.asks {
        endAnswer()
        line += (line.isEmpty ? [] : [.text(" ")]) + prose(isKey: isKey).inlines(sentence, &permalinks)
      } else {
        answer.append(sentence.plain)
      }
    }
    endAnswer()
    endLine()
    return blocks
  }

  /// The sentence of the entry that the screen marks, the marked words left out. Not beside a quiz, which it may answer.
  private func sentence(isKey: Bool) -> [Paper.Inline]? {
    guard let id = step.settings.entry, !questions.contains(where: { $0.head.type == QuestionType.quiz.rawValue }),
      let article = Article(id, in: view)
    else { return nil }
    return cloze.sentence(of: article, around: step.settings.highlight).map { before, words, after in
      [.text(before), .blank(DisplayText(words), isFilled: isKey), .text(after)]
    }
  }

  // MARK: Questions

  private func blocks(
    of question: Question, isKey: Bool, _ permalinks: inout SheetPermalinks
  ) -> [Paper.Block] {
    let id = question.head.id
    let statements = sheet.statements(of: id, [.answer])
    let answers = zip(question.answers, statements).map { answer, statement in
      var reason: [Paper.Inline] = []
      if isKey, !statement.note.isEmpty {
        reason = PaperProse(citing: everything).inlines(statement.note, &permalinks)
        if let entry = statement.object, let edition = [view, sheet].first(where: { $0.head(entry) != nil }) {
          reason.append(.reference(permalinks.number(of: entry, at: edition)))
        }
      }
      return Paper.Answer(
        letter: answer.letter, text: PaperProse(citing: sheet).inlines(answer.text, &permalinks),
        isMarked: isKey && statement.value == "correct",
        reason: reason)
    }
    var room: [Paper.Block] = []
    if !isKey {
      room = [
        answers.isEmpty
          ? .ruled(Self.linesToWriteOn)
          : .fields([.init(name: "Answer", isShort: true), .init(name: "because", isShort: false)])
      ]
    }
    var blocks: [Paper.Block] = [
      .question(
        kind: question.head.type.capitalizedFirst, prompt: [.text(question.head.title)], answers: answers, room: room)
    ]
    if isKey, let outcome = Question(id, in: everything)?.outcome,
      let date = everything.statements(of: id, [.outcome]).first?.date
    {
      let text = PaperProse(citing: everything).inlines(outcome, &permalinks)
      blocks.append(.aside("What came, \(date.readable)", [.paragraph(text)]))
    }
    return blocks
  }
}
