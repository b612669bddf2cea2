import CSodium
import Glibc
import SequenceModel

/// The key pair (Ed25519) that a presenter signs cues with, so that nobody else can move the class.
public struct RoomKey: Sendable {
  /// Why there is no key.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public var description: String
  }

  /// What followers check signatures with.
  public let publicKey: [UInt8]
  private let secretKey: [UInt8]

  /// A new pair.
  public init() {
    _ = sodium_init()
    var publicKey = [UInt8](repeating: 0, count: crypto_sign_publickeybytes())
    var secretKey = [UInt8](repeating: 0, count: crypto_sign_secretkeybytes())
    crypto_sign_keypair(&publicKey, &secretKey)
    self.publicKey = publicKey
    self.secretKey = secretKey
  }

  private init?(seed: [UInt8]) {
    guard sodium_init() >= 0, seed.count == crypto_sign_seedbytes() else { return nil }
    var publicKey = [UInt8](repeating: 0, count: crypto_sign_publickeybytes())
    var secretKey = [UInt8](repeating: 0, count: crypto_sign_secretkeybytes())
    crypto_sign_seed_keypair(&publicKey, &secretKey, seed)
    self.publicKey = publicKey
    self.secretKey = secretKey
  }

  /// The pair kept in a file, made there if it is missing: an address given to a class stays good, also after a crash.
  ///
  /// The file holds the 32 bytes of the seed in hexadecimal digits, and nobody else can read it.
  /// - Throws: where the file cannot be read or made, or holds no key, or others may read it.
  public init(file path: String) throws(Failure) {
    if let key = try Self.read(path) {
      self = key
      return
    }
    let made = Self()
    var seed = [UInt8](repeating: 0, count: crypto_sign_seedbytes())
    crypto_sign_ed25519_sk_to_seed(&seed, made.secretKey)
    do throws(WholeFile.Failure) {
      try WholeFile.create(path, Array((seed.hexadecimal + "\n").utf8), mode: 0o600)
      self = made
    } catch {
      // Another presenter may have been faster.
      guard let key = try Self.read(path) else { throw Failure(description: "\(path): \(error.reason)") }
      self = key
    }
  }

  private static func read(_ path: String) throws(Failure) -> Self? {
    switch WholeFile.read(path, limit: 200) {
    case .missing: return nil
    case .unreadable(let reason): throw Failure(description: "\(path): \(reason)")
    case .bytes(let bytes, let status):
      guard status.st_mode & 0o077 == 0 else {
        throw Failure(description: "\(path): others may read this key; delete it, and a new one is made")
      }
      let digits = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }
      guard let seed = [UInt8](hexadecimal: digits), let key = Self(seed: seed) else {
        throw Failure(description: "\(path): this is no key; delete it, and a new one is made")
      }
      return key
    }
  }

  /// The signature of a text, `crypto_sign_bytes()` long.
  func signature(of text: String) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: crypto_sign_bytes())
    let bytes = Array(text.utf8)
    crypto_sign_detached(&signature, nil, bytes, UInt64(bytes.count), secretKey)
    return signature
  }

  /// What an address names the key by.
  public var fingerprint: Fingerprint { Fingerprint(of: publicKey) }

  /// Twenty hexadecimal digits of a public key's hash (BLAKE2b), short enough to be typed from a wall.
  ///
  /// Who wants to move the class has to find another key with the same 80 bits.
  public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    private let digits: String

    private static let length = 20

    init(of publicKey: [UInt8]) {
      var hash = [UInt8](repeating: 0, count: Self.length / 2 + 6)
      crypto_generichash(&hash, hash.count, publicKey, UInt64(publicKey.count), nil, 0)
      digits = String(hash.hexadecimal.prefix(Self.length))
    }

    /// Reads a fingerprint as typed: case and hyphens do not count; nil where it is none.
    public init?(_ text: some StringProtocol) {
      let digits = String(text.filter { $0 != "-" }).lowercased()
      guard digits.utf8.count == Self.length, [UInt8](hexadecimal: digits) != nil else { return nil }
      self.digits = digits
    }

    /// Five groups of four digits.
    public var description: String {
      var groups: [Substring] = []
      var rest = digits[...]
      while !rest.isEmpty {
        groups.append(rest.prefix(4))
        rest = rest.dropFirst(4)
      }
      return groups.joined(separator: "-")
    }
  }
}
