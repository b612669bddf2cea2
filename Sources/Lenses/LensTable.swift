import PackStore
import SequenceModel

extension Lens {
  /// What the lens says in rows and columns; nil for a lens that is a list.
  /// - Parameters:
  ///   - edition: what is within the horizon.
  ///   - arrangement: how commitments stand in rows and columns.
  ///   - earlier: the same pack at an earlier cut: then only what changed since shows, where the lens knows differences.
  public func table(
    in edition: Edition, arranged arrangement: CommitmentTable.Arrangement = .init(), since earlier: Edition? = nil
  ) -> (any TableLens)? {
    switch self {
    case .commitments: CommitmentTable(in: edition, arrangement, since: earlier)
    case .terms: TermTable(in: edition, since: earlier)
    case .accounts: AccountTable(in: edition, since: earlier)
    case .lessons: LessonTable(in: edition)
    case .documents: DocumentTable(in: edition)
    case .sequence, .actors, .claims, .sources: nil
    }
  }
}
