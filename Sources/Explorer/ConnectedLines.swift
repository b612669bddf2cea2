import Lenses
import SequenceModel

/// The Connected pane's lines: a heading a group, a row an entry.
struct ConnectedLines {
  /// One line.
  enum Item: Equatable {
    case heading(String)
    case row(Connections.Row)
  }

  /// All of them, top to bottom.
  var items: [Item] = []

  init(_ connections: Connections) {
    for group in connections.groups {
      items.append(.heading(group.title))
      items += group.rows.map(Item.row)
    }
  }

  /// The line of an entry.
  func line(of id: EntryID?) -> Int? {
    guard let id else { return nil }
    return items.firstIndex { if case .row(let row) = $0 { row.head.id == id } else { false } }
  }

  /// The top line that keeps an entry in sight and moves as little as it can; its heading comes with the first row of a group.
  func top(showing id: EntryID?, from top: Int, height: Int) -> Int {
    let last = max(0, items.count - height)
    guard let line = line(of: id) else { return min(max(0, top), last) }
    let first = line > 0 && items[line - 1].isHeading ? line - 1 : line
    if first < top || top > last { return min(first, last) }
    if line >= top + height { return min(line - height + 1, last) }
    return top
  }
}

extension ConnectedLines.Item {
  fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
}
