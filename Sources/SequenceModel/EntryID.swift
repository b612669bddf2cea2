/// A kind of entry. The raw value is the first half of an id; the order is the one in which lists show kinds.
public enum Kind: String, CaseIterable, Hashable, Sendable, Comparable {
  case moment, actor, passage, claim, commitment, offer, term, account, document, lesson, word, source, question, tour

  /// The name of the kind's folder or list, as the command line takes it: `moments`, `sources`.
  public var plural: String { rawValue + "s" }

  /// The kind of a folder's or list's name; nil for any other name.
  public init?(plural: some StringProtocol) {
    guard plural.hasSuffix("s") else { return nil }
    self.init(rawValue: String(plural.dropLast()))
  }

  /// The number the compiled pack stores: the position in `allCases`, never changed for a released format.
  public var number: Int {
    switch self {
    case .moment: 0
    case .actor: 1
    case .passage: 2
    case .claim: 3
    case .commitment: 4
    case .offer: 5
    case .term: 6
    case .account: 7
    case .document: 8
    case .lesson: 9
    case .word: 10
    case .source: 11
    case .question: 12
    case .tour: 13
    }
  }

  /// By number: the default for an enum with raw values compares and hashes their texts.
  public static func == (left: Kind, right: Kind) -> Bool { left.number == right.number }

  /// Feeds the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }

  /// In the order of `allCases`.
  public static func < (left: Kind, right: Kind) -> Bool { left.number < right.number }
}

/// The id of an entry, `kind/slug`: ASCII, never reused.
public struct EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The kind of entry.
  public let kind: Kind
  /// Letters `a`–`z`, digits and hyphens; 1…80 characters.
  public let slug: String

  /// Makes an id; nil if the slug holds anything but `a`–`z`, `0`–`9` and `-`, is empty or longer than 80.
  public init?(_ kind: Kind, _ slug: String) {
    let bytes = slug.utf8
    guard (1...80).contains(bytes.count), bytes.allSatisfy(Self.isAllowed) else { return nil }
    self.kind = kind
    self.slug = slug
  }

  /// As above.
  public init?(_ kind: Kind, _ slug: some StringProtocol) { self.init(kind, String(slug)) }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// Reads `kind/slug`, or the short forms `S2` for `source/s2` and `P3.5` for `claim/p3-5`.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// As above. Not generic: a screen of links makes many ids.
  public init?(_ text: String) {
    if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
      guard let kind = Kind(rawValue: String(text[..<slash])) else { return nil }
      self.init(kind, String(text[text.utf8.index(after: slash)...]))
    } else {
      let digits = text.dropFirst().utf8
      guard !digits.isEmpty, digits.count <= 8,
        digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") })
      else { return nil }
      let numbers = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
      guard numbers.allSatisfy({ !$0.isEmpty }) else { return nil }
      switch (text.first, numbers.count) {
      case ("S", 1): self.init(.source, "s" + numbers[0])
      case ("P", 2): self.init(.claim, "p" + numbers[0] + "-" + numbers[1])
      default: return nil
      }
    }
  }

  /// `kind/slug`.
  public var description: String { kind.rawValue + "/" + slug }

  /// The short form where there is one, else empty: `S2`, `P3.5`, `P3` for a passage.
  public var label: String {
    switch kind {
    case .source where slug.first == "s" && slug.dropFirst().allSatisfy(\.isNumber): "S" + slug.dropFirst()
    case .claim where slug.first == "p": "P" + slug.dropFirst().map { $0 == "-" ? "." : String($0) }.joined()
    case .passage where slug.first == "p": "P" + slug.dropFirst()
    default: ""
    }
  }

  /// By kind, then by slug.
  public static func < (left: EntryID, right: EntryID) -> Bool {
    (left.kind.number, left.slug) < (right.kind.number, right.slug)
  }
}
