import SequenceModel

/// A date that prose spells out with its year: `12 June 2018`, `June 12, 2018`, `June 2018`, `2018-06-12`.
/// Days without a year and years alone are not seen: they are ordinary words too often.
struct DateMention: Equatable {
  let date: CalendarDate
  /// As it stands in the text.
  let words: String

  /// The dates of one paragraph, in order.
  static func all(in text: String) -> [DateMention] {
    // Nearly all paragraphs with a date hold a year; the others are not taken apart.
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
    let tokens = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
    var mentions: [DateMention] = []
    for (index, token) in tokens.enumerated() {
      func number(_ offset: Int) -> Substring? {
        tokens.indices.contains(index + offset) ? tokens[index + offset] : nil
      }
      func add(_ date: String, from first: Int, through last: Int) {
        guard let date = CalendarDate(date) else { return }
        let words = text[tokens[index + first].startIndex..<tokens[index + last].endIndex]
        mentions.append(DateMention(date: date, words: String(words)))
      }
      if token.utf8.count >= 7, token.first?.isNumber == true {
        add(String(token), from: 0, through: 0)
        continue
      }
      guard let month = month(token) else { continue }
      if let year = number(1), isYear(year) {
        if let day = number(-1).flatMap(dayOfMonth) {
          add("\(year)-\(month)-\(day)", from: -1, through: 1)
        } else {
          add("\(year)-\(month)", from: 0, through: 1)
        }
      } else if let year = number(2), isYear(year), let day = number(1).flatMap(dayOfMonth) {
        add("\(year)-\(month)-\(day)", from: 0, through: 2)
      }
    }
    return mentions
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December"
  ]

  /// Two digits; nil if the word is no month, in full or as its first three letters.
  private static func month(_ word: Substring) -> String? {
    guard
      let index = months.firstIndex(where: {
        $0 == word || $0.prefix(3) == word || (word == "Sept" && $0 == "September")
      })
    else { return nil }
    return index < 9 ? "0\(index + 1)" : "\(index + 1)"
  }

  /// Two digits, of `7`, `7th`, the end of `5-7`; nil for anything else.
  private static func dayOfMonth(_ word: Substring) -> String? {
    var digits = word.split(separator: "-").last ?? ""
    for suffix in ["st", "nd", "rd", "th"] where digits.hasSuffix(suffix) { digits = digits.dropLast(2) }
    guard let day = Int(digits), (1...31).contains(day) else { return nil }
    return day < 10 ? "0\(day)" : "\(day)"
  }

  private static func isYear(_ word: Substring) -> Bool {
    word.utf8.count == 4 && word.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
