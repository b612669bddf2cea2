import SequenceModel

/// A lens in rows and columns with the blocks of some entries only: those that concern an actor.
public struct NarrowedTable: TableLens {
  private let table: any TableLens
  private let positions: [Int]

  /// - Parameter ids: the entries whose blocks are left; those without a block count for nothing.
  public init(_ table: any TableLens, to ids: some Sequence<EntryID>) {
    self.table = table
    positions = Set(ids.compactMap(table.position(of:))).sorted()
  }

  /// How many blocks are left.
  public var count: Int { positions.count }

  /// The block at a position.
  public func block(_ position: Int) -> Table.Block { table.block(positions[position]) }

  /// The position of the block that holds an entry's rows; nil if it is not left.
  public func position(of id: EntryID) -> Int? { table.position(of: id).flatMap(positions.firstIndex(of:)) }

  /// As the whole table.
  public var beginsAtLastColumn: Bool { table.beginsAtLastColumn }
}
