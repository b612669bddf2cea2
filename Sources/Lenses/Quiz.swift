import PackStore
import SequenceModel

/// The questions of a pack that can be asked one after the other: those of type quiz whose right answer lies within the horizon.
public struct Quiz: Hashable, Sendable {
  /// By the day from which they show, then as the list of questions has them.
  public var questions: [EntryID]

  /// The quiz at an edition's horizon.
  /// - Parameters:
  ///   - tour: only questions about entries that its steps show or link to, and those that its gates ask.
  ///   - entry: only questions that belong to this entry.
  public init(in edition: Edition, of tour: TourPlan? = nil, about entry: EntryID? = nil) {
    let entries = tour.map { Self.entries(of: $0, in: edition) }
    let heads = edition.heads(.question, 0..<edition.count(.question)).filter { head in
      guard head.type == QuestionType.quiz.rawValue else { return false }
      if entries == nil, entry == nil { return true }
      let belongs = edition.links(of: head.id).filter { $0.field == .entries }.map(\.head.id)
      if let entry, !belongs.contains(entry) { return false }
      return entries.map { $0.contains(head.id) || belongs.contains(where: $0.contains) } ?? true
    }
    questions = heads.enumerated().sorted { ($0.element.days.shown, $0.offset) < ($1.element.days.shown, $1.offset) }
      .map(\.element.id)
      .filter { id in
        guard let question = Question(id, in: edition) else { return false }
        return question.right != nil && question.answers.count > 1
      }
  }

  /// What the steps of a tour show, link to and ask.
  private static func entries(of tour: TourPlan, in edition: Edition) -> Set<EntryID> {
    let shown = tour.steps.flatMap { [$0.settings.entry, $0.gate?.question] }.compactMap(\.self)
    return Set(shown + edition.links(of: tour.head.id).map(\.head.id))
  }
}
