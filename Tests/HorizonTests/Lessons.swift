import Explorer
import Lenses
import PackStore
import Screen
import SequenceModel

/// A tour walked from its first step to its last, all gates opened: what the presenter, a student and the notes terminal see at each place.
struct Lessons {
  /// What is seen while a lock is in force.
  struct Page {
    var lock: Day?
    var shown: Shown
  }

  private let pack: Pack
  private let lock: Day?

  /// - Parameter lock: the one that the explorer was started with.
  init(_ pack: Pack, lock: Day?) {
    self.pack = pack
    self.lock = lock
  }

  /// The tours that are there at the lock.
  var tours: [EntryID] {
    guard let edition = pack.edition(Horizon(lock: lock)) else { return [] }
    return edition.heads(.tour, 0..<edition.count(.tour)).map(\.id)
  }

  /// Every page of a lesson. Wandering is the explorer itself, which has its own tests.
  func pages(of tour: EntryID) throws -> [Page] {
    var presenter = Seat(pack, lock)
    // The menu of tours first.
    var pages = [try presenter.page("menu of tours", after: "t")]
    try presenter.press("<Esc>")
    presenter.state.present(tour, in: presenter.library)
    var student = Seat(pack, lock, .student, Size(rows: 24, columns: 80))
    var notes = Seat(pack, lock, .notes(canDrive: true), Size(rows: 60, columns: 120))
    var number: Int64 = 0
    var before: State?
    while let place = presenter.state.place(in: presenter.library), before != presenter.state, number < 400 {
      before = presenter.state
      number += 1
      try pages.append(presenter.page("stage"))
      let cue = Cue(place, number: Cue.Number(lesson: 1, place: number), elapsed: Int(number) * 60)
      student.hear(cue)
      try pages.append(student.page("student"))
      notes.hear(cue)
      try pages.append(notes.page("notes"))
      if number % 4 == 0 {
        try pages.append(presenter.page("overview", after: "t"))
        try presenter.press("<Esc>")
        try pages.append(notes.page("overview of the notes", after: "t"))
        try notes.press("<Esc>")
        try pages.append(student.page("wandering student", after: "10G"))
        try student.press(".")
      }
      try presenter.press("<Space>")
      if presenter.state.overlay != nil {
        try pages.append(presenter.page("gate"))
        // An answer stands beside the outcome.
        try presenter.press("a<Down><Enter>")
      }
    }
    return pages
  }

  /// One of the terminals.
  private struct Seat {
    let library: Library
    var state: State

    init(_ pack: Pack, _ lock: Day?, _ role: Following.Role? = nil, _ size: Size = Size(rows: 36, columns: 120)) {
      library = Library(pack)
      state = State(size: size, horizon: Horizon(lock: lock), in: library)
      if let role { state.following = Following(role, room: "here") }
    }

    mutating func press(_ keys: String) throws {
      for event in try KeyNotation.events(keys) {
        var effects = update(&state, .terminal(event), in: library)
        while effects.contains(.continueWork) { effects = update(&state, .idle, in: library) }
      }
    }

    mutating func hear(_ cue: Cue) {
      _ = update(&state, .cue(cue), in: library)
      _ = update(&state, .elapsed(seconds: cue.elapsed), in: library)
    }

    /// What is on the screen after some keys.
    mutating func page(_ name: String, after keys: String = "") throws -> Page {
      try press(keys)
      let lines = view(state, in: library).lines()
      return Page(
        lock: state.stage?.lock ?? state.view.horizon.lock,
        shown: Shown(surface: name, entry: state.stage?.tour, text: lines.joined(separator: "\n")))
    }
  }
}
