import PackStore
import SequenceModel

/// A tour as it is walked: the steps within the horizon, with their parts told from the presenter's notes.
public struct TourPlan: Hashable, Sendable {
  /// One step.
  public struct Step: Hashable, Sendable {
    /// Its number as authored.
    public var number: String
    /// The day from which it shows.
    public var day: Day
    /// Its title.
    public var title: String
    /// What is revealed one after the other, CommonMark; at least one part, the first may be empty.
    public var parts: [String]
    /// What only the presenter sees, CommonMark.
    public var notes: [String]
    /// What it shows.
    public var settings: StepSettings
    /// What the class is told before the step's moment shows; nil where the moment has no content note.
    public var contentNote: String?
    /// What ends it; its day is for raising the lock, never for showing.
    public var gate: StepSettings.Gate?
  }

  /// The tour.
  public var head: Head
  /// The planned minutes of the lesson.
  public var minutes: Int?
  /// For whom it is.
  public var audience: String
  /// The last day that it shows before a gate raises it.
  public var lock: Day?
  /// The steps within the horizon, in order.
  public var steps: [Step]

  /// The plan of a visible tour; nil if it is hidden, unknown or no tour.
  public init?(_ id: EntryID, in edition: Edition) {
    guard id.kind == .tour, let head = edition.head(id) else { return nil }
    self.init(head, edition.attributes(of: id), edition.statements(of: id, [.step]), edition.gates(of: id), edition)
  }

  /// The plan of a tour that stands beside the pack: a teacher's own.
  public init(_ tour: EntryRecord, in edition: Edition) {
    self.init(tour.head, tour.attributes, edition.statements(of: tour), edition.gates(of: tour), edition)
  }

  private init(
    _ head: Head, _ facts: [Attribute], _ statements: [Statement], _ gates: [Int64: StepSettings.Gate],
    _ edition: Edition
  ) {
    func value(_ name: AttributeName) -> String? { facts.first { $0.name == name }?.value }
    self.head = head
    minutes = value(.minutes).flatMap { Int($0) }
    audience = value(.audience) ?? ""
    lock = value(.lock).flatMap { CalendarDate($0) }?.lastDay
    steps = statements.map { statement in
      let (parts, notes) = Self.parts(of: statement.note)
      let settings = StepSettings(statement.extra)
      return Step(
        number: statement.label, day: statement.days.shown.day, title: statement.text, parts: parts, notes: notes,
        settings: settings, contentNote: settings.entry.flatMap { Self.contentNote(of: $0, in: edition) },
        gate: gates[statement.id])
    }
  }

  private static func contentNote(of id: EntryID, in edition: Edition) -> String? {
    // No other kind has one.
    guard id.kind == .moment else { return nil }
    return edition.attributes(of: id).first { $0.name == .contentNote }?.value
  }

  /// Parts are parted by a thematic break between blank lines, notes are quotes that begin with `Notes:` (docs/format.md); `Note:`, and
  /// either without the quote, are taken for one.
  static func parts(of prose: String) -> (parts: [String], notes: [String]) {
    var parts = [""]
    var notes: [String] = []
    for paragraph in prose.paragraphs {
      if paragraph == "---" {
        parts.append("")
      } else if let note = Self.note(in: paragraph) {
        notes.append(note)
      } else {
        parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : "\n\n") + paragraph
      }
    }
    return (parts.count > 1 ? parts.filter { !$0.isEmpty } : parts, notes)
  }

  /// What a paragraph says to the presenter alone; nil if it is the class's. A slip in the mark must not show a note to the class.
  private static func note(in paragraph: String) -> String? {
    let lines = paragraph.split(separator: "\n").map { line in
      line.hasPrefix(">") ? line.dropFirst().drop { $0 == " " } : line
    }
    let text = lines.joined(separator: "\n")
    guard let mark = ["Notes:", "Note:"].first(where: { text.lowercased().hasPrefix($0.lowercased()) }) else {
      return nil
    }
    return text.dropFirst(mark.count).drop { $0 == " " }.description
  }
}

extension String {
  /// The texts between blank lines.
  fileprivate var paragraphs: [String] {
    var result: [String] = []
    var lines: [Substring] = []
    for line in split(separator: "\n", omittingEmptySubsequences: false) + [Substring()] {
      if line.allSatisfy({ $0 == " " }) {
        if !lines.isEmpty { result.append(lines.joined(separator: "\n")) }
        lines = []
      } else {
        lines.append(line)
      }
    }
    return result
  }
}
