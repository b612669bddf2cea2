import PackStore
import SequenceModel

extension Edition {
  /// What stands where the claims would, before the article that they restate had appeared: from when they are there.
  ///
  /// Nil where there are claims, where the pack has no article, and where a lock hides the day: a locked lesson is told nothing of what comes.
  /// - Parameter info: the pack.
  public func claimsNotice(_ info: PackInfo) -> String? {
    guard count(.claim) == 0, let published = info.article?.published.lastDay else { return nil }
    if let lock = horizon.lock, lock < published { return nil }
    return "the claims are there from \(CalendarDate(published).readable), the day when the article was out"
  }
}
