import SequenceModel

extension PackCheck {
  /// The pack's spoiler words in what shows before they may.
  func checkSpoilers() {
    guard let frame, !frame.spoilers.isEmpty else { return }
    let check = SpoilerCheck(frame.spoilers, findings: findings)
    for phase in frame.fields.groups("phases") {
      guard let day = phase.date("from")?.firstDay else { continue }
      check.line(phase, "title", day, frame.source)
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
  private let findings: Findings
  private let spoilers: [(spoiler: PackFrame.Spoiler, words: [String])]

  init(_ spoilers: [PackFrame.Spoiler], findings: Findings) {
    self.findings = findings
    self.spoilers = spoilers.map { ($0, Self.words($0.word)) }
  }

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
    let words = Self.words(text)
    for (spoiler, needle) in spoilers where day < spoiler.from && !needle.isEmpty {
      guard words.indices.contains(where: { words[$0...].starts(with: needle) }) else { continue }
      findings.error(
        .titleSpoils, place,
        "'\(spoiler.word)' spoils: it may show from \(CalendarDate(spoiler.from)), this from \(CalendarDate(day))")
    }
  }

  /// Whole words without case.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
