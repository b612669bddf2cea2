/// How a lesson keeps to its plan: minutes as planned for the steps within the horizon, optional ones included.
public struct Pace: Hashable, Sendable {
  /// An optional step still to come.
  public struct Optional: Hashable, Sendable {
    /// The step's number as authored.
    public var number: String
    /// Its planned minutes.
    public var minutes: Int
  }

  /// Seconds since the lesson began.
  public var elapsed: Int
  /// Seconds until its planned end, negative behind it; nil where the tour plans no end.
  public var remaining: Int?
  /// How many whole minutes the lesson is behind its plan; negative where it is ahead, 0 while the step's own time runs.
  public var drift: Int
  /// The optional steps still to come, in their order.
  public var optional: [Optional]

  /// The pace at a step.
  /// - Parameters:
  ///   - index: of the step among those within the horizon.
  ///   - elapsed: seconds since the lesson began.
  public init(of plan: TourPlan, at index: Int, elapsed: Int) {
    self.elapsed = elapsed
    remaining = plan.minutes.map { $0 * 60 - elapsed }
    let before = plan.steps.prefix(index).reduce(0) { $0 + ($1.settings.minutes ?? 0) } * 60
    let own = index < plan.steps.count ? (plan.steps[index].settings.minutes ?? 0) * 60 : 0
    drift = elapsed > before + own ? (elapsed - before - own) / 60 : elapsed < before ? (elapsed - before) / 60 : 0
    optional = plan.steps.dropFirst(index + 1).filter(\.settings.isOptional).compactMap { step in
      step.settings.minutes.map { Optional(number: step.number, minutes: $0) }
    }
  }

  /// Steps to leave out so that the lesson is back in its plan: as few as can be, then the shortest, then the latest ones; all that there are where even they
  /// do not suffice. Empty where the lesson is not behind.
  public var omissions: [Optional] {
    guard drift > 0, !optional.isEmpty else { return [] }
    // A lesson has a handful of them; beyond that only the last ones are tried.
    let candidates = Array(optional.suffix(12))
    var best: [Optional]?
    for choice in 1..<(1 << candidates.count) {
      let chosen = candidates.indices.filter { choice & (1 << $0) != 0 }.map { candidates[$0] }
      guard Self.minutes(chosen) >= drift else { continue }
      guard let known = best else {
        best = chosen
        continue
      }
      if (chosen.count, Self.minutes(chosen)) <= (known.count, Self.minutes(known)) { best = chosen }
    }
    return best ?? optional
  }

  private static func minutes(_ steps: [Optional]) -> Int { steps.reduce(0) { $0 + $1.minutes } }

  /// What a presenter reads: `on plan`, `3 min ahead`, `+4 min; leaving out steps 9 and 11 returns to plan`.
  public var text: String {
    if drift == 0 { return "on plan" }
    if drift < 0 { return "\(-drift) min ahead" }
    let left = omissions
    guard !left.isEmpty else { return "+\(drift) min" }
    let numbers = left.map(\.number)
    let names =
      numbers.count == 1
      ? "step \(numbers[0])"
      : "steps \(numbers.dropLast().joined(separator: ", ")) and \(numbers[numbers.count - 1])"
    let short = drift - Self.minutes(left)
    return short > 0
      ? "+\(drift) min; leaving out \(names) leaves +\(short) min"
      : "+\(drift) min; leaving out \(names) returns to plan"
  }
}
