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

  public var count: Int { positions.count }

  public func block(_ position: Int) -> Table.Block { table.block(positions[position]) }

  public func position(of id: EntryID) -> Int? { table.position(of: id).flatMap(positions.firstIndex(of:)) }

  public var beginsAtLastColumn: Bool { table.beginsAtLastColumn }
}
