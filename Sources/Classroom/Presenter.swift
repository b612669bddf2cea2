import SequenceModel

/// The presenter's end of a lesson: tells rooms where the class is, and hears what a notes terminal asks for.
public final class Presenter {
  /// What there is to say or to do.
  public enum News: Equatable, Sendable {
    /// Something to tell the presenter.
    case notice(String)
    /// The class is out of reach, and why, or within reach again.
    case reach(Bool, String)
    /// A notes terminal asks for something, at the present place.
    case order(Cue.Order)
  }

  /// A room with the name that signatures are bound to.
  private struct Told {
    var name: String
    var room: any Room
  }

  private let key: RoomKey
  private var rooms: [Told] = []
  /// Where a notes terminal puts its orders.
  private let orders: (any Room)?
  private var number: Cue.Number
  private var begin: ContinuousClock.Instant
  private var place: Cue.Place?
  private var repeatAt: ContinuousClock.Instant?
  private var isTakenOver = false
  /// Whether a line of this lesson has come back: what comes later from another one was not left behind by it.
  private var hasBeenHeard = false
  private var hasEnded = false

  /// Followers take 15 seconds of silence for the presenter's end: every five seconds the cue is repeated.
  static let pause = Duration.seconds(5)

  /// Begins a lesson that has no rooms yet.
  /// - Parameters:
  ///   - lesson: milliseconds since 1970.
  ///   - elapsed: how long the lesson had lasted before it was interrupted.
  ///   - orders: where a notes terminal puts its orders.
  public init(
    lesson: Int64, key: RoomKey, elapsed: Duration = .zero, orders: (any Room)? = nil, at now: ContinuousClock.Instant
  ) {
    self.key = key
    self.orders = orders
    number = Cue.Number(lesson: lesson, place: 0)
    begin = now - elapsed
  }

  /// What a room is to say if it loses the presenter. Who hears it looks at the lesson's number alone.
  private func will(in room: String) -> String? {
    guard let tour = EntryID(.tour, "any") else { return nil }
    let nowhere = Cue.Place(
      pack: String(repeating: "0", count: Cue.Place.packLength), tour: tour, step: 1, revealed: 0)
    let cue = Cue(nowhere, number: Cue.Number(lesson: number.lesson, place: 1), elapsed: 0)
    return SignedCue(.gone, cue, room: room, by: key)?.text
  }

  /// Adds a room; it is told the place at once.
  public func add(_ room: any Room, name: String, at now: ContinuousClock.Instant) {
    room.will = will(in: name)
    rooms.append(Told(name: name, room: room))
    if place != nil { tell(.here, at: now) }
  }

  /// What to watch for reading.
  public var descriptors: [Int32] { (rooms.map(\.room) + [orders].compactMap(\.self)).flatMap(\.descriptors) }

  /// When to `take` at the latest.
  public var deadline: ContinuousClock.Instant? {
    ([repeatAt, orders?.deadline] + rooms.map(\.room.deadline)).compactMap(\.self).min()
  }

  /// Tells the rooms where the class is now; nil where no tour is under way.
  public func show(_ place: Cue.Place?, at now: ContinuousClock.Instant) {
    guard place != self.place else { return }
    guard let place else {
      tell(.ended, at: now)
      hasEnded = self.place != nil || hasEnded
      self.place = nil
      repeatAt = nil
      return
    }
    if hasEnded || self.place.map({ $0.tour != place.tour }) == true {
      // Another tour is another lesson; and followers believe nothing more of one that has ended.
      hasEnded = false
      begin = now
      renumber(behind: number.lesson)
    }
    self.place = place
    number.place += 1
    tell(.here, at: now)
  }

  /// Takes a later number than that of a lesson that followers may have heard of.
  private func renumber(behind lesson: Int64) {
    number = Cue.Number(lesson: lesson + 1, place: number.place)
    for told in rooms { told.room.will = will(in: told.name) }
  }

  /// Takes what came, and repeats the cue where it is time.
  public func take(at now: ContinuousClock.Instant) -> [News] {
    var news: [News] = []
    for told in rooms {
      for item in told.room.take(at: now) {
        switch item {
        case .line(let line): news += heard(line, in: told.name, at: now)
        case .trouble(let text): news.append(.reach(false, "\(text) · the lesson goes on"))
        case .restored: news.append(.reach(true, "The class hears you again"))
        }
      }
    }
    for case .line(let line) in orders?.take(at: now) ?? [] {
      guard let order = DriveOrder(line), order.number == number, place != nil else { continue }
      news.append(.order(order.order))
    }
    if let repeatAt, repeatAt <= now { tell(.here, at: now) }
    return news
  }

  /// A line that came back, or one of another lesson of this presenter: followers believe the later one.
  private func heard(_ line: String, in room: String, at now: ContinuousClock.Instant) -> [News] {
    guard let signed = try? SignedCue(line, room: room), signed.signer == key.fingerprint, signed.sign != .gone else {
      return []
    }
    let other = signed.cue.number.lesson
    if other == number.lesson { hasBeenHeard = true }
    guard other > number.lesson else { return [] }
    guard hasBeenHeard, signed.sign == .here else {
      // Left behind by a clock that was ahead; or the other lesson is over.
      isTakenOver = false
      renumber(behind: other)
      if place != nil { tell(.here, at: now) }
      return []
    }
    guard !isTakenOver else { return [] }
    isTakenOver = true
    return [.notice("Another lesson of yours has begun: the class, or your notes, follow that one")]
  }

  private func tell(_ sign: SignedCue.Sign, at now: ContinuousClock.Instant) {
    guard let place else { return }
    let cue = Cue(place, number: number, elapsed: Int((now - begin).components.seconds))
    for told in rooms {
      guard let signed = SignedCue(sign, cue, room: told.name, by: key) else { continue }
      told.room.send(signed.text, at: now)
    }
    repeatAt = now + Self.pause
  }

  /// Says goodbye and waits for rooms that say when they heard it, at most `patience`.
  /// - Parameter wait: waits for a descriptor, not longer than a duration.
  public func end(patience: Duration = .milliseconds(400), wait: ([Int32], Duration) -> Void) {
    show(nil, at: .now)
    let limit = ContinuousClock.now + patience
    while rooms.contains(where: { $0.room.isBusy }), ContinuousClock.now < limit {
      wait(rooms.map(\.room).filter(\.isBusy).flatMap(\.descriptors), limit - .now)
      for told in rooms { _ = told.room.take(at: .now) }
    }
    for told in rooms { told.room.close() }
    orders?.close()
  }
}
