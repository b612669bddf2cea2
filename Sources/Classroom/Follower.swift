import SequenceModel

/// A follower's end of a lesson: hears cues, and believes those of one presenter that are newer than the last.
public final class Follower {
  /// What there is to show or to say.
  public enum News: Equatable, Sendable {
    /// The class is somewhere else, or it is the first time that one hears of it.
    case cue(Cue)
    /// There are signs of the presenter again.
    case isBack
    /// The presenter went without a word.
    case isGone
    /// The lesson has ended.
    case hasEnded
    /// Something to tell the person.
    case notice(String)
  }

  private let room: any Room
  private let name: String
  private var key: RoomKey.Fingerprint?
  private var newest: Cue.Number?
  private var silentAt: ContinuousClock.Instant?
  private var isGone = false
  /// When the person is told that nothing was heard yet; nil once something was, or they were told.
  private var doubtAt: ContinuousClock.Instant?
  private var ended: Int64?

  /// So long without a sign, and the presenter counts as gone.
  public static let silence = Duration.seconds(15)

  /// Listens to a room.
  /// - Parameters:
  ///   - name: what signatures are bound to: the address's.
  ///   - key: whose cues count; nil for whoever is heard first.
  public init(_ room: any Room, at address: RoomAddress, from now: ContinuousClock.Instant = .now) {
    self.room = room
    doubtAt = now + Self.doubt
    name = address.name
    key = address.key
  }

  /// So long without any line in the room, and the person should look whether it is the right one.
  static let doubt = Duration.seconds(8)

  /// What to watch for reading.
  public var descriptors: [Int32] { room.descriptors }

  /// When to `take` at the latest.
  public var deadline: ContinuousClock.Instant? { [silentAt, doubtAt, room.deadline].compactMap(\.self).min() }

  /// Takes what came. A forged, malformed, oversized or older line changes nothing.
  public func take(at now: ContinuousClock.Instant) -> [News] {
    var news: [News] = []
    for item in room.take(at: now) {
      switch item {
      case .line(let line): news += heard(line, at: now)
      case .trouble(let text): news.append(.notice(text))
      case .restored: break
      }
    }
    if let doubtAt, doubtAt <= now {
      self.doubtAt = nil
      news.append(.notice("Nothing was heard yet: are room and key typed right, is the room within reach?"))
    }
    if let silentAt, silentAt <= now {
      self.silentAt = nil
      isGone = true
      news.append(.isGone)
    }
    return news
  }

  private func heard(_ line: String, at now: ContinuousClock.Instant) -> [News] {
    guard let signed = try? SignedCue(line, room: name), signed.signer == key ?? signed.signer else { return [] }
    doubtAt = nil
    let number = signed.cue.number
    switch signed.sign {
    case .gone:
      // Of this lesson, and only while it is under way; a will names no place.
      guard number.lesson == newest?.lesson, ended != number.lesson, !isGone else { return [] }
      isGone = true
      silentAt = nil
      return [.isGone]
    case .ended:
      guard number >= newest ?? number, ended != number.lesson else { return [] }
      key = signed.signer
      newest = number
      ended = number.lesson
      silentAt = nil
      return [.hasEnded]
    case .here:
      guard number >= newest ?? number, number.lesson > ended ?? 0 else { return [] }
      key = signed.signer
      silentAt = now + Self.silence
      var news: [News] = []
      if isGone {
        isGone = false
        news.append(.isBack)
      }
      if number != newest { news.append(.cue(signed.cue)) }
      newest = number
      return news
    }
  }

  /// Leaves the room.
  public func close() { room.close() }
}
