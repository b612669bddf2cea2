import PackStore
import SequenceModel

/// A column of the Commitments lens: a stretch of time, up to the beginning of the next or to the cut.
struct CommitmentColumn {
  /// What stands above it.
  let column: Table.Column
  /// Its first instant; what was judged before stands in brackets.
  let begin: Instant
  /// The first instant after it; nil for the last one, which reaches to the cut.
  let end: Instant?

  /// How many columns by moment there are at most.
  static let momentLimit = 12

  /// A column for each phase that has begun, from the one in which the first promise was made.
  /// - Parameter first: when the first visible commitment was made; nil if there is none.
  static func phases(in edition: Edition, from first: Instant?) -> [CommitmentColumn] {
    guard let first else { return [] }
    let begins = edition.phases.map { phase in
      let column = Table.Column(
        id: phase.id, title: phase.title, short: shortened(phase.title), note: "from \(phase.from.readable)")
      // A phase has begun before the first moment of its day.
      return (column, Instant(phase.from.firstDay, order: 0))
    }
    return stretches(Array(begins[(begins.lastIndex { $0.1 <= first } ?? 0)...]))
  }

  /// A column for each of the last moments at which a commitment was made or judged.
  static func moments(in edition: Edition) -> [CommitmentColumn] {
    let moments = edition.moments(ofAll: .commitment, last: momentLimit)
    return stretches(
      moments.map { moment in
        let column = Table.Column(
          id: moment.id.description, title: moment.short.isEmpty ? moment.title : moment.short,
          short: moment.date?.short ?? "", note: moment.date?.readable ?? "",
          shortNote: moment.date.map { "\($0.year)" } ?? "")
        return (column, moment.days.about)
      })
  }

  /// Columns that follow one another. Those that begin at one instant, such as two moments of a day without an hour, reach equally far.
  private static func stretches(_ begins: [(column: Table.Column, begin: Instant)]) -> [CommitmentColumn] {
    begins.enumerated().map { index, stretch in
      let next = begins[index...].first { $0.begin > stretch.begin }
      return CommitmentColumn(column: stretch.column, begin: stretch.begin, end: next?.begin)
    }
  }

  /// A name in at most 8 columns of the terminal.
  private static func shortened(_ name: String) -> String {
    // The widest that a character can be: wide ones, Hangul and Han among them, begin at U+1100.
    func width(_ text: some StringProtocol) -> Int {
      text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }
    guard width(name) > 8 else { return name }
    var short = name[...]
    while width(short) > 7 || short.last == " " { short.removeLast() }
    return short + "…"
  }

  /// The states that held at the column's end, of all that are visible.
  func standing(_ states: [StatementOutline]) -> Standing {
    guard let end else { return Standing(states) }
    return Standing(states.filter { $0.about < end })
  }

  /// What a commitment's row says in this column; nil before the promise was made.
  func cell(_ commitment: EntryOutline, _ states: [StatementOutline], in edition: Edition) -> Table.Cell? {
    if let end, commitment.about >= end { return nil }
    return standing(states).cell(of: commitment.id, in: edition) { $0.about < begin }
  }
}

extension Standing {
  /// The standing as a cell: its mark, and in words each holder's state with its day: `kept, 19 Jun 2018 — the drill is suspended`, of an
  /// older word `kept, judged 19 Jun 2018`. It rests on the word judged last, before there is one on the commitment.
  /// - Parameter isOld: whether a word was judged before what the cell stands for.
  func cell(of commitment: EntryID, in edition: Edition, isOld: (StatementOutline) -> Bool) -> Table.Cell {
    let namesHolders = words.contains { $0.subject != Self.editors }
    let texts = words.map { word in
      var text = escaped(word.value)
      if namesHolders { text += " (\(escaped(edition.name(ofHolder: word.subject))))" }
      if let date = word.date { text += (isOld(word) ? ", judged " : ", ") + date.readable }
      if !isOld(word), !word.note.isEmpty { text += " — " + escaped(word.note) }
      return text
    }
    let last = words.max { ($0.about, $0.id) < ($1.about, $1.id) }
    return Table.Cell(
      mark: mark(isOld: isOld),
      text: texts.isEmpty
        ? "\(readable); nobody has judged it yet" : (isDisputed ? "disputed: " : "") + texts.joined(separator: "; "),
      evidence: Table.Anchor(commitment, statement: last?.id))
  }
}
