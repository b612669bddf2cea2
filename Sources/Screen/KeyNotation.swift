/// The one notation for keys: `--keys`, configuration, help. `jj<Enter>`, `<C-d>`, `<lt>`, `<Resize:80x24>`, `<Click:12,40>`, `<Paste:text>`.
public enum KeyNotation {
  /// A text that is no key notation: where (0-based character) and why.
  public struct Failure: Error, Equatable { public var offset: Int; public var reason: String }
  /// Reads a script of keys and events. `<Wheel:12,40,3>` too. Row and column of a click are 0-based, row first.
  public static func events(_ text: String) throws(Failure) -> [TerminalEvent] { fatalError("contract") }
  /// Writes one key: `j`, `<Enter>`, `<C-d>`, `<lt>`, `<Space>`.
  public static func text(_ key: Key) -> String { fatalError("contract") }
  /// For help and footer: `j`, `Enter`, `Ctrl-d`, `<`, `Space`, `↓`.
  public static func readable(_ key: Key) -> String { fatalError("contract") }
}
