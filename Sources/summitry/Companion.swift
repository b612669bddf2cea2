import Explorer

/// What the run loop attends to beside the terminal. It never blocks: the loop waits for its descriptors and its deadline.
protocol Companion: AnyObject {
  /// What to watch for reading.
  var descriptors: [Int32] { get }
  /// When to `take` at the latest; nil for never.
  var deadline: ContinuousClock.Instant? { get }
  /// What happened, for the explorer. Also called when nothing did.
  func take(at now: ContinuousClock.Instant) -> [Event]
  /// The explorer has shown a state, and ordered these effects.
  func shown(_ state: State, _ effects: [Effect], in library: Library, at now: ContinuousClock.Instant)
  /// The explorer ends.
  func end()
}
