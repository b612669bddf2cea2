import SQLite
import SequenceModel

/// One visible place that matches a search.
public struct SearchHit: Hashable, Sendable {
  /// The entry it is in.
  public var head: Head
  /// The field it is in; nil for the entry's name, and for its gist and facts (which have an excerpt).
  public var field: StatementField?
  /// The days of the statement (of the entry, for a name).
  public var days: Days
  /// Plain text around the first match, at most 200 characters; empty for a name.
  public var excerpt: String

  /// Makes a hit.
  public init(head: Head, field: StatementField?, days: Days, excerpt: String) {
    self.head = head
    self.field = field
    self.days = days
    self.excerpt = excerpt
  }
}

/// A search in progress: names first, then statements, the newest first; at most one hit for each entry.
///
/// All words of the query must be in one entry's names, or in one statement; their order does not matter, nor do case, accents and
/// hyphens. The last word may be unfinished, unless something follows it: after all names and statements that have it whole come those
/// that have a longer one. Names come by kind as in `kindsBeforeMoments`, moments, `kindsAfterMoments`.
public final class Search {
  /// Whether everything was looked at.
  public var isFinished: Bool { runs.isEmpty && !isWaiting && beginnings.isEmpty }

  private let edition: Edition
  private let terms: [SearchText.Term]
  private var isWaiting: Bool
  /// What is still to be looked at; the last is next.
  private var runs: [Run] = []
  /// The entries that have their hit.
  private var known: Set<Int64> = []

  /// What of the unfinished word was not looked at yet, in each index.
  private var beginnings: [Beginning] = []

  /// The full-text indexes.
  private enum Index: String {
    case names = "name_index"
    case texts = "text_index"
  }

  /// An unfinished word.
  private struct Beginning {
    var index: Index
    var word: String
    /// The last longer word that was looked for; nil if there are no more.
    var last: String?
  }

  /// How many longer words are looked for at a time.
  private static let endingLimit = 32

  /// The numbers that one full-text index has for an expression.
  private struct Run {
    var index: Index
    var expression: String
    /// Where the index is still to be asked; nil for nowhere.
    var numbers: ClosedRange<Int64>?
    /// The kinds other than moments that the index is still to be asked for.
    var kinds: [Kind] = []
    /// Answers of the index that were not looked at; the last is next.
    var ready: [Int64] = []
    /// How many numbers the index is asked for at a time: few at first, since they may do.
    var portion = 64
  }

  /// Short names of things come before those of events, and these before the kinds whose titles are sentences.
  private static let kindsBeforeMoments: [Kind] = [
    .actor, .term, .word, .commitment, .offer, .account, .document, .passage, .lesson, .tour
  ]
  private static let kindsAfterMoments: [Kind] = [.claim, .question, .source]

  init(_ query: String, in edition: Edition) {
    self.edition = edition
    var terms: [SearchText.Term] = []
    edition.recordingDamage { () throws(SQLiteError) in
      terms = SearchText.terms(of: query, try edition.pack.tokenizer())
    }
    self.terms = terms
    isWaiting = !terms.isEmpty
  }

  /// The next hits, at most `limit`, looking at no more than `rows` candidate rows: a slice that a key may interrupt.
  public func next(limit: Int, rows: Int = 5_000) -> [SearchHit] {
    if isWaiting { begin() }
    var hits: [SearchHit] = []
    var budget = rows
    while hits.count < limit, budget > 0, !isFinished {
      guard var run = runs.popLast() else {
        continueBeginnings()
        continue
      }
      if run.ready.isEmpty { refill(&run, budget) }
      guard let number = run.ready.popLast() else { continue }
      budget -= 1
      if let hit = run.index == .names ? name(number) : text(number) { hits.append(hit) }
      if !run.ready.isEmpty || run.numbers != nil { runs.append(run) }
    }
    return hits
  }

  /// Lays out the runs for whole words.
  private func begin() {
    isWaiting = false
    let whole = SearchText.expression(terms)
    layOut(names: whole, texts: whole)
    guard let last = terms.first(where: { $0.isBeginning && !$0.isStem }) else { return }
    beginnings = [.names, .texts].map { Beginning(index: $0, word: last.text, last: last.text) }
  }

  /// Lays out the runs of two expressions, last first.
  private func layOut(names: String?, texts: String?) {
    if let texts, let numbers = edition.reachedTexts {
      runs.append(Run(index: .texts, expression: texts, numbers: numbers))
    }
    guard let names else { return }
    runs.append(Run(index: .names, expression: names, kinds: Search.kindsAfterMoments))
    if let numbers = edition.reachedMoments { runs.append(Run(index: .names, expression: names, numbers: numbers)) }
    runs.append(Run(index: .names, expression: names, kinds: Search.kindsBeforeMoments))
  }

  /// Lays out the runs for the next longer words that the unfinished word may be.
  private func continueBeginnings() {
    var expressions: [Index: String] = [:]
    for place in beginnings.indices {
      let endings = endings(&beginnings[place])
      if !endings.isEmpty { expressions[beginnings[place].index] = SearchText.expression(terms, endings: endings) }
    }
    beginnings.removeAll { $0.last == nil }
    layOut(names: expressions[.names], texts: expressions[.texts])
  }

