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
    for (step, days) in zip(draft.steps, stepDays) {
      entry.add(
        .authored(
          .step, label: String(step.number), text: step.title, note: step.text.stored,
          extra: StepSettings(step).text),
        from: Record(offset: step.offset), days: days, texts: [step.text])
    }
    return entry
  }
}

extension StepSettings {
  /// The settings of a step. One that says nothing of its view shows what its text links to first, but no question: its page has the answers.
  init(_ step: TourStep) {
    self.init()
    guard let fields = step.settings, let view = fields.group("view") else {
      entry = step.text.links.first { ![.question, .tour].contains($0.target.kind) }?.target
      if let fields = step.settings { read(fields) }
      return
    }
    lens = view.line("lens") ?? ""
    entry = view.entry("entry")
    cut = view.date("as-of").map { .day($0.lastDay) } ?? view.entry("as-of").map(Cut.moment)
    reading = view.line("reading").flatMap(Reading.init)
    focus = view.line("focus") ?? ""
    filter = view.line("filter") ?? ""
    highlight = view.line("highlight") ?? ""
    read(fields)
  }

  /// What a step says beside its view.
  private mutating func read(_ fields: Record) {
    minutes = fields.number("minutes")
    isOptional = fields.flag("optional")
    gate = fields.group("gate").map { Gate(question: $0.entry("question"), lock: $0.date("lock")?.lastDay) }
  }
}
