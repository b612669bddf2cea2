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
  /// A printable character, case included; the space bar is `.named(.space)`.
  case character(Character)
  /// Control and a letter `a`…`z` but `h`, `i`, `j`, `m`: terminals send the same for Backspace, Tab and Enter, which are named keys.
  case control(Character)
  /// A named key.
  case named(Named)

  /// Keys without a character. The raw value is the name in key notation (`KeyNotation`).
  public enum Named: String, CaseIterable, Hashable, Sendable {
    /// Enter, Return.
    case enter = "Enter"
    /// Tab.
    case tab = "Tab"
    /// Shift and Tab.
    case backTab = "S-Tab"
    /// Escape.
    case escape = "Esc"
    /// The space bar.
    case space = "Space"
    /// Backspace: erases to the left.
    case backspace = "BS"
    /// Delete: erases under the cursor.
    case delete = "Del"
    /// Arrow up.
    case up = "Up"
    /// Arrow down.
    case down = "Down"
    /// Arrow left.
    case left = "Left"
    /// Arrow right.
    case right = "Right"
    /// Home.
    case home = "Home"
    /// End.
    case end = "End"
    /// Page up.
    case pageUp = "PageUp"
    /// Page down.
    case pageDown = "PageDown"
    /// Function key 1.
    case f1 = "F1"
  }
}
