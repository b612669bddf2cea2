import SequenceModel

extension PackCheck {
  /// Sources against what they are to show.
  func checkEvidence() {
    for entry in entries {
      checkSources(of: entry)
      for (row, origin) in zip(entry.record.rows, entry.origins) where !origin.isRetrospective {
        checkDay(row.days.shown, origin.citations.map(\.target), entry.draft.place(origin.offset))
      }
    }
    for draft in drafts {
      switch draft.id.kind {
      case .commitment: checkHolders(of: draft)
      case .account: checkSilence(in: draft)
      default: break
      }
    }
  }

  /// A moment's own list of sources: the last of a span's days counts, as its reports tell of all of them.
  private func checkSources(of entry: MappedEntry) {
    let fields = entry.draft.fields
    guard entry.draft.id.kind == .moment, !fields.flag("retrospective"), let day = entry.record.days?.shown else {
      return
    }
    let last = max(day, fields.date("end")?.lastDay ?? day)
    checkDay(last, fields.entries("sources"), entry.draft.place(fields.offset(of: "sources")))
  }

  private func checkDay(_ day: Day, _ sources: [EntryID], _ place: Place) {
    let dates = sources.compactMap { records[$0]?.fields.date("date") }
    // A coarse date may be any of its days.
    guard let earliest = dates.map(\.firstDay).min(), earliest > day else { return }
    findings.error(
      .lateEvidence, place,
      "shows from \(CalendarDate(day)), but its earliest source is of \(CalendarDate(earliest)); "
        + "'retrospective: true' says that later sources describe what was public then")
  }

  /// A side's judgement needs a source in which the side speaks: one marked with its party, a joint text (a primary text
  /// without a party), or one that the actor wrote.
  private func checkHolders(of draft: Draft) {
    for state in draft.fields.groups("states") {
      guard let holder = state.holder("holder"), holder != .editors else { continue }
      let actor = holder.actor.flatMap { records[$0] }
      if holder.actor != nil, actor == nil { continue }
      let party = actor?.fields.slug("party") ?? holder.description
      let speaks = state.entries("sources").compactMap { records[$0]?.fields }.contains { source in
        let isJoint = source.slug("party") == nil && source.line("genre") == SourceGenre.primaryText.rawValue
        let isOwn = actor.map { source.line("author") == $0.fields.line("name") } ?? false
        return source.slug("party") == party || isJoint || isOwn
      }
      guard !speaks else { continue }
      findings.error(
        .unspokenHolder, draft.place(state.offset(of: "holder")),
        "'\(holder)' speaks in none of the state's sources (none has party: \(party)); is it the editors' judgement?")
    }
  }

  private func checkSilence(in draft: Draft) {
    var coverage: [String: String] = [:]
    for telling in draft.fields.groups("tellings") {
      guard let id = telling.line("id"), let source = telling.entry("source") else { continue }
      coverage[id] = coverage[id] ?? records[source]?.fields.line("read")
    }
    for cell in draft.fields.groups("propositions").flatMap({ $0.table("cells") }) {
      guard cell.record.line("stance") == Stance.silent.rawValue, let read = coverage[cell.name],
        read != SourceCoverage.whole.rawValue
      else { continue }
      findings.error(
        .silenceFromExcerpt, draft.place(cell.offset),
        "'\(cell.name)' cannot be silent: its source is read in \(read == "part" ? "part" : "no part"); 'not-found' says so"
      )
    }
  }
}
