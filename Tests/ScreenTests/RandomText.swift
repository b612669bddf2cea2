/// A small reproducible generator (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the same texts everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts to try properties with.
enum RandomText {
  /// Words of the subject and of the attacker; concatenated they also meet in ways that nobody writes.
  static let words = [
    "a", "promise", "denuclearization", "U.S.", "Hanoi,", "(DPRK)", "[S103]", " ", "  ", " ", " ", "-", "—", "…", "→",
    "Hà", "Nội", "Điện", "Biên", "Nguyễn", "Ha\u{300}", "No\u{323}\u{302}i", "Chŏng-ŭn", "é", "e\u{301}",
    "김정은", "조선민주주의인민공화국", "한", "\u{1112}\u{1161}\u{11AB}", "\u{1161}", "\u{11A8}", "\u{1112}", "金正恩", "東京、", "ひらがな",
    "カタカナ。",
    "か\u{3099}", "ｱ", "Ａ", "\u{3000}", "\u{A0}", "\u{2009}", "क्षि", "กำ", "שלום", "مرحبا", "▁▂█", "┌─┐", "☃", "½",
    "🇰🇷", "🇰", "🇺🇸🇰", "👩‍🚀", "👍🏽", "❤️", "1️⃣", "\u{1F600}", "\u{301}", "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "q\u{316}\u{301}\u{316}\u{301}\u{316}\u{301}", "\u{1B}[2J", "\u{9B}31m", "\r", "\n", "\r\n", "\t", "\u{7F}",
    "\u{0}", "\u{202E}",
    "\u{2066}", "\u{200B}", "\u{AD}", "\u{FEFF}", "\u{E0041}", "\u{E000}", "\u{FFFE}", "\u{FFFD}", "\u{10FFFF}",
    "\u{0344}", "\u{093E}",
    "\u{09C7}\u{09BE}", "\u{302E}", "\u{115F}", "\u{3164}", "\u{2028}", "\u{034F}", "\u{20DD}", "\u{25CC}", "⟦", "<9B>"
  ]

  /// Up to `length` words and scalars of all kinds.
  static func next(_ length: Int, using random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &random) {
      if Int.random(in: 0..<8, using: &random) > 0 {
        text += words.randomElement(using: &random) ?? ""
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &random)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// Every Unicode scalar, but of the large blocks of one kind (Han, Hangul, Tangut, private use, unassigned) only some.
let scalars: [Unicode.Scalar] = {
  let uniform: [Range<UInt32>] = [
    0x3500..<0x9F00, 0xAD00..<0xD700, 0xE010..<0xF8F0, 0x17100..<0x18700, 0x20000..<0xE0000, 0xE1000..<0x10FF00
  ]
  var scalars: [Unicode.Scalar] = []
  var value: UInt32 = 0
  while value < 0x11_0000 {
    if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    value += uniform.contains { $0.contains(value) } ? 97 : 1
  }
  return scalars
}()
