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
