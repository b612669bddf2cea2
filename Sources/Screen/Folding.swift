/// Texts as they are compared when somebody looks for one: case, accents and the kind of hyphen do not count.
public enum Folding {
  /// The folded characters of a text: as many as the text has, each lower case and without marks; hyphens and dashes are spaces, `đ` is `d`.
  public static func characters(of text: some StringProtocol) -> [Character] {
    var characters: [Character] = []
    characters.reserveCapacity(text.utf8.count)
    for character in text { characters.append(folded(character)) }
    return characters
  }

  private static func folded(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first else { return character }
    switch scalar {
    case "-", "\u{2010}"..."\u{2015}", "\u{A0}", "\u{2212}": return " "
    case "A"..."Z": return Character(Unicode.Scalar(UInt8(scalar.value) + 32))
    case "\0"..."\u{7F}": return character
    case "\u{C0}"..."\u{24F}", "\u{1E00}"..."\u{1EFF}":
      // Latin letters with marks: their base letter.
      let base = ASCII.text(for: scalar, width: 1)
      return base.count == 1 ? base.lowercased().first ?? character : character
    default: return character.lowercased().first ?? character
    }
  }
}
