import Lenses
import SequenceModel

/// A row of a table lens: the block's position and the row's among those that show.
struct TableLocation: Hashable, Comparable, Sendable {
  var block: Int
  var row: Int

  /// Both as one number, in the same order: what a find keeps of its matches.
  var number: Int { block << 16 | row }

  init(block: Int, row: Int) {
    (self.block, self.row) = (block, row)
  }

  /// The location of a number.
  init(number: Int) {
    (block, row) = (number >> 16, number & 0xFFFF)
  }

  static func < (left: TableLocation, right: TableLocation) -> Bool {
    (left.block, left.row) < (right.block, right.row)
  }
}

/// A line of a table lens: the block's position and the line's number in it.
public struct TableTop: Hashable, Sendable {
  /// The position of the block.
  public var block = 0
  /// The number of the line.
  public var line = 0
}

/// The rows of a table lens, walked block by block: nothing but the blocks in sight is read and set.
struct TableRows {
  /// How many blocks there are.
  let count: Int
  /// A block, set.
  let block: (Int) -> SetBlock

  /// The first row, or the last one; nil if there is none.
  func end(first: Bool) -> TableLocation? {
    first
      ? next(after: TableLocation(block: -1, row: 0), by: 1)
      : next(after: TableLocation(block: count, row: 0), by: -1)
  }

  /// The row `step` rows further, or the last one on the way there; nil if there is none at all.
  func next(after location: TableLocation, by step: Int) -> TableLocation? {
    var place = location
    var best: TableLocation? = (0..<count).contains(place.block) ? place : nil
    var left = abs(step)
    while left > 0 {
      if step > 0 {
        place.row += 1
        if !(0..<count).contains(place.block) || place.row >= block(place.block).rows.count {
          place = TableLocation(block: place.block + 1, row: -1)
          guard place.block < count else { break }
          continue
        }
      } else {
        place.row -= 1
        if place.row < 0 {
          place.block -= 1
          guard place.block >= 0 else { break }
          place.row = block(place.block).rows.count
          continue
        }
      }
      best = place
      left -= 1
    }
    return best
  }

  /// Where a row stands, looked for near a block first; else the first row of its entry.
  func location(of anchor: Table.Anchor, near hint: Int, home: Int?) -> TableLocation? {
    let places = [hint, hint - 1, hint + 1, home].compactMap { $0 }.filter { (0..<count).contains($0) }
    for place in places {
      if let row = block(place).rows.firstIndex(where: { $0.anchor == anchor }) {
        return TableLocation(block: place, row: row)
      }
    }
    guard let home, (0..<count).contains(home) else { return nil }
    if let row = block(home).rows.firstIndex(where: { $0.anchor.entry == anchor.entry }) {
      return TableLocation(block: home, row: row)
    }
    return block(home).rows.isEmpty
      ? next(after: TableLocation(block: home, row: -1), by: 1) : TableLocation(block: home, row: 0)
  }

  /// The top line that keeps a row in sight and moves as little as it can.
  func top(showing location: TableLocation, from top: TableTop, height: Int) -> TableTop {
    guard count > 0, (0..<count).contains(location.block) else { return TableTop() }
    let lines = block(location.block).lines(ofRow: location.row)
    let first = location.row == 0 ? 0 : lines.lowerBound
    if location.block < top.block || location.block == top.block && first < top.line {
      return TableTop(block: location.block, line: first)
    }
    if let distance = distance(from: top, to: TableTop(block: location.block, line: lines.upperBound), limit: height),
      distance + sticky(at: top).count <= height
    {
      return filling(top, height: height)
    }
    return lowest(
      showing: TableTop(block: location.block, line: lines.upperBound), first: lines.lowerBound, height: height)
  }

  /// The heads that stay above a top line, because those of its block are out of sight.
  func sticky(at top: TableTop) -> [TableLine] {
    guard (0..<count).contains(top.block) else { return [] }
    let block = block(top.block)
    let headsInSight = block.beginsColumns && top.line <= block.lead.count
    return headsInSight ? [] : block.heads
  }

  private func distance(from top: TableTop, to end: TableTop, limit: Int) -> Int? {
    var lines = -top.line
    var position = top.block
    while position < end.block {
      lines += block(position).count
      guard lines <= limit else { return nil }
      position += 1
    }
    return lines + end.line
  }

  /// The first top at which everything up to `end` shows.
  private func lowest(showing end: TableTop, first: Int, height: Int) -> TableTop {
    // Room for the heads that will stay above.
    let room = max(1, height - (block(end.block).heads.count))
    if end.line >= room { return TableTop(block: end.block, line: min(first, end.line - room)) }
    var left = room - end.line
    var position = end.block
    while left > 0, position > 0 {
      position -= 1
      let lines = block(position).count
      if lines >= left { return TableTop(block: position, line: lines - left) }
      left -= lines
    }
    return TableTop()
  }

  /// At the end the table is pulled down to fill the pane.
  private func filling(_ top: TableTop, height: Int) -> TableTop {
    guard top != TableTop(), count > 0 else { return top }
    let end = TableTop(block: count - 1, line: block(count - 1).count)
    guard count - top.block <= height, let distance = distance(from: top, to: end, limit: height), distance < height
    else { return top }
    return lowest(showing: end, first: 0, height: height)
  }
}

/// The lines of a table that fit a height.
struct TableWindow: Equatable {
  /// One line.
  struct Item: Equatable {
    var line: TableLine
    /// The row it belongs to.
    var location: TableLocation?
    /// Whether it is the row's first line.
    var isFirst = false
  }

  /// At most as many as fit.
  var items: [Item] = []

  init(_ rows: TableRows, top: TableTop, height: Int) {
    items = rows.sticky(at: top).prefix(max(0, height - 1)).map { Item(line: $0) }
    var (position, number) = (top.block, top.line)
    while items.count < height, (0..<rows.count).contains(position) {
      let block = rows.block(position)
      while items.count < height, let (line, row) = block.line(number) {
        let isFirst = row.map { block.lines(ofRow: $0).lowerBound == number } ?? false
        items.append(Item(line: line, location: row.map { TableLocation(block: position, row: $0) }, isFirst: isFirst))
        number += 1
      }
      (position, number) = (position + 1, 0)
    }
  }
}
