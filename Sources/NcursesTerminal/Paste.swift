import Glibc

/// The bytes of a bracketed paste, up to the mark that ends it (xterm's control sequences, "Bracketed Paste Mode").
struct Paste {
  private static let escape: UInt8 = 0x1B
  private static let endMark = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How much of the end mark the last bytes are.
  private var matched = 0

  /// What has been pasted so far: at most `InputDecoder.longestPaste` bytes, malformed UTF-8 as U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the end mark has come.
  var isComplete: Bool { matched == Self.endMark.count }

  /// Takes bytes up to the end mark. Returns how many.
  mutating func accept(_ new: UnsafeRawBufferPointer) -> Int {
    var taken = 0
    while taken < new.count, !isComplete {
      let rest = UnsafeRawBufferPointer(rebasing: new[taken...])
      let text = matched == 0 ? Self.lengthWithoutEscape(rest) : 0
      if text > 0 {
        keep(UnsafeRawBufferPointer(rebasing: rest[..<text]))
        taken += text
      } else {
        match(rest[0])
        taken += 1
      }
    }
    return taken
  }

  private mutating func match(_ byte: UInt8) {
    if byte == Self.endMark[matched] {
      matched += 1
      return
    }
    // A mark that was none is text. Only its first byte is an escape, so a new one can begin nowhere but here.
    Self.endMark[..<matched].withUnsafeBytes { keep($0) }
    matched = 0
    if byte == Self.escape { matched = 1 } else { withUnsafeBytes(of: byte) { keep($0) } }
  }

  private mutating func keep(_ new: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: new.prefix(InputDecoder.longestPaste - bytes.count))
  }

  private static func lengthWithoutEscape(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(escape), bytes.count) else {
      return bytes.count
    }
    return UnsafeRawPointer(found) - start
  }
}
