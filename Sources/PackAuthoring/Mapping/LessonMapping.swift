import SequenceModel

extension EntryMapper {
  /// A lesson by an author shows from its own date, one of the article's passages from the article's publication.
  func lesson(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    let author = fields.group("by")
    let date = author?.date("date")
    let head = Head(
      id: draft.id, title: fields.line("title") ?? "", date: date, type: fields.line("family") ?? "", days: .unplaced)
    let days = date.map { AuthoredDays($0) } ?? publication
    var entry = MappedEntry(draft, head: head, days: days)
    entry.attribute(.by, author?.line("author"))
    entry.attribute(.outlet, author?.line("outlet"))
    entry.refer(.passage, fields.entry("passage"))
    entry.attribute(.argument, fields.text("argument"))
    entry.attribute(.reply, fields.text("reply"))
    entry.refer(.claims, fields.entries("claims"))
    entry.refer(.sources, fields.entries("sources"))
    entry.addProse(days: days)
    return entry
  }
}
