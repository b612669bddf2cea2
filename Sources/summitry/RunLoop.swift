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
  /// What is attended to beside the terminal.
  let companions: [any Companion]
  /// Remembers that the introduction was seen.
  let rememberIntro: () -> Void

  /// Runs until the person leaves, a signal ends the program or the terminal is gone.
  /// - Parameter waiting: what was ordered before the first frame.
  func run(_ state: inout State, _ waiting: [Effect]) -> Ending {
    var effects = waiting
    var frames = 0
    while true {
      // What lies behind a tour that ends the program is not for the class to see, not even for a moment.
      if !effects.contains(.quit) {
        let frame = view(state, in: library)
        terminal.present(usesASCII ? frame.ascii() : frame)
        frames += 1
        record(frame: frames, of: state)
      }
      for companion in companions { companion.shown(state, effects, in: library, at: .now) }
      if effects.contains(.quit) { return .quit }
      if effects.contains(.rememberIntro) { rememberIntro() }
      if effects.contains(.redraw) { terminal.redraw() }
      if effects.contains(.suspend), !terminal.suspend() {
        _ = update(&state, .cannotSuspend, in: library)
        effects = []
        continue
      }
      // While work is under way the deadline has passed already: keys that wait come first, then a slice.
      let hasWork = effects.contains(.continueWork)
      let deadline = hasWork ? .now : companions.compactMap(\.deadline).min()
      effects = []
      for input in terminal.wait(deadline: deadline, also: companions.flatMap(\.descriptors)) {
        switch input {
        case .event(let event): effects += update(&state, .terminal(event), in: library)
        case .signal(SIGTSTP): effects.append(.suspend)
        case .signal(let number): return .signal(number)
        case .hungUp: return .hungUp
        case .resumed: effects += update(&state, .resumed, in: library)
        case .deadline: if hasWork { effects += update(&state, .idle, in: library) }
        case .descriptor: break
        }
      }
      for companion in companions {
        for event in companion.take(at: .now) { effects += update(&state, event, in: library) }
      }
    }
  }

  private func record(frame number: Int, of state: State) {
    guard let trace else { return }
    let descriptor = open(trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let place = state.stage.map { " step \($0.step + 1) part \($0.revealed)\($0.isWandering ? " aside" : "")" } ?? ""
    let line = Array("frame \(number)\(place)\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }
}
