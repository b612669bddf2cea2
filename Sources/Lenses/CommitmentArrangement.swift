import PackStore
import SequenceModel

extension CommitmentTable {
  /// How the commitments stand in rows and columns.
  public struct Arrangement: Hashable, Sendable {
    /// The order of the rows, and their groups; within a group by the day made.
    public enum Rows: String, CaseIterable, Hashable, Sendable {
      /// By the day made, without groups.
      case made
      /// Grouped by form: written, oral, decision.
      case form
      /// Grouped by the promisors' side; promises of several sides come last, under all their names.
      case side
      /// Grouped by the state at the cut; those whose holders differ come last.
      case state
    }

    /// What a column stands for.
    public enum Columns: String, CaseIterable, Hashable, Sendable {
      /// A phase each.
      case phases
      /// A moment each at which a promise was made or judged: the last 12.
      case moments
    }

    /// The order of the rows.
    public var rows: Rows
    /// What a column stands for.
    public var columns: Columns

    /// By the day made, in phases, unless told otherwise.
    public init(rows: Rows = .made, columns: Columns = .phases) {
      self.rows = rows
      self.columns = columns
    }
  }
}

/// A commitment's place among the rows.
struct CommitmentPlace {
  /// The commitment.
  let commitment: EntryOutline
  /// The name of its group; empty without groups.
  let group: String

  /// Puts commitments in order.
  /// - Parameters:
  ///   - commitments: by the day made.
  ///   - rows: the order.
  ///   - edition: what is within the horizon.
  static func ordered(
    _ commitments: [EntryOutline], by rows: CommitmentTable.Arrangement.Rows, in edition: Edition
  ) -> [CommitmentPlace] {
    let groups: (EntryOutline) -> (rank: [Int], name: String)
    switch rows {
    case .made:
      return commitments.map { CommitmentPlace(commitment: $0, group: "") }
    case .form:
      groups = { rank(of: $0.type, among: CommitmentForm.allCases.map(\.rawValue)) }
    case .side:
      let sides = PromisorSides(in: edition)
      groups = { sides.group(of: $0.id) }
    case .state:
      let states = Dictionary(grouping: edition.words(ofAll: .commitment, .state), by: \.entry)
      groups = { commitment in
        let standing = Standing(states[commitment.id] ?? [])
        if standing.isDisputed { return ([Int.max], "Disputed") }
        return rank(of: standing.readable, among: CommitmentState.allCases.map(\.rawValue))
      }
    }
    let ranked = commitments.enumerated().map { (index: $0, commitment: $1, group: groups($1)) }
    return ranked.sorted { left, right in
      if left.group.rank != right.group.rank { return left.group.rank.lexicographicallyPrecedes(right.group.rank) }
      return left.index < right.index
    }.map { CommitmentPlace(commitment: $0.commitment, group: $0.group.name) }
  }

  /// The place of a closed word, and the word as a name.
  private static func rank(of word: String, among words: [String]) -> (rank: [Int], name: String) {
    ([words.firstIndex(of: word) ?? words.count], word.prefix(1).uppercased() + word.dropFirst())
  }
}

/// On which sides the promisors of the commitments are.
private struct PromisorSides {
  private let edition: Edition
  private let authors: [EntryID: [String]]

  init(in edition: Edition) {
    self.edition = edition
    authors = Dictionary(edition.facts([.by], of: .commitment).map { ($0.entry, [$0.fact.value]) }, uniquingKeysWith: +)
  }

  /// One side before several, each in the order of the pack's parties; what is none of them comes after these.
  func group(of commitment: EntryID) -> (rank: [Int], name: String) {
    let parties = edition.parties
    var sides: [(place: Int, name: String)] = []
    for author in authors[commitment] ?? [] {
      let id = EntryID(author).flatMap { edition.head($0)?.party } ?? author
      let place = parties.firstIndex { $0.id == id }
      let side = (place: place ?? parties.count, name: edition.name(ofHolder: id))
      if !sides.contains(where: { $0 == side }) { sides.append(side) }
    }
    sides.sort { ($0.place, $0.name) < ($1.place, $1.name) }
    return ([sides.count] + sides.map(\.place), sides.map(\.name).joined(separator: " and "))
  }
}
