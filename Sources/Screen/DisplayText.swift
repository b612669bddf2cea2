/// Text that is safe to show: the only text that reaches a cell, a message or an export.
///
/// There is no way to make one except through the sanitizer (or from a literal of the program itself): control characters, bidi controls,
/// zero-width and tag characters become visible or vanish, invalid UTF-8 becomes U+FFFD, at most 4 combining marks follow a base.
public struct DisplayText: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The safe text: one line, NFC.
  public let string: String

  /// Sanitizes any text for one line: a line break or tab becomes a space.
  public init(_ unsafe: some StringProtocol) { fatalError("contract") }

  /// A literal of the program itself; sanitized all the same.
  public init(stringLiteral value: String) { self.init(value) }

  /// The width in terminal columns.
  public var width: Int { fatalError("contract") }

  /// The safe text.
  public var description: String { string }

  /// Cut to at most `columns`; where something is lost, the last column holds `…` (`~` is used by the ASCII rendering). Never cuts a wide character in half.
  public func truncated(to columns: Int) -> DisplayText { fatalError("contract") }

  /// The text in ASCII only: line drawing, dashes, quotes and Latin letters transliterated, any other character `?` by its width.
  public var ascii: DisplayText { fatalError("contract") }

  /// Joined without a separator.
  public static func + (left: DisplayText, right: DisplayText) -> DisplayText { fatalError("contract") }
}
