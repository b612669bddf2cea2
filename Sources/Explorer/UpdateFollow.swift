import Lenses
import Screen
import SequenceModel
import Typesetting

/// Choosing and following links; history.
extension State {
  /// Chooses the next or previous link of the article and brings it into sight. Takes the focus to the reader.
  mutating func chooseLink(_ step: Int, in library: Library) {
    guard let text = articleText(in: library), !text.links.isEmpty else {
      notice = "This article has no links"
      return
    }
    view.focus = .reader
    let height = height(of: .reader)
    let top = text.lineIndex(of: view.readerTop)
    let next: Int
    if let link = view.link {
      next = min(max(0, link + step), text.links.count - 1)
      if next == link { notice = step > 0 ? "The last link" : "The first link" }
    } else {
      // Begin with what is in sight.
      let visible = text.lines.indices.filter { $0 >= top && $0 < top + height }
        .flatMap { text.lines[$0].line.spans.compactMap(\.link) }
      next = (step > 0 ? visible.first : visible.last) ?? (step > 0 ? 0 : text.links.count - 1)
    }
    view.link = next
    if let line = text.firstLine(ofLink: next) { bringIntoSight(line: line, of: text) }
  }

  /// Enter: reads the selected entry, follows the chosen link, opens the connected entry.
  mutating func open(in library: Library) {
    switch view.focus {
    case .list where view.lens.isTable: openEvidence(in: library)
    case .list:
      guard let selection = view.selection else { return }
      record()
      read(selection)
      view.focus = .reader
    case .reader:
      guard let link = view.link, let target = library.article(of: self)?.target(ofLink: link)
      else {
        notice = DisplayText("\(library.keymap.key(for: .nextLink)) chooses a link to follow")
        return
      }
      record()
      show(target, in: library)
    case .connected:
      guard let target = view.connected else {
        notice = DisplayText("\(library.keymap.key(for: .moveDown)) chooses an entry to open")
        return
      }
      record()
      show(target, in: library)
      view.focus = .reader
    }
  }

  // MARK: History

  /// Remembers the present view, before something that back returns from.
  mutating func record() {
    guard back.last != view else { return }
    back.append(view)
    back.removeFirst(max(0, back.count - State.historyLimit))
    forward = []
  }

  mutating func goBack(in library: Library) {
    guard let previous = back.popLast() else {
      notice = "Nothing to go back to"
      return
    }
    forward.append(view)
    view = previous
    keepLock()
    resumeFilter(in: library)
    keepSelectionInSight(in: library)
  }

  /// A view of before a gate was opened does not bring its lock back.
  private mutating func keepLock() {
    if let stage { view.horizon.lock = stage.lock }
  }

  mutating func goForward(in library: Library) {
    guard let next = forward.popLast() else {
      notice = "Nothing to go forward to"
      return
    }
    back.append(view)
    view = next
    keepLock()
    resumeFilter(in: library)
    keepSelectionInSight(in: library)
  }
}
