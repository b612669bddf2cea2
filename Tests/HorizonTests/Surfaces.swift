import Lenses
import PackStore
import Publishing
import SequenceModel

/// One place where a pack shows: who finds something there, names it.
struct Shown {
  /// `article as text`, `list of sources as JSON`.
  var surface: String
  /// The entry that it is about, if it is about one.
  var entry: EntryID?
  /// The text; lines part it.
  var text: String
  /// The same as data, if it is an article's.
  var data: JSON?
}

/// A pack at a horizon, as everything that the program prints of it.
///
/// This is the one place where a new way of saying something joins the test: a lens in rows and columns comes by `Lens.table(in:)`, a key
/// by the key map, everything else by a case here. `CompletenessTests` fails while a public method of a twin or a value of `Lenses`
/// is missing.
struct Surfaces {
  /// The public methods of the twins, all of which are called below.
  static let twinMethods = [
    "TextTwin.article", "TextTwin.claims", "TextTwin.lines", "TextTwin.list", "TextTwin.page", "TextTwin.quiz",
    "TextTwin.table",
    "TextTwin.timeline",
    "JSONTwin.article", "JSONTwin.commitments", "JSONTwin.document", "JSONTwin.dossier", "JSONTwin.hit",
    "JSONTwin.list", "JSONTwin.roleSheet",
    "JSONTwin.table", "JSONTwin.timeline", "JSONTwin.voices"
  ]
  /// The values that `Lenses` makes of an edition: what the twins and the screens print, or what the tests count.
  static let values = [
    "AccountTable", "ActivityStrip", "Article", "ClaimSources", "CommitmentTable", "Connections", "DocumentTable",
    "Dossier", "Question", "Quiz", "LensList", "LessonTable", "Standing", "StateChange", "TermTable", "Timeline",
    "TourPlan",
    "Voices"
  ]

  let pack: Pack
  let edition: Edition

  init(_ pack: Pack, at horizon: Horizon) throws {
    guard let edition = pack.edition(horizon) else { throw AuthoredFiles.Failure(reason: "no such cut: \(horizon)") }
    self.pack = pack
    self.edition = edition
  }

  /// The visible entries, kind by kind.
  var entries: [EntryID] {
    Kind.allCases.flatMap { edition.heads($0, 0..<edition.count($0)).map(\.id) }
  }

  // So wide that no address is broken.
  private var text: TextTwin { TextTwin(edition, width: 500) }
  private var data: JSONTwin { JSONTwin(edition, info: pack.info) }

  // MARK: Of an entry

  /// What shows of one entry.
  enum OfEntry: String, CaseIterable {
    case text = "article as text"
    case data = "article as JSON"
    case dossier = "dossier as text and JSON"
    case roleSheet = "role sheet as text, Markdown, HTML and JSON"
    case voices = "voices as text and JSON"
    case tour = "tour on stage"
    case handout = "handout and key in three formats"

    /// Whether entries of a kind have it.
    func exists(for kind: Kind) -> Bool {
      switch self {
      case .text, .data, .voices: true
      case .dossier, .roleSheet: kind == .actor
      case .tour: kind == .tour || kind == .question
      case .handout: kind == .tour
      }
    }

    /// The one whose turn it is for an entry of a kind: mostly the article, every fourth time one of the others.
    static func turned(_ turn: Int, for kind: Kind) -> OfEntry {
      guard turn % 4 == 3 else { return turn % 2 == 0 ? .text : .data }
      let others = allCases.filter { $0 != .text && $0 != .data && $0.exists(for: kind) }
      return others[turn / 4 % others.count]
    }
  }

  /// What a visible entry shows.
  func shown(_ surface: OfEntry, of id: EntryID) -> Shown {
    switch surface {
    case .text:
      let lines = text.article(id) ?? []
      return Shown(surface: surface.rawValue, entry: id, text: lines.joined(separator: "\n"))
    case .data:
      let article = data.article(id)
      return Shown(surface: surface.rawValue, entry: id, text: article?.lines ?? "", data: article)
    case .dossier:
      let dossier = Dossier(of: id, in: edition)
      return shown(surface, id, dossier.map { text.page($0.page) + [data.dossier($0).lines] })
    case .roleSheet:
      let sheet = Dossier(of: id, in: edition).map {
        RoleSheet($0, in: edition, permalink: Permalink(edition))
      }
      // The commands at its end name the lock, which is no day of the pack.
      let lock = edition.horizon.lock.map { CalendarDate($0).description } ?? "\0"
      return shown(
        surface, id,
        sheet.map { sheet in
          let papers = [.markdown, .html].flatMap { sheet.paper(language: "en").lines(as: $0) }
          return (sheet.lines() + papers).map { $0.replacing(lock, with: "") } + [data.roleSheet(sheet).lines]
        })
    case .voices:
      let voices = Voices(of: id, in: edition)
      return shown(surface, id, voices.map { text.page($0.page) + data.voices($0).map(\.lines) })
    case .handout:
      return shown(surface, id, handouts(of: id))
    case .tour:
      // What the stage shows of a plan: its gates' days are for the program alone.
      let plan = TourPlan(id, in: edition)
      let steps = plan?.steps.flatMap {
        [$0.number, $0.title, $0.contentNote ?? ""] + $0.parts + $0.notes + [$0.settings.text]
      }
      let asked = Question(id, in: edition)
      let question = asked.map { [$0.head.title] + $0.answers.flatMap { [$0.text, $0.why] } + [$0.outcome ?? ""] }
      return shown(
        surface, id, (steps ?? question).map { text.page(Page(title: "", parts: $0.map { .prose($0, .contemporary) })) }
      )
    }
  }

