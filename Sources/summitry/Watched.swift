import Explorer

/// Something beside the terminal that the run loop watches: a tour file, a room.
protocol Watched: AnyObject {
  /// To be watched for reading; nil while there is none.
  var descriptor: Int32? { get }
  /// When to look without being told, at the latest; nil where the descriptor tells everything.
  var nextLook: ContinuousClock.Instant? { get }
  /// What happened since the last look. Never waits.
  func look() -> [Event]
}
