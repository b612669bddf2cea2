import SequenceModel

extension EntryMapper {
  /// A moment row is about its first day; its prose about the last day of its span.
  func moment(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    guard let date = fields.date("date") else { return nil }
    let publicFrom = fields.date("public-from")
    let days = AuthoredDays(date, publicFrom: publicFrom, moment: draft.id)
    let head = Head(
      id: draft.id, title: fields.line("title") ?? "", short: fields.line("short") ?? "",
      gist: fields.line("gist") ?? "", date: date, end: fields.date("end"), time: fields.time("time"),
      type: fields.line("type") ?? "", rank: fields.number("rank") ?? 0, phase: fields.slug("phase") ?? "",
      days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: days)
    entry.record.follows = fields.entry("follows")
    entry.attribute(.place, fields.group("place").map(place))
    entry.attribute(.contentNote, fields.line("content-note"))
    entry.refer(.follows, fields.entry("follows"))
    entry.refer(.participants, fields.groups("participants").compactMap { $0.entry("actor") })
    entry.refer(.claims, fields.entries("claims"))
    entry.refer(.commitments, fields.entries("commitments"))
    entry.refer(.sources, fields.entries("sources"))
    entry.addProse(days: AuthoredDays(fields.date("end") ?? date, publicFrom: publicFrom, moment: draft.id))
    for participant in fields.groups("participants") {
      guard let actor = participant.entry("actor") else { continue }
      entry.add(
        .authored(.participant, subject: .actor(actor), text: participant.line("role")), from: participant, days: days)
    }
    return entry
  }

  /// `Capella Hotel, Singapore`: a city that is its own country stands once.
  private func place(_ fields: Record) -> String {
    unique(["name", "city", "country"].compactMap(fields.line)).joined(separator: ", ")
  }
}
