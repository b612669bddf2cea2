import SQLite
import SequenceModel

/// A pack at a horizon. Everything it returns is within the horizon; a hidden id answers exactly like an unknown one.
/// Reads that can fail only because the file broke underneath return empty and record `damage`.
///
/// It reads the dated tables through `rows` alone, which binds the horizon into every query (`VisibleQuery`).
public final class Edition {
  /// The horizon it was made for.
  public let horizon: Horizon
  /// The horizon, resolved.
  public let bounds: Bounds
  /// What went wrong while reading, if anything did: a damaged file.
  public internal(set) var damage: String?

  let pack: Pack
  // Asked for at most once each; see the extensions.
  lazy var visibleMoments = findVisibleMoments()
  lazy var sidesInMoments = findSidesInMoments()
  lazy var begunPhases = Set(phases.map(\.id))
  var visibleNumbers: [Kind: [Int64]] = [:]
  /// Entries that were asked for by id, nil for hidden and unknown ones; an article asks for the same ones again and again.
  private var known: [EntryID: (number: Int64, head: Head)?] = [:]
  private static let knownLimit = 2_000

  init(of pack: Pack, _ horizon: Horizon, _ bounds: Bounds) {
    self.pack = pack
    self.horizon = horizon
    self.bounds = bounds
  }

  /// All parties, in display order (they are part of the pack's frame and always there).
  public var parties: [Party] { pack.parties }

  /// The phases that have begun, in order.
  public var phases: [Phase] {
    rows(.phases) { row in
      row.date(2).map { Phase(id: row.text(0), title: row.text(1), from: $0) }
    }
  }

  /// The visible blocks of the intro, CommonMark.
  public var intro: [String] { rows(.intro) { $0.text(0) } }

  /// What a holder's, speaker's or party's id is called here: an actor's or party's name, `the editors`, `the public`; the id itself if
  /// unknown; for a hidden actor its party-less slug is never shown: `somebody`.
  public func name(ofHolder id: String) -> String {
    if id == "editors" { return "the editors" }
    if id == "public" { return "the public" }
    if let party = pack.parties.first(where: { $0.id == id }) { return party.name }
    guard id.hasPrefix("actor/") else { return id }
    return EntryID(id).flatMap(head)?.title ?? Edition.somebody
  }

  /// What stands for an actor beyond the horizon.
  static let somebody = "somebody"

  /// Starts a search; nothing is read yet.
  public func search(_ query: String) -> Search { Search(query, in: self) }

  // MARK: Reading

  /// The results of a query, those that `read` makes nil left out; empty where the file is damaged. The horizon is `within`, the
  /// edition's own unless a promise says otherwise.
  func rows<Result>(
    _ query: VisibleQuery, _ values: [Value] = [], within bounds: Bounds? = nil, _ read: (Row) -> Result?
  ) -> [Result] {
    var results: [Result] = []
    forEachRow(query, values, within: bounds) { row in
      if let result = read(row) { results.append(result) }
      return true
    }
    return damage == nil ? results : []
  }

  /// Row after row until `body` answers false.
  func forEachRow(
    _ query: VisibleQuery, _ values: [Value] = [], within bounds: Bounds? = nil, _ body: (Row) -> Bool
  ) {
    recordingDamage { () throws(SQLiteError) in
      try pack.read(query, within: bounds ?? self.bounds, values, body)
    }
  }

  /// Runs `read`; what it throws becomes `damage`.
  func recordingDamage(_ read: () throws(SQLiteError) -> Void) {
    do { try read() } catch { damage = damage ?? error.description }
  }

  /// The number and the head of a visible entry, nil if hidden or unknown.
  func entry(_ id: EntryID) -> (number: Int64, head: Head)? {
    if let entry = known[id] { return entry }
    let entry = rows(.entryByID, [.text(id.slug), .integer(Int64(id.kind.number))]) { row in
      head(row).map { (row.integer(0), $0) }
    }.first
    remember(entry, as: id)
    return entry
  }

  /// Keeps an entry for the next who asks for it by id.
  func remember(_ entry: (number: Int64, head: Head)) { remember(entry, as: entry.head.id) }

  private func remember(_ entry: (number: Int64, head: Head)?, as id: EntryID) {
    if known.count >= Self.knownLimit { known.removeAll(keepingCapacity: true) }
    known[id] = .some(entry)
  }

  /// The number of a visible entry, nil if hidden or unknown.
  func number(of id: EntryID) -> Int64? { entry(id)?.number }

  /// The id of a visible entry, nil if hidden or unknown.
  func id(of number: Int64) -> EntryID? {
    rows(.idByNumber, [.integer(number)]) { HeadRow.id($0, kind: 0, slug: 1) }.first
  }

  /// A head as it shows here: without a phase that has not begun or an end that lies ahead, with its first appearance within the horizon.
  func head(_ row: Row, from first: Int = 0) -> Head? {
    guard var head = HeadRow.head(row, from: first, within: bounds) else { return nil }
    if !head.phase.isEmpty, !begunPhases.contains(head.phase) { head.phase = "" }
    if row.integer(first + HeadRow.count - 1) != 0 {
      head.days =
        rows(.firstAppearance, [.integer(row.integer(first))]) { appearance in
          Days(
            about: Instant(rawValue: appearance.integer(0)), shown: Instant(rawValue: appearance.integer(1)))
        }.first ?? head.days
    }
    return head
  }
}

extension VisibleQuery {
  fileprivate static let phases = VisibleQuery(
    "id, title, begins", from: [.phase], where: "TRUE", order: "ORDER BY place")
  fileprivate static let intro = VisibleQuery("text", from: [.intro], where: "TRUE", order: "ORDER BY place")
  fileprivate static let idByNumber = VisibleQuery("e.kind, e.slug", from: [.entry("e")], where: "e.id = ?3")
  fileprivate static let firstAppearance = VisibleQuery(
    "about, shown", from: [.appearance], where: "entry = ?3", order: "ORDER BY about LIMIT 1")
}
