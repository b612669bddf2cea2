import Screen

// The projector's layout: the step without a border, below it the one pane that it is about, both in the middle.
extension PaneLayout {
  /// What the layout for a projector depends on beside the screen's size.
  struct Projection: Equatable {
    /// The pane that shows.
    var focus: Pane
    /// Whether that is a lens in rows and columns: it takes the width inside the margins.
    var isTable: Bool
    /// Whether the step has highlighted words that its list does not show: the reader lies below it, where there is room for both.
    var wantsReader: Bool
    /// How many lines the step's text asks for; nil without a tour.
    var stageLines: Int?
    /// Whether the step shows one line alone: the person wanders.
    var isStageFolded: Bool
    /// How many tenths of the rows the step gets at most.
    var stageShare: Int
  }

  /// The columns left free at each side; none where there is no room to give away.
  static func margin(columns: Int) -> Int { columns >= 60 ? max(2, columns / 24) : 0 }

  /// The rows that a list and a reader need to be of use, one below the other.
  private static let leastPair = 10

  init(size: Size, projecting projection: Projection) {
    isTooSmall = size.rows < Self.minimum.rows || size.columns < Self.minimum.columns
    hasBorders = size.rows >= 8
    panes = []
    guard !isTooSmall else { return }
    header = Rect(row: 0, column: 0, rows: 1, columns: size.columns)
    var bottom = size.rows
    if size.rows >= 6 {
      bottom -= 1
      footer = Rect(row: bottom, column: 0, rows: 1, columns: size.columns)
    }
    var room = Rect(row: 1, column: 0, rows: bottom - 1, columns: size.columns)
      .inset(columns: Self.margin(columns: size.columns))
    // A border and a blank column at each side of the text.
    let columns = min(room.size.columns, Profile.measure + 4)
    var isPair = projection.wantsReader && room.size.rows >= Self.leastPair
    if let lines = projection.stageLines {
      let air = Air(rows: size.rows)
      var limit = max(air.rows + 1, room.size.rows * projection.stageShare / 10)
      // Three lines of the step's text are worth more than a second pane.
      isPair = isPair && room.size.rows - Self.leastPair >= air.rows + 3
      if isPair { limit = min(limit, room.size.rows - Self.leastPair) }
      let rows = min(projection.isStageFolded ? air.folded : lines + air.rows, limit, room.size.rows - 1)
      let panel = Rect(row: room.origin.row, column: room.origin.column, rows: rows, columns: room.size.columns)
        .centred(columns: columns)
      stage = panel
      let inside = panel.inset(columns: columns > 4 ? 2 : 0)
      stageTitle = air.title.map {
        Rect(row: panel.origin.row + $0, column: inside.origin.column, rows: 1, columns: inside.size.columns)
      }
      if !projection.isStageFolded {
        stageText = Rect(
          row: panel.origin.row + air.above, column: inside.origin.column, rows: rows - air.rows,
          columns: inside.size.columns)
      }
      room = Rect(
        row: panel.bottom, column: room.origin.column, rows: bottom - panel.bottom, columns: room.size.columns)
    }
    let wide = projection.isTable ? room : room.centred(columns: columns)
    guard isPair else {
      panes = [(projection.focus, wide)]
      return
    }
    let share = max(Self.leastPair / 2, room.size.rows / 2)
    panes = [
      (.list, Rect(row: room.origin.row, column: wide.origin.column, rows: share, columns: wide.size.columns)),
      (
        .reader,
        Rect(row: room.origin.row + share, column: 0, rows: room.size.rows - share, columns: size.columns)
          .centred(columns: columns)
      )
    ]
  }

  /// The rows of a step that are not its text, at a screen's height.
  private struct Air {
    /// Above the text: the title with a blank row at each side, as far as there is room.
    var above: Int
    /// Below it: where a mark says that there is more.
    var below: Int
    /// The row of the title, from the step's top; nil where there is none.
    var title: Int?
    /// How many rows the step has while it is folded.
    var folded: Int
    /// All of them.
    var rows: Int { above + below }

    init(rows: Int) {
      switch rows {
      case ..<8: (above, below, title, folded) = (0, 0, nil, 1)
      case ..<16: (above, below, title, folded) = (1, 1, 0, 1)
      case ..<24: (above, below, title, folded) = (2, 1, 0, 2)
      default: (above, below, title, folded) = (3, 1, 1, 3)
      }
    }
  }
}

extension Rect {
  /// The same rows in the middle, `columns` wide.
  func centred(columns: Int) -> Rect {
    let width = min(columns, size.columns)
    return Rect(
      row: origin.row, column: origin.column + (size.columns - width) / 2, rows: size.rows, columns: width)
  }
}
