import CSystem
import Glibc

/// One of the mosquitto clients, running beside this program and no longer than it.
struct ClientProcess {
  /// What it writes, errors included; to be watched for reading.
  let output: Int32
  /// When it was started.
  let start: ContinuousClock.Instant
  private let child: pid_t
  private let input: Int32?
  private var lines: LineReader

  /// Starts a program of PATH; nil where the system has no room for it.
  /// - Parameters:
  ///   - takesInput: whether lines can be sent to it.
  ///   - lineLimit: the longest line that counts, in bytes.
  init?(_ arguments: [String], takesInput: Bool, lineLimit: Int, at now: ContinuousClock.Instant) {
    guard let outputs = Self.pipe() else { return nil }
    guard let inputs = takesInput ? Self.pipe() : (-1, -1) else {
      close(outputs.0)
      close(outputs.1)
      return nil
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    // The child keeps the write end of its own input: `mosquitto_pub` would say a polite goodbye at the end of its input, and the broker would not
    // tell the class that the presenter is gone.
    child = system_spawn(&words, inputs.0, outputs.1, inputs.1)
    for word in words { free(word) }
    close(outputs.1)
    if takesInput { close(inputs.0) }
    guard child > 0 else {
      close(outputs.0)
      if takesInput { close(inputs.1) }
      return nil
    }
    for end in [outputs.0, inputs.1] where end >= 0 { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    output = outputs.0
    input = takesInput ? inputs.1 : nil
    start = now
    lines = LineReader(limit: lineLimit)
  }

  private static func pipe() -> (Int32, Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// What it wrote since the last time, and whether it has ended.
  mutating func take() -> (lines: [String], hasEnded: Bool) { lines.take(from: output) }

  /// Sends a line. One that finds the pipe full is dropped: the next one says more.
  func send(_ line: String) {
    guard let input else { return }
    let bytes = Array((line + "\n").utf8)
    // At most PIPE_BUF bytes are written whole or not at all.
    _ = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
  }

  /// Kills it.
  func stop() {
    system_reap(child)
    close(output)
    if let input { close(input) }
  }
}
