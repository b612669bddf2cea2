import Explorer
import Glibc
import NcursesTerminal
import Screen

/// The only loop: wait, update, show, then do what the update ordered.
struct RunLoop {
  /// Why it ended.
  enum Ending {
    case quit
    case signal(Int32)
    case hungUp
  }

  let terminal: Terminal
  let library: Library
  let usesASCII: Bool
  /// A file that gets a line for each frame, so that a test can wait for it.
  let trace: String?
  /// Where steps are added.
  let ownTour: OwnTour
  /// What is watched beside the terminal.
  let watched: [any Watched]
  /// Remembers that the introduction was seen.
  let rememberIntro: () -> Void

  /// Runs until the person leaves, a signal ends the program or the terminal is gone.
  func run(_ state: inout State) -> Ending {
    var effects: [Effect] = []
    var frames = 0
    while true {
      let frame = view(state, in: library)
      terminal.present(usesASCII ? frame.ascii() : frame)
      frames += 1
      record(frame: frames)
      if effects.contains(.quit) { return .quit }
      if effects.contains(.rememberIntro) { rememberIntro() }
      if effects.contains(.redraw) { terminal.redraw() }
      if effects.contains(.suspend), !terminal.suspend() {
        _ = update(&state, .cannotSuspend, in: library)
        effects = []
        continue
      }
      let added = effects.compactMap { effect in
        if case .addStep(let title, let settings) = effect { ownTour.add(title, settings) } else { nil }
      }
      if !added.isEmpty {
        effects = effects.filter { $0 == .continueWork }
        for event in added { effects += update(&state, event, in: library) }
        continue
      }
      // While work is under way the deadline has passed already: keys that wait come first, then a slice.
      let isWorking = effects.contains(.continueWork)
      let deadline = isWorking ? .now : watched.compactMap(\.nextLook).min()
      effects = []
      for input in terminal.wait(deadline: deadline, also: watched.compactMap(\.descriptor)) {
        switch input {
        case .event(let event): effects += update(&state, .terminal(event), in: library)
        case .signal(SIGTSTP): effects.append(.suspend)
        case .signal(let number): return .signal(number)
        case .hungUp: return .hungUp
        case .resumed: effects += update(&state, .resumed, in: library)
        case .deadline where isWorking: effects += update(&state, .idle, in: library)
        case .deadline:
          let now = ContinuousClock.now
          effects += look(at: watched.filter { $0.nextLook.map { $0 <= now } ?? false }, &state)
        case .descriptor(let descriptor): effects += look(at: watched.filter { $0.descriptor == descriptor }, &state)
        }
      }
    }
  }

  private func look(at watched: [any Watched], _ state: inout State) -> [Effect] {
    watched.flatMap { $0.look() }.flatMap { update(&state, $0, in: library) }
  }

  private func record(frame number: Int) {
    guard let trace else { return }
    let descriptor = open(trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let line = Array("frame \(number)\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }
}
