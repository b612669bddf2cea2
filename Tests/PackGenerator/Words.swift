/// Made-up prose, the same for the same seed.
struct Words {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of the range.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// A time of the day.
  mutating func time() -> String {
    let (hour, minute) = (number(8...21), number(0...59))
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  /// Three syllables with capitals.
  mutating func name() -> String {
    (0..<3).map { _ in Words.syllables[number(0...Words.syllables.count - 1)].capitalizedFirst }.joined(separator: " ")
  }

  /// A sentence of so many words.
  mutating func sentence(_ count: Int) -> String {
    var text = word().capitalizedFirst
    for _ in 1..<max(count, 2) { text += " " + word() }
    return text + "."
  }

  /// Sentences of 12 words, a paragraph after each five.
  mutating func paragraphs(_ count: Int) -> String {
    var text = ""
    for index in 0..<max(1, count / 12) {
      text += (index == 0 ? "" : index % 5 == 0 ? "\n\n" : " ") + sentence(12)
    }
    return text
  }

  /// One of 4,000 words: the square of an even chance makes the first ones frequent.
  private mutating func word() -> String {
    let chance = number(0...65_535)
    return Words.vocabulary[chance * chance / (65_536 * 65_536 / 4_000)]
  }

  private static let syllables = [
    "ka", "to", "min", "se", "ro", "vel", "an", "du", "pe", "shi", "lor", "ne", "gra", "ul", "mi", "ban", "te", "kor",
    "fi", "os"
  ]

  private static let vocabulary: [String] = (0..<4_000).map { index in
    syllables[index % 20] + syllables[index / 20 % 20] + (index < 400 ? "" : syllables[index / 400])
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
