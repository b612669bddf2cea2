import SequenceModel

/// Something that a step of a tour shows, links to, cites or names, with the day before which the step cannot show.
struct StepReference {
  let day: Day
  /// Its first byte in the source.
  let offset: Int
  /// For a message: `moment/hanoi-dinner shows from 2019-02-27`.
  let words: String
}

extension TourStep {
  /// What the step refers to, in the order of the source. Its gate is left out: it opens behind the step.
  /// - Parameter shown: the day from which each entry shows; what is not there has no day.
  func references(shown: [EntryID: Day]) -> [StepReference] {
    let view = settings?.group("view")
    var references: [StepReference] = []
    func add(_ id: EntryID, _ offset: Int) {
      guard let day = shown[id] else { return }
      references.append(StepReference(day: day, offset: offset, words: "\(id) shows from \(CalendarDate(day))"))
    }
    func add(_ mention: DateMention, _ offset: Int) {
      // A coarse date may be any of its days.
      let day = mention.date.firstDay
      references.append(StepReference(day: day, offset: offset, words: "'\(mention.words)' is of \(CalendarDate(day))"))
    }
    if let entry = view?.entry("entry") { add(entry, view?.offset(of: "entry") ?? offset) }
    if let cut = view?.date("as-of")?.lastDay ?? view?.entry("as-of").flatMap({ shown[$0] }) {
      let words = "the cut is at \(CalendarDate(cut))"
      references.append(StepReference(day: cut, offset: view?.offset(of: "as-of") ?? offset, words: words))
    }
    for mention in DateMention.all(in: title) { add(mention, offset) }
    for mention in text.links + text.citations { add(mention.target, mention.offset) }
    for mention in text.dates { add(mention.target, mention.offset) }
    return references.sorted { $0.offset < $1.offset }
  }
}

extension Draft {
  /// The day from which each step of a tour shows: the latest of what it refers to, and never before the step above it. Nil for
  /// steps at the beginning that refer to nothing: they show always.
  func stepDays(shown: [EntryID: Day]) -> [Day?] {
    var latest: Day?
    return steps.map { step in
      latest = (step.references(shown: shown).map(\.day) + [latest].compactMap { $0 }).max()
      return latest
    }
  }
}
