import Screen

/// A choice of colours for the roles of text. All of them come from the terminal's own palette of 16, so that a person
/// who has tuned that palette (for contrast, for colour blindness) sees it here too.
public enum Theme: String, CaseIterable, Sendable {
  /// For a dark background.
  case dark
  /// For a light background.
  case light
  /// White on black throughout, whatever the terminal's default is.
  case highContrast = "high-contrast"
  /// No colour at all; bold, underline, reverse and italic stay.
  case mono
}

/// How a theme shows each role on a terminal with so many colours.
struct Palette: Equatable {
  /// How one role looks. Nothing is told by colour alone: the attributes of a role are the same in every theme but for
  /// `dim`.
  struct Look: Equatable {
    /// A colour of the terminal's palette, 0…15; nil for the terminal's default.
    var foreground: Int?
    /// The same for the background.
    var background: Int?
    /// In addition to the attributes of the style.
    var attributes: Style.Attributes = []
  }

  /// The look of each role, in the order of `Style.Role.allCases`.
  let looks: [Look]
  /// Whether there is any colour: without, not one colour sequence is written.
  let hasColors: Bool

  /// Makes the palette of a theme. A terminal with fewer than 8 colours counts as one without; on one with 8 the bright
  /// colours become bold ones, as on the terminals of that time.
  init(_ theme: Theme, colors: Int) {
    let theme = colors < 8 ? .mono : theme
    hasColors = theme != .mono
    looks = Style.Role.allCases.map { role in
      let look = Self.look(of: role, in: theme)
      return colors < 16 ? look.withoutBrightColors : look
    }
  }

  /// How a role looks.
  subscript(role: Style.Role) -> Look { looks[Int(role.rawValue)] }

  private static func look(of role: Style.Role, in theme: Theme) -> Look {
    var look = Look(attributes: attributes(of: role))
    switch theme {
    case .mono: break
    case .dark: look.foreground = darkColor(of: role)
    case .light: look.foreground = lightColor(of: role)
    case .highContrast:
      look.foreground = highContrastColor(of: role)
      look.background = 0
      look.attributes.remove(.dim)
    }
    return look
  }

  private static func attributes(of role: Style.Role) -> Style.Attributes {
    switch role {
    case .normal, .citation, .border: []
    case .dim: .dim
    case .title, .heading, .inactiveSelection, .focusedBorder, .warning: .bold
    case .link: .underline
    case .selection, .status: .reverse
    case .match: [.bold, .underline]
    case .hindsight: .italic
    }
  }

  // Bright colours on black and plain ones on white: xterm's values have a contrast of 4.5 : 1 and more there (WCAG
  // 2.2, 1.4.3). Bright black is used nowhere, as Solarized and others make it the background.

  private static func darkColor(of role: Style.Role) -> Int? {
    switch role {
    case .normal, .dim, .title, .selection, .inactiveSelection, .border, .status: nil
    case .heading, .match: Color.brightYellow
    case .link, .citation, .focusedBorder: Color.brightCyan
    case .warning: Color.brightRed
    case .hindsight: Color.brightMagenta
    }
  }

  private static func lightColor(of role: Style.Role) -> Int? {
    switch role {
    case .normal, .dim, .title, .selection, .inactiveSelection, .border, .status: nil
    case .heading, .link, .citation, .focusedBorder: Color.blue
    case .match, .warning: Color.red
    case .hindsight: Color.magenta
    }
  }

  private static func highContrastColor(of role: Style.Role) -> Int {
    switch role {
    case .link, .citation: Color.brightCyan
    case .heading, .match, .warning, .hindsight: Color.brightYellow
    default: Color.brightWhite
    }
  }
}

extension Palette.Look {
  fileprivate var withoutBrightColors: Self {
    var look = self
    if let bright = foreground, bright >= 8 {
      look.foreground = bright - 8
      look.attributes.insert(.bold)
    }
    look.background = background.map { $0 % 8 }
    return look
  }
}

/// Numbers of the terminal's palette (ECMA-48 SGR 30–37, and 90–97 for the bright ones).
private enum Color {
  static let red = 1
  static let blue = 4
  static let magenta = 5
  static let brightRed = 9
  static let brightYellow = 11
  static let brightMagenta = 13
  static let brightCyan = 14
  static let brightWhite = 15
}
