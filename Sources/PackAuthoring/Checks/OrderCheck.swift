import SequenceModel

extension PackCheck {
  /// Dates and orders that contradict one another.
  func checkOrder() {
    checkPhases()
    for draft in drafts {
      for record in [draft.fields] + draft.fields.nestedRecords { checkDates(record, in: draft) }
      if draft.id.kind == .moment { checkPhase(of: draft) }
    }
    for entry in entries where [.commitment, .offer].contains(entry.draft.id.kind) {
      checkPublic(entry)
    }
    checkFollows()
  }

  private func checkPhases() {
    guard let frame else { return }
    let phases = frame.fields.groups("phases")
    for (earlier, later) in zip(phases, phases.dropFirst()) {
      guard let first = earlier.date("from"), let second = later.date("from"), second.firstDay <= first.firstDay else {
        continue
      }
      findings.error(
        .phaseOrder, frame.source.place(later.offset(of: "from")),
        "begins on \(second), not after the phase above it (\(first)); phases stand in order")
    }
  }

  private func checkDates(_ record: Record, in draft: Draft) {
    for (start, end) in [("date", "end"), ("from", "to")] {
      guard let first = record.date(start), let last = record.date(end), last.lastDay < first.firstDay else { continue }
      findings.error(
        .dateOrder, draft.place(record.offset(of: end)), "\(end) (\(last)) lies before \(start) (\(first))")
    }
    guard let shown = record.date("public-from"),
      let date = record.date("date") ?? record.date("judged") ?? record.date("from"), shown.lastDay < date.firstDay
    else { return }
    findings.error(
      .publicBefore, draft.place(record.offset(of: "public-from")), "public from \(shown), before it happened (\(date))"
    )
  }

  /// What is made at a moment takes its day from it.
  private func checkPublic(_ entry: MappedEntry) {
    let fields = entry.draft.fields
    guard fields.date("made") != nil || fields.entry("made") != nil, let shown = fields.date("public-from"),
      let made = entry.record.head.date, shown.lastDay < made.firstDay
    else { return }
    findings.error(
      .publicBefore, entry.draft.place(fields.offset(of: "public-from")),
      "public from \(shown), before it was made (\(made))")
  }

  /// A moment stands in the phase in which its date lies: lists show phases as stretches of the sequence.
  private func checkPhase(of draft: Draft) {
    guard let frame, let date = draft.fields.date("date"), let slug = draft.fields.slug("phase"),
      let index = frame.phases.firstIndex(where: { $0.id == slug })
    else { return }
    let place = draft.place(draft.fields.offset(of: "phase"))
    let phase = frame.phases[index]
    if date.lastDay < phase.from.firstDay {
      findings.error(.phaseOrder, place, "the moment (\(date)) lies before its phase begins (\(phase.from))")
    } else if index + 1 < frame.phases.count, frame.phases[index + 1].from.firstDay <= date.firstDay {
      let next = frame.phases[index + 1]
      findings.error(
        .phaseOrder, place, "the moment (\(date)) lies behind its phase: '\(next.id)' begins on \(next.from)")
    }
  }
}

extension Record {
  /// The groups of fields inside of it, nested ones included.
  var nestedRecords: [Record] { values.values.sorted { $0.offset < $1.offset }.flatMap(\.nestedRecords) }
}

extension Value {
  fileprivate var nestedRecords: [Record] {
    switch content {
    case .list(let items): items.flatMap(\.nestedRecords)
    case .group(let record): [record] + record.nestedRecords
    case .table(let rows): rows.flatMap { [$0.record] + $0.record.nestedRecords }
    default: []
    }
  }
}
