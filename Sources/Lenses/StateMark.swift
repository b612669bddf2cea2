import SequenceModel

// The marks of states: a glyph and a letter, neither of them shared, so that one alone says the state, in ASCII too (`o % * # < x v`).
extension CommitmentState {
  /// One column wide.
  public var glyph: String {
    switch self {
    case .open: "○"
    case .partly: "◐"
    case .kept: "●"
    case .stalled: "■"
    case .reversed: "◀"
    case .renounced: "✗"
    case .lapsed: "▽"
    }
  }

  /// The word's first letter; of *renounced* that of *no longer bound*.
  public var letter: String {
    switch self {
    case .open: "O"
    case .partly: "P"
    case .kept: "K"
    case .stalled: "S"
    case .reversed: "R"
    case .renounced: "N"
    case .lapsed: "L"
    }
  }

  /// `● K`.
  public var mark: String { "\(glyph) \(letter)" }
}

extension CommitmentState {
  /// What the marks of a commitment mean: of its states alone, for another one may lie ahead.
  static func legend(of states: [StatementOutline]) -> [String] {
    allCases.filter { state in state == .open || states.contains { $0.value == state.rawValue } }.map {
      "\($0.letter) \($0.rawValue)"
    }
  }
}

extension Standing {
  /// The states as a mark of at most 8 columns: `● K`; where holders differ their letters, `K/O`, of more than three the first two and
  /// `+`. In brackets where every word is older than what the mark stands in: `[● K]`, `[K/O]`.
  /// - Parameter isOld: whether a word was judged before.
  func mark(isOld: (StatementOutline) -> Bool) -> String {
    let states = states
    let letters = states.map { CommitmentState(rawValue: $0)?.letter ?? "?" }
    let mark =
      switch letters.count {
      case 1: CommitmentState(rawValue: states[0])?.mark ?? "? ?"
      case 2, 3: letters.joined(separator: "/")
      default: letters.prefix(2).joined(separator: "/") + "/+"
      }
    return !words.isEmpty && words.allSatisfy(isOld) ? "[\(mark)]" : mark
  }
}
