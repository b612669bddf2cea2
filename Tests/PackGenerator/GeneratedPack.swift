import PackStore
import SequenceModel

/// A pack of any size, the same for the same size: for tests and benchmarks of what must not grow with it.
///
/// Every moment holds the word `talks`, the tenth and every 100,000th after it the word `zymurgy`; one in a hundred was public only 30 days
/// later. Sentences are made of 4,000 words of which the first are the most frequent.
struct GeneratedPack {
  /// How many moments.
  let count: Int
  /// Whether moments have 15 words of prose instead of 60 to 350.
  let hasShortBodies: Bool

  static let actorCount = 40
  static let sourceCount = 200
  static let commitmentCount = 22
  static let phaseCount = 10
  static let parties = ["us", "dprk", "rok", "china"]
  /// The days are spread over 24 years, so a large pack has many moments a day.
  static let start = Day(year: 2000, month: 1, day: 1) ?? Day(number: 0)
  static let dayCount = 8_760

  /// Everything but the moments.
  var record: PackRecord {
    var words = Words(seed: 1)
    return PackRecord(
      info: PackInfo(id: "generated", title: "Generated: \(count) moments", start: GeneratedPack.id(.moment, "m0")),
      parties: GeneratedPack.parties.enumerated().map { index, id in
        Party(id: id, name: "Party \(index + 1)", letter: String(id.uppercased().prefix(1)))
      },
      phases: (0..<GeneratedPack.phaseCount).map { phase in
        Phase(
          id: "phase-\(phase)", title: "Phase \(phase + 1)",
          from: CalendarDate(
            GeneratedPack.start.advanced(by: phase * GeneratedPack.dayCount / GeneratedPack.phaseCount)))
      },
      intro: [(nil, words.sentence(30))], entries: actors(&words) + sources(&words) + commitments(&words))
  }

  /// The moments in the order of their days, made one after another.
  var moments: some Sequence<EntryRecord> { (0..<count).lazy.map(moment) }

  private func day(_ index: Int) -> Day {
    GeneratedPack.start.advanced(by: index * GeneratedPack.dayCount / max(count, 1))
  }

  private func moment(_ index: Int) -> EntryRecord {
    var words = Words(seed: UInt64(index) + 1_000)
    let id = GeneratedPack.id(.moment, "m\(index)")
    let day = day(index)
    let days = AuthoredDays(
      about: day, shown: index % 100 == 37 ? day.advanced(by: 30) : day, moment: id)
    var rows: [EntryRecord.Row] = []
    for _ in 0..<words.number(1...3) {
      let actor = GeneratedPack.id(.actor, "a\(words.number(0...GeneratedPack.actorCount - 1))")
      rows.append(
        row(.participant, days, subject: actor.description, text: "speaker", links: [.init(.participants, actor)]))
    }
    rows.append(prose(.contemporary, days, &words, index))
    if index % 10 == 3 {
      let learned = days.shown.advanced(by: 5)
      rows.append(prose(.learned, AuthoredDays(about: learned, shown: learned), &words, index))
    }
    let source = GeneratedPack.id(.source, "s\(words.number(1...GeneratedPack.sourceCount))")
    let commitment = GeneratedPack.id(.commitment, "c\(words.number(1...GeneratedPack.commitmentCount))")
    let title = words.sentence(4)
    return EntryRecord(
      head: Head(
        id: id, title: String(title.dropLast()), short: String(title.prefix(12)), gist: words.sentence(14),
        date: CalendarDate(day), time: index % 5 < 3 ? ClockTime(words.time()) : nil, type: "statement",
        rank: words.number(1...3), phase: "phase-\(phase(of: day))", days: GeneratedPack.unknown),
      days: days, attributes: [Attribute(.place, "Hall \(words.number(1...50)), Metropole, Hanoi")],
      references: [.init(.sources, source), .init(.commitments, commitment)], rows: rows)
  }

  private func phase(of day: Day) -> Int {
    // The last phase that begins no later than the day.
    (0..<GeneratedPack.phaseCount).last { phase in
      Int(day.number - GeneratedPack.start.number) >= phase * GeneratedPack.dayCount / GeneratedPack.phaseCount
    } ?? 0
  }

