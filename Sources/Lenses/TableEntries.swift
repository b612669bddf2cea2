import PackStore
import SequenceModel

/// The entries that a lens has a block for, one each, and the blocks that were read last: drawing and moving ask for the same ones
/// again and again.
final class TableEntries {
  private let edition: Edition
  private let kind: Kind
  /// Nil for all entries of the kind, in the order of its list.
  private let chosen: [EntryID]?
  private let places: [EntryID: Int]
  private var kept: [Int: Table.Block] = [:]
  private static let keptLimit = 100

  /// All entries of a kind in the order of its list, read as they are asked for.
  init(_ kind: Kind, in edition: Edition) {
    (self.edition, self.kind, chosen, places) = (edition, kind, nil, [:])
  }

  /// These entries of a kind, in this order; visible ones, without repetition.
  init(_ kind: Kind, _ chosen: [EntryID], in edition: Edition) {
    (self.edition, self.kind, self.chosen) = (edition, kind, chosen)
    places = Dictionary(chosen.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many there are.
  var count: Int { chosen?.count ?? edition.count(kind) }

  /// The position of an entry; nil if it is not among them.
  func position(of id: EntryID) -> Int? {
    guard id.kind == kind else { return nil }
    return chosen == nil ? edition.position(of: id) : places[id]
  }

  /// The block of the entry at a position from 0 to `count` - 1. Empty where the pack turned out to be damaged.
  func block(_ position: Int, _ make: (Head) -> Table.Block) -> Table.Block {
    if let block = kept[position] { return block }
    guard let head = head(position) else { return Table.Block(columns: [], rows: []) }
    let block = make(head)
    if kept.count >= Self.keptLimit { kept.removeAll(keepingCapacity: true) }
    kept[position] = block
    return block
  }

  private func head(_ position: Int) -> Head? {
    if let chosen { return chosen.indices.contains(position) ? edition.head(chosen[position]) : nil }
    return edition.heads(kind, position..<(position + 1)).first
  }
}
