import SequenceModel

/// A pack at a horizon. Everything it returns is within the horizon; a hidden id answers exactly like an unknown one.
/// Reads that can fail only because the file broke underneath return empty and record `damage`.
public final class Edition {
  /// The horizon it was made for.
  public var horizon: Horizon { fatalError("contract") }
  /// The horizon, resolved.
  public var bounds: Bounds { fatalError("contract") }
  /// What went wrong while reading, if anything did: a damaged file.
  public var damage: String? { fatalError("contract") }

  /// All parties, in display order (they are part of the pack's frame and always there).
  public var parties: [Party] { fatalError("contract") }
  /// The phases that have begun, in order.
  public var phases: [Phase] { fatalError("contract") }
  /// The visible blocks of the intro, CommonMark.
  public var intro: [String] { fatalError("contract") }

  // MARK: Lists. Positions are 0-based among the visible entries of a kind, in the kind's order:
  // moments by (day, time, follows, id), actors by party and authored order, claims and passages by number, sources by number, others by title.

  /// How many entries of a kind are visible. Flat in the number of moments.
  public func count(_ kind: Kind) -> Int { fatalError("contract") }
  /// The heads at these positions; clamped to what there is. O(range).
  public func heads(_ kind: Kind, _ range: Range<Int>) -> [Head] { fatalError("contract") }
  /// The position of a visible entry, nil if hidden or unknown.
  public func position(of id: EntryID) -> Int? { fatalError("contract") }
  /// The head of a visible entry, nil if hidden or unknown.
  public func head(_ id: EntryID) -> Head? { fatalError("contract") }

  // MARK: Moments in time

  /// The nearest moment after (`forward`) or before `id` in the sequence at which a cut shows that moment itself:
  /// in *then*, one that was public at once; never beyond the lock, but not bounded by this edition's cut. Nil at the end.
  /// `id` may be any moment within the lock; nil starts before the first (after the last).
  public func moment(nextTo id: EntryID?, forward: Bool) -> Head? { fatalError("contract") }
  /// The position of the last visible moment that is about a day not later than `day`; nil if there is none.
  public func position(upTo day: Day) -> Int? { fatalError("contract") }
  /// How many moments a *soft* cut hides: those within the lock, beyond the cut or not yet public at it. Never counts beyond the lock.
  public var hiddenByCut: Int { fatalError("contract") }
  /// The visible moments' count by month from the first to the last month that has one, months without any included, at most 1,200 months.
  public func activity() -> [(year: Int, month: Int, count: Int)] { fatalError("contract") }

  // MARK: One entry

  /// The visible facts of a visible entry, in authored order; empty if hidden.
  public func attributes(of id: EntryID) -> [Attribute] { fatalError("contract") }
  /// The visible statements of an entry, in article order; all fields unless some are named.
  public func statements(of id: EntryID, _ fields: Set<StatementField> = []) -> [Statement] { fatalError("contract") }
  /// The visible links to visible entries, in authored order, without repetition of (field, target).
  public func links(of id: EntryID) -> [Link] { fatalError("contract") }
  /// The visible links from other visible entries, moments in sequence order first, then by kind; one for each origin entry.
  public func backlinks(to id: EntryID, limit: Int) -> [Link] { fatalError("contract") }
  /// What a holder's, speaker's or party's id is called here: an actor's or party's name, `the editors`, `the public`; the id itself if unknown; for a hidden actor its party-less slug is never shown: `somebody`.
  public func name(ofHolder id: String) -> String { fatalError("contract") }

  // MARK: Search

  /// Starts a search; nothing is read yet.
  public func search(_ query: String) -> Search { fatalError("contract") }
}

/// One visible place that matches a search.
public struct SearchHit: Hashable, Sendable {
  /// The entry it is in.
  public var head: Head
  /// The field it is in; nil for the entry's name.
  public var field: StatementField?
  /// The days of the statement (of the entry, for a name).
  public var days: Days
  /// Plain text around the first match, at most 200 characters; empty for a name.
  public var excerpt: String
}

/// A search in progress: names first, then statements, the newest first; at most one hit for each entry.
public final class Search {
  /// Whether everything was looked at.
  public var isFinished: Bool { fatalError("contract") }
  /// The next hits, at most `limit`, looking at no more than `rows` candidate rows: a slice that a key may interrupt.
  public func next(limit: Int, rows: Int = 5_000) -> [SearchHit] { fatalError("contract") }
}
