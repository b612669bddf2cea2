import SequenceModel

extension EntryMapper {
  /// An offer stands on the day, or at the moment, in which it was made.
  func offer(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    let moment = fields.entry("made")
    guard let date = fields.date("made") ?? moment.flatMap({ dates[$0] }) else { return nil }
    let days = AuthoredDays(
      about: moment.flatMap { moments[$0]?.about } ?? date.lastDay,
      shown: fields.date("public-from")?.lastDay ?? moment.flatMap { moments[$0]?.shown } ?? date.lastDay,
      moment: moment)
    let head = Head(id: draft.id, title: fields.line("title") ?? "", date: date, days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: days)
    entry.attribute(.by, fields.holders("by"))
    entry.attribute(.to, fields.holders("to"))
    entry.refer(.made, moment)
    entry.attribute(.gives, fields.text("gives"))
    entry.attribute(.asks, fields.text("asks"))
    entry.addProse(days: days)
    for (name, field) in [("told-by", StatementField.told), ("denied-by", .denied)] {
      for telling in fields.groups(name) {
        guard let speaker = telling.holder("speaker") else { continue }
        let date = telling.date("date")
        entry.add(
          .authored(field, date: date, subject: speaker), from: telling,
          days: date.map { AuthoredDays($0) } ?? AuthoredDays(about: days.shown, shown: days.shown, moment: moment),
          links: [speaker.actor].compactMap { $0 }.map { .init(.holder, $0) })
      }
    }
    for outcome in fields.groups("outcomes") {
      guard let date = outcome.date("date") else { continue }
      let text = outcome.text("text")
      let commitment = outcome.entry("commitment")
      entry.add(
        .authored(.outcome, date: date, object: commitment, text: text?.stored), from: outcome,
        days: AuthoredDays(date), texts: [text], links: [commitment].compactMap { $0 }.map { .init(.outcome, $0) })
    }
    return entry
  }
}
