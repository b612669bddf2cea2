import Explorer
import Notebook
import Screen
import SequenceModel

/// Ties an explorer to this user's notebook: keeps answers, and where a lesson is until it ends.
final class NotebookLink: Companion {
  private let notebook: Notebook
  private let pack: String
  private var place: Cue.Place?
  private var pending: [Event] = []
  /// Whether the person was told that nothing is kept.
  private var hasComplained = false

  /// Opens the notebook for a pack. Where that is not possible the lesson goes on, and `notice` says that nothing is kept.
  init?(_ library: Library, notice: (String) -> Void) {
    guard let path = Self.path else { return nil }
    _ = StateFolder.made()
    do throws(Notebook.Failure) {
      notebook = try Notebook(path: path, notice: notice)
    } catch {
      notice("Answers are not kept: \(error)")
      return nil
    }
    pack = library.info.id
    if notebook.isReadOnly { notice("Answers are not kept: a newer version of this program made the notebook") }
  }

  /// Where it is; nil where this user has no state folder.
  static var path: String? { StateFolder.path.map { $0 + "/notebook.db" } }

  /// The last answer to each question.
  func history() -> [EntryID: KeptAnswer] { (try? notebook.lastAnswers(pack: pack)) ?? [:] }

  /// Where the lesson was when it broke off; nil where it ended.
  func place(of tour: EntryID) -> Cue.Place? { try? notebook.place(of: tour, pack: pack) }

  let descriptors: [Int32] = []
  var deadline: ContinuousClock.Instant? { pending.isEmpty ? nil : .now }

  func take(at now: ContinuousClock.Instant) -> [Event] {
    defer { pending = [] }
    return pending
  }

  func shown(_ state: State, _ effects: [Effect], in library: Library, at now: ContinuousClock.Instant) {
    for case .keep(let answer) in effects {
      attempt { () throws(Notebook.Failure) in try notebook.keep(answer) }
    }
    // Leaving on purpose ends a lesson; a closed terminal, a signal or a crash breaks it off.
    let new = effects.contains(.quit) ? nil : state.place(in: library)
    guard new?.ofLesson != place?.ofLesson else { return }
    let old = place
    place = new
    attempt { () throws(Notebook.Failure) in
      if let new { try notebook.keep(new, pack: pack) }
      if let old, old.tour != new?.tour { try notebook.forgetPlace(of: old.tour, pack: pack) }
    }
  }

  private func attempt(_ body: () throws(Notebook.Failure) -> Void) {
    do throws(Notebook.Failure) {
      try body()
    } catch {
      if !hasComplained, !notebook.isReadOnly { pending.append(.notice(DisplayText("Answers are not kept: \(error)"))) }
      hasComplained = true
    }
  }

  func end() {}
}

extension Cue.Place {
  /// The place without what the screen shows of it at the moment.
  fileprivate var ofLesson: Cue.Place {
    var place = self
    place.screen = .step
    return place
  }
}
