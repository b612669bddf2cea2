import SequenceModel

extension PackCheck {
  /// The pack's spoiler words in what shows before they may.
  func checkSpoilers() {
    guard !spoilers.isEmpty else { return }
    let check = SpoilerCheck(spoilers: spoilers, lock: lock, findings: findings)
    if let frame {
      for phase in frame.fields.groups("phases") {
        guard let day = phase.date("from")?.firstDay else { continue }
        check.line(phase, "title", day, frame.source)
      }
    }
    for draft in drafts where draft.id.kind != .tour {
      guard let day = shown[draft.id] else { continue }
      for name in ["title", "short", "gist", "name", "term", "prompt"] {
        check.line(draft.fields, name, day, draft.source)
      }
      if draft.id.kind == .claim, let text = draft.fields.text("text") {
        check.words(text.plain, day, draft.place(draft.fields.offset(of: "text")))
      }
      for role in draft.fields.groups("roles") {
        guard let from = role.date("from") else { continue }
        let day = AuthoredDays(from, publicFrom: role.date("public-from")).shown
        check.line(role, "title", day, draft.source)
      }
    }
    for draft in drafts where draft.id.kind == .tour { check.tour(draft, draft.stepDays(shown: shown)) }
  }
}

private struct SpoilerCheck {
  let spoilers: [Spoiler]
  let lock: Day?
  let findings: Findings

  func line(_ record: Record, _ name: String, _ day: Day, _ source: SourceText) {
    guard let text = record.line(name) else { return }
    words(text, day, source.place(record.offset(of: name)))
  }

  /// A tour shows under its lock; without one the whole story is open. A step shows from its day, or under the lock in force at it:
  /// the earlier of the two counts.
  func tour(_ draft: Draft, _ days: [Day?]) {
    if let lock = draft.fields.date("lock") {
      line(draft.fields, "title", lock.lastDay, draft.source)
    }
    for ((step, day), lock) in zip(zip(draft.steps, days), draft.locks) {
      let days = [day ?? AuthoredDays.always.shown, lock].compactMap { $0 }
      if let first = days.min() { words(step.title, first, draft.place(step.offset)) }
    }
  }

  func words(_ text: String, _ day: Day, _ place: Place) {
    let text = Spoiler.words(of: text)
    for spoiler in spoilers where spoiler.spoils(text, shownFrom: day) {
      let isNamed = lock.map { spoiler.from <= $0 } ?? true
      let from = isNamed ? "from \(CalendarDate(spoiler.from))" : "later"
      findings.error(
        .titleSpoils, place, "'\(spoiler.words)' spoils: it may show \(from), this from \(CalendarDate(day))")
    }
  }
}
