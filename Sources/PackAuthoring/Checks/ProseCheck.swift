import SequenceModel

extension PackCheck {
  /// Prose and its days: contemporary prose knows nothing later, a dated block nothing later than its heading.
  func checkProse() {
    for entry in entries {
      checkLength(of: entry)
      for (row, origin) in zip(entry.record.rows, entry.origins) where row.statement.field == .prose {
        let isContemporary = row.statement.value == BlockTense.contemporary.rawValue
        // The contemporary prose of an entry without days of its own stands from the entry's first appearance.
        let staged = entry.record.days == nil && isContemporary ? shown[entry.draft.id] : nil
        let day = staged ?? row.days.shown
        if !isContemporary { checkHeading(row, origin, of: entry) }
        for text in origin.texts {
          checkLinks(text, until: day, isContemporary, in: entry.draft)
          checkDates(text, until: day, isContemporary, in: entry.draft)
        }
      }
    }
  }

  private func checkLinks(
    _ text: MarkedText, until day: Day, _ isContemporary: Bool, in draft: Draft
  ) {
    for link in text.links {
      guard let first = shown[link.target], first > day else { continue }
      let date = CalendarDate(first)
      findings.error(
        isContemporary ? .hindsightLink : .earlySince, draft.place(link.offset),
        "\(link.target) shows from \(date), the text already from \(CalendarDate(day))")
    }
  }

  private func checkDates(
    _ text: MarkedText, until day: Day, _ isContemporary: Bool, in draft: Draft
  ) {
    for mention in text.dates where mention.target.date.firstDay > day {
      findings.error(
        isContemporary ? .laterDate : .earlySince, draft.place(mention.offset),
        "'\(mention.target.words)' is later than the day from which the text shows (\(CalendarDate(day)))")
    }
  }

  private func checkHeading(
    _ row: EntryRecord.Row, _ origin: MappedEntry.RowOrigin, of entry: MappedEntry
  ) {
    guard let date = row.statement.date, let day = entry.proseDay, date.lastDay < day else { return }
    findings.error(
      .blockDate, entry.draft.place(origin.offset), "\(date) lies before the entry's own day (\(CalendarDate(day)))")
  }

  /// A moment's contemporary prose has 60 to 350 words: below, it says too little to read on its own; above, it is no entry.
  private func checkLength(of entry: MappedEntry) {
    guard entry.draft.id.kind == .moment, let block = entry.draft.prose?.contemporary else { return }
    let place = entry.draft.place(block.offset)
    let count = block.text.wordCount
    if count < 60 {
      findings.warning(.wordCount, place, "\(count) words of contemporary prose; a moment has 60 to 350")
    } else if count > 350 {
      findings.error(.wordCount, place, "\(count) words of contemporary prose; a moment has 60 to 350")
    }
  }
}

extension MappedEntry {
  /// The day that the entry's contemporary prose is about; nil for entries that always show.
  fileprivate var proseDay: Day? {
    if let date = draft.fields.date("end") { return date.lastDay }
    return record.days.map(\.about) ?? record.rows.filter { $0.statement.field != .prose }.map(\.days.about).min()
  }
}
