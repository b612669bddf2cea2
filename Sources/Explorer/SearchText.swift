import Screen
import Typesetting

/// A text that is looked for: without regard to case, accents and the difference between hyphens and spaces.
struct SearchText {
  private let needle: [Character]

  init(_ text: String) {
    needle = Folding.characters(of: text)
  }

  /// Whether a text holds it.
  func matches(_ text: String) -> Bool { !ranges(in: Folding.characters(of: text)).isEmpty }

  /// Where a folded text holds it, without overlap; character ranges.
  func ranges(in text: [Character]) -> [Range<Int>] {
    guard let first = needle.first, text.count >= needle.count else { return [] }
    var ranges: [Range<Int>] = []
    var index = 0
    while index + needle.count <= text.count {
      if text[index] == first, text[index..<(index + needle.count)].elementsEqual(needle) {
        ranges.append(index..<(index + needle.count))
        index += needle.count
      } else {
        index += 1
      }
    }
    return ranges
  }

  /// One match in a set text, which a line break may part.
  struct Place: Equatable {
    /// Where it begins.
    var start: TextPlace
    /// Where it ends.
    var end: TextPlace
  }

  /// The matches in a set text, in reading order. Lines of one part are read as one text.
  func places(in text: SetText) -> [Place] {
    var places: [Place] = []
    var index = 0
    while index < text.lines.count {
      let part = text.lines[index].place.part
      var characters: [Character] = []
      var origins: [TextPlace] = []
      while index < text.lines.count, text.lines[index].place.part == part {
        let line = text.lines[index]
        let folded = Folding.characters(of: line.line.string)
        // What lines hang by, or a quote's bar, is no part of the sentence that goes on behind it.
        let indent = folded.prefix { $0 == " " || $0 == "│" }.count
        for (offset, character) in folded.enumerated().dropFirst(indent) {
          characters.append(character)
          origins.append(TextPlace(part: part, offset: line.place.offset + offset))
        }
        // A line break reads as one space.
        characters.append(" ")
        origins.append(TextPlace(part: part, offset: line.place.offset + line.line.string.count))
        index += 1
      }
      for range in ranges(in: characters) {
        places.append(Place(start: origins[range.lowerBound], end: origins[range.upperBound - 1]))
      }
    }
    return places
  }
}
