/// Where a presenter is in a tour. It holds no content: who receives it shows the place in a pack of their own.
public struct Cue: Hashable, Sendable {
  /// A place in a tour.
  public struct Place: Hashable, Sendable {
    /// The beginning of the pack's content hash, `packLength` hexadecimal digits.
    public var pack: String
    /// The tour.
    public var tour: EntryID
    /// The step's number as authored, 1…999.
    public var step: Int
    /// How many parts of the step show, 0…99.
    public var revealed: Int
    /// The numbers of the steps whose gate was opened, ascending; at most `openedLimit`.
    public var opened: [Int]
    /// What the presenter's screen shows.
    public var screen: Screen
    /// The last day that the class may see; nil where nothing bounds it. A presenter may have bound the lesson more closely than the tour does.
    public var lock: Day?

    /// What a presenter's screen shows.
    public enum Screen: String, Sendable {
      /// The step.
      case step
      /// The step, with the question of its gate over it.
      case question
      /// Nothing.
      case blank
      /// Something else: the presenter looked away from the step, and the class stays.
      case aside
    }

    /// How many digits of a pack's hash a place names: enough to tell packs apart, no proof.
    public static let packLength = 16
    /// The most gates of a tour.
    public static let openedLimit = 24

    /// Makes a place.
    /// - Parameter pack: the pack's content hash, of which the beginning is kept.
    public init(
      pack: String, tour: EntryID, step: Int, revealed: Int, opened: [Int] = [], screen: Screen = .step,
      lock: Day? = nil
    ) {
      self.pack = String(pack.prefix(Self.packLength))
      self.tour = tour
      self.step = step
      self.revealed = revealed
      self.opened = opened.sorted()
      self.screen = screen
      self.lock = lock
    }
  }

  /// The order of cues: a later lesson comes after an earlier one, and within a lesson a later place after an earlier one.
  public struct Number: Hashable, Comparable, Sendable {
    /// The lesson: milliseconds since 1970 at its beginning, or later where the clock went back.
    public var lesson: Int64
    /// The place within the lesson, from 1. A cue that is repeated keeps it.
    public var place: Int64

    /// Makes a number.
    public init(lesson: Int64, place: Int64) {
      self.lesson = lesson
      self.place = place
    }

    /// Earlier lessons first, and earlier places of a lesson.
    public static func < (left: Number, right: Number) -> Bool {
      (left.lesson, left.place) < (right.lesson, right.place)
    }
  }

  /// The place.
  public var place: Place
  /// Which of two cues is the newer one.
  public var number: Number
  /// Seconds since the lesson began, when the cue was sent.
  public var elapsed: Int

  /// Makes a cue.
  public init(_ place: Place, number: Number, elapsed: Int) {
    self.place = place
    self.number = number
    self.elapsed = elapsed
  }
}

extension Cue {
  /// What a notes terminal asks the presenter's terminal to do.
  public enum Order: Hashable, Sendable {
    /// The next part of the step, then the next step.
    case next
    /// The previous step, whole.
    case previous
    /// Blank the screen, or show it again.
    case blank
    /// A step, by its number as authored.
    case step(Int)
  }
}
