import SequenceModel

extension EntryMapper {
  /// An account appears with its first telling; a cell with its telling, a proposition with the first cell about it.
  func account(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    let tellings = fields.groups("tellings")
    var days: [String: AuthoredDays] = [:]
    for telling in tellings {
      if let id = telling.line("id"), let date = telling.date("date") { days[id] = AuthoredDays(date) }
    }
    guard let first = days.values.min(by: { $0.shown < $1.shown }) else { return nil }
    var entry = MappedEntry(
      draft, head: Head(id: draft.id, title: fields.line("title") ?? "", days: .unplaced), days: nil)
    entry.refer(.meeting, fields.entries("meeting"))
    entry.addProse(days: first)
    for telling in tellings {
      guard let id = telling.line("id"), let teller = telling.holder("teller"), let days = days[id] else { continue }
      let setting = telling.text("setting")
      let source = telling.entry("source")
      let row = entry.add(
        .authored(
          .telling, date: telling.date("date"), subject: teller, object: source, label: id, text: setting?.stored,
          note: telling.time("time")?.description, extra: telling.slug("party")),
        from: telling, days: days, texts: [setting],
        links: [source].compactMap { $0 }.map { .init(.sources, $0) }
          + [teller.actor].compactMap { $0 }.map { .init(.holder, $0) })
      if let source {
        entry.record.rows[row].statement.citations = unique([source] + entry.record.rows[row].statement.citations)
      }
    }
    for proposition in fields.groups("propositions") { add(proposition, to: &entry, tellings: days) }
    return entry
  }

  private func add(_ proposition: Record, to entry: inout MappedEntry, tellings: [String: AuthoredDays]) {
    let cells = proposition.table("cells").compactMap { cell -> (name: String, record: Record, days: AuthoredDays)? in
      guard let telling = tellings[cell.name] else { return nil }
      let shown = cell.record.date("public-from")?.lastDay ?? telling.shown
      return (cell.name, cell.record, AuthoredDays(about: telling.about, shown: shown))
    }
    guard let first = cells.map(\.days).min(by: { $0.shown < $1.shown }) else { return }
    let text = proposition.text("text")
    let row = entry.add(
      .authored(.proposition, label: proposition.line("id") ?? "", text: text?.stored), from: proposition, days: first,
      texts: [text])
    for cell in cells {
      let detail = cell.record.text("detail")
      entry.add(
        .authored(.cell, value: cell.record.line("stance"), label: cell.name, text: detail?.stored), from: cell.record,
        days: cell.days, parent: row, texts: [detail])
    }
  }
}
