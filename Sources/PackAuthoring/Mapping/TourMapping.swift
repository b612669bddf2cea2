import SequenceModel

extension EntryMapper {
  /// A tour shows always, each of its steps from a day of its own: a reader of an earlier day sees the steps before it.
  func tour(_ draft: Draft, shown: [EntryID: Day]) -> MappedEntry {
    let fields = draft.fields
    let head = Head(id: draft.id, title: fields.line("title") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: .always)
    entry.attribute(.minutes, fields.number("minutes").map(String.init))
    entry.attribute(.audience, fields.line("audience"))
    entry.attribute(.lock, fields.date("lock")?.description)
    let stepDays = draft.stepDays(shown: shown).map { day in day.map { AuthoredDays(about: $0, shown: $0) } ?? .always }
    for (index, (step, days)) in zip(draft.steps, stepDays).enumerated() {
      entry.add(
        .authored(
          .step, label: String(index + 1), text: step.title, note: step.text.stored, extra: step.settingsText),
        from: Record(offset: step.offset), days: days, texts: [step.text])
    }
    return entry
  }
}
