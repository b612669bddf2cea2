import SequenceModel

extension EntryMapper {
  /// A document shows from its date, and its clauses with it.
  func document(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    guard let date = fields.date("date") else { return nil }
    let days = AuthoredDays(date)
    let head = Head(id: draft.id, title: fields.line("title") ?? "", date: date, days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: days)
    entry.attribute(.by, fields.holders("parties"))
    entry.attribute(.place, fields.line("place"))
    entry.attribute(.read, fields.line("read"))
    entry.refer(.sources, fields.entries("sources"))
    entry.addProse(days: days)
    for clause in fields.groups("clauses") {
      let bound = clause.holders("binds")
      let digest = clause.text("digest")
      let absent = clause.text("absent")
      var statement = Statement.authored(
        .clause, value: clause.line("verb"), label: clause.line("number") ?? "", text: digest?.stored,
        note: clause.line("phrase"), extra: absent?.stored)
      statement.subject = bound.map(\.description).joined(separator: ",")
      entry.add(
        statement, from: clause, days: days, texts: [digest, absent],
        links: clause.entries("claims").map { .init(.claims, $0) }
          + clause.entries("commitments").map { .init(.commitments, $0) }
          + bound.compactMap(\.actor).map { .init(.holder, $0) })
    }
    return entry
  }
}
