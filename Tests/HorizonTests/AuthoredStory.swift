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
  var statements: [Statement] = []
  /// When each entry shows: one of these must be within reach.
  private(set) var days: [EntryID: [Days]] = [:]
  /// The entries, numbered by their ids: what samples are taken by.
  private(set) var numbers: [EntryID: Int] = [:]
  /// The moments in their order.
  private(set) var sequence: [(id: EntryID, about: Instant)] = []
  /// The title and the id of the pack, which show at every horizon.
  private(set) var title = ""

  /// The day on which the article appeared, whose claims and lessons are there from then on.
  private var publication = Days.always
  /// The moments' days.
  private(set) var moments: [EntryID: Days] = [:]

  /// Gives everything that the files say its days.
  init(_ files: AuthoredFiles) {
    readFrame(files.frame)
    let drafts = files.drafts
    orderMoments(drafts.filter { $0.id.kind == .moment })
    let order: [Kind] = [
      .moment, .actor, .passage, .claim, .commitment, .offer, .term, .account, .document, .lesson, .word, .source,
      .question, .tour
    ]
    for kind in order { for draft in drafts where draft.id.kind == kind { read(draft) } }
    for (number, id) in days.keys.sorted().enumerated() { numbers[id] = number }
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

  private mutating func orderMoments(_ drafts: [Draft]) {
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
      readDated(draft, days)
    case .commitment, .offer:
      let moment = fields.entry("made").flatMap { moments[$0] }
      guard var days = moment ?? fields.date("made").map({ Days($0) }) else { return }
      if let shown = fields.date("public-from") {
        days = Days(about: days.about, shown: Instant(shown.lastDay, at: days.about))
      }
      readDated(draft, days)
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
  private mutating func readDated(_ draft: Draft, _ days: Days) {
    self.days[draft.id] = [days]
    var about = days
    if draft.id.kind == .moment, let end = draft.fields.date("end")?.lastDay {
      // The text of a span is written at its end.
      let last = Instant(end, at: days.about)
      about = Days(about: last, shown: max(last, days.shown))
    }
    readHead(draft, [days])
    readRows(draft, days)
    readProse(draft, contemporary: [about], about: about.about, floor: days)
  }

  /// An actor, a term or an account: it appears with its first row, an actor also with the first moment that it takes part in.
  private mutating func readStaged(_ draft: Draft) {
    let start = statements.count
    let first = readRows(draft, .always)
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
    for (name, value) in draft.fields.inOrder where !rows.contains(name) && name != "id" {
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
  mutating func sayEnds(_ leaves: Leaves, of draft: Draft, _ days: [Days]) {
    for end in leaves.ends {
      say(draft.id, "end", end.texts, days.map { $0.later(than: Days(end)) })
    }
  }

  /// The day from which an entry shows.
  func shownDay(of id: EntryID) -> Day? { days[id]?.map(\.shown.day).min() }

  mutating func say(_ entry: EntryID?, _ name: String, _ texts: [String], _ days: [Days]) {
    statements.append(Statement(entry: entry, name: name, texts: texts, days: days))
  }
}

extension Record {
  /// The fields in the order of the source.
  var inOrder: [(String, Value)] {
    values.sorted { $0.value.offset < $1.value.offset }.map { ($0.key, $0.value) }
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
