/// A way for lines of text from one presenter to many followers. What comes out of it is what somebody put in: it is checked by who reads it.
///
/// A room never blocks: who owns it watches its descriptors and its deadline, and asks it to `take` what came.
public protocol Room: AnyObject {
  /// What to watch for reading; changes with every `take` and `send`.
  var descriptors: [Int32] { get }
  /// When to `take` at the latest, though nothing came.
  var deadline: ContinuousClock.Instant? { get }
  /// Takes what came: lines, the newest last, and what is to be said of the way.
  func take(at now: ContinuousClock.Instant) -> [RoomNews]
  /// Puts a line in the place of the one before; who joins later finds it there.
  func send(_ line: String, at now: ContinuousClock.Instant)
  /// What the room is to say if it loses its presenter; nil for a follower, and where a room cannot tell.
  var will: String? { get set }
  /// Whether the last line sent may not have arrived yet.
  var isBusy: Bool { get }
  /// Gives up what the room holds.
  func close()
}

/// What a room has to tell.
public enum RoomNews: Equatable, Sendable {
  /// Somebody sent a line.
  case line(String)
  /// The way is broken; the room tries again by itself. Said once for each new reason.
  case trouble(String)
  /// The way is good again.
  case restored
}

/// The pauses between attempts: 1, 2, 4, 8, 16, then 30 seconds.
struct Retry: Equatable {
  private var attempts = 0

  /// The pause before the next attempt.
  mutating func next() -> Duration {
    let seconds = min(30, 1 << attempts)
    attempts = min(attempts + 1, 5)
    return .seconds(seconds)
  }

  /// After a success.
  mutating func reset() { attempts = 0 }
}
