import SequenceModel

/// When the entries appear that have no days of their own: an actor with its first row or moment, a term with its first reading, an
/// account with its first telling.
struct Appearances {
  private var firsts: [EntryID: [Days]] = [:]

  /// What an entry that never appears has: shown in the whole story only.
  static let never = Days(about: .distantFuture, shown: .distantFuture)

  /// Notes that an entry appears with something of these days.
  mutating func add(_ id: EntryID, _ days: Days) {
    var known = firsts[id] ?? []
    guard !known.contains(where: { $0.about <= days.about && $0.shown <= days.shown }) else { return }
    known.removeAll { days.about <= $0.about && days.shown <= $0.shown }
    firsts[id] = known + [days]
  }

  /// The days of which one must be within the horizon, by the day they are about; none is later than another in both days.
  func firsts(of id: EntryID) -> [Days] {
    (firsts[id] ?? [Appearances.never]).sorted { $0.about < $1.about }
  }

  /// Whether an entry appears with this row of its own. Its contemporary prose stands as long as the entry does; parts of other rows
  /// and propositions say nothing by themselves.
  static func begins(with statement: Statement) -> Bool {
    switch statement.field {
    case .prose: statement.value != BlockTense.contemporary.rawValue
    case .proposition, .cell, .evidence: false
    default: true
    }
  }
}
