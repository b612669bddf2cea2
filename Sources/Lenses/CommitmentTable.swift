import PackStore
import SequenceModel

/// The Commitments lens: how each promise stood at the end of each phase, or at each moment, up to the cut; then what waits for what, the
/// deadlocks in that, and the offers that were on the table.
///
/// With an earlier cut it is the difference of the two instead: the promises that are new or stand differently, in a column for each cut, and
/// the offers that are new or have a new outcome. A promise stands differently where a holder's state differs or another holder is on record;
/// a later judgement to the same effect is no change.
///
/// Orders, groups and dependencies are read once, in brief; rows only as they are asked for.
public struct CommitmentTable: TableLens {
  /// How the commitments stand in rows and columns.
  public let arrangement: Arrangement
  /// All dependencies between visible commitments, by commitment, in the order of their articles.
  public let dependencies: [EntryID: [Dependency]]
  /// Promises that wait for each other, see `Deadlock`; empty in a difference.
  public let deadlocks: [Deadlock]
  /// The offers that show, by the day made.
  public let offers: [EntryID]

  private let edition: Edition
  private let earlier: Edition?
  private let places: [CommitmentPlace]
  private let columns: [CommitmentColumn]
  private let commitmentEntries: TableEntries
  private let waitingEntries: TableEntries
  private let offerEntries: TableEntries

  /// - Parameters:
  ///   - edition: what is within the horizon.
  ///   - arrangement: the order of the rows, and what a column stands for; a difference has its own columns.
  ///   - earlier: the same pack at an earlier cut, to show only what changed since.
  public init(in edition: Edition, _ arrangement: Arrangement = Arrangement(), since earlier: Edition? = nil) {
    self.edition = edition
    self.earlier = earlier
    self.arrangement = arrangement
    let all = edition.outlines(.commitment).madeInOrder
    let shown = earlier.map { CommitmentDifference(since: $0, in: edition).changed(of: all) } ?? all
    places = CommitmentPlace.ordered(shown, by: arrangement.rows, in: edition)
    commitmentEntries = TableEntries(.commitment, places.map(\.commitment.id), in: edition)
    offers = OfferBlocks(edition: edition, earlier: earlier).offers
    let terms = edition.arrows(ofAll: .commitment, .dependency).compactMap(Dependency.init)
    dependencies = Dictionary(grouping: terms, by: \.commitment)
    deadlocks = earlier == nil ? Deadlock.all(among: terms) : []
    let waiting = earlier == nil ? all.map(\.id).filter { [dependencies] in dependencies[$0] != nil } : []
    waitingEntries = TableEntries(.commitment, waiting, in: edition)
    offerEntries = TableEntries(.offer, offers, in: edition)
    columns =
      earlier != nil
      ? []
      : arrangement.columns == .phases
        ? CommitmentColumn.phases(in: edition, from: all.first?.about) : CommitmentColumn.moments(in: edition)
  }

  /// How many blocks there are: one for each commitment, each promise that waits, each deadlock and each offer.
  public var count: Int { commitmentEntries.count + waitingEntries.count + deadlocks.count + offerEntries.count }

  /// The block at a position; empty where the pack turned out to be damaged.
  public func block(_ position: Int) -> Table.Block {
    var index = position
    if index < commitmentEntries.count {
      return commitmentEntries.block(index) { commitment($0, places[index]) }
    }
    index -= commitmentEntries.count
    if index < waitingEntries.count { return waitingEntries.block(index) { terms(of: $0.id) } }
    index -= waitingEntries.count
    if index < deadlocks.count { return deadlock(deadlocks[index]) }
    return offerEntries.block(index - deadlocks.count, OfferBlocks(edition: edition, earlier: earlier).block)
  }

  /// The position of a commitment's or an offer's own block.
  public func position(of id: EntryID) -> Int? {
    commitmentEntries.position(of: id)
      ?? offerEntries.position(of: id).map { commitmentEntries.count + waitingEntries.count + deadlocks.count + $0 }
  }

  /// Where not all phases have room, the last ones show: the cut is there.
  public var beginsAtLastColumn: Bool { true }

  /// The commitments that show, in the order of their rows.
  public var rows: [EntryID] { places.map(\.commitment.id) }

  // MARK: Blocks

  private func commitment(_ head: Head, _ place: CommitmentPlace) -> Table.Block {
    let states = edition.words(of: head.id, .state)
    if let earlier {
      return CommitmentDifference(since: earlier, in: edition).block(head, place, states)
    }
    let row = Table.Row(
      commitment: head, Standing(states), in: edition,
      cells: columns.map { $0.cell(place.commitment, states, in: edition) })
    return Table.Block(
      head.id, group: place.group, columns: columns.map(\.column), rows: [row],
      legend: CommitmentState.legend(of: states))
  }

  private func terms(of commitment: EntryID) -> Table.Block {
    let rows = (dependencies[commitment] ?? []).map { dependency in
      let blocking = dependency.blocking(in: edition).map { "blocked: it is \($0.summary(in: edition))" }
      return Table.Row(
        Table.Anchor(commitment, statement: dependency.statement), text: dependency.text(in: edition),
        trail: blocking ?? "")
    }
    return Table.Block(commitment, group: "What waits for what", columns: [], rows: rows)
  }

  private func deadlock(_ deadlock: Deadlock) -> Table.Block {
    let rows = deadlock.dependencies.map { dependency in
      // The same statement has a row above, with what it waits for.
      Table.Row(
        Table.Anchor(dependency.commitment, statement: dependency.statement, part: "deadlock"),
        text: dependency.text(in: edition))
    }
    return Table.Block(group: "Deadlocks", title: deadlock.text, columns: [], rows: rows)
  }
}

extension Table.Row {
  /// A commitment's row.
  /// - Parameter trail: nil for the states at the cut.
  init(
    commitment head: Head, _ standing: Standing, in edition: Edition, cells: [Table.Cell?], trail: String? = nil
  ) {
    self.init(
      Table.Anchor(head.id), lead: head.date?.listed ?? "", text: head.title, cells: cells,
      trail: trail ?? standing.summary(in: edition), isDisputed: standing.isDisputed)
  }
}

extension CalendarDate {
  /// For the beginning of rows, days below one another: `05 Mar 2018`, `~Apr 2018`, `2018`.
  var listed: String { precision == .year ? description : "\(short) \(year)" }
}
