import PackStore
import SequenceModel

/// The Terms lens: the readings of each term in columns by side, in time order; then the words of the glossary. With an earlier cut
/// the drift instead: each side's last reading at the earlier cut beside its last new one, see `TermDrift`.
///
/// Terms and words stand in the order of their lists, by title, so that both are read in windows.
public struct TermTable: TableLens {
  private let edition: Edition
  private let earlier: Edition?
  private let terms: TableEntries
  private let words: TableEntries

  /// - Parameters:
  ///   - edition: what is within the horizon.
  ///   - earlier: the same pack at an earlier cut, to show what readings came since.
  public init(in edition: Edition, since earlier: Edition? = nil) {
    self.edition = edition
    self.earlier = earlier
    if let earlier {
      let moved = edition.entries(.term, gaining: .reading, since: earlier)
      terms = TableEntries(.term, moved, in: edition)
      words = TableEntries(.word, [], in: edition)
    } else {
      terms = TableEntries(.term, in: edition)
      words = TableEntries(.word, in: edition)
    }
  }

  /// How many terms and words there are.
  public var count: Int { terms.count + words.count }

  /// A term, or a word after the last term.
  public func block(_ position: Int) -> Table.Block {
    guard position < terms.count else { return words.block(position - terms.count, word) }
    return terms.block(position) { head in
      let readings = edition.readings(of: head.id)
      if let earlier { return TermDrift(readings, in: edition, since: earlier).block(head) }
      return term(head, readings)
    }
  }

  /// The position of a term or of a word.
  public func position(of id: EntryID) -> Int? {
    terms.position(of: id) ?? words.position(of: id).map { terms.count + $0 }
  }

  // MARK: Terms

  /// How many of the pack's parties have a column also where they have no reading: nobody's silence is hidden (design: Seoul's column
  /// stands by default; it is the pack's third).
  private static let standing = 3

  private func term(_ head: Head, _ readings: [Statement]) -> Table.Block {
    let columns = columns(readings)
    let rows = readings.map { reading in
      Table.Row(
        Table.Anchor(head.id, statement: reading.id), lead: reading.date?.readable ?? "",
        text: edition.name(ofHolder: reading.subject),
        cells: columns.map { column in
          guard column.id == reading.label else { return nil }
          return Table.Cell(
            text: text(of: reading), evidence: Table.Anchor(head.id, statement: reading.id))
        })
    }
    return Table.Block(head.id, title: head.title, columns: columns, rows: rows)
  }

  private func columns(_ readings: [Statement]) -> [Table.Column] {
    let speaking = Set(readings.map(\.label))
    let parties = edition.sides(of: readings).enumerated().filter { index, party in
      index < Self.standing || speaking.contains(party.id)
    }
    return parties.map { _, party in
      Table.Column(id: party.id, title: party.name, short: ShortName.of(party), holdsTexts: true)
    }
  }

  /// `*harder, the editors* — what was meant [S57]`.
  private func text(of reading: Statement) -> String {
    let movement =
      reading.value.isEmpty ? "" : "*\(reading.value), \(escaped(edition.name(ofHolder: reading.note)))* — "
    return movement + cited(reading.text, reading.citations)
  }

  // MARK: Words

  private func word(_ head: Head) -> Table.Block {
    let facts = edition.attributes(of: head.id)
    func values(_ name: AttributeName) -> [String] { facts.filter { $0.name == name }.map(\.value) }
    let sources = edition.links(of: head.id).filter { $0.field == .sources }.map(\.head.id)
    let native = values(.native).map { "(\(escaped($0)))" }
    let text = cited((native + values(.text)).joined(separator: " "), sources)
    let column = Table.Column(id: "meaning", title: "Meaning", short: "Meaning", holdsTexts: true)
    let row = Table.Row(
      Table.Anchor(head.id), text: head.title, cells: [Table.Cell(text: text, evidence: Table.Anchor(head.id))])
    return Table.Block(head.id, group: "Words", columns: [column], rows: [row])
  }
}

extension Edition {
  /// The visible readings of a term in the order of the days they are about.
  func readings(of term: EntryID) -> [Statement] {
    statements(of: term, [.reading]).sorted { ($0.days.about, $0.id) < ($1.days.about, $1.id) }
  }

  /// The pack's parties in their order; then the sides of readings that are none of them, which only a damaged pack has.
  func sides(of readings: [Statement]) -> [Party] {
    var sides = parties
    for side in readings.map(\.label) where !sides.contains(where: { $0.id == side }) {
      sides.append(Party(id: side, name: side, letter: String(side.prefix(1))))
    }
    return sides
  }
}
