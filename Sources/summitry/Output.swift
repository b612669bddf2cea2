import ArgumentParser
import Glibc
import Screen

/// Standard output: data, buffered, complete or an error.
struct StandardOutput {
  private var buffer: [UInt8] = []

  /// Adds a line.
  mutating func print(_ line: String) throws {
    buffer.append(contentsOf: line.utf8)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes what is waiting.
  /// - Throws: exit status 74 where the output takes no more (a full disk); a reader that went away ends the program by SIGPIPE.
  mutating func flush() throws {
    var written = 0
    while written < buffer.count {
      let count = buffer[written...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw ExitStatus.inputOutput.because(
          "summitry: cannot write to standard output: \(String(cString: strerror(errno)))")
      }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Prints all lines and flushes.
  static func print(_ lines: some Sequence<String>) throws {
    var output = StandardOutput()
    for line in lines { try output.print(line) }
    try output.flush()
  }
}

/// Standard error: messages. Every one passes the sanitizer, line by line.
enum StandardError {
  /// Says something.
  static func say(_ message: String) {
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = DisplayText(line).string + "\n"
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

/// The environment.
enum Environment {
  /// A variable that is set and not empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
