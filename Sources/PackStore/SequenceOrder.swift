import SequenceModel

/// The order of the moments of one day: by time, untimed ones last, each after the one it follows.
///
/// A moment is *placed* within its day if it has a time or takes part in a `follows`; the others stand at the end of the day.
enum SequenceOrder {
  /// The moments of one day in order, and how many of them are placed: those come first.
  /// - Throws: if moments follow one another in a circle.
  static func ordered(_ day: [EntryRecord]) throws(PackWriter.Failure) -> (moments: [EntryRecord], placed: Int) {
    guard day.count > 1 else {
      return (day, day.first?.head.time == nil ? 0 : day.count)
    }
    let indices = Dictionary(day.indices.map { (day[$0].head.id, $0) }, uniquingKeysWith: { first, _ in first })
    var followers: [[Int]] = Array(repeating: [], count: day.count)
    var isWaiting = [Bool](repeating: false, count: day.count)
    var isPlaced = day.map { $0.head.time != nil }
    for index in day.indices {
      guard let target = day[index].follows.flatMap({ indices[$0] }) else { continue }
      followers[target].append(index)
      isWaiting[index] = true
      isPlaced[index] = true
      isPlaced[target] = true
    }
    // What a moment waits for comes before it: an untimed one counts with the earliest time of those that follow it.
    var times = day.map { $0.head.time?.minutes ?? Int.max }
    for index in day.indices {
      var follower = index
      var steps = 0
      while let target = day[follower].follows.flatMap({ indices[$0] }) {
        if day[target].head.time == nil { times[target] = min(times[target], times[follower]) }
        follower = target
        steps += 1
        guard steps <= day.count else {
          throw PackWriter.Failure(reason: "\(day[index].head.id) follows itself in a circle")
        }
      }
    }
    func key(_ index: Int) -> (Int, Int, EntryID) { (isPlaced[index] ? 0 : 1, times[index], day[index].head.id) }
    // Those that wait for none, the next one last.
    var ready = day.indices.filter { !isWaiting[$0] }.sorted { key($0) > key($1) }
    var moments: [EntryRecord] = []
    while let next = ready.popLast() {
      moments.append(day[next])
      for follower in followers[next] {
        ready.insert(follower, at: ready.firstIndexSorted { key($0) < key(follower) })
      }
    }
    return (moments, isPlaced.count { $0 })
  }
}
