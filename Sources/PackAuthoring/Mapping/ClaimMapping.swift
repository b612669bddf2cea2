import SequenceModel

extension EntryMapper {
  /// A passage shows from the article's publication.
  func passage(_ draft: Draft) -> MappedEntry? {
    let head = Head(id: draft.id, title: draft.fields.line("title") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: publication)
    entry.attribute(.number, draft.fields.line("number"))
    entry.addProse(days: publication)
    return entry
  }

  /// A claim shows from the article's publication, its assessments from the day they were judged.
  func claim(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    let text = fields.text("text")
    let head = Head(id: draft.id, title: text?.plain ?? "", type: fields.line("kind") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: publication)
    entry.attribute(.text, text)
    entry.refer(.passage, fields.entry("passage"))
    entry.refer(.moments, fields.entries("moments"))
    for assessment in fields.groups("assessments") {
      guard let judged = assessment.date("judged") else { continue }
      let days = AuthoredDays(judged)
      let parties = assessment.holders("between")
      let row = entry.add(
        .authored(
          .assessment, date: judged, value: assessment.line("status"), text: assessment.line("caveat"),
          note: parties.map(\.description).joined(separator: ",")),
        from: assessment, days: days, links: parties.compactMap(\.actor).map { .init(.holder, $0) })
      for evidence in assessment.groups("evidence") {
        let note = evidence.text("note")
        entry.add(
          .authored(.evidence, date: judged, value: evidence.line("side"), text: note?.stored), from: evidence,
          days: days, parent: row, texts: [note])
      }
    }
    return entry
  }
}
