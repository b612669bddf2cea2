import SequenceModel

@testable import PackAuthoring

/// The rows, blocks and steps of entries.
extension AuthoredStory {
  /// The groups of fields that become rows of an article.
  static let rows: [Kind: [String: StatementField]] = [
    .moment: ["participants": .participant], .actor: ["roles": .role, "wants": .want],
    .claim: ["assessments": .assessment],
    .commitment: ["restated": .restated, "depends-on": .dependency, "states": .state],
    .offer: ["told-by": .told, "denied-by": .denied, "outcomes": .outcome], .term: ["readings": .reading],
    .account: ["tellings": .telling, "propositions": .proposition], .document: ["clauses": .clause],
    .question: ["answers": .answer, "outcome": .outcome]
  ]

  /// Reads the rows of an entry that shows from `floor` on.
  /// - Returns: the days of the row that was public first.
  @discardableResult
  mutating func readRows(_ draft: Draft, _ floor: Days) -> Days? {
    var first: Days?
    for (name, field) in Self.rows[draft.id.kind, default: [:]].sorted(by: { $0.key < $1.key }) {
      let groups = draft.fields.groups(name) + [draft.fields.group(name)].compactMap { $0 }
      for record in groups {
        if field == .proposition {
          readProposition(record, of: draft)
          continue
        }
        let days = days(of: record, field, floor)
        // A role or a telling brings its entry with it; of two that are public the same day, the one authored first.
        if field != .want, first.map({ days.shown < $0.shown }) ?? true { first = days }
        say(row: record, of: draft, field, days)
        for evidence in record.groups("evidence") { say(row: evidence, of: draft, .evidence, days) }
      }
    }
    return first
  }

  private func days(of record: Record, _ field: StatementField, _ floor: Days) -> Days {
    if field == .answer {
      // Not before what settles it.
      guard let settled = record.entry("ref").flatMap({ shownDay(of: $0) }) else { return floor }
      return Days(about: .endOf(settled), shown: .endOf(settled)).later(than: floor)
    }
    let names = ["judged", "date", "from", "since"]
    guard let date = names.lazy.compactMap({ record.date($0) }).first else {
      // An offer is first told of when it becomes public.
      return field == .told || field == .denied ? Days(about: floor.shown, shown: floor.shown) : floor
    }
    let moment = record.entry("at").flatMap { moments[$0]?.about }
    let about = Instant(date.lastDay, at: moment)
    let shown = record.date("public-from").map { Instant($0.lastDay, at: moment) } ?? about
    return Days(about: about, shown: shown).later(than: floor)
  }

  /// A cell stands with its telling, or is public later; a proposition with the first cell about it.
  private mutating func readProposition(_ record: Record, of draft: Draft) {
    var tellings: [String: Days] = [:]
    for telling in draft.fields.groups("tellings") {
      if let id = telling.line("id"), let date = telling.date("date") { tellings[id] = Days(date) }
    }
    let cells = record.table("cells").compactMap { cell in
      tellings[cell.name].map { telling in
        (
          cell.record,
          Days(
            about: telling.about, shown: cell.record.date("public-from").map { .endOf($0.lastDay) } ?? telling.shown)
        )
      }
    }
    guard let first = cells.map(\.1).min(by: { $0.shown < $1.shown }) else { return }
    say(row: record, of: draft, .proposition, first)
    for (cell, days) in cells { say(row: cell, of: draft, .cell, days.later(than: first)) }
  }

  private mutating func say(row record: Record, of draft: Draft, _ field: StatementField, _ days: Days) {
    var leaves = Leaves()
    for (name, value) in record.inOrder where name != "evidence" && name != "cells" { leaves.add(name, value.content) }
    let value = record.line("state") ?? record.line("status") ?? ""
    statements.append(
      Statement(
        entry: draft.id, name: field.rawValue, field: field, texts: leaves.texts, value: value, targets: leaves.targets,
        days: [days]))
    sayEnds(leaves, of: draft, [days])
  }

  // MARK: Prose and steps

  mutating func readProse(_ draft: Draft, contemporary: [Days], about: Instant, floor: Days) {
    for block in draft.blocks {
      guard let heading = block.heading else {
        if !contemporary.isEmpty { say(block: block, of: draft, "contemporary text", contemporary) }
        continue
      }
      let last = heading.date.lastDay
      let days =
        switch heading.tense {
        // About the entry; what was learned the same day was learned after it.
        case .learned: Days(about: last == about.day ? .endOf(last) : about, shown: .endOf(last))
        default: Days(about: .endOf(last), shown: .endOf(last))
        }
      say(block: block, of: draft, "\(heading.tense) \(heading.date)", [days.later(than: floor)])
    }
  }

  mutating func say(block: Draft.AuthoredBlock, of draft: Draft, _ name: String, _ days: [Days]) {
    statements.append(
      Statement(
        entry: draft.id, name: name, field: .prose, texts: [block.text] + (block.heading?.date.texts ?? []),
        targets: block.text.targets, days: days))
  }

  /// A step shows from the latest day of all that it shows, links to, cites or names, and not before the step above it.
  mutating func readSteps(_ draft: Draft) {
    var latest: Day?
    for step in draft.steps {
      let view = step.settings?.group("view")
      var days = step.text.stored.targets.compactMap { shownDay(of: $0) }
      if let entry = view?.entry("entry").flatMap({ shownDay(of: $0) }) { days.append(entry) }
      if let cut = view?.date("as-of")?.lastDay { days.append(cut) }
      if let cut = view?.entry("as-of").flatMap({ shownDay(of: $0) }) { days.append(cut) }
      days += (ShownText.dates(in: step.title) + ShownText.dates(in: step.text.stored.plain)).map(\.firstDay)
      latest = (days + [latest].compactMap { $0 }).max()
      let stepDays = latest.map { Days(about: .endOf($0), shown: .endOf($0)) } ?? .always
      let lines = ["lens", "focus", "filter", "highlight", "reading"].compactMap { view?.line($0) }
      statements.append(
        Statement(
          entry: draft.id, name: "step", field: .step,
          texts: [step.title, step.text.stored] + lines + (view?.date("as-of")?.texts ?? []),
          targets: step.text.stored.targets, days: [stepDays]))
      if let lock = step.settings?.group("gate")?.date("lock") {
        say(draft.id, "gate", lock.texts, [Days(lock).later(than: stepDays)])
      }
    }
  }
}

/// What stands in a group of fields.
struct Leaves {
  var texts: [String] = []
  var targets: Set<EntryID> = []
  var ends: [CalendarDate] = []

  mutating func add(_ name: String, _ content: Value.Content) {
    switch content {
    case .line(let line): texts.append(line)
    case .text(let text):
      texts.append(text.stored)
      targets.formUnion(text.stored.targets)
    case .date(let date):
      if name == "to" || name == "end" { ends.append(date) } else { texts += date.texts }
    case .entry(let id): targets.insert(id)
    case .holder(let holder): if let actor = holder.actor { targets.insert(actor) }
    case .list(let items): for item in items { add(name, item.content) }
    case .group(let record):
      for (name, value) in record.inOrder { add(name, value.content) }
      // A place prints as one text.
      if name == "place" {
        texts.append(["name", "city", "country"].compactMap { record.line($0) }.joined(separator: ", "))
      }
    case .table, .time, .flag, .number, .phase, .party: break
    }
  }
}
