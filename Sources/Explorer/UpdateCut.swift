import Lenses
import PackStore
import Screen
import SequenceModel

/// The horizon: cutting, releasing, and reading as then or as now.
extension State {
  /// The moment that a cut starts from: the selected one, or the one of the present cut.
  private var presentMoment: EntryID? {
    if let selected = view.selections[.sequence] { return selected.entry }
    if case .moment(let id) = view.horizon.cut { return id }
    return nil
  }

  mutating func cutAtMoment(forward: Bool, in library: Library) {
    let edition = library.edition(view.horizon)
    guard let moment = edition.moment(nextTo: presentMoment, forward: forward) else {
      notice = forward ? "This is the last moment" : "This is the first moment"
      return
    }
    cut(.moment(moment.id), selecting: moment.id, in: library)
  }

  mutating func cutAtMonth(forward: Bool, in library: Library) {
    guard let from = cutDay(in: library) else { return }
    let (year, month, day) = from.civil
    let isMonthEnd = day == Day.count(ofMonth: month, year: year)
    // The first press going forward completes the month; then whole months.
    let base = Day(year: year, month: month, day: 1) ?? from
    let target = base.advanced(byMonths: forward ? (isMonthEnd ? 2 : 1) : 0).advanced(by: -1)
    cut(.day(target), in: library)
  }

  mutating func releaseCut(in library: Library) {
    guard view.horizon.cut != .wholeStory else {
      notice = "There is no cut"
      return
    }
    cut(.wholeStory, in: library)
  }

  mutating func toggleReading(in library: Library) {
    record()
    view.horizon.reading = view.horizon.reading == .then ? .now : .then
    if view.horizon.cut == .wholeStory {
      notice =
        view.horizon.reading == .then
        ? "A cut will show what one could know then" : "A cut will show what is known now about the days before it"
    }
    keepToHorizon(in: library)
  }

  /// Reads a typed cut; says what is wrong with it and keeps the prompt otherwise.
  mutating func cut(typed text: String, in library: Library) {
    let everything = library.edition(Horizon(reading: .now, lock: view.horizon.lock))
    do throws(CutText.Failure) {
      let cut = try CutText.cut(text, from: cutDay(in: library)) { everything.head($0) != nil }
      prompt = nil
      self.cut(cut, in: library)
    } catch {
      notice = DisplayText(error.reason)
    }
  }

  /// The day of the cut, or of the selected moment where there is none.
  func cutDay(in library: Library) -> Day? {
    if case .day(let day) = view.horizon.cut { return day }
    let edition = library.edition(view.horizon)
    if case .moment(let id) = view.horizon.cut, let head = edition.head(id) { return head.days.about.day }
    return presentMoment.flatMap { edition.head($0) }?.days.about.day
  }

  /// Moves the cut; back returns from it.
  private mutating func cut(_ cut: Cut, selecting moment: EntryID? = nil, in library: Library) {
    var horizon = view.horizon
    horizon.cut = cut
    guard library.hasEdition(horizon) else {
      notice = "There is no such moment"
      return
    }
    record()
    view.horizon = horizon
    if let moment {
      view.selections[.sequence] = Table.Anchor(moment)
      if view.lens == .sequence { select(moment, in: library) }
    }
    keepToHorizon(in: library)
  }

  /// After the horizon changed: what it hides is left, and the person is told where they are now.
  private mutating func keepToHorizon(in library: Library) {
    let edition = library.edition(view.horizon)
    keepDifference(in: library)
    if let actor = view.dossier, edition.head(actor) == nil { view.dossier = nil }
    for lens in Lens.built {
      guard let selected = view.selections[lens]?.entry, edition.head(selected) == nil else { continue }
      view.selections[lens] = nil
      let list = library.list(lens, at: view.horizon, dossier: view.dossier)
      let last = list.rows(max(0, list.count - 1)..<list.count).first?.head
      // In the sequence the last visible moment is the nearest one; other lists begin anew.
      let substitute = lens == .sequence ? last : list.rows(0..<1).first?.head
      view.selections[lens] = (substitute?.id).map { Table.Anchor($0) }
      if lens == view.lens {
        notice = DisplayText(
          substitute.map { "The selection lies beyond the cut: now at \($0.short.isEmpty ? $0.title : $0.short)" }
            ?? "Nothing is within this horizon")
      }
    }
    if view.selection == nil { view.selection = library.list(view).rows(0..<1).first?.head.id }
    if let article = view.article, edition.head(article) == nil { read(nil) }
    if let connected = view.connected, edition.head(connected) == nil { view.connected = nil }
    // Links are numbered among the visible ones, so a number does not survive.
    view.link = nil
    find = nil
    if view.article == nil || readerFollows && Lens.showing(view.article?.kind ?? .tour) == view.lens {
      read(view.selection)
    }
    keepSelectionInSight(in: library)
  }
}
