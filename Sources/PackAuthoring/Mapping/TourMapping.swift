import SequenceModel

extension EntryMapper {
  /// A tour shows always: what its steps show is bounded by the lock in force at each of them.
  func tour(_ draft: Draft) -> MappedEntry? {
    let fields = draft.fields
    let head = Head(id: draft.id, title: fields.line("title") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: .always)
    entry.attribute(.minutes, fields.number("minutes").map(String.init))
    entry.attribute(.audience, fields.line("audience"))
    entry.attribute(.lock, fields.date("lock")?.description)
    for (index, step) in draft.steps.enumerated() {
      entry.add(
        .authored(
          .step, label: String(index + 1), text: step.title, note: step.text.stored, extra: step.settingsText),
        from: Record(offset: step.offset), days: .always, texts: [step.text])
    }
    return entry
  }
}
