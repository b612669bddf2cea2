import SequenceModel

extension EntryMapper {
  /// A source shows from its publication.
  func source(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    guard let date = fields.date("date") else { return nil }
    let head = Head(
      id: draft.id, title: fields.line("title") ?? "", date: date, type: fields.line("genre") ?? "",
      party: fields.slug("party") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: AuthoredDays(date))
    entry.attribute(.publisher, fields.line("publisher"))
    entry.attribute(.author, fields.line("author"))
    entry.attribute(.url, fields.line("url"))
    entry.attribute(.channel, fields.line("channel"))
    entry.attribute(.read, fields.line("read"))
    entry.attribute(.note, fields.line("note"))
    entry.refer(.origin, fields.entry("origin"))
    return entry
  }

  /// A word shows always, or from its day.
  func word(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    let head = Head(id: draft.id, title: fields.line("term") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: fields.date("from").map { AuthoredDays($0) } ?? .always)
    entry.attribute(.native, fields.line("native"))
    entry.record.names += [fields.line("native")].compactMap { $0 }
    entry.attribute(.text, fields.text("text"))
    entry.refer(.sources, fields.entries("sources"))
    return entry
  }
}
