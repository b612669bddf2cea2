import Explorer
import Glibc
import Notebook
import PackStore
import Screen
import SequenceModel

/// Ties the explorer to this user's notebook: carries out its orders once a frame is shown, and brings back what came of them.
final class NotebookLink: Companion {
  private let notebook: Notebook
  private let pack: PackInfo
  /// The person's own tour, which is known by its file: two files may have the same name.
  private let own: (tour: EntryID, path: String)?
  private var events: [Event] = []

  /// - Parameters:
  ///   - tour: the tour that was read from a file, if any, and that file.
  ///   - file: its path.
  init(_ pack: PackInfo, own tour: EntryID?, file: String?) {
    notebook = Notebook(folder: StateFolder.path) { StateFolder.make() }
    self.pack = pack
    own = tour.flatMap { tour in file.flatMap(Self.absolute).map { (tour, $0) } }
  }

  private static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  var descriptors: [Int32] { [] }
  var deadline: ContinuousClock.Instant? { events.isEmpty ? nil : .now }

  func take(at now: ContinuousClock.Instant) -> [Event] {
    defer { events = [] }
    return events
  }

  func shown(_ state: State, _ effects: [Effect], in library: Library, at now: ContinuousClock.Instant) {
    perform(effects)
  }

  func end() {}

  /// What the notebook knows before the first frame: a tour that was under way shows at its step at once.
  func begin(_ effects: [Effect], _ state: inout State, in library: Library) -> [Effect] {
    var effects = effects
    var rest: [Effect] = []
    while !effects.isEmpty {
      perform(effects)
      rest += effects.filter { if case .notebook = $0 { false } else { true } }
      effects = take(at: .now).flatMap { update(&state, $0, in: library) }
    }
    return rest
  }

  private func perform(_ effects: [Effect]) {
    for case .notebook(let order) in effects {
      do throws(Notebook.Failure) {
        if let report = try report(on: order) { events.append(.notebook(report)) }
      } catch {
        events.append(.notebook(.failed(order, reason: error.description)))
      }
      events += notebook.takeNotices().map { .notice(DisplayText($0)) }
    }
  }

  private func report(on order: NotebookOrder) throws(Notebook.Failure) -> NotebookReport? {
    switch order {
    case .keepAnswer(let answer):
      try notebook.keep(answer, in: pack)
      return .kept(answer)
    case .keepPosition(let position):
      try notebook.keep(position, of: name(of: position.place.tour), in: pack)
      return nil
    case .recallPosition(let tour):
      let (position, newest) = try notebook.position(of: name(of: tour), in: pack)
      return .position(tour, position, newest: newest)
    case .recallAnswers(let question, let begin):
      let (earlier, later) = try notebook.answers(to: question, in: pack, begin: begin)
      return .answers(question, earlier: earlier, now: later)
    case .recallMistakes: return .mistakes(try notebook.mistakes(in: pack))
    }
  }

  private func name(of tour: EntryID) -> String { own?.tour == tour ? own?.path ?? tour.description : tour.description }
}
