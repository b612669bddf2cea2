/// How a cell looks: a role of the theme's palette and attributes. Colours are the terminal's own palette, chosen by the theme.
public struct Style: Hashable, Sendable {
  /// What a text is for; a theme gives each role a colour of the terminal's palette, mono gives none.
  public enum Role: UInt8, CaseIterable, Sendable {
    case normal, dim, title, heading, link, citation, selection, inactiveSelection, border, focusedBorder, status,
      warning, match, hindsight
  }

  /// Attributes that every terminal can show in some way, theme or not.
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let bold = Attributes(rawValue: 1)
    public static let underline = Attributes(rawValue: 2)
    public static let reverse = Attributes(rawValue: 4)
    public static let italic = Attributes(rawValue: 8)
    public static let dim = Attributes(rawValue: 16)
  }

  /// The role.
  public var role: Role
  /// The attributes, in addition to what the theme gives the role.
  public var attributes: Attributes

  /// Makes a style.
  public init(_ role: Role = .normal, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  /// Plain text.
  public static let normal = Style()
}
