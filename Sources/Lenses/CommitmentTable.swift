import PackStore
import SequenceModel

/// The Commitments lens: how each promise stood at the end of each phase, or at each moment, up to the cut; then who waits for whom, the
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
  private let commitments: [CommitmentPlace]
  private let waiting: [EntryID]
  private let columns: [CommitmentColumn]
  private let positions: [EntryID: Int]
  private let kept = KeptBlocks()

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
    commitments = CommitmentPlace.ordered(shown, by: arrangement.rows, in: edition)
    offers = OfferBlocks(edition: edition, earlier: earlier).offers
    let terms = edition.arrows(ofAll: .commitment, .dependency).compactMap(Dependency.init)
    dependencies = Dictionary(grouping: terms, by: \.commitment)
    deadlocks = earlier == nil ? Deadlock.all(among: terms) : []
    waiting = earlier == nil ? all.map(\.id).filter { [dependencies] in dependencies[$0] != nil } : []
    columns =
      earlier != nil
      ? []
      : arrangement.columns == .phases
        ? CommitmentColumn.phases(in: edition, from: all.first?.about) : CommitmentColumn.moments(in: edition)
    let beforeOffers = commitments.count + waiting.count + deadlocks.count
    positions = Dictionary(
      commitments.enumerated().map { ($1.commitment.id, $0) }
        + offers.enumerated().map { ($1, beforeOffers + $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many blocks there are: one for each commitment, each promise that waits, each deadlock and each offer.
  public var count: Int { commitments.count + waiting.count + deadlocks.count + offers.count }

  /// The block at a position; empty where the pack turned out to be damaged.
  public func block(_ position: Int) -> Table.Block {
    kept.block(position) {
      var index = position
      if index < commitments.count { return commitment(commitments[index]) }
      index -= commitments.count
      if index < waiting.count { return waiting(waiting[index]) }
      index -= waiting.count
      if index < deadlocks.count { return deadlock(deadlocks[index]) }
      guard let head = edition.head(offers[index - deadlocks.count]) else { return Table.Block(columns: [], rows: []) }
      return OfferBlocks(edition: edition, earlier: earlier).block(head)
    }
  }

  /// The position of a commitment's or an offer's own block.
  public func position(of id: EntryID) -> Int? { positions[id] }

  /// Where not all phases have room, the last ones show: the cut is there.
  public var beginsAtLastColumn: Bool { true }

  /// The commitments that show, in the order of their rows.
  public var rows: [EntryID] { commitments.map(\.commitment.id) }

  // MARK: Blocks

  private func commitment(_ place: CommitmentPlace) -> Table.Block {
    let id = place.commitment.id
    let states = edition.words(of: id, .state)
    if let earlier {
      return CommitmentDifference(since: earlier, in: edition).block(place, states)
    }
    let row = edition.row(
      of: id, Standing(states), cells: columns.map { $0.cell(place.commitment, states, in: edition) })
    return Table.Block(group: place.group, columns: columns.map(\.column), rows: [row])
  }

  private func waiting(_ commitment: EntryID) -> Table.Block {
    let rows = (dependencies[commitment] ?? []).map { dependency in
      let blocking = dependency.blocking(in: edition).map { "blocked: it is \($0.summary(in: edition))" }
      return Table.Row(
        Table.Anchor(commitment, statement: dependency.statement), text: dependency.text(in: edition),
        trail: blocking ?? "")
    }
    return Table.Block(group: "What waits for what", columns: [], rows: rows)
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

extension Edition {
  /// A commitment's row.
  func row(
    of commitment: EntryID, _ standing: Standing, cells: [Table.Cell?], trail: String? = nil
  ) -> Table.Row {
    let head = head(commitment)
    return Table.Row(
      Table.Anchor(commitment), lead: head?.date?.listed ?? "", text: head?.title ?? "", cells: cells,
      trail: trail ?? standing.summary(in: self), isDisputed: standing.isDisputed)
  }
}

extension CalendarDate {
  /// For the beginning of rows, days below one another: `05 Mar 2018`, `~Apr 2018`, `2018`.
  var listed: String { precision == .year ? description : "\(short) \(year)" }
}

/// The blocks of a table that were made last: drawing and moving ask for the same ones again and again.
private final class KeptBlocks {
  private var blocks: [Int: Table.Block] = [:]
  private static let limit = 100

  func block(_ position: Int, _ make: () -> Table.Block) -> Table.Block {
    if let block = blocks[position] { return block }
    let block = make()
    if blocks.count >= Self.limit { blocks.removeAll(keepingCapacity: true) }
    blocks[position] = block
    return block
  }
}
