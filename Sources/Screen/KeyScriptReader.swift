/// Reads key notation from left to right, one event at a time.
struct KeyScriptReader {
  private let characters: [Character]
  /// The 0-based number of the next character.
  private(set) var position = 0

  init(_ text: String) { characters = Array(text) }

  /// Whether everything is read.
  var isAtEnd: Bool { position == characters.count }

  /// The next event; nil at the end.
  mutating func next() throws(KeyNotation.Failure) -> TerminalEvent? {
    guard !isAtEnd else { return nil }
    let start = position
    guard characters[start] == "<" else {
      position += 1
      return .key(try Self.key(for: characters[start], at: start))
    }
    if let text = try pastedText() { return .paste(DisplayText(text)) }
    guard let close = characters[start...].firstIndex(of: ">") else {
      throw failure(start, "`<` begins a name that no `>` ends; write <lt> for the character itself")
    }
    position = close + 1
    return try Self.event(named: String(characters[start + 1..<close]), at: start)
  }

  /// The text of a paste, if one begins here.
  private mutating func pastedText() throws(KeyNotation.Failure) -> String? {
    let start = position
    guard skip("<Paste:") else { return nil }
    var text = ""
    while !isAtEnd {
      if skip("<lt>") {
        text.append("<")
      } else if skip("<gt>") {
        text.append(">")
      } else if skip(">") {
        return text
      } else if characters[position] == "<" {
        throw failure(position, "inside <Paste:…> write <lt> for `<`")
      } else {
        text.append(characters[position])
        position += 1
      }
    }
    throw failure(start, "<Paste:…> has no end; write `>` after the text")
  }

  /// Steps over a word if it comes next.
  private mutating func skip(_ word: String) -> Bool {
    guard characters[position...].starts(with: word) else { return false }
    position += word.count
    return true
  }

  // MARK: Keys

  private static func key(for character: Character, at offset: Int) throws(KeyNotation.Failure) -> Key {
    if character == " " { return .named(.space) }
    let safe = DisplayText(String(character)).string
    guard safe == String(character), let composed = safe.first else {
      let codes = character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(
        separator: " ")
      throw failure(offset, "\(codes) is no printable character; keys without one have names, such as <Enter> or <Tab>")
    }
    return .character(composed)
  }

  private static func event(named name: String, at offset: Int) throws(KeyNotation.Failure) -> TerminalEvent {
    if let colon = name.firstIndex(of: ":") {
      return try report(name[..<colon], name[name.index(after: colon)...], at: offset)
    }
    if name == "lt" { return .key(.character("<")) }
    if name == "gt" { return .key(.character(">")) }
    if let named = Key.Named(rawValue: name) { return .key(.named(named)) }
    if name.count == 3, name.hasPrefix("C-"), let letter = name.last { return .key(try control(letter, at: offset)) }
    throw failure(offset, "no key is called <\(DisplayText(name))>; \(suggestion(for: name))")
  }

  private static func control(_ letter: Character, at offset: Int) throws(KeyNotation.Failure) -> Key {
    switch letter {
    case "h": throw failure(offset, "terminals send the same for <C-h> and <BS>; write <BS>")
    case "i": throw failure(offset, "terminals send the same for <C-i> and <Tab>; write <Tab>")
    case "j", "m": throw failure(offset, "terminals send the same for <C-\(letter)> and <Enter>; write <Enter>")
    case "a"..."z": return .control(letter)
    case "A"..."Z": throw failure(offset, "Control keys have no upper case; write <C-\(letter.lowercased())>")
    default: throw failure(offset, "<C-…> takes a letter from a to z")
    }
  }

  private static func suggestion(for name: String) -> String {
    let known = Key.Named.allCases.map(\.rawValue)
    let lower = name.lowercased()
    if let name = known.first(where: { $0.lowercased() == lower }) { return "did you mean <\(name)>?" }
    if let name = otherNames[lower] { return "did you mean <\(name)>?" }
    return "write <lt> for the character `<`, or one of \(known.map { "<\($0)>" }.joined(separator: " "))"
  }

  /// What other programs call these keys.
  private static let otherNames = [
    "cr": "Enter", "return": "Enter", "ret": "Enter", "escape": "Esc", "backspace": "BS", "delete": "Del",
    "spc": "Space",
    "shift-tab": "S-Tab", "backtab": "S-Tab", "pgup": "PageUp", "pgdn": "PageDown", "pgdown": "PageDown"
  ]

  // MARK: Mouse and window

  private static func report(
    _ kind: Substring, _ values: Substring, at offset: Int
  ) throws(KeyNotation.Failure) -> TerminalEvent {
    switch kind {
    case "Resize":
      if let numbers = numbers(values, separator: "x", count: 2) {
        return .resized(Size(rows: numbers[1], columns: numbers[0]))
      }
      throw failure(offset, "<Resize:…> takes columns and rows, such as <Resize:80x24>")
    case "Click":
      if let numbers = numbers(values, separator: ",", count: 2) {
        return .click(Position(row: numbers[0], column: numbers[1]))
      }
      throw failure(offset, "<Click:…> takes a row and a column from 0, such as <Click:12,40>")
    case "Wheel":
      if let numbers = numbers(values, separator: ",", count: 3, lastMayBeNegative: true) {
        return .wheel(Position(row: numbers[0], column: numbers[1]), lines: numbers[2])
      }
      throw failure(offset, "<Wheel:…> takes a row, a column and lines, such as <Wheel:12,40,3> or <Wheel:12,40,-3>")
    default:
      throw failure(
        offset, "<\(DisplayText(kind)):…> is no event; there are <Resize:…>, <Click:…>, <Wheel:…> and <Paste:…>")
    }
  }

  /// Exactly `count` numbers of at most 4 digits; nil for anything else.
  private static func numbers(
    _ text: Substring, separator: Character, count: Int, lastMayBeNegative: Bool = false
  ) -> [Int]? {
    let fields = text.split(separator: separator, omittingEmptySubsequences: false)
    guard fields.count == count else { return nil }
    var numbers: [Int] = []
    for (index, field) in fields.enumerated() {
      let isNegative = lastMayBeNegative && index == count - 1 && field.first == "-"
      let digits = isNegative ? field.dropFirst() : field
      guard digits.utf8.count <= 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits)
      else { return nil }
      numbers.append(isNegative ? -number : number)
    }
    return numbers
  }
}

private func failure(_ offset: Int, _ reason: String) -> KeyNotation.Failure {
  KeyNotation.Failure(offset: offset, reason: reason)
}
