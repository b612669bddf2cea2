import SequenceModel

/// Promises that wait for each other in a circle, by the terms of more than one holder.
///
/// The rule: `A after B` says that A comes later than B, `A with B` that A comes not before B. Terms that lead back to where they began and hold
/// at least one `after` cannot all be met: that is a deadlock. A circle of `with` alone is none, since all can be done on one day. What
/// becomes of a promise does not end it: these are terms, and they stay on record as stated on their days. A circle by the terms of one holder
/// is that holder's contradiction; `pack check` refuses it.
public struct Deadlock: Hashable, Sendable {
  /// Each waits for the commitment of the next, the last one for that of the first. The one stated first stands first.
  public let dependencies: [Dependency]

  /// `By the terms each side stated on 28 Feb 2019 and 1 Mar 2019, each waits for the other`; of a longer circle `for the next`.
  public var text: String {
    var days: [String] = []
    for day in dependencies.map(\.since).sorted(by: { $0.lastDay < $1.lastDay }).map(\.readable)
    where !days.contains(day) {
      days.append(day)
    }
    let listed = [days.dropLast().joined(separator: ", "), days.last ?? ""].filter { !$0.isEmpty }
    let next = dependencies.count == 2 ? "other" : "next"
    return "By the terms each side stated on \(listed.joined(separator: " and ")), each waits for the \(next)"
  }

  /// The deadlocks among dependencies: for each promise that must come after another and waits in a circle, the shortest such circle, each
  /// once; by the day from which all its terms were stated.
  static func all(among dependencies: [Dependency]) -> [Deadlock] {
    let graph = DependencyGraph(dependencies)
    var covered: Set<Int> = []
    var found: [Deadlock] = []
    for (term, dependency) in dependencies.enumerated() where dependency.relation == .after && !covered.contains(term) {
      guard let circle = graph.circle(through: term) else { continue }
      let terms = circle.map { dependencies[$0] }
      guard Set(terms.map(\.holder)).count > 1 else { continue }
      covered.formUnion(circle)
      found.append(Deadlock(startingWithFirstStated: terms))
    }
    return found.sorted { ($0.completed, $0.dependencies[0].statement) < ($1.completed, $1.dependencies[0].statement) }
  }

  private init(startingWithFirstStated circle: [Dependency]) {
    let first = circle.indices.min {
      (circle[$0].since.lastDay, circle[$0].statement) < (circle[$1].since.lastDay, circle[$1].statement)
    }
    dependencies = Array(circle[(first ?? 0)...] + circle[..<(first ?? 0)])
  }

  /// The day from which all terms were stated.
  private var completed: Day { dependencies.map(\.since.lastDay).max() ?? Day(number: 0) }
}

/// Dependencies as a graph: commitments and terms by number.
private struct DependencyGraph {
  /// The commitment that waits and the one that it waits for, by term.
  private let ends: [(from: Int, to: Int)]
  /// The terms by the commitment that waits, without those that lead to promises that wait for nothing: they are in no circle.
  private let terms: [[Int]]

  init(_ dependencies: [Dependency]) {
    var numbers: [EntryID: Int] = [:]
    func number(_ id: EntryID) -> Int {
      let number = numbers[id] ?? numbers.count
      numbers[id] = number
      return number
    }
    let ends = dependencies.map { (from: number($0.commitment), to: number($0.awaited)) }
    var terms = [[Int]](repeating: [], count: numbers.count)
    var back = terms
    for (term, end) in ends.enumerated() {
      terms[end.from].append(term)
      back[end.to].append(term)
    }
    var left = terms.map(\.count)
    var idle = left.indices.filter { left[$0] == 0 }
    while let commitment = idle.popLast() {
      for term in back[commitment] {
        left[ends[term].from] -= 1
        if left[ends[term].from] == 0 { idle.append(ends[term].from) }
      }
    }
    self.ends = ends
    self.terms = terms.map { $0.filter { left[ends[$0].to] > 0 } }
  }

  /// The shortest circle that begins with a term; nil if it is in none.
  func circle(through first: Int) -> [Int]? {
    let (goal, start) = ends[first]
    var arrived = [Int?](repeating: nil, count: terms.count)
    var queue = [start]
    var next = 0
    while start != goal, next < queue.count, arrived[goal] == nil {
      for term in terms[queue[next]] where ends[term].to != start && arrived[ends[term].to] == nil {
        arrived[ends[term].to] = term
        queue.append(ends[term].to)
      }
      next += 1
    }
    var way: [Int] = []
    var place = goal
    while place != start {
      guard let term = arrived[place] else { return nil }
      way.append(term)
      place = ends[term].from
    }
    return [first] + way.reversed()
  }
}
