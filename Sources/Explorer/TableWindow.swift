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
public struct TableTop: Hashable, Comparable, Sendable {
  /// The position of the block.
  public var block = 0
  /// The number of the line.
  public var line = 0

  /// From top to bottom.
  public static func < (left: TableTop, right: TableTop) -> Bool {
    (left.block, left.line) < (right.block, right.line)
  }
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

  /// The row `step` rows further, or the last one on the way there, which may be the one at `location`; nil if there is none at all.
  func next(after location: TableLocation, by step: Int) -> TableLocation? {
    var place = location
    var best = holds(location) ? location : nil
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
    // The first row there, below or above: where columns are folded away a block may show none.
    let above = TableLocation(block: home, row: -1)
    return next(after: above, by: 1) ?? next(after: above, by: -1)
  }

  /// Whether there is a row at a location.
  private func holds(_ location: TableLocation) -> Bool {
    (0..<count).contains(location.block) && block(location.block).rows.indices.contains(location.row)
  }

  /// The top line that keeps a row in sight and moves as little as it can.
  func top(showing location: TableLocation, from top: TableTop, height: Int) -> TableTop {
    guard count > 0, (0..<count).contains(location.block) else { return TableTop() }
    let top = normal(top)
    let lines = block(location.block).lines(ofRow: location.row)
    let start = TableTop(block: location.block, line: lines.lowerBound)
    let end = TableTop(block: location.block, line: lines.upperBound)
    if top <= start {
      if fits(from: top, to: end, height: height) { return filling(top, height: height) }
      return highest(from: start, showing: end, limit: TableTop(), height: height)
    }
    // A block's first row brings along what stands above it.
    let limit = location.row == 0 ? TableTop(block: location.block, line: 0) : start
    return highest(from: start, showing: end, limit: limit, height: height)
  }

  /// The title and the heads that stay above a top line, because those of its block are out of sight.
  func sticky(at top: TableTop) -> [TableLine] {
    guard (0..<count).contains(top.block) else { return [] }
    let block = block(top.block)
    let title = block.title.map { top.line < block.lead.count ? [] : [$0] } ?? []
    let headsInSight = block.beginsColumns && top.line <= block.lead.count
    return title + (headsInSight ? [] : block.heads)
  }

  /// A top line that does not part the heads of a block.
  func normal(_ top: TableTop) -> TableTop {
    guard (0..<count).contains(top.block) else { return TableTop() }
    let block = block(top.block)
    let isWithinHeads = block.beginsColumns && top.line > block.lead.count && top.line < block.rowsStart
    return isWithinHeads ? TableTop(block: top.block, line: block.rowsStart) : top
  }

  /// The highest top line, not above `limit`, from which everything up to `end` shows; `start` where nothing fits.
  private func highest(from start: TableTop, showing end: TableTop, limit: TableTop, height: Int) -> TableTop {
    var best = start
    var top = start
    while top > limit {
      if top.line > 0 {
        top.line -= 1
      } else {
        top.block -= 1
        top.line = max(0, block(top.block).count - 1)
      }
      guard let distance = distance(from: top, to: end, limit: height), distance <= height else { break }
      if normal(top) == top, fits(from: top, to: end, height: height) { best = top }
    }
    return best
  }

  private func fits(from top: TableTop, to end: TableTop, height: Int) -> Bool {
    guard let distance = distance(from: top, to: end, limit: height) else { return false }
    return distance + min(sticky(at: top).count, height - 1) <= height
  }

  /// How many lines lie between two; nil if more than `limit`.
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

  /// At the end the table is pulled down to fill the pane.
  private func filling(_ top: TableTop, height: Int) -> TableTop {
    guard top != TableTop(), count - top.block <= height else { return top }
    let end = TableTop(block: count - 1, line: block(count - 1).count)
    guard let distance = distance(from: top, to: end, limit: height), distance < height else { return top }
    return highest(from: top, showing: end, limit: TableTop(), height: height)
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
    let top = rows.normal(top)
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
