import Classroom
import Explorer
import Screen
import SequenceModel

/// Ties an explorer that follows a class, a student's or the presenter's notes, to its room.
final class FollowerLink: Companion {
  private let follower: Follower
  /// Where orders of a notes terminal go.
  private let orders: (any Room)?
  private let hasClock: Bool
  private var cue: Cue?
  /// When the lesson began, by this machine's clock.
  private var begin: ContinuousClock.Instant?
  private var nextSecond: ContinuousClock.Instant?
  private var presses: Int64 = 0

  /// Joins a room.
  /// - Parameters:
  ///   - hasClock: whether the explorer shows a clock.
  ///   - orders: where orders go.
  init(_ address: RoomAddress, hasClock: Bool, orders: (any Room)? = nil) {
    let now = ContinuousClock.now
    let room: any Room =
      switch address.place {
      case .file(let path): FileRoom(path, at: now)
      case .topic(let broker): BrokerRoom(broker, at: now)
      }
    follower = Follower(room, at: address)
    self.orders = orders
    self.hasClock = hasClock
  }

  var descriptors: [Int32] { follower.descriptors + (orders?.descriptors ?? []) }
  var deadline: ContinuousClock.Instant? {
    [follower.deadline, nextSecond, orders?.deadline].compactMap(\.self).min()
  }

  func take(at now: ContinuousClock.Instant) -> [Event] {
    var events: [Event] = []
    for news in follower.take(at: now) {
      switch news {
      case .cue(let cue):
        // Of the cues of a lesson the quickest on its way is right.
        let start = now - .seconds(cue.elapsed)
        begin = self.cue?.number.lesson == cue.number.lesson ? min(begin ?? start, start) : start
        self.cue = cue
        events.append(.cue(cue))
      case .isBack: events.append(.presence(.here))
      case .isGone: events.append(.presence(.gone))
      case .hasEnded:
        (begin, nextSecond) = (nil, nil)
        events.append(.presence(.ended))
      case .notice(let text): events.append(.notice(DisplayText(text)))
      }
    }
    for case .trouble(let text) in orders?.take(at: now) ?? [] { events.append(.notice(DisplayText(text))) }
    if hasClock, let begin, nextSecond.map({ $0 <= now }) ?? true {
      let seconds = (now - begin).components.seconds
      nextSecond = begin + .seconds(seconds + 1)
      events.append(.elapsed(seconds: Int(seconds)))
    }
    return events
  }

  func shown(_ state: State, _ effects: [Effect], in library: Library, at now: ContinuousClock.Instant) {
    guard let orders, let cue else { return }
    for case .drive(let order) in effects {
      presses += 1
      orders.send(DriveOrder(order, at: cue.number, press: presses).text, at: now)
    }
  }

  func end() {
    follower.close()
    orders?.close()
  }
}
