import PackStore
import SequenceModel

/// How the meanings of one term drifted between two cuts: for each side with new readings, its last reading at the earlier cut beside
/// the last of the new ones, which the movements of all new ones lead up to.
///
/// New is what the earlier cut did not show, so a reading of an old day that became public in between counts as well.
struct TermDrift {
  private let edition: Edition
  private let earlier: Edition
  private let readings: [Statement]

  /// - Parameters:
  ///   - readings: the term's, in time order, at the later cut.
  ///   - edition: the later cut.
  ///   - earlier: the earlier cut of the same pack.
  init(_ readings: [Statement], in edition: Edition, since earlier: Edition) {
    (self.readings, self.edition, self.earlier) = (readings, edition, earlier)
  }

  /// The term's block: a row for each side that moved, in the pack's order of sides.
  func block(_ head: Head) -> Table.Block {
    let rows = edition.sides(of: readings).compactMap { side -> Table.Row? in
      let own = readings.filter { $0.label == side.id }
      let new = own.filter { !earlier.bounds.contains($0.days) }
      guard let after = new.last else { return nil }
      let before = own.last { earlier.bounds.contains($0.days) }
      func anchor(_ reading: Statement) -> Table.Anchor { Table.Anchor(head.id, statement: reading.id) }
      return Table.Row(
        anchor(after), text: side.name,
        cells: [
          Table.Cell(text: before.map(told) ?? "no reading yet", evidence: before.map(anchor)),
          Table.Cell(text: movements(new) + told(after), evidence: anchor(after))
        ])
    }
    return Table.Block(head.id, title: head.title, columns: columns, rows: rows)
  }

  private var columns: [Table.Column] {
    [("before", earlier), ("after", edition)].map { id, edition in
      Table.Column(id: id, title: edition.cutText ?? "whole story", short: id, holdsTexts: true)
    }
  }

  /// `Stephen Biegun, 11 Mar 2019 — what he meant [S57]`.
  private func told(_ reading: Statement) -> String {
    let speaker = [edition.linked(holder: reading.subject), reading.date?.readable ?? ""].filter { !$0.isEmpty }
    return "\(speaker.joined(separator: ", ")) — \(cited(reading.text, reading.citations))"
  }

  /// `*8 Jul 2018 clearer, 11 Mar 2019 harder (the editors)* → `: each holder once, behind the last of a run of its movements.
  private func movements(_ readings: [Statement]) -> String {
    let moved = readings.filter { !$0.value.isEmpty }
    guard !moved.isEmpty else { return "" }
    let words = moved.enumerated().map { index, reading in
      let word = [reading.date?.readable ?? "", reading.value].filter { !$0.isEmpty }.joined(separator: " ")
      let goesOn = index + 1 < moved.count && moved[index + 1].note == reading.note
      return goesOn ? word : "\(word) (\(escaped(edition.name(ofHolder: reading.note))))"
    }
    return "*\(words.joined(separator: ", "))* → "
  }
}
