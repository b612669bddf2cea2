import Screen

extension String {
  /// Applies a key to a line that is being typed: characters, space, Backspace, Ctrl-u.
  /// - Returns: whether the key was one of these.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character): append(character)
    case .named(.space): append(" ")
    case .named(.backspace): if !isEmpty { removeLast() }
    case .control("u"): self = ""
    default: return false
    }
    return true
  }
}

extension DisplayText {
  /// The end of a line that is being typed, as far as it has room: that is where one types.
  func tail(columns: Int) -> DisplayText {
    let characters = Array(string)
    var start = 0
    while start < characters.count, DisplayText(String(characters[start...])).width > columns { start += 1 }
    return DisplayText(String(characters[start...]))
  }
}
