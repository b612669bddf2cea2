import Lenses

/// The part of a lens's list that fits a height: group headings among rows.
struct ListWindow: Equatable {
  /// One line of it.
  enum Item: Equatable {
    /// The name of the group whose rows follow; the first line always names the group it is in.
    case heading(String)
    /// A row with its position in the whole list.
    case row(Int, LensRow)
  }

  /// At most as many as fit.
  var items: [Item] = []

  /// The window that begins at the row `top`.
  init(_ list: LensList, top: Int, height: Int) {
    let count = list.count
    guard count > 0, height > 0 else { return }
    let first = min(max(0, top), count - 1)
    var group: String?
    for (offset, row) in list.rows(first..<min(count, first + height)).enumerated() {
      if row.group != group, !row.group.isEmpty {
        guard items.count + 2 <= height || height == 1 else { break }
        if height > 1 { items.append(.heading(row.group)) }
      }
      group = row.group
      guard items.count < height else { break }
      items.append(.row(first + offset, row))
    }
  }

  /// The line that shows a position; nil if the window does not hold it.
  func line(of position: Int) -> Int? {
    items.firstIndex { if case .row(position, _) = $0 { true } else { false } }
  }

  /// The row at a position; nil if the window does not hold it.
  func row(at position: Int) -> LensRow? {
    for case .row(position, let row) in items { return row }
    return nil
  }

  /// The position shown on a line; a heading answers with the row below it.
  func position(atLine line: Int) -> Int? {
    guard items.indices.contains(line) else { return nil }
    for item in items[line...] { if case .row(let position, _) = item { return position } }
    return nil
  }

  /// The top that keeps `position` in sight and moves the list as little as it can.
  /// - Parameter window: gives the window at the present top.
  static func top(
    for position: Int, from top: Int, in list: LensList, height: Int, window: () -> ListWindow
  ) -> Int {
    let count = list.count
    guard count > 0 else { return 0 }
    if position <= top { return max(0, position) }
    if position - top < height, window().line(of: position) != nil {
      // At the end the list is pulled down to fill the pane.
      return fillingTop(top, in: list, height: height)
    }
    return lowestTop(showing: position, in: list, height: height)
  }

  /// The first top at which `position` still shows, its group's heading included.
  private static func lowestTop(showing position: Int, in list: LensList, height: Int) -> Int {
    let start = max(0, position - height)
    let rows = list.rows(start..<(position + 1))
    guard let last = rows.last, height > 1 else { return position }
    var top = position
    var lines = last.group.isEmpty ? 1 : 2
    for index in rows.indices.dropLast().reversed() {
      lines += 1
      if rows[index].group != rows[index + 1].group && !rows[index].group.isEmpty { lines += 1 }
      guard lines <= height else { break }
      top = start + index
    }
    return top
  }

  private static func fillingTop(_ top: Int, in list: LensList, height: Int) -> Int {
    guard top > 0, top + height > list.count else { return top }
    return min(top, lowestTop(showing: list.count - 1, in: list, height: height))
  }
}
