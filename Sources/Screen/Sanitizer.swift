import CUnicode
import Glibc

/// Makes text safe to show; `DisplayText` lists what becomes of which character.
struct Sanitizer {
  /// Marks kept on one base: with it the five scalars that a character cell of ncurses holds (`CCHARW_MAX`).
  static let marksPerBase = 4
  /// Marks looked at on one base. Normalizing sorts marks in quadratic time; 30 is the bound of the Stream-Safe Text Format (UAX #15).
  static let marksConsidered = 30

  private var safe = ""
  private var width = 0
  private var marks = 0
  private var isNormalized = true
  private var endsWithCarriageReturn = false

  /// The safe form of a text and its width in columns.
  static func sanitize(_ text: String) -> (string: String, width: Int) {
    var sanitizer = Sanitizer()
    sanitizer.safe.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { sanitizer.take(scalar) }
    return sanitizer.finish()
  }

  /// The safe form of bytes that should be UTF-8: each byte that is none stands as `<9B>`.
  static func sanitize(bytes: [UInt8]) -> (string: String, width: Int) {
    var sanitizer = Sanitizer()
    sanitizer.safe.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { buffer in
      var rest = buffer[...]
      while let first = rest.first {
        var codepoint: Int32 = 0
        let length = utf8proc_iterate(UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count, &codepoint)
        if length > 0, let scalar = Unicode.Scalar(UInt32(bitPattern: codepoint)) {
          sanitizer.take(scalar)
          rest = rest.dropFirst(length)
        } else {
          sanitizer.show(byte: first)
          rest = rest.dropFirst()
        }
      }
    }
    return sanitizer.finish()
  }

  private mutating func finish() -> (string: String, width: Int) {
    showPendingCarriageReturn()
    guard !isNormalized else { return (safe, width) }
    return Self.withFewMarks(Self.normalized(safe))
  }

  // MARK: One scalar

  private mutating func take(_ scalar: Unicode.Scalar) {
    if endsWithCarriageReturn {
      // CR LF is one line break; a carriage return alone would overwrite its line, so it is shown.
      if scalar == "\n" { endsWithCarriageReturn = false } else { showPendingCarriageReturn() }
    }
    switch scalar.value {
    case 0x20...0x7E: keep(scalar)
    case 0x09, 0x0A, 0x2028, 0x2029: keep(" ")
    case 0x0D: endsWithCarriageReturn = true
    case 0x00..<0x20: keep(Unicode.Scalar(0x2400 + scalar.value) ?? Self.replacement)
    case 0x7F: keep("␡")
    case 0x80...0x9F: show(byte: UInt8(scalar.value))
    case 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: keep(" ")
    case _ where Self.isPlain(scalar): keep(scalar)
    default: takeUnusual(scalar)
    }
  }

  private mutating func takeUnusual(_ scalar: Unicode.Scalar) {
    if let name = Self.bidiControl(scalar) {
      show(named: name)
    } else if Self.isInvisible(scalar) {
      return
    } else if Self.isUnknown(scalar) {
      keep(Self.replacement)
    } else if TextWidth.isMark(scalar) {
      isNormalized = false
      marks += 1
      if marks <= Self.marksConsidered { safe.unicodeScalars.append(scalar) }
    } else {
      isNormalized = false
      keep(scalar)
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    marks = 0
    width += TextWidth.columns(of: scalar)
    safe.unicodeScalars.append(scalar)
  }

  private mutating func show(byte: UInt8) {
    showPendingCarriageReturn()
    let digits = String(byte, radix: 16, uppercase: true)
    show(text: byte < 0x10 ? "<0\(digits)>" : "<\(digits)>")
  }

  private mutating func show(named name: String) { show(text: "⟦\(name)⟧") }

  private mutating func show(text: String) {
    for scalar in text.unicodeScalars { keep(scalar) }
  }

  private mutating func showPendingCarriageReturn() {
    guard endsWithCarriageReturn else { return }
    endsWithCarriageReturn = false
    keep("␍")
  }

  // MARK: Kinds of scalars

  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Whether a scalar is visible, no mark, and neither changed by NFC nor composed with one before it: most text of our packs.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD: false
    case 0xA0..<0x300, 0x1E00...0x1EFF: true  // Latin with accents, Vietnamese
    case 0x2010...0x2027, 0x2030...0x205E: true  // punctuation
    case 0x2190...0x2328, 0x2400...0x2426, 0x2500...0x27BF: true  // arrows, control pictures, lines, blocks, shapes
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true  // kana, Han, Hangul
    case 0xFFFD: true
    default: false
    }
  }

  /// The name of a control that reorders text (UAX #9): one that is shown, because hidden it makes a line read otherwise than it is.
  static func bidiControl(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x061C: "ALM"
    case 0x200E: "LRM"
    case 0x200F: "RLM"
    case 0x202A: "LRE"
    case 0x202B: "RLE"
    case 0x202C: "PDF"
    case 0x202D: "LRO"
    case 0x202E: "RLO"
    case 0x2066: "LRI"
    case 0x2067: "RLI"
    case 0x2068: "FSI"
    case 0x2069: "PDI"
    default: nil
    }
  }

  /// Whether a scalar shows nothing of its own: default ignorable code points (Unicode chapter 5.21), and the emoji skin tones,
  /// which colour the emoji before them in one terminal and follow it as two more columns in another.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if (0x1F3FB...0x1F3FF).contains(scalar.value) { return true }
    return scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Whether nobody can say how a scalar looks or how wide it is: private use, noncharacters, what the table's Unicode version does not
  /// assign, and the remaining format characters.
  static func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
    switch utf8proc_category(Int32(bitPattern: scalar.value)) {
    case UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CO, UTF8PROC_CATEGORY_CF: true
    default: false
    }
  }

  // MARK: Whole texts

  /// Normalization form C. A text comes back as it is only if memory is exhausted.
  private static func normalized(_ text: String) -> String {
    var text = text
    let composed: String? = text.withUTF8 { bytes in
      var result: UnsafeMutablePointer<UInt8>?
      let options = utf8proc_option_t(rawValue: UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
      let length = utf8proc_map(bytes.baseAddress, bytes.count, &result, options)
      defer { free(result) }
      guard let result, length >= 0 else { return nil }
      return String(decoding: UnsafeBufferPointer(start: result, count: length), as: UTF8.self)
    }
    return composed ?? text
  }

  /// At most `marksPerBase` marks on each base; marks without one, at the start or after a space where a line may break, get `◌`.
  private static func withFewMarks(_ text: String) -> (string: String, width: Int) {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var width = 0
    var marks = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if TextWidth.isMark(scalar) {
        if previous == " " {
          result.unicodeScalars.append("◌")
          width += 1
        }
        marks += 1
        previous = scalar
        guard marks <= marksPerBase else { continue }
      } else {
        marks = 0
        previous = scalar
      }
      result.unicodeScalars.append(scalar)
      width += TextWidth.columns(of: scalar)
    }
    return (result, width)
  }
}
