import Lenses
import Screen
import SequenceModel
import Typesetting

extension Typesetter {
  /// An opened gate: the question, each answer with what the class thought of it, what came, and what was answered in an earlier lesson.
  mutating func outcome(
    of asked: Question, given: GivenAnswer?, earlier: GivenAnswer?, isAiry: Bool
  ) {
    plain(DisplayText(asked.head.title), style: Style(.heading, .bold))
    let content = given?.content(in: asked)
    let bars = HandBars(content)
    for answer in asked.answers {
      let isOwn = content == .letter(answer.letter)
      let marks = [isOwn ? "you" : "", answer.isRight == true ? "right" : ""].filter { !$0.isEmpty }
      let mark = marks.isEmpty ? "" : " **← \(marks.joined(separator: ", "))**"
      row(
        label: DisplayText(answer.letter) + bars.text(of: answer.letter), labelStyle: Style(.dim),
        markdown: escaped(answer.text) + mark)
    }
    var rows: [(label: DisplayText, markdown: String)] = []
    if let given, content == nil { rows.append(("Answered:", escaped(given.text))) }
    if let right = asked.right, !right.why.isEmpty { rows.append((DisplayText("Why \(right.letter):"), right.why)) }
    if let outcome = asked.outcome { rows.append(("What came:", outcome)) }
    if let earlier { rows.append(("Last time:", escaped(earlier.content(in: asked)?.code ?? earlier.text))) }
    if isAiry, !rows.isEmpty { space() }
    for (label, markdown) in rows { row(label: label, labelStyle: Style(.dim), markdown: markdown) }
  }
}

/// Hands as bars, the longest of `length` cells; the numbers stand beside them, one below the other.
private struct HandBars {
  private let counts: [String: Int]
  private let most: Int

  private static let length = 8

  init(_ content: GivenAnswer.Content?) {
    guard case .hands(let hands) = content else {
      (counts, most) = ([:], 0)
      return
    }
    counts = Dictionary(hands.map { ($0.letter, $0.count) }, uniquingKeysWith: { first, _ in first })
    most = counts.values.max() ?? 0
  }

  /// ` ████     12`; empty where no hands were counted at all.
  func text(of letter: String) -> DisplayText {
    guard !counts.isEmpty else { return "" }
    let count = counts[letter] ?? 0
    let cells = count == 0 ? 0 : max(1, count * Self.length / most)
    let number = counts[letter].map { "\($0)" } ?? "–"
    let digits = max(1, "\(most)".count)
    let bar = String(repeating: "█", count: cells) + String(repeating: " ", count: Self.length - cells)
    return DisplayText(" \(bar) " + String(repeating: " ", count: max(0, digits - number.count)) + number)
  }
}
