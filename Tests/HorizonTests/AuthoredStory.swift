import Foundation
import SequenceModel

@testable import PackAuthoring

/// A pack as its authors wrote it: what it says, each statement with its days by the sentences of the format ("The two days of a
/// statement"). The folder's files are read with the reader of the authoring format; nothing here has passed the code that gives days to
/// statements, stores them, cuts them or shows them.
struct AuthoredStory: Sendable {
  /// Something that the pack says.
  struct Statement: Sendable {
    /// Whose it is; nil for the pack itself.
    var entry: EntryID?
    /// What it is, for a message: `states`, `Learned 2019-03-05`.
    var name: String
    /// The row or block that an article makes of it; nil for what belongs to the entry itself.
    var field: StatementField?
    /// Its texts, as authored.
    var texts: [String] = []
    /// A word of a closed vocabulary: a state, a status.
    var value = ""
    /// What it points to.
    var targets: Set<EntryID> = []
    /// Its days, of which one pair must be within reach.
    var days: [Days]
  }

  /// Everything, entry by entry.
  private(set) var statements: [Statement] = []
  /// When each entry shows: one of these must be within reach.
  private(set) var days: [EntryID: [Days]] = [:]
  /// The moments in their order.
  private(set) var sequence: [(id: EntryID, about: Instant)] = []
  /// The title and the id of the pack, which show at every horizon.
  private(set) var title = ""

  /// The day on which the article appeared, whose claims and lessons are there from then on.
  private var publication = Days.always
  private var moments: [EntryID: Days] = [:]

  /// Reads a pack's folder.
  init(_ files: AuthoredFiles) throws {
    readFrame(files.frame)
    let drafts = files.drafts
    try orderMoments(drafts.filter { $0.id.kind == .moment })
    let order: [Kind] = [
      .moment, .actor, .passage, .claim, .commitment, .offer, .term, .account, .document, .lesson, .word, .source,
      .question, .tour
    ]
    for kind in order { for draft in drafts where draft.id.kind == kind { read(draft) } }
  }

  // MARK: The pack itself

  private mutating func readFrame(_ frame: PackFrame) {
    title = [frame.info?.title, frame.info?.id].compactMap { $0 }.joined(separator: " ")
    if let published = frame.info?.article?.published { publication = Days(published) }
    for party in frame.parties { say(nil, "party", [party.name, party.id, party.letter], [.always]) }
    for phase in frame.phases {
      // A phase has begun before the first moment of its day.
      let begin = Instant(phase.from.firstDay, order: 0)
      say(nil, "phase", [phase.title, phase.id] + phase.from.texts, [Days(about: begin, shown: begin)])
    }
    for block in frame.intro {
      say(nil, "intro", [block.text.stored], [block.from.map { Days($0) } ?? .always])
    }
    if let article = frame.info?.article { say(nil, "article", [article.title, article.outlet], [publication]) }
  }

  private mutating func orderMoments(_ drafts: [Draft]) throws {
    for (day, drafts) in Dictionary(grouping: drafts, by: { $0.fields.date("date")?.lastDay }) {
      guard let day else { continue }
      for (id, about) in DayOrder.instants(of: drafts, on: day) {
        sequence.append((id, about))
        let shown = drafts.first { $0.id == id }?.fields.date("public-from")?.lastDay
        moments[id] = Days(about: about, shown: shown.map { $0 == day ? about : .endOf($0) } ?? about)
      }
    }
    sequence.sort { ($0.about, $0.id) < ($1.about, $1.id) }
  }

  // MARK: Entries

  private mutating func read(_ draft: Draft) {
    let fields = draft.fields
    switch draft.id.kind {
    case .moment:
      guard let days = moments[draft.id] else { return }
      readDated(draft, days, at: days.about)
    case .commitment, .offer:
      let moment = fields.entry("made").flatMap { moments[$0] }
      guard var days = moment ?? fields.date("made").map({ Days($0) }) else { return }
      if let shown = fields.date("public-from") {
        days = Days(about: days.about, shown: Instant(shown.lastDay, at: days.about))
      }
      readDated(draft, days, at: moment?.about)
    case .passage, .claim: readDated(draft, publication)
    case .lesson: readDated(draft, fields.group("by")?.date("date").map { Days($0) } ?? publication)
    case .document, .source: fields.date("date").map { readDated(draft, Days($0)) }
    case .word: readDated(draft, fields.date("from").map { Days($0) } ?? .always)
    case .question:
      // With the latest of the entries that it asks about.
      let latest = fields.entries("entries").compactMap { shownDay(of: $0) }.max()
      readDated(draft, latest.map { Days(about: .endOf($0), shown: .endOf($0)) } ?? .always)
    case .tour:
      readDated(draft, .always)
      readSteps(draft)
    case .actor, .term, .account: readStaged(draft)
    }
  }

  /// An entry with days of its own: nothing of it shows before it.
  private mutating func readDated(_ draft: Draft, _ days: Days, at moment: Instant? = nil) {
    self.days[draft.id] = [days]
    var about = days
    if draft.id.kind == .moment, let end = draft.fields.date("end")?.lastDay {
      // The text of a span is written at its end.
      let last = Instant(end, at: days.about)
      about = Days(about: last, shown: max(last, days.shown))
    }
    readHead(draft, [days])
    readRows(draft, days, at: moment)
    readProse(draft, contemporary: [about], about: about.about, floor: days)
  }

