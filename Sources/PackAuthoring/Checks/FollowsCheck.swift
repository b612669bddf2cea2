import SequenceModel

extension PackCheck {
  /// `follows` orders the moments of one day: never across days, never in a circle, never against the clock.
  func checkFollows() {
    var inCircle: Set<EntryID> = []
    for draft in drafts where draft.id.kind == .moment {
      guard let target = draft.fields.entry("follows"), let followed = records[target] else { continue }
      let place = draft.place(draft.fields.offset(of: "follows"))
      guard let date = draft.fields.date("date"), let day = followed.fields.date("date") else { continue }
      if date.precision != .day || day.precision != .day || date.firstDay != day.firstDay {
        findings.error(
          .followsOtherDay, place, "\(target) is on another day (\(day)); follows orders the moments of one day")
        continue
      }
      let chain = chain(from: draft.id)
      if chain.last == draft.id, !inCircle.contains(draft.id) {
        inCircle.formUnion(chain)
        findings.error(.followsCycle, place, "follows itself: \(chain.map(\.description).joined(separator: " → "))")
      }
      guard let time = draft.fields.time("time"),
        let earlier = chain.dropFirst().first(where: { records[$0]?.fields.time("time") != nil }), earlier != draft.id,
        let before = records[earlier]?.fields.time("time"), time < before
      else { continue }
      findings.error(.contradictingOrder, place, "follows \(earlier) (\(before)), but is earlier that day (\(time))")
    }
  }

  /// The moments that a moment follows, itself first; ends where it comes back to one of them.
  private func chain(from id: EntryID) -> [EntryID] {
    var chain = [id]
    var seen: Set<EntryID> = [id]
    while let next = chain.last.flatMap({ records[$0]?.fields.entry("follows") }) {
      chain.append(next)
      guard seen.insert(next).inserted else { break }
    }
    return chain
  }
}
