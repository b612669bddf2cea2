import Lenses
import PackStore
import Screen
import SequenceModel

/// The difference of two cuts, and the way from one disputed row to the next.
extension State {
  mutating func toggleDifference(in library: Library) {
    guard view.since == nil else {
      record()
      view.since = nil
      keepSelectionInSight(in: library)
      return
    }
    prompt = Prompt(purpose: .difference)
  }

  /// Reads the earlier cut; says what is wrong with it and keeps the prompt otherwise.
  mutating func showDifference(typed text: String, in library: Library) {
    let everything = library.edition(Horizon(reading: .now, lock: view.horizon.lock))
    do throws(CutText.Failure) {
      let cut = try CutText.cut(text, from: cutDay(in: library)) { everything.head($0) != nil }
      guard library.hasEdition(view.horizon.cut(at: cut)), isEarlier(cut, in: library) else {
        throw CutText.Failure(reason: "that is not earlier than \(library.edition(view.horizon).cutText ?? "the end")")
      }
      prompt = nil
      record()
      view.since = cut
      view.tableTop = TableTop()
      keepSelectionInSight(in: library)
    } catch {
      notice = DisplayText(error.reason)
    }
  }

  /// A difference ends where the cut no longer lies after its beginning.
  mutating func keepDifference(in library: Library) {
    guard let since = view.since, !isEarlier(since, in: library) else { return }
    view.since = nil
    notice = "The difference is over: its beginning lies beyond the cut"
  }

  private func isEarlier(_ cut: Cut, in library: Library) -> Bool {
    library.edition(view.horizon.cut(at: cut)).bounds.about < library.edition(view.horizon).bounds.about
  }

  // MARK: Disputed

  mutating func goToDisputed(_ step: Int, in library: Library) {
    view.focus = .list
    if view.lens == .claims { return goToDisputedClaim(step, in: library) }
    guard view.lens.isTable else {
      notice = DisplayText("Nothing is disputed in \(view.lens.title): commitments, accounts and claims are")
      return
    }
    let rows = tableRows(in: library)
    var place = tableLocation(in: library) ?? rows.end(first: step > 0)
    while let from = place, let next = rows.next(after: from, by: step), next != from {
      if rows.block(next.block).rows[safe: next.row]?.isDisputed == true {
        return select(next, of: rows, in: library)
      }
      place = next
    }
    notice = step > 0 ? "Nothing below is disputed" : "Nothing above is disputed"
  }

  private mutating func goToDisputedClaim(_ step: Int, in library: Library) {
    let edition = library.edition(view.horizon)
    let list = library.list(view)
    let now = view.selection.flatMap(list.position(of:)) ?? (step > 0 ? -1 : list.count)
    let positions =
      step > 0 ? Array(min(now + 1, list.count)..<list.count) : Array((0..<max(0, min(now, list.count))).reversed())
    for position in positions {
      guard let row = list.rows(position..<(position + 1)).first else { break }
      let status = edition.statuses(ofClaim: row.head.id).last
      if status == .differs || status == .contested { return moveSelection(to: position, in: list, library) }
    }
    notice = step > 0 ? "No claim below is disputed" : "No claim above is disputed"
  }
}
