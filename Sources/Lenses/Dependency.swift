import PackStore
import SequenceModel

/// A promise that waits for another one by somebody's terms.
public struct Dependency: Hashable, Sendable {
  /// The pack's number of the statement.
  public let statement: Int64
  /// The commitment that waits.
  public let commitment: EntryID
  /// The commitment that it waits for.
  public let awaited: EntryID
  /// `after`: not before that one is kept; `with`: not before that one, but at once with it will do.
  public let relation: DependencyRelation
  /// By whose terms: a party's or an actor's id, or `editors`.
  public let holder: String
  /// Since when they are stated; the day the promise was made where the pack does not say.
  public let since: CalendarDate

  /// Nil for a statement that is no dependency on a visible entry.
  init?(_ statement: StatementOutline) {
    guard let awaited = statement.object, let relation = DependencyRelation(rawValue: statement.value) else {
      return nil
    }
    self.statement = statement.id
    commitment = statement.entry
    self.awaited = awaited
    self.relation = relation
    holder = statement.subject
    since = statement.date ?? CalendarDate(statement.about.day)
  }

  /// `Yongbyon — after Sanctions relief, by the terms of North Korea, since 1 Mar 2019`; plain text.
  func text(in edition: Edition) -> String {
    func title(_ id: EntryID) -> String { edition.head(id)?.title ?? "" }
    let holder = edition.name(ofHolder: holder)
    return
      "\(title(commitment)) — \(relation.rawValue) \(title(awaited)), by the terms of \(holder), since \(since.readable)"
  }

  /// How the awaited promise stands at the cut, where the other one must come after it and it is not kept; nil where nothing blocks.
  public func blocking(in edition: Edition) -> Standing? {
    guard relation == .after else { return nil }
    let standing = Standing(of: awaited, in: edition)
    return standing.states == [CommitmentState.kept.rawValue] ? nil : standing
  }
}
