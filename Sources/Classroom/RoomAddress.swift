import Glibc

/// Where a class meets: a file in a folder that all of them see, or a topic of an MQTT broker.
public struct RoomAddress: Equatable, Sendable {
  /// Why a text is no address, with advice.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    /// What is wrong and what to write instead.
    public var description: String
  }

  /// The two kinds of room.
  public enum Place: Equatable, Sendable {
    /// A file, by its path.
    case file(String)
    /// A broker's topic.
    case topic(Broker)
  }

  /// An MQTT broker's topic. User, password and certificates are the clients' own settings, never part of an address.
  public struct Broker: Equatable, Sendable {
    /// A name or a number, without the brackets of an IPv6 address.
    public var host: String
    /// 1…65535.
    public var port: Int
    /// Whether the connection is encrypted (TLS).
    public var isEncrypted: Bool
    /// The topic, without wildcards.
    public var topic: String
  }

  /// Where.
  public var place: Place
  /// Whose cues count; nil where the address does not say.
  public var key: RoomKey.Fingerprint?

  /// What signatures are bound to: the topic, or the file's name.
  public var name: String {
    switch place {
    case .file(let path): String(path.split(separator: "/").last ?? "")
    case .topic(let broker): broker.topic
    }
  }

  /// Reads `PATH`, `PATH#KEY`, `mqtt://host[:port]/topic#KEY` or `mqtts://…`.
  /// - Throws: what is wrong with it.
  public init(_ text: String) throws(Failure) {
    var rest = text[...]
    if let mark = rest.lastIndex(of: "#"), let key = RoomKey.Fingerprint(rest[rest.index(after: mark)...]) {
      self.key = key
      rest = rest[..<mark]
    }
    guard !rest.isEmpty, rest.utf8.count <= 1_000, !rest.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw Failure(description: "a room is a path, or mqtt://host/topic#key")
    }
    guard let scheme = rest.range(of: "://") else {
      guard !rest.hasSuffix("/") else {
        throw Failure(description: "\(rest): this is a folder; a room is a file in it, such as \(rest)lesson")
      }
      place = .file(String(rest))
      return
    }
    let name = rest[..<scheme.lowerBound]
    guard name == "mqtt" || name == "mqtts" else {
      throw Failure(description: "\(name)://: a room is a path, or begins with mqtt:// or mqtts://")
    }
    place = .topic(try Broker(rest[scheme.upperBound...], isEncrypted: name == "mqtts"))
  }
}

extension RoomAddress.Broker {
  /// Reads `host[:port]/topic`.
  init(_ text: Substring, isEncrypted: Bool) throws(RoomAddress.Failure) {
    func refuse(_ reason: String) -> RoomAddress.Failure { RoomAddress.Failure(description: reason) }
    guard let slash = text.firstIndex(of: "/") else {
      throw refuse("after the host an address has a topic: mqtt://host/topic")
    }
    var authority = text[..<slash]
    let topic = text[text.index(after: slash)...]
    if authority.contains("@") {
      throw refuse(
        "user and password stand in the mosquitto clients' own settings (~/.config/mosquitto_sub, ~/.config/mosquitto_pub), not in an address"
      )
    }
    var port = isEncrypted ? 8_883 : 1_883
    // The colon of a port stands behind the brackets of an IPv6 address.
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      guard let number = Int(authority[authority.index(after: colon)...]), (1...65_535).contains(number) else {
        throw refuse("\(authority[colon...].dropFirst()): a port is a number from 1 to 65535")
      }
      port = number
      authority = authority[..<colon]
    }
    if authority.hasPrefix("["), authority.hasSuffix("]") { authority = authority.dropFirst().dropLast() }
    let isHost = authority.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard isHost, (1...253).contains(authority.utf8.count), !authority.hasPrefix("-") else {
      throw refuse("\(authority.isEmpty ? "an empty name" : String(authority)): this is no host")
    }
    guard (1...200).contains(topic.utf8.count), !topic.contains(where: { "+#".contains($0) }), !topic.hasPrefix("$"),
      !topic.hasPrefix("-")
    else {
      throw refuse("a topic has 1 to 200 bytes, no + or #, and does not begin with $ or -")
    }
    self.init(host: String(authority), port: port, isEncrypted: isEncrypted, topic: String(topic))
  }
}

extension RoomAddress: CustomStringConvertible {
  /// What a follower types.
  public var description: String {
    let suffix = key.map { "#\($0)" } ?? ""
    switch place {
    case .file(let path): return path + suffix
    case .topic(let broker):
      let host = broker.host.contains(":") ? "[\(broker.host)]" : broker.host
      let isUsual = broker.port == (broker.isEncrypted ? 8_883 : 1_883)
      let scheme = broker.isEncrypted ? "mqtts" : "mqtt"
      return "\(scheme)://\(host)\(isUsual ? "" : ":\(broker.port)")/\(broker.topic)\(suffix)"
    }
  }
}

extension RoomAddress {
  /// The same as one word of a shell.
  public var shellWord: String {
    let text = description
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-:#@%+,=".utf8.contains(byte)
      }
    }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}

extension Substring {
  /// Where another text occurs first.
  fileprivate func range(of other: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(other) }.map { $0..<index($0, offsetBy: other.count) }
  }
}
