/// The one notation for keys, in `--keys`, configuration and help.
///
/// A character stands for itself, a space for `<Space>`; everything else is a name in angle brackets:
///
/// | notation | meaning |
/// |---|---|
/// | `<Enter>`, `<S-Tab>`, `<PageUp>`, … | a named key: the raw values of `Key.Named` |
/// | `<C-d>` | Control and a letter |
/// | `<lt>`, `<gt>` | the characters `<` and `>` (which may also stand for itself) |
/// | `<Resize:80x24>` | the window gets 80 columns and 24 rows |
/// | `<Click:12,40>` | the left button, on row 12, column 40, both 0-based |
/// | `<Wheel:12,40,3>` | the wheel over that place, 3 lines down (`-3`: up) |
/// | `<Paste:text>` | pasted text, in which `<lt>` and `<gt>` stand for `<` and `>` |
///
/// Example: `jj<Enter><C-d>` presses `j` twice, then Enter, then Control and `d`.
public enum KeyNotation {
  /// A text that is no key notation.
  public struct Failure: Error, Equatable {
    /// Where: the 0-based number of the character, for a wrong name that of its `<`.
    public var offset: Int
    /// Why, as a sentence without a full stop, with a suggestion where there is one.
    public var reason: String
  }

  /// Reads a script of keys and events.
  /// - Throws: the first place that is no key notation.
  public static func events(_ text: String) throws(Failure) -> [TerminalEvent] {
    var reader = KeyScriptReader(text)
    var events: [TerminalEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  /// Reads exactly one key, as in a configuration.
  /// - Throws: what `events` throws, or that the text is none or several keys or no key.
  public static func key(_ text: String) throws(Failure) -> Key {
    var reader = KeyScriptReader(text)
    guard case .key(let key)? = try reader.next() else { throw Failure(offset: 0, reason: "expected a key") }
    guard reader.isAtEnd else { throw Failure(offset: reader.position, reason: "expected one key only") }
    return key
  }

  /// Writes one key: `j`, `<Enter>`, `<C-d>`, `<lt>`, `<Space>`.
  public static func text(_ key: Key) -> String {
    switch key {
    case .character("<"): "<lt>"
    case .character(" "): "<Space>"
    case .character(let character): String(character)
    case .control(let letter): "<C-\(letter)>"
    case .named(let name): "<\(name.rawValue)>"
    }
  }

  /// Writes one event, so that `events` reads it again.
  public static func text(_ event: TerminalEvent) -> String {
    switch event {
    case .key(let key): text(key)
    case .paste(let pasted): "<Paste:\(escaped(pasted.string))>"
    case .click(let place): "<Click:\(place.row),\(place.column)>"
    case .wheel(let place, let lines): "<Wheel:\(place.row),\(place.column),\(lines)>"
    case .resized(let size): "<Resize:\(size.columns)x\(size.rows)>"
    }
  }

  /// For help and footer: `j`, `Enter`, `Ctrl-d`, `<`, `Space`, `↓`.
  public static func readable(_ key: Key) -> String {
    switch key {
    case .character(" "), .named(.space): "Space"
    case .character(let character): DisplayText(String(character)).string
    case .control(let letter): "Ctrl-\(letter)"
    case .named(.backTab): "Shift-Tab"
    case .named(.backspace): "Backspace"
    case .named(.up): "↑"
    case .named(.down): "↓"
    case .named(.left): "←"
    case .named(.right): "→"
    case .named(.pageUp): "PgUp"
    case .named(.pageDown): "PgDn"
    case .named(let name): name.rawValue
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "<lt>"
      case ">": result += "<gt>"
      default: result.append(character)
      }
    }
    return result
  }
}
