extension Frame {
  /// The rows as text, trailing spaces kept: each is exactly `size.columns` wide.
  public func lines() -> [String] {
    (0..<size.rows).map { row in
      var line = ""
      for cell in self.row(row) {
        if let scalar = cell.scalar { line.unicodeScalars.append(scalar) } else { line += text(of: cell) }
      }
      return line
    }
  }

  /// The cells of a row of the frame, `size.columns` of them.
  private func row(_ row: Int) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

  /// A map of the styles, for tests and reviews: a line for each row, one letter a cell, then a legend of the letters used.
  ///
  /// A role without attributes always has the same small letter (`.` for normal); the looks with attributes get `A`, `B`, … by role and
  /// attributes in the order of their declaration; beyond `Z`, `#`.
  public func styleMap() -> [String] {
    let looks = Set(cells.map(\.style)).sorted { left, right in
      (left.role.rawValue, left.attributes.rawValue) < (right.role.rawValue, right.attributes.rawValue)
    }
    var letters: [Style: Character] = [:]
    var capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".makeIterator()
    for look in looks {
      letters[look] = look.attributes.isEmpty ? look.role.letter : capitals.next() ?? "#"
    }
    let map = (0..<size.rows).map { row in
      String(self.row(row).map { letters[$0.style] ?? "#" })
    }
    let legend = looks.filter { $0 != .normal }.map { "\(letters[$0] ?? "#") \($0)" }
    return map + legend
  }

  /// The whole frame in ASCII, cell by cell: every column stays in place, so that a longer transliteration gives way to one character
  /// (`→` becomes `>`, `…` becomes `~`) and a wide character becomes `??`.
  public func ascii() -> Frame {
    var result = self
    result.title = title.ascii
    result.replaceCells { frame, cell in
      guard let base = cell.isContinuation ? "?" : frame.text(of: cell).unicodeScalars.first else { return cell }
      return Cell(content: ASCII.column(for: base).value, style: cell.style, width: 1)
    }
    return result
  }
}

extension Style: CustomStringConvertible {
  /// The role and the attributes, such as `link underline bold`.
  public var description: String {
    var words = ["\(role)"]
    for (attribute, name) in Self.attributeNames where attributes.contains(attribute) { words.append(name) }
    return words.joined(separator: " ")
  }

  private static let attributeNames: [(Attributes, String)] = [
    (.bold, "bold"), (.underline, "underline"), (.reverse, "reverse"), (.italic, "italic"), (.dim, "dim")
  ]
}

extension Style.Role {
  /// Its letter in `Frame.styleMap()`.
  var letter: Character {
    switch self {
    case .normal: "."
    case .dim: "d"
    case .title: "t"
    case .heading: "h"
    case .link: "l"
    case .citation: "c"
    case .selection: "s"
    case .inactiveSelection: "i"
    case .border: "b"
    case .focusedBorder: "f"
    case .status: "u"
    case .warning: "w"
    case .match: "m"
    case .hindsight: "n"
    }
  }
}
