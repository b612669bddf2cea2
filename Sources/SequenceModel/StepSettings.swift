/// What a step of a tour shows, how long it takes and what ends it: the `extra` of a step's statement, read.
///
/// As text it is a line `name: value` for each setting, so that a reader of a pack needs no YAML.
public struct StepSettings: Hashable, Sendable {
  /// A question that ends a step and raises the tour's lock.
  public struct Gate: Hashable, Sendable {
    /// What is asked.
    public var question: EntryID?
    /// The last day that the tour shows behind the step.
    public var lock: Day?

    /// Makes a gate.
    public init(question: EntryID? = nil, lock: Day? = nil) {
      self.question = question
      self.lock = lock
    }
  }

  /// The name of the lens it opens; empty for the lens of its entry.
  public var lens = ""
  /// The entry it shows.
  public var entry: EntryID?
  /// Where it cuts the sequence; nil where it says nothing, which is the lock in force, or the whole story.
  public var cut: Cut?
  /// How the cut is read.
  public var reading: Reading?
  /// The pane that has the focus; empty for the list.
  public var focus = ""
  /// What its list is filtered by; may be empty.
  public var filter = ""
  /// Words of the entry that stand out; may be empty.
  public var highlight = ""
  /// How long it takes.
  public var minutes: Int?
  /// Whether it may be skipped.
  public var isOptional = false
  /// What ends it.
  public var gate: Gate?

  /// A step that sets nothing.
  public init() {}

  /// Reads settings as text; lines that say nothing known are left out.
  public init(_ text: String) {
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      set(Name(rawValue: String(line[..<colon])), to: value)
    }
  }

  /// A line for each setting, in a fixed order; empty where nothing is set.
  public var text: String {
    Name.allCases.compactMap { name in value(of: name).map { "\(name.rawValue): \($0)" } }.joined(separator: "\n")
  }

  // MARK: Names

  private enum Name: String, CaseIterable {
    case lens, entry
    case cut = "as-of"
    case reading, focus, filter, highlight, minutes, optional
    case question = "gate-question"
    case lock = "gate-lock"
  }

  private mutating func set(_ name: Name?, to value: Substring) {
    switch name {
    case .lens: lens = String(value)
    case .entry: entry = EntryID(value)
    case .cut: cut = CalendarDate(value).map { .day($0.lastDay) } ?? EntryID(value).map(Cut.moment)
    case .reading: reading = Reading(rawValue: String(value))
    case .focus: focus = String(value)
    case .filter: filter = String(value)
    case .highlight: highlight = String(value)
    case .minutes: minutes = Int(value)
    case .optional: isOptional = value == "true"
    case .question: EntryID(value).map { gate = Gate(question: $0, lock: gate?.lock) }
    case .lock: CalendarDate(value).map { gate = Gate(question: gate?.question, lock: $0.lastDay) }
    case nil: break
    }
  }

  private func value(of name: Name) -> String? {
    switch name {
    case .lens: lens.isEmpty ? nil : lens
    case .entry: entry?.description
    case .cut:
      switch cut {
      case .day(let day)?: CalendarDate(day).description
      case .moment(let moment)?: moment.description
      case .wholeStory?, nil: nil
      }
    case .reading: reading?.rawValue
    case .focus: focus.isEmpty ? nil : focus
    case .filter: filter.isEmpty ? nil : filter
    case .highlight: highlight.isEmpty ? nil : highlight
    case .minutes: minutes.map(String.init)
    case .optional: isOptional ? "true" : nil
    case .question: gate?.question?.description
    case .lock: gate?.lock.map { CalendarDate($0).description }
    }
  }
}
