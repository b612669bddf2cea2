/// Where a presenter was in a tour when they did something last: what a start after a crash resumes at.
public struct TourPosition: Hashable, Sendable {
  /// The step, what of it shows, the gates that are open.
  public var place: Cue.Place
  /// Whether the tour is under way; not once the presenter left it and said so.
  public var isUnderWay: Bool
  /// The number of the newest answer in the notebook when the tour began: later ones belong to this lesson, the others to earlier ones.
  public var begin: Int64

  /// Makes a position.
  public init(place: Cue.Place, isUnderWay: Bool, begin: Int64) {
    self.place = place
    self.isUnderWay = isUnderWay
    self.begin = begin
  }
}