  /// All sheets of a tour and their key, in every format. Permalinks name the lock, which is no day of the pack.
  private func handouts(of id: EntryID) -> [String]? {
    guard let plan = TourPlan(id, in: edition) else { return nil }
    let lock = edition.horizon.lock.map { CalendarDate($0).description } ?? "\0"
    let sheets = TourSheet.sheets(at: edition.horizon, open: pack.edition) { TourPlan(id, in: $0) }
    return [false, true].flatMap { isKey in
      let paper = Handout(of: plan, on: sheets, in: pack, at: edition, isKey: isKey).paper
      return Paper.Format.allCases.flatMap { paper.lines(as: $0) }
    }.map { $0.replacing(lock, with: "") }
  }

  private func shown(_ surface: OfEntry, _ id: EntryID, _ lines: [String]?) -> Shown {
    Shown(surface: surface.rawValue, entry: id, text: (lines ?? []).joined(separator: "\n"))
  }

  // MARK: Of everything

  /// What shows of the whole pack.
  enum OfPack: String, CaseIterable {
    case lists = "lists as text"
    case listData = "lists as JSON"
    case claims = "claims as text"
    case tables = "tables as text"
    case tableData = "tables as JSON"
    case timeline = "timeline as text"
    case timelineData = "timeline as JSON"
    case voices = "voices of the pack as text and JSON"
    case quiz = "quiz as text, with its key"
    case frame = "header, strip, phases and introduction"

    /// How many versions there are, of which one at a horizon is enough: scales, lenses in rows and columns.
    var turns: Int {
      switch self {
      case .lists, .listData, .claims, .voices, .quiz, .frame: 1
      case .tables, .tableData, .timeline, .timelineData: 5
      }
    }
  }

  /// What the pack shows, piece by piece.
  /// - Parameter turn: which of its versions.
  func shown(_ surface: OfPack, turn: Int) -> [Shown] {
    switch surface {
    case .lists: Kind.allCases.map { piece(surface, "\($0.plural)", Array(text.list($0))) }
    case .listData: Kind.allCases.map { piece(surface, "\($0.plural)", data.list($0).map(\.lines)) }
    case .claims: [piece(surface, "", text.claims())]
    case .tables: tables(turn).map { piece(surface, $0.name, Array(text.table($0.table))) }
    case .tableData:
      tables(turn + 2).map { piece(surface, $0.name, data.table($0.table).map(\.lines)) }
        + (turn % 5 > 0
          ? [] : [piece(surface, "commitments by field", [data.commitments(CommitmentTable(in: edition)).lines])])
    case .voices:
      [Voices(in: edition)].map { piece(surface, "", text.page($0.page) + data.voices($0).map(\.lines)) }
    case .quiz: [piece(surface, "", Array(text.quiz(Quiz(in: edition), hasKey: true)))]
    case .timeline:
      [scale(turn)].map { piece(surface, $0.rawValue, Array(text.timeline($0))) }
    case .timelineData:
      [scale(turn + 2)].map { piece(surface, $0.rawValue, data.timeline($0).map(\.lines)) }
    case .frame:
      [piece(surface, "", [data.document("entries", []).lines] + edition.phases.map(\.title) + edition.intro)]
    }
  }

  private func scale(_ turn: Int) -> Timeline.Scale { Timeline.Scale.allCases[turn % Timeline.Scale.allCases.count] }

  private func piece(_ surface: OfPack, _ name: String, _ lines: [String]) -> Shown {
    Shown(
      surface: name.isEmpty ? surface.rawValue : "\(surface.rawValue), \(name)", text: lines.joined(separator: "\n"))
  }

  /// A lens in rows and columns, whole and as what changed in the last 60 days.
  /// - Parameter turn: which of them.
  func tables(_ turn: Int) -> [(name: String, table: any TableLens)] {
    let lenses = Lens.allCases.filter(\.isTable)
    let lens = lenses[turn % lenses.count]
    let earlier = pack.edition(edition.horizon.cut(at: .day(edition.bounds.about.day.advanced(by: -60))))
    return [
      lens.table(in: edition).map { (lens.title, $0) },
      edition.horizon.cut == .wholeStory
        ? nil : lens.table(in: edition, since: earlier).map { ("\(lens.title), difference", $0) }
    ].compactMap { $0 }
  }

  // MARK: Of a search

  /// What a query finds; nothing, if all is well with one for something beyond.
  func found(_ query: String) -> [Shown] {
    let search = edition.search(query)
    var hits: [SearchHit] = []
    while !search.isFinished, hits.count < 50 { hits += search.next(limit: 50) }
    return hits.map { hit in
      Shown(
        surface: "search for '\(query)'", entry: hit.head.id,
        text: (text.lines(of: hit) + [data.hit(hit).lines]).joined(separator: "\n"))
    }
  }
}

extension JSON {
  /// Its texts, a line each; the names of members are the program's.
  var lines: String {
    var lines: [String] = []
    collect(into: &lines)
    return lines.joined(separator: "\n")
  }

  private func collect(into lines: inout [String]) {
    switch self {
    case .string(let text): lines.append(text)
    case .array(let values): for value in values { value.collect(into: &lines) }
    case .object(let members): for member in members { member.1.collect(into: &lines) }
    case .number, .bool, .null: break
    }
  }

  /// A member of an object.
  subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == name }?.1
  }

  /// The elements of an array.
  var elements: [JSON] { if case .array(let values) = self { values } else { [] } }

  /// Its text, if it is one.
  var string: String? { if case .string(let text) = self { text } else { nil } }
}