  /// The index has the entries of beginnings of two and three letters ready; those of longer ones it would have to gather from all
  /// their words at once, so the words are asked for one by one.
  private func endings(_ beginning: inout Beginning) -> [SearchText.Term] {
    guard let last = beginning.last else { return [] }
    beginning.last = nil
    guard beginning.word.unicodeScalars.count > 3 else {
      return [SearchText.Term(text: beginning.word, isStem: true, isBeginning: false)]
    }
    var words: [String] = []
    edition.recordingDamage { () throws(SQLiteError) in
      words = try edition.pack.words(
        in: beginning.index.rawValue, beginningWith: beginning.word, after: last, limit: Search.endingLimit)
    }
    if words.count == Search.endingLimit { beginning.last = words.last }
    return words.map { SearchText.Term(text: $0, isStem: false, isBeginning: false) }
  }

  /// Asks the index for the entries of the run's kinds, which are never many, and puts them in the order of the kinds.
  private func refillByKind(_ run: inout Run) {
    let first = (edition.pack.entries(.moment)?.upperBound ?? 0) + 1
    let found = matches(run, first...Int64.max, limit: Kind.allCases.count * Schema.entryLimit)
    for kind in run.kinds.reversed() {
      // Newest first as the index answers, so the first of a list is taken last: ready.
      if let range = edition.pack.entries(kind) { run.ready += found.filter(range.contains) }
    }
    run.kinds = []
  }

  /// Asks the index for the next numbers of a run, from the newest down.
  private func refill(_ run: inout Run, _ budget: Int) {
    if !run.kinds.isEmpty { return refillByKind(&run) }
    guard let numbers = run.numbers else { return }
    let limit = min(run.portion, budget)
    let found = matches(run, numbers, limit: limit)
    run.ready = found.reversed()
    run.portion = min(run.portion * 4, 4_096)
    // A damaged index may answer what it was not asked for.
    let last = found.last.flatMap { numbers.contains($0) && $0 > numbers.lowerBound ? $0 : nil }
    run.numbers = found.count < limit ? nil : last.map { numbers.lowerBound...($0 - 1) }
  }

  private func matches(_ run: Run, _ numbers: ClosedRange<Int64>, limit: Int) -> [Int64] {
    var found: [Int64] = []
    edition.recordingDamage { () throws(SQLiteError) in
      found = try edition.pack.matches(
        of: run.expression, in: run.index.rawValue, numbers, limit: limit)
    }
    return found
  }

  private func name(_ number: Int64) -> SearchHit? {
    guard let head = edition.head(numbered: number), known.insert(number).inserted else { return nil }
    return SearchHit(head: head, field: nil, days: head.days, excerpt: "")
  }

  private func text(_ number: Int64) -> SearchHit? {
    guard let (row, days) = edition.found(number) else { return nil }
    let entry = row >> Schema.rowBits
    guard !known.contains(entry), let head = edition.head(numbered: entry) else { return nil }
    let place: (field: StatementField?, text: String)
    if row == entry << Schema.rowBits {
      place = (nil, SearchText.searched(gist: head.gist, edition.attributes(of: head.id)))
    } else {
      guard let text = edition.searchedText(ofStatement: row) else { return nil }
      place = text
    }
    known.insert(entry)
    var excerpt = ""
    edition.recordingDamage { () throws(SQLiteError) in
      excerpt = SearchText.excerpt(of: place.text, terms, try edition.pack.tokenizer())
    }
    return SearchHit(
      head: head, field: place.field, days: row == entry << Schema.rowBits ? head.days : days, excerpt: excerpt)
  }
}

extension Edition {
  /// The numbers of the moments that the cut reaches; nil for none.
  fileprivate var reachedMoments: ClosedRange<Int64>? {
    guard let all = pack.entries(.moment), visibleMoments.last >= all.lowerBound else { return nil }
    return all.lowerBound...visibleMoments.last
  }

  /// The numbers of `found` that the cut reaches; nil for none.
  fileprivate var reachedTexts: ClosedRange<Int64>? {
    let everything = Bounds(cut: nil, reading: .now, lock: nil)
    guard let last = rows(.lastFound, within: everything, { $0.integer(0) }).first, last > 0 else { return nil }
    let reached = lastNumber(in: 1...last, about: bounds.about, .isFoundReached)
    return reached > 0 ? 1...reached : nil
  }

  /// The row and days of a visible number of `found`.
  fileprivate func found(_ number: Int64) -> (row: Int64, days: Days)? {
    rows(.foundByNumber, [.integer(number)]) { row in
      (row.integer(0), Days(about: Instant(rawValue: row.integer(1)), shown: Instant(rawValue: row.integer(2))))
    }.first
  }

  fileprivate func searchedText(ofStatement number: Int64) -> (field: StatementField?, text: String)? {
    rows(.textOfStatement, [.integer(number)]) { row in
      StatementField(rawValue: row.text(0)).map { field in
        (field, SearchText.searched(field, text: row.text(1), note: row.text(2), extra: row.text(3)))
      }
    }.first
  }
}

extension VisibleQuery {
  fileprivate static let lastFound = VisibleQuery(
    "id", from: [.found], where: "TRUE", order: "ORDER BY id DESC LIMIT 1")
  fileprivate static let isFoundReached = VisibleQuery("1", from: [.found], where: "id = ?3")
  fileprivate static let foundByNumber = VisibleQuery("row, about, shown", from: [.found], where: "id = ?3")
  fileprivate static let textOfStatement = VisibleQuery(
    "field, text, note, extra", from: [.statement], where: "id = ?3")
}
