import SequenceModel

extension EntryMapper {
  /// A commitment stands at the moment in which it was made.
  func commitment(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    guard let made = fields.entry("made"), let madeDays = moments[made] else { return nil }
    let days = AuthoredDays(
      about: madeDays.about, shown: fields.date("public-from")?.lastDay ?? madeDays.shown, moment: made)
    let head = Head(
      id: draft.id, title: fields.line("title") ?? "", date: dates[made], type: fields.line("form") ?? "",
      days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: days)
    entry.attribute(.by, fields.holders("by"))
    entry.attribute(.to, fields.holders("to"))
    entry.refer(.made, made)
    if let phrase = fields.group("phrase") {
      entry.attribute(.phrase, phrase.line("words"))
      entry.refer(.sources, phrase.entry("source"))
    }
    entry.attribute(.condition, fields.text("condition"))
    entry.refer(.sources, fields.entries("sources"))
    entry.addProse(days: days)
    for restated in fields.groups("restated") {
      guard let date = restated.date("date") else { continue }
      let text = restated.text("text")
      entry.add(
        .authored(.restated, date: date, text: text?.stored), from: restated, days: AuthoredDays(date), texts: [text])
    }
    for dependency in fields.groups("depends-on") { add(dependency, to: &entry, made: days) }
    for state in fields.groups("states") { add(state: state, to: &entry) }
    return entry
  }

  private func add(_ dependency: Record, to entry: inout MappedEntry, made: AuthoredDays) {
    guard let other = dependency.entry("on"), let holder = dependency.holder("holder") else { return }
    let since = dependency.date("since")
    entry.add(
      .authored(.dependency, date: since, subject: holder, object: other, value: dependency.line("relation")),
      from: dependency, days: since.map { AuthoredDays($0) } ?? made,
      links: [.init(.on, other)] + [holder.actor].compactMap { $0 }.map { .init(.holder, $0) })
  }

  private func add(state: Record, to entry: inout MappedEntry) {
    guard let judged = state.date("judged"), let holder = state.holder("holder") else { return }
    let moment = state.entry("at")
    let text = state.text("text")
    entry.add(
      .authored(
        .state, date: judged, subject: holder, object: moment, value: state.line("state"), text: text?.stored,
        note: state.line("note")),
      from: state, days: AuthoredDays(judged, publicFrom: state.date("public-from"), moment: moment), texts: [text],
      links: [moment].compactMap { $0 }.map { .init(.at, $0) }
        + [holder.actor].compactMap { $0 }.map { .init(.holder, $0) })
  }
}