  /// An actor, a term or an account: it appears with its first row, an actor also with the first moment that it takes part in.
  private mutating func readStaged(_ draft: Draft) {
    let start = statements.count
    let first = readRows(draft, .always, at: nil)
    readProse(draft, contemporary: [], about: first?.about ?? .distantFuture, floor: .always)
    var days = statements[start...].filter { $0.field != .cell && $0.field != .proposition }.flatMap(\.days)
    if draft.id.kind == .actor {
      let parts = statements.filter { $0.field == .participant && $0.targets.contains(draft.id) }
      days += parts.flatMap(\.days)
    }
    let firsts = days.earliest
    self.days[draft.id] = firsts
    readHead(draft, firsts)
    if let contemporary = draft.blocks.first(where: { $0.heading == nil }) {
      say(block: contemporary, of: draft, "contemporary text", firsts)
    }
  }

  /// Titles, facts and what the entry itself points to.
  private mutating func readHead(_ draft: Draft, _ days: [Days]) {
    let rows = Set(Self.rows[draft.id.kind, default: [:]].keys)
    var head = Leaves()
    for (name, value) in draft.fields.values where !rows.contains(name) && name != "id" {
      head.add(name, value.content)
    }
    let id = draft.id
    statements.append(
      Statement(
        entry: id, name: "head", texts: head.texts + [id.label, "\(id)", draft.source.path],
        targets: head.targets, days: days))
    sayEnds(head, of: draft, days)
  }

  /// An end shows once it has come.
  private mutating func sayEnds(_ leaves: Leaves, of draft: Draft, _ days: [Days]) {
    for end in leaves.ends {
      say(draft.id, "end", end.texts, days.map { $0.later(than: Days(end)) })
    }
  }

  // MARK: Rows

  /// The groups of fields that become rows of an article.
  private static let rows: [Kind: [String: StatementField]] = [
    .moment: ["participants": .participant], .actor: ["roles": .role, "wants": .want],
    .claim: ["assessments": .assessment],
    .commitment: ["restated": .restated, "depends-on": .dependency, "states": .state],
    .offer: ["told-by": .told, "denied-by": .denied, "outcomes": .outcome], .term: ["readings": .reading],
    .account: ["tellings": .telling, "propositions": .proposition], .document: ["clauses": .clause],
    .question: ["answers": .answer, "outcome": .outcome]
  ]

  /// Reads the rows of an entry that shows from `floor` on and stands at a moment, or at none.
  /// - Returns: the days of the row that was public first.
  @discardableResult
  private mutating func readRows(_ draft: Draft, _ floor: Days, at moment: Instant?) -> Days? {
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
    for (name, value) in record.values where name != "evidence" && name != "cells" { leaves.add(name, value.content) }
    let value = record.line("state") ?? record.line("status") ?? ""
    statements.append(
      Statement(
        entry: draft.id, name: field.rawValue, field: field, texts: leaves.texts, value: value, targets: leaves.targets,
        days: [days]))
    sayEnds(leaves, of: draft, [days])
  }

  // MARK: Prose and steps

  private mutating func readProse(_ draft: Draft, contemporary: [Days], about: Instant, floor: Days) {
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

  private mutating func say(block: Draft.AuthoredBlock, of draft: Draft, _ name: String, _ days: [Days]) {
    statements.append(
      Statement(
        entry: draft.id, name: name, field: .prose, texts: [block.text] + (block.heading?.date.texts ?? []),
        targets: block.text.targets, days: days))
  }

  /// A step shows from the latest day of all that it shows, links to, cites or names, and not before the step above it.
  private mutating func readSteps(_ draft: Draft) {
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

  /// The day from which an entry shows.
  private func shownDay(of id: EntryID) -> Day? { days[id]?.map(\.shown.day).min() }

  private mutating func say(_ entry: EntryID?, _ name: String, _ texts: [String], _ days: [Days]) {
    statements.append(Statement(entry: entry, name: name, texts: texts, days: days))
  }
}

/// What stands in a group of fields.
private struct Leaves {
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
      for (name, value) in record.values { add(name, value.content) }
      // A place prints as one text.
      if name == "place" {
        texts.append(["name", "city", "country"].compactMap { record.line($0) }.joined(separator: ", "))
      }
    case .table, .time, .flag, .number, .phase, .party: break
    }
  }
}

extension Days {
  static let always = Days(about: Instant(rawValue: .min), shown: Instant(rawValue: .min))

  /// A coarse date counts from its last day.
  init(_ date: CalendarDate) { self.init(about: .endOf(date.lastDay), shown: .endOf(date.lastDay)) }

  func later(than other: Days) -> Days { Days(about: max(about, other.about), shown: max(shown, other.shown)) }
}

extension [Days] {
  /// Those of which none other comes before in both days.
  var earliest: [Days] {
    Set(self).filter { day in !contains { $0 != day && $0.about <= day.about && $0.shown <= day.shown } }
  }
}

extension Instant {
  /// A moment's own instant on its day, the end of any other day.
  init(_ day: Day, at moment: Instant?) {
    self = moment.flatMap { $0.day == day ? $0 : nil } ?? .endOf(day)
  }
}

extension CalendarDate {
  /// As data prints it and as readers do.
  var texts: [String] { [description, readable] }
}
