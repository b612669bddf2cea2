import PackStore
import SequenceModel

extension Edition {
  /// How many origins these sources have at least: one that repeats another (its `origin`, within the horizon) counts with it, at any
  /// remove; one that names no origin counts as its own. Further ties between them may be unknown to the editors, hence "at least".
  public func originCount(of sources: some Sequence<EntryID>) -> Int {
    Set(sources.map { source in firstOrigin(of: source) { repeated(by: $0) } }).count
  }

  /// The source that a source repeats, if it names one within the horizon.
  func repeated(by source: EntryID) -> EntryID? { links(of: source).first { $0.field == .origin }?.head.id }
}

/// The source at the beginning of a chain of sources that repeat one another; of a circle its first member by id, whichever of them the
/// chain began with.
func firstOrigin(of source: EntryID, _ repeated: (EntryID) -> EntryID?) -> EntryID {
  var chain = [source]
  while let next = repeated(chain[chain.count - 1]) {
    if let start = chain.firstIndex(of: next) { return chain[start...].min() ?? source }
    chain.append(next)
  }
  return chain[chain.count - 1]
}

/// How many sources speak for and against a claim, over all its assessments within the horizon.
public struct ClaimSources: Hashable, Sendable {
  /// One side's sources.
  public struct Side: Hashable, Sendable {
    /// How many there are, each counted once.
    public var sources: Int
    /// How many origins they have at least.
    public var origins: Int

    init(_ sources: Set<EntryID>, in edition: Edition) {
      self.sources = sources.count
      origins = edition.originCount(of: sources)
    }

    /// `three sources, at least two origins`, `no source`.
    public var readable: String {
      guard sources > 0 else { return "no source" }
      return "\(counted(sources, "source")), at least \(counted(origins, "origin"))"
    }
  }

  /// Those cited as evidence for it.
  public var supporting: Side
  /// Those cited as evidence against it.
  public var opposing: Side

  /// Counts the sources of a claim's evidence; zero on both sides for a hidden claim.
  public init(of claim: EntryID, in edition: Edition) {
    self.init(edition.statements(of: claim, [.evidence]), in: edition)
  }

  /// Counts the sources of the evidence among a claim's statements.
  init(_ statements: [Statement], in edition: Edition) {
    func side(_ side: EvidenceSide) -> Side {
      let evidence = statements.filter { $0.field == .evidence && $0.value == side.rawValue }
      return Side(Set(evidence.flatMap(\.citations)), in: edition)
    }
    supporting = side(.supporting)
    opposing = side(.against)
  }

  /// Whether neither side has any.
  public var isEmpty: Bool { supporting.sources == 0 && opposing.sources == 0 }
}

/// `one source`, `three sources`, `13 sources`: words up to twelve.
func counted(_ count: Int, _ noun: String) -> String {
  let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
  ]
  return "\(words.indices.contains(count) ? words[count] : "\(count)") \(noun)\(count == 1 ? "" : "s")"
}