  private func prose(_ tense: BlockTense, _ days: AuthoredDays, _ words: inout Words, _ index: Int) -> EntryRecord.Row {
    let source = "s\(words.number(1...GeneratedPack.sourceCount))"
    var text = "The talks go on"
    if index % 100_000 == 10 { text += " with zymurgy" }
    if index > 0 { text += ", as after [that day](moment/m\(words.number(0...index - 1)))" }
    text += ". " + words.paragraphs(hasShortBodies ? 12 : words.number(60...350))
    text += " So it stands [\(source.uppercased())](source/\(source))."
    return row(
      .prose, days, value: tense.rawValue, text: text, citations: [GeneratedPack.id(.source, source)],
      links: index > 0 ? [.init(.prose, GeneratedPack.id(.moment, "m\(index / 2)"))] : [])
  }

  private func actors(_ words: inout Words) -> [EntryRecord] {
    (0..<GeneratedPack.actorCount).map { index in
      let from = GeneratedPack.start.advanced(by: index * 90)
      let days = AuthoredDays(about: from, shown: from)
      return EntryRecord(
        head: Head(
          id: GeneratedPack.id(.actor, "a\(index)"), title: words.name(), type: "person",
          party: GeneratedPack.parties[index % GeneratedPack.parties.count], days: GeneratedPack.unknown),
        days: nil,
        rows: [
          row(.role, days, text: "Envoy"), row(.want, days, text: words.sentence(9)),
          prose(.contemporary, days, &words, 0)
        ], names: ["김\(UnicodeScalar(0xAC00 + index * 28).map(String.init) ?? "")철"])
    }
  }

  private func sources(_ words: inout Words) -> [EntryRecord] {
    (1...GeneratedPack.sourceCount).map { number in
      let day = GeneratedPack.start.advanced(by: number * 40)
      return EntryRecord(
        head: Head(
          id: GeneratedPack.id(.source, "s\(number)"), title: words.sentence(6), date: CalendarDate(day),
          type: "report",
          days: GeneratedPack.unknown),
        days: AuthoredDays(about: day, shown: day), attributes: [Attribute(.publisher, "Agency \(number % 7)")])
    }
  }

  private func commitments(_ words: inout Words) -> [EntryRecord] {
    (1...GeneratedPack.commitmentCount).map { number in
      let day = GeneratedPack.start.advanced(by: number * 300)
      let days = AuthoredDays(about: day, shown: day)
      let states = (1...6).map { state in
        let judged = day.advanced(by: state * 200)
        return row(
          .state, AuthoredDays(about: judged, shown: judged), date: judged, subject: "editors",
          value: CommitmentState.allCases[state % 7].rawValue, text: words.sentence(15))
      }
      return EntryRecord(
        head: Head(
          id: GeneratedPack.id(.commitment, "c\(number)"), title: words.sentence(4), date: CalendarDate(day),
          type: "written",
          days: GeneratedPack.unknown),
        days: days, attributes: [Attribute(.by, "us"), Attribute(.to, "actor/a\(number)")],
        rows: [prose(.contemporary, days, &words, 0)] + states)
    }
  }

  private func row(
    _ field: StatementField, _ days: AuthoredDays, date: Day? = nil, subject: String = "", value: String = "",
    text: String,
    citations: [EntryID] = [], links: [EntryRecord.Reference] = []
  ) -> EntryRecord.Row {
    EntryRecord.Row(
      Statement(
        field, days: GeneratedPack.unknown, date: date.map(CalendarDate.init), subject: subject, value: value,
        text: text,
        citations: citations), days: days, links: links)
  }

  /// The writer fills in days.
  private static let unknown = Days(about: .distantFuture, shown: .distantFuture)

  private static func id(_ kind: Kind, _ slug: String) -> EntryID {
    guard let id = EntryID(kind, slug) else { preconditionFailure("\(slug) is a slug") }
    return id
  }
}
