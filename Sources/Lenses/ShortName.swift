import PackStore
import SequenceModel

/// Names in at most 8 columns of a terminal, for the heads of narrow columns.
enum ShortName {
  private static let columns = 8

  /// A party: its name if there is room, else its id in capitals: `Japan`, `DPRK`.
  static func of(_ party: Party) -> String {
    width(party.name) <= columns ? party.name : cut(party.id.uppercased())
  }

  /// A speaker, teller or holder: the name if there is room; of a person the family name, of others the first words.
  ///
  /// An actor with a native name is written family name first, as in Korea, China and Viet Nam; others last.
  static func of(holder id: String, in edition: Edition) -> String {
    if let party = edition.parties.first(where: { $0.id == id }) { return of(party) }
    let name = edition.name(ofHolder: id)
    guard width(name) > columns else { return name }
    let words = name.split(separator: " ").map(String.init)
    guard let actor = EntryID(id), edition.head(actor)?.type == ActorKind.person.rawValue else {
      return first(words)
    }
    let isFamilyFirst = edition.attributes(of: actor).contains { $0.name == .native }
    return cut((isFamilyFirst ? words.first : words.last) ?? name)
  }

  /// As many words as there is room for, at least a part of the first.
  private static func first(_ words: [String]) -> String {
    var result = ""
    for word in words {
      let longer = result.isEmpty ? word : result + " " + word
      if width(longer) > columns { break }
      result = longer
    }
    return result.isEmpty ? cut(words.first ?? "") : result
  }

  private static func cut(_ text: String) -> String {
    var result = text
    while width(result) > columns { result.removeLast() }
    return result
  }

  /// The most columns that a text can take: wide characters, Hangul and Han among them, begin at U+1100; Vietnamese letters are none.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 || (0x1E00..<0x2000).contains($1.value) ? 1 : 2) }
  }
}
