import SequenceModel

extension EntryMapper {
  /// An actor has no day of its own: it appears with its first role or moment. Its prose is about its first role's day.
  func actor(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    let roles = fields.groups("roles")
    let days = roles.compactMap { role in
      role.date("from").map { AuthoredDays($0, publicFrom: role.date("public-from")) }
    }
    guard let first = days.min(by: { $0.shown < $1.shown }) else { return nil }
    let head = Head(
      id: draft.id, title: fields.line("name") ?? "", type: fields.line("kind") ?? "",
      party: fields.slug("party") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: nil)
    entry.attribute(.native, fields.line("native"))
    for alias in fields.lines("aliases") { entry.attribute(.alias, alias) }
    entry.record.names += fields.lines("aliases") + [fields.line("native")].compactMap { $0 }
    entry.refer(.sources, fields.entries("sources"))
    entry.addProse(days: first)
    for role in roles {
      guard let from = role.date("from") else { continue }
      entry.add(
        .authored(.role, date: from, end: role.date("to"), text: role.line("title")), from: role,
        days: AuthoredDays(from, publicFrom: role.date("public-from")))
    }
    for want in fields.groups("wants") {
      guard let from = want.date("from") else { continue }
      let text = want.text("text")
      entry.add(
        .authored(.want, date: from, text: text?.stored), from: want,
        days: AuthoredDays(from, publicFrom: want.date("public-from")), texts: [text])
    }
    return entry
  }
}
