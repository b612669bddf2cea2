import SequenceModel
import Testing

/// What was found at a cut. It is reported at once and not in full: a forgotten bound shows in thousands of places.
struct FoundLeaks {
  private let place: CutPlace
  private var count = 0
  private var examples: [String] = []
  /// Surfaces that have their example: one of each kind of entry and horizon is enough to find a cause.
  private var surfaces: Set<String> = []

  private static let exampleLimit = 12

  init(_ place: CutPlace) { self.place = place }

  /// Notes what a text tells.
  mutating func look(
    in shown: Shown, at horizon: Horizon, _ leaks: [(origin: Telltales.Origin, context: String)]
  ) {
    guard let leak = leaks.first else { return }
    count += leaks.count
    let name = shown.surface.prefix { $0 != "'" }
    guard surfaces.insert("\(name)\(shown.entry?.kind.rawValue ?? "")\(horizon)").inserted else { return }
    let entry = shown.entry.map { "\($0), " } ?? ""
    let origin = leak.origin
    let days = "about \(origin.days.about.readable), shown \(origin.days.shown.readable)"
    add("\(entry)\(shown.surface)", horizon, "'\(origin.words)' of \(origin.statement) (\(days)) in: \(leak.context)")
  }

  /// Notes what is wrong with rows or numbers.
  mutating func note(_ faults: [String], at horizon: Horizon) {
    count += faults.count
    for fault in faults.prefix(2) { add("rows", horizon, fault) }
  }

  private mutating func add(_ surface: String, _ horizon: Horizon, _ text: String) {
    guard examples.count < Self.exampleLimit else { return }
    let lock = horizon.lock.map { "lock \(CalendarDate($0))" } ?? "soft"
    let cut = horizon.cut == .wholeStory ? "no cut" : "cut \(place.testDescription)"
    examples.append("\(surface); \(cut), \(horizon.reading), \(lock): \(text)")
  }

  /// Fails if anything was found.
  func report(sourceLocation: SourceLocation = #_sourceLocation) {
    guard count > 0 else { return }
    Issue.record("\(count) leaks, such as:\n\(examples.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
}

extension Instant {
  fileprivate var readable: String {
    switch self {
    case .distantFuture: "never"
    case .endOf(day): "\(CalendarDate(day))"
    default: day < Day(number: -700_000) ? "always" : "\(CalendarDate(day)) within the day"
    }
  }
}
