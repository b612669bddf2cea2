/// How a cell looks: a role of the theme's palette and attributes. Colours are the terminal's own palette, chosen by the theme.
public struct Style: Hashable, Sendable {
  /// What a text is for; a theme gives each role a colour of the terminal's palette, mono gives none.
  public enum Role: UInt8, CaseIterable, Sendable {
    /// Running text.
    case normal
    /// What may be overlooked: dates beside a title, units, hints.
    case dim
    /// The title of the program, a pane or an article.
    case title
    /// A heading within an article or a list.
    case heading
    /// Words that lead to another entry or address.
    case link
    /// The number of a source, `[S103]`.
    case citation
    /// The selected row, link or field where the focus is.
    case selection
    /// The selected row of a pane that does not have the focus.
    case inactiveSelection
    /// The border of a pane without the focus.
    case border
    /// The border of the pane with the focus.
    case focusedBorder
    /// The lines above and below the panes: lenses, horizon, keys.
    case status
    /// What went wrong, or must not be missed.
    case warning
    /// Words that a search found.
    case match
    /// What was known only later than the date that is read.
    case hindsight
  }

  /// Attributes that every terminal can show in some way, theme or not.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit for each attribute.
    public let rawValue: UInt8
    /// The attributes of a bit set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier or brighter.
    public static let bold = Attributes(rawValue: 1)
    /// Underlined: links, themes aside.
    public static let underline = Attributes(rawValue: 2)
    /// Foreground and background exchanged: the selection, themes aside.
    public static let reverse = Attributes(rawValue: 4)
    /// Slanted; terminals without it show nothing or another attribute.
    public static let italic = Attributes(rawValue: 8)
    /// Fainter.
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
