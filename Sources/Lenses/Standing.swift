import PackStore
import SequenceModel

/// How a commitment stands at some time: each holder's last word on it. The one place that says which states hold.
public struct Standing: Hashable, Sendable {
  /// Each holder's last state, the editors' first, then by the holder's id. Empty where nobody has judged yet: then it is open, without a
  /// judge.
  public let words: [StatementOutline]

  /// How a commitment stands by these states: of one holder the one judged last holds, of one day the last one of the article.
  public init(_ states: some Sequence<StatementOutline>) {
    var last: [String: StatementOutline] = [:]
    for state in states {
      if let known = last[state.subject], (known.about, known.id) > (state.about, state.id) { continue }
      last[state.subject] = state
    }
    words = last.values.sorted { Self.place($0) < Self.place($1) }
  }

  /// How a commitment stands at the edition's cut; open where it is hidden or unknown.
  public init(of commitment: EntryID, in edition: Edition) {
    self.init(edition.words(of: commitment, .state))
  }

  private static func place(_ word: StatementOutline) -> (Int, String) {
    (word.subject == editors ? 0 : 1, word.subject)
  }

  /// The holder that speaks where no party and no actor does.
  static let editors = "editors"

  /// The states that hold, without repetition, in the order of `words`; at least one.
  public var states: [String] {
    guard !words.isEmpty else { return [CommitmentState.open.rawValue] }
    var states: [String] = []
    for word in words where !states.contains(word.value) { states.append(word.value) }
    return states
  }

  /// Whether holders differ. Computed from their last words and from nothing else: nobody writes it.
  public var isDisputed: Bool { states.count > 1 }

  /// The states alone: `kept`, or `open / kept` where holders differ.
  public var readable: String { states.joined(separator: " / ") }

  /// Whether the same holders say the same; the days and the notes may differ. Before anybody has judged, a promise stands as if the
  /// editors had called it open.
  public func agrees(with other: Standing) -> Bool { positions == other.positions }

  private var positions: [String: String] {
    guard !words.isEmpty else { return [Self.editors: CommitmentState.open.rawValue] }
    return Dictionary(words.map { ($0.subject, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Standing {
  /// The states with who holds them where it is not the editors alone: `kept`, `kept (Aran)`,
  /// `disputed: partly (the editors), open (Aran)`.
  public func summary(in edition: Edition) -> String {
    guard words.contains(where: { $0.subject != Self.editors }) else { return readable }
    let sides = states.map { state in
      let holders = words.filter { $0.value == state }.map { edition.name(ofHolder: $0.subject) }
      return "\(state) (\(holders.joined(separator: ", ")))"
    }
    return (isDisputed ? "disputed: " : "") + sides.joined(separator: ", ")
  }
}

/// A commitment's state on one day and at the cut.
public struct StateChange: Hashable, Sendable {
  /// How it stood on the day; nil before the promise was made.
  public var then: Standing?
  /// How it stands at the cut; nil where it is hidden or unknown.
  public var atCut: Standing?

  /// Compares `instant` with the edition's horizon.
  public init(of commitment: EntryID, from instant: Instant, in edition: Edition) {
    guard let head = edition.head(commitment) else { return }
    let states = edition.words(of: commitment, .state)
    atCut = Standing(states)
    if head.days.about <= instant { then = Standing(states.filter { $0.about <= instant }) }
  }

  /// `open → partly`, or one word where nothing changed; `open / kept` where holders differ.
  public var readable: String {
    guard let now = atCut?.readable else { return "" }
    guard let before = then?.readable, before != now else { return now }
    return "\(before) → \(now)"
  }
}
