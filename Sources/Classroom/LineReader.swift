import Glibc

/// Lines out of a descriptor that does not block. A line longer than `limit` bytes is left out, whoever wrote it.
struct LineReader {
  private let limit: Int
  private var line: [UInt8] = []
  private var isOverlong = false

  init(limit: Int) { self.limit = limit }

  /// At most this many bytes are taken at a time, so that a flood leaves room for a key.
  private static let longestDrain = 1 << 16

  /// Takes what waits.
  /// - Returns: whole lines in their order, invalid UTF-8 replaced, and whether the writer has closed its end.
  mutating func take(from descriptor: Int32) -> (lines: [String], hasEnded: Bool) {
    var lines: [String] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    var taken = 0
    while taken < Self.longestDrain {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return (lines, errno != EAGAIN) }
      if count == 0 { return (lines, true) }
      taken += count
      for byte in buffer[..<count] {
        if byte == UInt8(ascii: "\n") {
          if !isOverlong { lines.append(String(decoding: line, as: UTF8.self)) }
          line.removeAll(keepingCapacity: true)
          isOverlong = false
        } else if line.count < limit {
          line.append(byte)
        } else {
          isOverlong = true
        }
      }
    }
    return (lines, false)
  }
}
