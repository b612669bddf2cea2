import CUnicode
import Glibc

/// The text of one authored file: LF line ends, valid UTF-8, positions by byte offset.
struct SourceText {
  /// Relative to the pack's folder.
  let path: String
  /// UTF-8. Control characters were reported and replaced by U+FFFD, so that reading can go on.
  let bytes: [UInt8]
  /// The offset of each line's first byte; never empty.
  let lineStarts: [Int]

  /// Takes a file's bytes and reports what no pack may hold: invalid UTF-8, text that is not NFC, invisible characters.
  static func read(path: String, bytes raw: [UInt8], findings: Findings) -> SourceText {
    var text = String(decoding: raw, as: UTF8.self)
    text.makeContiguousUTF8()
    if text.utf8.count != raw.count || !text.utf8.elementsEqual(raw) {
      let valid = zip(text.utf8, raw).prefix { $0 == $1 }.count
      let place = SourceText(path: path, clean: Array(raw[..<valid])).place(valid)
      findings.error(.notUTF8, place, "not UTF-8: byte \(String(raw[min(valid, raw.count - 1)], radix: 16))")
    }
    let checked = SourceText(path: path, clean: Array(text.utf8))
    let isPlain = checked.bytes.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }
    guard !isPlain else { return checked }
    checked.reportUnnormalized(into: findings)
    return SourceText(path: path, clean: checked.reportingUnseen(into: findings))
  }

  /// Takes bytes that need no check.
  private init(path: String, clean: [UInt8]) {
    self.path = path
    bytes = clean
    lineStarts = [0] + clean.indices.filter { clean[$0] == 0x0A }.map { $0 + 1 }
  }

  /// The text between two offsets.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The bytes of a line (1-based), without its line end.
  func line(_ number: Int) -> Range<Int> {
    let start = lineStarts[number - 1]
    return start..<(number < lineStarts.count ? lineStarts[number] - 1 : bytes.count)
  }

  /// The number of the first line with more bytes than a limit.
  func firstLine(over limit: Int) -> Int? {
    (1...lineStarts.count).first { line($0).count > limit }
  }

  /// Where an offset stands.
  func place(_ offset: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = bytes[lineStarts[low]..<max(offset, lineStarts[low])].count { $0 & 0xC0 != 0x80 } + 1
    return Place(path: path, line: low + 1, column: column)
  }

  /// The offset `count` code points after another one, at most the text's end.
  func offset(after count: Int, from start: Int) -> Int {
    var offset = start
    var left = count
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}

extension SourceText {
  /// One diagnostic for each line that is not in NFC, at the first character that differs.
  private func reportUnnormalized(into findings: Findings) {
    for number in 1...lineStarts.count {
      let range = line(number)
      guard bytes[range].contains(where: { $0 >= 0x80 }) else { continue }
      let composed = normalized(bytes[range])
      guard !composed.elementsEqual(bytes[range]) else { continue }
      let same = zip(composed, bytes[range]).prefix { $0 == $1 }.count
      var start = min(range.lowerBound + same, range.upperBound - 1)
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      findings.error(.notNFC, place(start), "not in Unicode's composed form (NFC)")
    }
  }

  /// Reports control and invisible characters, and returns the bytes with the control characters replaced and CRLF as LF.
  private func reportingUnseen(into findings: Findings) -> [UInt8] {
    var clean = String.UnicodeScalarView()
    var offset = 0
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      defer { offset += UTF8.width(scalar) }
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
      guard let code = DiagnosticCode(unseen: scalar) else {
        clean.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      findings.error(
        code, place(offset), (code == .controlCharacter ? "control character " : "invisible character ") + name)
      if index == 0, scalar == "\u{FEFF}" { continue }
      clean.append(code == .controlCharacter ? "\u{FFFD}" : scalar)
    }
    return Array(String(clean).utf8)
  }
}

extension DiagnosticCode {
  /// The rule that a character breaks; nil for characters that a reader can see, tabs and line feeds.
  ///
  /// Invisible are Unicode's default-ignorable code points (zero width, bidi controls, tags, variation selectors, fillers;
  /// UAX #44, `Default_Ignorable_Code_Point`), other format characters and private use.
  fileprivate init?(unseen scalar: Unicode.Scalar) {
    if scalar.isASCII {
      guard scalar.value < 0x20 || scalar.value == 0x7F, scalar != "\n", scalar != "\t" else { return nil }
      self = .controlCharacter
      return
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: self = .controlCharacter
    case _ where properties.isNoncharacterCodePoint: self = .controlCharacter
    case .format, .privateUse: self = .hiddenCharacter
    case _ where properties.isDefaultIgnorableCodePoint: self = .hiddenCharacter
    default: return nil
    }
  }
}

/// The composed form (NFC) of UTF-8 text; the text itself where utf8proc refuses it.
func normalized(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  let input = Array(bytes)
  var output: UnsafeMutablePointer<UInt8>?
  let options = utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
  let count = utf8proc_map(input, input.count, &output, options)
  defer { free(output) }
  guard count >= 0, let output else { return input }
  return Array(UnsafeBufferPointer(start: output, count: count))
}
