/// How a tour divides its time. A class asks, argues and comes late: of 45 minutes steps fill at most 35, and two or more may be skipped.
public struct TourTime: Hashable, Sendable {
  /// The minutes of the whole hour.
  public var minutes: Int
  /// How many steps there are.
  public var steps: Int
  /// The minutes that steps say they take, together.
  public var planned: Int
  /// How many steps may be skipped.
  public var optional: Int

  /// The time of a tour of so many minutes.
  public init(minutes: Int, steps: [StepSettings]) {
    self.minutes = minutes
    self.steps = steps.count
    planned = steps.compactMap(\.minutes).reduce(0, +)
    optional = steps.count(where: \.isOptional)
  }

  /// The most minutes that steps may fill.
  public var most: Int { minutes * 35 / 45 }

  /// What does not fit, a sentence each without a full stop.
  public var problems: [String] {
    var problems: [String] = []
    if planned > most {
      problems.append("the steps take \(planned) minutes; of \(minutes), at most \(most) are planned")
    }
    if optional < 2 {
      problems.append("\(optional) of \(steps) steps may be skipped; two or more let a class catch up")
    }
    return problems
  }
}
