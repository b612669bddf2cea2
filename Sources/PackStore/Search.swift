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
/// All words of the query must be in one name, or in one statement; their order does not matter, nor do case, accents and hyphens.
/// Names come by kind as in `nameOrder`, moments the newest first.
public final class Search {
  /// Whether everything was looked at.
  public var isFinished: Bool { runs.isEmpty && !isWaiting }

  private let edition: Edition
  private let terms: [String]
  private let expression: String
  private var isWaiting: Bool
  private var runs: [Run] = []
  private var known: Set<Int64> = []

  /// Numbers of one full-text index that are still to be looked at.
  private struct Run {
    var index: String
    var numbers: ClosedRange<Int64>
    var isDescending: Bool
  }

  /// Short names of things first, then events, then the kinds whose titles are sentences.
  private static let nameOrder: [Kind] = [
    .actor, .term, .word, .commitment, .offer, .account, .document, .passage, .lesson, .tour, .moment, .claim,
    .question,
    .source
  ]

  init(_ query: String, in edition: Edition) {
    self.edition = edition
    var terms: [String] = []
    edition.recordingDamage { () throws(SQLiteError) in
      terms = SearchText.terms(of: query, try edition.pack.tokenizer())
    }
    self.terms = terms
    expression = SearchText.expression(terms)
    isWaiting = !terms.isEmpty
  }

  /// The next hits, at most `limit`, looking at no more than `rows` candidate rows: a slice that a key may interrupt.
  public func next(limit: Int, rows: Int = 5_000) -> [SearchHit] {
    if isWaiting { begin() }
    var hits: [SearchHit] = []
    var budget = rows
    while hits.count < limit, budget > 0, let run = runs.last {
      // Small portions: what is looked up beyond the limit is looked up in vain.
      let portion = min(budget, max(32, limit - hits.count))
      let candidates = candidates(in: run, portion)
      budget -= max(candidates.count, 1)
      var last: Int64?
      for number in candidates where hits.count < limit {
        last = number
        if let hit = run.index == Search.names ? name(number) : text(number) { hits.append(hit) }
      }
      advance(past: last, isExhausted: candidates.count < portion && last == candidates.last)
    }
    return hits
  }

  private static let names = "name_index"
  private static let texts = "text_index"

  private func begin() {
    isWaiting = false
    let lastFound = edition.lastFound
    if lastFound > 0 { runs.append(Run(index: Search.texts, numbers: 1...lastFound, isDescending: true)) }
    for kind in Search.nameOrder.reversed() {
      guard var numbers = edition.pack.entries(kind) else { continue }
      if kind == .moment {
        let last = edition.visibleMoments.last
        guard last >= numbers.lowerBound else { continue }
        numbers = numbers.lowerBound...min(last, numbers.upperBound)
      }
      runs.append(Run(index: Search.names, numbers: numbers, isDescending: kind == .moment))
    }
  }

  private func candidates(in run: Run, _ limit: Int) -> [Int64] {
    var found: [Int64] = []
    edition.recordingDamage { () throws(SQLiteError) in
      found = try edition.pack.matches(
        of: expression, in: run.index, run.numbers, descending: run.isDescending, limit: limit)
    }
    return found
  }

  private func advance(past number: Int64?, isExhausted: Bool) {
    guard var run = runs.popLast(), !isExhausted, let number else { return }
    if run.isDescending {
      guard number > run.numbers.lowerBound else { return }
      run.numbers = run.numbers.lowerBound...(number - 1)
    } else {
      guard number < run.numbers.upperBound else { return }
      run.numbers = (number + 1)...run.numbers.upperBound
    }
    runs.append(run)
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
  /// The last number of `found` that the cut reaches; 0 for none.
  fileprivate var lastFound: Int64 {
    let everything = Bounds(cut: nil, reading: .now, lock: nil)
    guard let last = rows(.lastFound, within: everything, { $0.integer(0) }).first, last > 0 else { return 0 }
    return lastNumber(in: 1...last, about: bounds.about, .isFoundReached)
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
