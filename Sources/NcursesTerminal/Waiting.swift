import CSystem
import CTerminal
import Glibc
import Screen

extension Terminal {
  /// What `wait` has to tell.
  public enum Input: Equatable, Sendable {
    /// A person did something, or the window changed its size.
    case event(TerminalEvent)
    /// SIGTERM, SIGINT, SIGHUP or SIGQUIT: save, then `Terminal.die(of:)`. SIGTSTP: `suspend()`.
    case signal(Int32)
    /// The program was stopped and continues. The screen is empty: present a frame.
    case resumed
    /// The terminal is gone. Save and end; nothing can be shown any more.
    case hungUp
    /// The deadline has passed.
    case deadline
    /// One of the other descriptors is ready for reading, or has ended.
    case descriptor(Int32)
  }

  /// Keys and bytes taken at one go, so that a flood of them leaves room for a frame and for signals.
  private static let longestDrain = 4_096

  /// Waits until there is something to tell, and tells all there is. The only place where the program waits.
  ///
  /// - Parameters:
  ///   - deadline: when to come back at the latest; nil for never. Without one nothing wakes the process up.
  ///   - descriptors: other descriptors to watch for reading.
  /// - Returns: at least one element: signals first, then a change of size, keys in their order, descriptors, the
  ///   deadline.
  ///   Several changes of size in a row are one.
  public func wait(deadline: ContinuousClock.Instant? = nil, also descriptors: [Int32] = []) -> [Input] {
    while true {
      var inputs = pending
      pending = []
      var polled = ([signalDescriptor, isHungUp ? -1 : terminal_descriptor()] + descriptors)
        .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let patienceEnd = decoder.patience.map { lastByte + $0 }
      let wake = [deadline, patienceEnd].compactMap { $0 }.min()
      let timeout = inputs.isEmpty && !hasMoreInput ? Self.milliseconds(until: wake) : 0
      // Interrupted by a signal it leaves all `revents` 0, and the signal's byte in the pipe.
      poll(&polled, nfds_t(polled.count), timeout)

      if polled[0].revents != 0 {
        inputs += inputsOfSignals()
      } else {
        terminal_reconnect()
      }
      if polled[1].revents != 0 || hasMoreInput {
        inputs += inputsOfTerminal(polled[1])
      } else if let patienceEnd, ContinuousClock.now >= patienceEnd {
        decoder.expire()
      }
      inputs += takeEvents()
      for other in polled.dropFirst(2) where other.revents != 0 { inputs.append(.descriptor(other.fd)) }
      if let deadline, ContinuousClock.now >= deadline { inputs.append(.deadline) }
      if !inputs.isEmpty { return inputs }
    }
  }

  /// Stops the program as Ctrl-Z does: gives the terminal to the shell, stops, and takes it back when it is continued;
  /// `wait` then begins with `.resumed` and, if it changed, the size.
  ///
  /// - Returns: false, having done nothing, where there is no shell that could continue it.
  @discardableResult
  public func suspend() -> Bool {
    guard hasJobControl, !isHungUp else { return false }
    terminal_leave()
    system_stop_by(SIGTSTP)
    if waitForForeground() { takeBack() }
    return true
  }

  // MARK: Terminal

  private func inputsOfTerminal(_ polled: pollfd) -> [Input] {
    // A terminal that is gone reads as nothing for ever: curses calls that "no key", and the loop would spin.
    let end = Int16(POLLHUP | POLLERR | POLLNVAL)
    if polled.revents & end != 0 { return hangUp() }
    if drain() > 0 {
      emptyReads = 0
    } else if polled.revents != 0 {
      emptyReads += 1
    }
    return emptyReads >= 2 ? hangUp() : []
  }

  private func hangUp() -> [Input] {
    isHungUp = true
    terminal_hang_up()
    return [.hungUp]
  }

  /// Takes what waits, to a limit. Returns the number of keys and bytes.
  private func drain() -> Int {
    var taken = 0
    while taken < Self.longestDrain {
      let count = decoder.isPasting ? drainPaste() : drainKey()
      if count == 0 { break }
      taken += count
    }
    // Curses may hold bytes that poll no longer knows of.
    hasMoreInput = taken >= Self.longestDrain
    if taken > 0 { lastByte = .now }
    return taken
  }

  private func drainKey() -> Int {
    let code = Int(terminal_read())
    if code == Int(TERMINAL_NOTHING) {
      decoder.endOfInput()
      return 0
    }
    if let byte = UInt8(exactly: code) { decoder.accept(byte) } else { decoder.accept(key: code) }
    return 1
  }

  private func drainPaste() -> Int {
    withUnsafeTemporaryAllocation(byteCount: Self.longestDrain, alignment: 1) { buffer in
      let count = terminal_read_bytes(buffer.baseAddress, buffer.count)
      decoder.accept(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      return count
    }
  }

  private func takeEvents() -> [Input] {
    defer { decoder.events.removeAll(keepingCapacity: true) }
    return decoder.events.map { .event($0) }
  }

  // MARK: Signals

  private func inputsOfSignals() -> [Input] {
    var signals = Self.numbers(in: system_signals_take())
    let isContinued = signals.contains(SIGCONT)
    let isResized = signals.contains(SIGWINCH)
    signals.removeAll { $0 == SIGCONT || $0 == SIGWINCH }
    var inputs = signals.map { Input.signal($0) }
    if isContinued && !isHungUp {
      if waitForForeground() {
        // Stopped by SIGSTOP, without a chance to leave: whoever had the terminal meanwhile has changed its settings.
        terminal_leave()
        takeBack()
      }
      inputs += pending
      pending = []
    } else if isResized {
      inputs.append(takeSize())
    }
    return inputs
  }

  /// Takes the window's size, changed or not: a window that has shrunk and grown again has lost what it showed.
  private func takeSize() -> Input {
    size = Self.measuredSize()
    decoder.size = size
    shown = nil
    terminal_resize(Int32(size.rows), Int32(size.columns))
    return .event(.resized(size))
  }

  /// Takes the terminal back after a stop.
  private func takeBack() {
    terminal_enter()
    shown = nil
    shownTitle = nil
    pending.append(.resumed)
    if Self.measuredSize() != size { pending.append(takeSize()) }
  }

  /// Stays stopped while the process is continued in the background (`bg`). Returns false where a signal that ends the
  /// program came meanwhile; it is pending then.
  private func waitForForeground() -> Bool {
    while true {
      let signals = Self.numbers(in: system_signals_take()).filter { ![SIGCONT, SIGWINCH, SIGTSTP].contains($0) }
      pending += signals.map { .signal($0) }
      if !signals.isEmpty { return false }
      // Without a shell above it the process would not be stopped, and this would spin.
      guard !terminal_is_foreground(), system_has_job_control() else { return true }
      system_stop_by(SIGTTOU)
    }
  }

  /// The signals of a set, in ascending order.
  private static func numbers(in set: UInt64) -> [Int32] { (1..<64).filter { set & (1 << UInt64($0)) != 0 } }

  /// For poll: rounded up, so that the deadline has passed when it returns; -1 for no deadline.
  private static func milliseconds(until instant: ContinuousClock.Instant?) -> Int32 {
    guard let instant else { return -1 }
    let (seconds, attoseconds) = (instant - .now).components
    let milliseconds = Double(seconds) * 1_000 + (Double(attoseconds) / 1e15).rounded(.up)
    return Int32(min(max(0, milliseconds), 86_400_000))
  }
}
