import SequenceModel

/// How far a horizon reaches, by the sentences of the design: *then* is what was shown by the cut, *now* what is about no later day, and a
/// lock bounds what was shown in both.
struct Reach: Sendable {
  var about: Instant
  var shown: Instant

  init(_ horizon: Horizon, in story: AuthoredStory) throws {
    var cut: Instant?
    switch horizon.cut {
    case .wholeStory: break
    case .day(let day): cut = .endOf(day)
    case .moment(let id): cut = story.sequence.first { $0.id == id }?.about
    }
    let lock = horizon.lock.map { Instant.endOf($0) } ?? .distantFuture
    about = min(cut ?? .distantFuture, lock)
    shown = horizon.reading == .then ? about : lock
  }

  /// What was shown before a day began.
  init(before day: Day) {
    about = .endOf(day.advanced(by: -1))
    shown = about
  }

  /// Whether one of a statement's pairs of days is within it.
  func holds(_ days: [Days]) -> Bool { days.contains { $0.about <= about && $0.shown <= shown } }

  /// Whether a date lies ahead.
  func isFuture(_ date: CalendarDate) -> Bool { about < .distantFuture && date.firstDay > about.day }
  func isFuture(year: Int) -> Bool { about < .distantFuture && year > about.day.civil.year }
}

/// Everything that can tell of a pack's story, with the days of the statements that say it: words, names, short texts and runs of
/// words, dates and ids. What a screen shows of it must stand in a statement within reach.
struct Telltales: Sendable {
  /// Where a telltale stands, for a message.
  struct Origin: Sendable {
    var words: String
    var isWord: Bool
    var statement: String
    var days: Days
  }

  private var places: [UInt64: Int32] = [:]
  private var days: [[Days]] = []
  private var origins: [Origin] = []
  /// The program's own words, runs of words and dates.
  private var exempt: Set<UInt64> = []

  init(_ story: AuthoredStory) {
    // A text of few words tells as a whole; to know who else says them, they are collected first.
    var short: Set<UInt64> = []
    let texts = story.statements.map { statement in statement.texts.map { MarkedWords($0).plain } }
    for text in texts.joined() where text.utf8.count < 80 {
      var marks: [Mark] = []
      var count = 0
      ShownText.forEachMark(in: text) { mark in
        switch mark.sort {
        case .run(let length) where length < ShownText.runLength: marks.append(mark)
        case .word, .year: count += 1
        default: break
        }
      }
      guard let last = marks.last, case .run(let length) = last.sort, length == count else { continue }
      short.insert(last.key)
    }
    for (statement, texts) in zip(story.statements, texts) {
      let name = statement.entry.map { "\($0), \(statement.name)" } ?? statement.name
      for text in texts {
        ShownText.forEachMark(in: text) { mark in
          switch mark.sort {
          case .run(let length) where length < ShownText.runLength: if !short.contains(mark.key) { return }
          case .word: if mark.range.count < 3 { return }
          case .id: return
          default: break
          }
          add(mark, in: text, name, statement.days)
        }
      }
    }
    for (id, days) in story.days {
      ShownText.forEachMark(in: "\(id)") { mark in
        if case .id = mark.sort { add(mark, in: "\(id)", "\(id)", days) }
      }
    }
    // Other romanisations are searched by their plain letters.
    exempt = []
    ShownText.forEachMark(in: story.title) { if case .word = $0.sort { exempt.insert($0.key) } }
  }

  private mutating func add(_ mark: Mark, in text: String, _ statement: String, _ days: [Days]) {
    if let place = places[mark.key] {
      let known = self.days[Int(place)]
      let new = days.filter { day in !known.contains { $0.about <= day.about && $0.shown <= day.shown } }
      if !new.isEmpty { self.days[Int(place)] = (known + new).earliest }
    } else {
      places[mark.key] = Int32(self.days.count)
      self.days.append(days)
      let words = String(decoding: Array(text.utf8)[mark.range], as: UTF8.self)
      let isWord = if case .word = mark.sort { true } else { false }
      origins.append(Origin(words: words, isWord: isWord, statement: statement, days: days.first ?? .always))
    }
  }

  /// Takes out what the program's own texts say: their words, runs of words, years and dates.
  mutating func exempt(wordsOf texts: [String]) {
    for text in texts { ShownText.forEachMark(in: text) { exempt.insert($0.key) } }
  }

  /// What a text tells of what lies beyond a reach, but for what the person had typed.
  func leaks(
    in text: String, beyond reach: Reach, saidBy person: String = ""
  ) -> [(origin: Origin, context: String)] {
    var leaks: [(Origin, String)] = []
    var exempt = exempt
    if !person.isEmpty { ShownText.forEachMark(in: person) { exempt.insert($0.key) } }
    ShownText.forEachMark(in: text) { mark in
      var isFuture = false
      switch mark.sort {
      case .date(let date):
        guard reach.isFuture(date) else { return }
        isFuture = true
      case .year(let year): guard reach.isFuture(year: year) else { return }
      default: break
      }
      guard let place = places[mark.key] else {
        // No text of the pack names this day.
        if isFuture, !exempt.contains(mark.key) {
          let origin = Origin(words: "", isWord: false, statement: "a date that nothing names", days: .always)
          leaks.append((origin, context(of: mark, in: text)))
        }
        return
      }
      guard !reach.holds(days[Int(place)]), !exempt.contains(mark.key), !isPartOfAddress(mark, in: text) else { return }
      leaks.append((origins[Int(place)], context(of: mark, in: text)))
    }
    return leaks
  }

  /// Whether a word is what a line's end left of a longer one: addresses have no spaces to be broken at.
  private func isPartOfAddress(_ mark: Mark, in text: String) -> Bool {
    guard case .word = mark.sort else { return false }
    let bytes = Array(text.utf8)
    let isInside = { (byte: UInt8) in byte > 0x20 && byte < 0x80 }
    let start = bytes[..<mark.range.lowerBound].lastIndex { !isInside($0) }.map { $0 + 1 } ?? 0
    let end = bytes[mark.range.upperBound...].firstIndex { !isInside($0) } ?? bytes.count
    let run = bytes[start..<end]
    guard run.contains(where: { "/-._?=&".utf8.contains($0) }) else { return false }
    return mark.range.upperBound == end || mark.range.lowerBound == start
  }

  /// Words that only statements beyond a reach have, evenly chosen.
  func hiddenWords(beyond reach: Reach, _ count: Int) -> [String] {
    let hidden = origins.indices.filter { origins[$0].isWord && !reach.holds(days[$0]) }
    return hidden.evenly(count).map { origins[$0].words }
  }

  private func context(of mark: Mark, in text: String) -> String {
    let bytes = Array(text.utf8)
    let words = String(decoding: bytes[mark.range], as: UTF8.self)
    let before = String(decoding: bytes[max(0, mark.range.lowerBound - 40)..<mark.range.lowerBound], as: UTF8.self)
    let after = String(
      decoding: bytes[mark.range.upperBound..<min(bytes.count, mark.range.upperBound + 40)], as: UTF8.self)
    return "\(before)«\(words)»\(after)".split(separator: "\n").joined(separator: " ")
  }

  /// How many there are.
  var count: Int { days.count }
}
