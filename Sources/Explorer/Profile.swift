import Lenses
import PackStore
import Screen
import SequenceModel

/// For whose eyes the screen is laid out.
public enum Profile: Hashable, Sendable {
  /// One reader at a desk: all panes, all that the keys do.
  case desk
  /// A class before a wall: wide margins, short lines, one thing at a time.
  case projector

  /// The screen that a projector is expected to have: with letters that the last row of seats can read, a beamer shows about this many
  /// columns and rows. Whoever checks a tour for the wall walks it at this size, in the profile `projector`.
  public static let projectorSize = Size(rows: 20, columns: 72)

  /// The widest line of text on the wall, in columns.
  static let measure = 60
}

extension State {
  /// Lays the screen out for other eyes. Step, place and selection stay.
  public mutating func turn(to profile: Profile, in library: Library) {
    self.profile = profile
    measureStage(in: library)
    measureQuiz(in: library)
    keepSelectionInSight(in: library)
    placeHighlight(in: library)
  }
}

/// The projector's top row: the tour and the horizon, nothing to choose from.
func drawProjectorHeader(
  _ state: State, _ library: Library, _ horizon: DisplayText, into frame: inout Frame, _ rect: Rect
) {
  let title = DisplayText(state.plan(in: library)?.head.title ?? library.info.title)
  let inside = rect.inset(columns: PaneLayout.margin(columns: rect.size.columns))
  let shown = horizon.truncated(to: inside.size.columns)
  let place = Position(row: rect.origin.row, column: inside.right - shown.width)
  frame.put(
    title.truncated(to: max(0, inside.size.columns - shown.width - 2)), at: inside.origin, style: Style(.dim))
  frame.put(shown, at: place, style: Style(.normal, .bold))
}
