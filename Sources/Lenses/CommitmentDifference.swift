import PackStore
import SequenceModel

/// How commitments stood at an earlier cut, and how they stand now.
struct CommitmentDifference {
  private let edition: Edition
  private let earlier: Edition

  init(since earlier: Edition, in edition: Edition) {
    self.edition = edition
    self.earlier = earlier
  }

  /// Those of the commitments that are new or stand differently. Who holds a state is compared as it is known now.
  func changed(of commitments: [EntryOutline]) -> [EntryOutline] {
    let known = Set(earlier.outlines(.commitment).map(\.id))
    let judged = Set(earlier.words(ofAll: .commitment, .state).map(\.id))
    let states = Dictionary(grouping: edition.words(ofAll: .commitment, .state), by: \.entry)
    return commitments.filter { commitment in
      let states = states[commitment.id] ?? []
      let before = Standing(states.filter { judged.contains($0.id) })
      return !known.contains(commitment.id) || !before.agrees(with: Standing(states))
    }
  }

  /// A commitment at both cuts: nothing in the first column if it is new.
  /// - Parameter states: those that are visible now.
  func block(_ head: Head, _ place: CommitmentPlace, _ states: [StatementOutline]) -> Table.Block {
    let id = head.id
    let judged = Set(earlier.words(of: id, .state).map(\.id))
    let now = Standing(states)
    let before = earlier.head(id) == nil ? nil : Standing(states.filter { judged.contains($0.id) })
    let row = Table.Row(
      commitment: head, now, in: edition,
      cells: [
        before?.cell(of: id, in: edition) { _ in false },
        now.cell(of: id, in: edition) { judged.contains($0.id) }
      ],
      trail: before.map { "\($0.summary(in: edition)) → \(now.summary(in: edition))" }
        ?? "new: \(now.summary(in: edition))")
    return Table.Block(
      id, group: place.group, columns: columns, rows: [row],
      legend: CommitmentState.legend(of: states))
  }

  /// The two cuts, by their days.
  private var columns: [Table.Column] {
    [("before", earlier), ("cut", edition)].map { id, edition in
      guard let title = edition.cutText else { return Table.Column(id: id, title: "whole story", short: "story") }
      // `30Sep18`: a day in at most 8 columns.
      let day = CalendarDate(edition.bounds.about.day)
      let short = day.short.filter { $0 != " " } + String(day.description.prefix(4).suffix(2))
      return Table.Column(id: id, title: title, short: short)
    }
  }
}
