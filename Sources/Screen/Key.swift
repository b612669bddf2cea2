/// A key, a paste, a mouse or window report: what a person did at the terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// Pasted text, sanitized, line breaks as spaces.
  case paste(DisplayText)
  /// A press of the left button.
  case click(Position)
  /// The wheel, over a place; `lines` negative is up.
  case wheel(Position, lines: Int)
  /// The window has this size now.
  case resized(Size)
}

/// A key with its modifiers as far as terminals tell them.
public enum Key: Hashable, Sendable {
  /// A printable character, case included.
  case character(Character)
  /// Control and a letter `a`…`z` (Tab, Enter and Backspace are named keys).
  case control(Character)
  /// A named key.
  case named(Named)

  /// Keys without a character.
  public enum Named: String, CaseIterable, Hashable, Sendable {
    case enter = "Enter", tab = "Tab", backTab = "S-Tab", escape = "Esc", space = "Space", backspace = "BS", delete =
      "Del"
    case up = "Up", down = "Down", left = "Left", right = "Right", home = "Home", end = "End", pageUp = "PageUp",
      pageDown = "PageDown", f1 = "F1"
  }
}
