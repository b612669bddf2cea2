import Glibc

/// Words that a text has to hold, all of them and in any order, without regard to case, accents and hyphens.
public struct FoldedWords: Hashable, Sendable {
  private let words: [[UInt8]]

  /// The words of a text as typed, between its spaces.
  public init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map { Self.bytes(of: String($0)) }
  }

  /// Whether a text holds all of them, each as it stands or within a longer word.
  public func areHeld(by text: String) -> Bool {
    let bytes = Self.bytes(of: text)
    return words.allSatisfy { Self.holds(bytes, $0) }
  }

  /// The folded text in UTF-8, which can be compared byte by byte.
  private static func bytes(of text: String) -> [UInt8] {
    var folded = Array(text.utf8)
    guard folded.allSatisfy({ $0 < 0x80 }) else { return Array(String(Folding.characters(of: text)).utf8) }
    for index in folded.indices {
      switch folded[index] {
      case UInt8(ascii: "-"): folded[index] = UInt8(ascii: " ")
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded[index] += 32
      default: break
      }
    }
    return folded
  }

  private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first else { return true }
    return text.withUnsafeBytes { text in
      word.withUnsafeBytes { word in
        guard let start = text.baseAddress, let sought = word.baseAddress else { return false }
        var offset = 0
        while text.count - offset >= word.count,
          let hit = memchr(start + offset, Int32(first), text.count - offset - word.count + 1)
        {
          if memcmp(hit, sought, word.count) == 0 { return true }
          offset = start.distance(to: UnsafeRawPointer(hit)) + 1
        }
        return false
      }
    }
  }
}
