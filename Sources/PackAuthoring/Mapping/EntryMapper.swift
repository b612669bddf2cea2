import SequenceModel

/// Turns drafts into records: which field becomes which statement, about which day and public from which (design: two clocks).
/// An entry without the date that its days come from maps to nil; that it is missing was reported.
struct EntryMapper {
  /// The last day of the article's publication, from which the claims, passages and the article's lessons show.
  let publication: AuthoredDays
  /// The moments' days, for what is made at a moment.
  private(set) var moments: [EntryID: AuthoredDays] = [:]
  /// The moments' dates, as authored.
  private(set) var dates: [EntryID: CalendarDate] = [:]
  /// What was mapped so far.
  private(set) var entries: [MappedEntry] = []

  init(publication: CalendarDate?) {
    self.publication = publication.map { AuthoredDays($0) } ?? .always
  }

  /// Maps all drafts: moments first, as others are made at them; then questions, as they show with the entries they ask about, and
  /// tours, whose steps show with all that they refer to.
  mutating func map(_ drafts: [Draft]) {
    for draft in drafts where draft.id.kind == .moment {
      guard let entry = moment(draft) else { continue }
      moments[draft.id] = entry.record.days
      dates[draft.id] = entry.record.head.date
      entries.append(entry)
    }
    entries += drafts.compactMap(entry)
    var shown = firstShown(entries)
    entries += drafts.filter { $0.id.kind == .question }.map { question($0, shown: shown) }
    shown = firstShown(entries)
    entries += drafts.filter { $0.id.kind == .tour }.map { tour($0, shown: shown) }
  }

  /// An entry of a kind whose days need no others than the moments'.
  private func entry(_ draft: Draft) -> MappedEntry? {
    switch draft.id.kind {
    case .moment, .question, .tour: nil
    case .actor: actor(draft)
    case .passage: passage(draft)
    case .claim: claim(draft)
    case .commitment: commitment(draft)
    case .offer: offer(draft)
    case .term: term(draft)
    case .account: account(draft)
    case .document: document(draft)
    case .lesson: lesson(draft)
    case .word: word(draft)
    case .source: source(draft)
    }
  }
}

/// The day from which each entry shows: its own, or its first row's; an actor also with the first moment it takes part in.
func firstShown(_ entries: [MappedEntry]) -> [EntryID: Day] {
  var shown: [EntryID: Day] = [:]
  for entry in entries {
    if let day = entry.firstShown { shown[entry.draft.id] = day }
  }
  for entry in entries where entry.draft.id.kind == .moment {
    guard let day = entry.record.days?.shown else { continue }
    for reference in entry.record.references where reference.field == .participants {
      shown[reference.target] = min(shown[reference.target] ?? day, day)
    }
  }
  return shown
}
