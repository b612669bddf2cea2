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

  /// Contemporary prose that is shorter says too little to read on its own; longer, it is no entry.
  private func checkLength(of entry: MappedEntry) {
    let kind = entry.draft.id.kind
    guard let block = entry.draft.prose?.contemporary, let words = Self.words(of: kind) else { return }
    let count = block.text.wordCount
    guard !words.contains(count) else { return }
    let place = entry.draft.place(block.offset)
    let range =
      words.lowerBound > 0 ? "\(words.lowerBound) to \(words.upperBound)" : "at most \(words.upperBound)"
    let message = "\(count) words of contemporary prose; \(kind.withArticle) has \(range)"
    if kind == .moment, count > words.upperBound {
      findings.error(.wordCount, place, message)
    } else {
      findings.warning(.wordCount, place, message)
    }
  }

  /// How many words the contemporary prose of a kind has; nil for kinds without prose of that sort.
  private static func words(of kind: Kind) -> ClosedRange<Int>? {
    switch kind {
    case .moment: 60...350
    case .passage: 30...350
    case .commitment: 40...350
    case .actor, .offer, .term, .account, .document, .lesson: 0...350
    case .claim, .word, .source, .question, .tour: nil
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
