/// Finds stretches of a text one after another: where cmark or libyaml give the words but no exact place.
struct Finder {
  let bytes: [UInt8]
  let end: Int
  /// From where the next search starts.
  var cursor: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    cursor = range.lowerBound
    end = range.upperBound
  }

  /// The bytes of the next occurrence; a space stands for any white space. The cursor moves behind it; it stays where there is none.
  mutating func next(_ needle: String) -> Range<Int>? {
    let needle = Array(needle.utf8)
    guard let first = needle.first else { return nil }
    var start = cursor
    while start < end {
      guard bytes[start] == first || first == 0x20, let stop = match(needle, at: start) else {
        start += 1
        continue
      }
      cursor = stop
      return start..<stop
    }
    return nil
  }

  private func match(_ needle: [UInt8], at start: Int) -> Int? {
    var offset = start
    for byte in needle {
      guard offset < end else { return nil }
      if byte == 0x20 {
        guard isSpace(bytes[offset]) else { return nil }
        while offset < end, isSpace(bytes[offset]) { offset += 1 }
      } else {
        guard bytes[offset] == byte else { return nil }
        offset += 1
      }
    }
    return offset
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
}
