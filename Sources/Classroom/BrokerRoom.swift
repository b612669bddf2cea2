import CSystem
import SequenceModel

/// A topic of an MQTT broker, through the `mosquitto_sub` and `mosquitto_pub` programs: this program opens no connection of its own.
///
/// The presenter listens, too: a line that comes back has reached the broker. Lines are retained, so that latecomers find the newest one.
public final class BrokerRoom: Room {
  private let broker: RoomAddress.Broker
  /// The line that the broker sends in the presenter's name when it loses them; nil for a follower, who sends nothing.
  public var will: String? {
    didSet {
      // The broker learns of another will with a new connection only.
      guard will != oldValue, will != nil else { return }
      publisher.process?.stop()
      publisher.process = nil
      publisher.retryAt = .now
    }
  }
  private var subscriber: Client
  private var publisher: Client
  /// The newest line sent, until it comes back.
  private var unheard: (line: String, since: ContinuousClock.Instant)?
  private var newest: String?
  private var trouble: String?

  /// How long a line may take to come back before something is wrong; the classroom repeats itself every five seconds.
  private static let patience = Duration.seconds(4)
  /// A client that lived so long had a connection: the next attempt comes soon.
  private static let goodLife = Duration.seconds(10)

  /// One of the two clients, or the time of the next attempt.
  private struct Client {
    var process: ClientProcess?
    var retryAt: ContinuousClock.Instant?
    var retry = Retry()
    /// The last thing it said that is no cue.
    var remark = ""
  }

  /// Joins a topic, with a will as its presenter.
  public init(_ broker: RoomAddress.Broker, will: String? = nil, at now: ContinuousClock.Instant) {
    self.broker = broker
    self.will = will
    subscriber = Client(retryAt: now)
    publisher = Client(retryAt: will == nil ? nil : now)
    startClients(at: now)
  }

  /// What to watch for reading.
  public var descriptors: [Int32] { [subscriber, publisher].compactMap { $0.process?.output } }

  /// Whether the last line sent may not have arrived yet.
  public var isBusy: Bool { unheard != nil && publisher.process != nil }

  /// When to `take` at the latest.
  public var deadline: ContinuousClock.Instant? {
    [subscriber.retryAt, publisher.retryAt, unheard.map { $0.since + Self.patience }].compactMap(\.self).min()
  }

  /// Puts a line in the place of the one before.
  public func send(_ line: String, at now: ContinuousClock.Instant) {
    newest = line
    if unheard == nil { unheard = (line, now) } else { unheard?.line = line }
    publisher.process?.send(line)
  }

  /// Takes what came.
  public func take(at now: ContinuousClock.Instant) -> [RoomNews] {
    var news = lines(of: \.subscriber, at: now).map(RoomNews.line)
    _ = lines(of: \.publisher, at: now)
    if let unheard, news.contains(.line(unheard.line)) {
      self.unheard = nil
      publisher.retry.reset()
    }
    if let waiting = unheard, now - waiting.since >= Self.patience {
      // It may hold lines of a while ago: a new one says only the newest.
      unheard = (waiting.line, now)
      stop(\.publisher, at: now)
      if publisher.remark.isEmpty { publisher.remark = "no answer" }
    }
    startClients(at: now)
    if let report = report(heard: !news.isEmpty) { news.append(report) }
    return news
  }

  /// Gives up what the room holds.
  public func close() {
    subscriber.process?.stop()
    publisher.process?.stop()
    subscriber.process = nil
    publisher.process = nil
    (subscriber.retryAt, publisher.retryAt, unheard) = (nil, nil, nil)
  }

  // MARK: Clients

  private func startClients(at now: ContinuousClock.Instant) {
    if let due = subscriber.retryAt, due <= now {
      start(\.subscriber, ["mosquitto_sub"] + connection + ["-F", Self.mark + "%x"], takesInput: false, at: now)
    }
    if let due = publisher.retryAt, due <= now, let will {
      let words = ["-r", "-l", "--will-topic", broker.topic, "--will-payload", will, "--will-qos", "1"]
      start(\.publisher, ["mosquitto_pub"] + connection + words, takesInput: true, at: now)
      if let newest { publisher.process?.send(newest) }
    }
  }

  /// How both reach the broker. A short keep-alive lets a connection that died without a word be noticed soon.
  private var connection: [String] {
    ["-h", broker.host, "-p", "\(broker.port)", "-t", broker.topic, "-q", "1", "-k", "10"]
      + (broker.isEncrypted ? ["--tls-use-os-certs"] : [])
  }

  /// Payloads come as hexadecimal digits behind it: none can look like the end of a line or like what the client itself says.
  private static let mark = "cue="

  private func start(
    _ client: ReferenceWritableKeyPath<BrokerRoom, Client>, _ words: [String], takesInput: Bool,
    at now: ContinuousClock.Instant
  ) {
    let limit = Self.mark.utf8.count + 2 * SignedCue.limit
    self[keyPath: client].process = ClientProcess(words, takesInput: takesInput, lineLimit: limit, at: now)
    self[keyPath: client].retryAt = nil
    if takesInput { unheard?.since = now }
    if self[keyPath: client].process == nil {
      self[keyPath: client].remark = "no process could be started"
      self[keyPath: client].retryAt = now + self[keyPath: client].retry.next()
    }
  }

  private func stop(_ client: ReferenceWritableKeyPath<BrokerRoom, Client>, at now: ContinuousClock.Instant) {
    guard let process = self[keyPath: client].process else { return }
    process.stop()
    self[keyPath: client].process = nil
    self[keyPath: client].retryAt = now + self[keyPath: client].retry.next()
  }

  /// The payloads that a client wrote; what else it says is remembered as the reason of its end.
  private func lines(
    of client: ReferenceWritableKeyPath<BrokerRoom, Client>, at now: ContinuousClock.Instant
  ) -> [String] {
    guard let (written, hasEnded) = self[keyPath: client].process?.take() else { return [] }
    var payloads: [String] = []
    for line in written {
      if line.hasPrefix(Self.mark) {
        let bytes = [UInt8](hexadecimal: line.dropFirst(Self.mark.utf8.count)) ?? []
        payloads.append(String(decoding: bytes, as: UTF8.self))
      } else if line == SYSTEM_SPAWN_MISSING {
        self[keyPath: client].remark =
          "mosquitto-clients is not installed"
      } else if !line.isEmpty {
        self[keyPath: client].remark = line
      }
    }
    if hasEnded {
      if let start = self[keyPath: client].process?.start, now - start >= Self.goodLife {
        self[keyPath: client].retry.reset()
      }
      stop(client, at: now)
    }
    return payloads
  }

  // MARK: What to say

  private func report(heard: Bool) -> RoomNews? {
    let broken = [subscriber, publisher].first { $0.process == nil && $0.retryAt != nil }
    if let broken {
      let reason = broken.remark.isEmpty ? "the connection ended" : broken.remark
      guard trouble != reason else { return nil }
      trouble = reason
      return .trouble("\(broker.host): \(reason) · trying again")
    }
    guard trouble != nil, heard else { return nil }
    trouble = nil
    subscriber.remark = ""
    publisher.remark = ""
    return .restored
  }
}
