import SequenceModel

@testable import PackAuthoring

/// The order of a day's moments, by the sentence of the design: by time, then by what follows what, then by id; untimed ones that no
/// `follows` places come last and count only when the whole day does.
enum DayOrder {
  /// The moments with their instants, in any order.
  static func instants(of drafts: [Draft], on day: Day) -> [(id: EntryID, about: Instant)] {
    let here = Set(drafts.map(\.id))
    let followed = Dictionary(
      drafts.compactMap { draft in draft.fields.entry("follows").map { (draft.id, $0) } }.filter {
        here.contains($0.1)
      },
      uniquingKeysWith: { first, _ in first })
    let times = Dictionary(
      drafts.compactMap { draft in draft.fields.time("time").map { (draft.id, $0.minutes) } },
      uniquingKeysWith: { first, _ in first })
    // What others follow comes before them: without a time it has that of the earliest.
    func time(_ id: EntryID) -> Int {
      times[id] ?? followed.filter { $0.value == id }.map { time($0.key) }.min() ?? .max
    }
    let isPlaced = { id in times[id] != nil || followed[id] != nil || followed.values.contains(id) }
    var waiting = here.filter(isPlaced)
    var result: [(EntryID, Instant)] = here.filter { !isPlaced($0) }.map { ($0, .endOf(day)) }
    for order in 0..<waiting.count {
      let ready = waiting.filter { id in followed[id].map { !waiting.contains($0) } ?? true }
      guard let next = ready.min(by: { (time($0), $0) < (time($1), $1) }) else { break }
      waiting.remove(next)
      result.append((next, Instant(day, order: order)))
    }
    return result
  }
}
