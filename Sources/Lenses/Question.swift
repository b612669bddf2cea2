import PackStore
import SequenceModel

/// A question as it is put to people: its answers by letter, and what came of it.
public struct Question: Hashable, Sendable {
  /// The question.
  public var head: Head
  /// The answers in order: `A`, `B`, …
  public var answers: [(letter: String, text: String)] {
    zip(Self.letters, texts).map { ($0, $1) }
  }
  /// What came of it, within the horizon; CommonMark.
  public var outcome: String?

  private var texts: [String]
  private static let letters = ["A", "B", "C", "D", "E", "F", "G", "H"]

  /// A visible question; nil if it is hidden, unknown or none.
  public init?(_ id: EntryID, in edition: Edition) {
    guard id.kind == .question, let head = edition.head(id) else { return nil }
    self.head = head
    texts = edition.statements(of: id, [.answer]).map(\.text)
    outcome = edition.statements(of: id, [.outcome]).first.map { statement in
      let cited = statement.citations.filter { !statement.text.contains("](\($0))") }.map { "[\($0.label)](\($0))" }
      return ([statement.text] + cited).joined(separator: " ")
    }
  }
}
