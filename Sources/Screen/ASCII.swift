import CUnicode
import Glibc

/// Transliteration for terminals and readers without Unicode (`--ascii`).
enum ASCII {
  /// A character in ASCII, of any length: from the table, by its lines, or by decomposition; else `?` for each column.
  static func text(for scalar: Unicode.Scalar, width: Int) -> String {
    if scalar.isASCII { return String(scalar) }
    if let text = table[scalar] { return text }
    if let line = line(scalar) { return String(line) }
    return decomposed(scalar) ?? String(repeating: "?", count: width)
  }

  /// A character in one column of ASCII.
  static func column(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let short = short[scalar] { return short }
    let text = text(for: scalar, width: 1).unicodeScalars
    if let first = text.first, text.count == 1 || table[scalar] != nil { return first }
    return "?"
  }

  /// Box drawing, U+2500…257F.
  private static func line(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "─", "━", "┄", "┅", "┈", "┉", "╌", "╍", "╴", "╶", "╸", "╺", "╼", "╾": "-"
    case "│", "┃", "┆", "┇", "┊", "┋", "╎", "╏", "║", "╵", "╷", "╹", "╻", "╽", "╿": "|"
    case "═": "="
    case "╱": "/"
    case "╲": "\\"
    case "╳": "X"
    case "\u{2500}"..."\u{257F}": "+"
    default: nil
    }
  }

  /// The ASCII characters of the compatibility decomposition without its marks: é, ế, Ａ, ½; nil where another character is left.
  private static func decomposed(_ scalar: Unicode.Scalar) -> String? {
    var bytes = Array(String(scalar).utf8)
    var result: UnsafeMutablePointer<UInt8>?
    let options = utf8proc_option_t(
      rawValue: UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue
        | UTF8PROC_STRIPMARK.rawValue)
    let length = utf8proc_map(&bytes, bytes.count, &result, options)
    defer { free(result) }
    guard let result, length > 0 else { return nil }
    var text = ""
    for decomposed in String(decoding: UnsafeBufferPointer(start: result, count: length), as: UTF8.self).unicodeScalars
    {
      guard let ascii = decomposed.isASCII ? String(decomposed) : table[decomposed] else { return nil }
      text += ascii
    }
    return text
  }

  /// Where one column needs another character than the first of the longer form.
  private static let short: [Unicode.Scalar: Unicode.Scalar] = [
    "…": "~", "→": ">", "⇒": ">", "←": "<", "⇐": "<", "↔": "-", "⇔": "=", "↳": ">", "↵": "<",
    "«": "\"", "»": "\"", "≤": "<", "≥": ">", "≠": "#", "≈": "~", "©": "c", "®": "r"
  ]

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      // Punctuation
      "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "--", "―": "--", "−": "-", "…": "...", "·": ".", "•": "*", "‣": "*",
      "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʻ": "'", "ʼ": "'", "ʾ": "'", "ʿ": "'", "′": "'",
      "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "″": "\"", "«": "<<", "»": ">>", "‹": "<", "›": ">",
      "⟦": "[", "⟧": "]", "¡": "!", "⁄": "/", "†": "+", "‡": "+", "§": "S", "¶": "P",
      // Arrows and relations
      "→": "->", "←": "<-", "↑": "^", "↓": "v", "↔": "<->", "↕": "|", "⇒": "=>", "⇐": "<=", "⇔": "<=>", "↳": "`->",
      "↵": "<-'",
      "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "≡": "=", "×": "x", "÷": "/", "±": "+-",
      // Marks and shapes
      "✓": "v", "✔": "v", "✗": "x", "✘": "x", "✕": "x", "✖": "x", "★": "*", "☆": "*", "◌": "o",
      "●": "*", "○": "o", "◦": "o", "◐": "%", "◑": "%", "◒": "%", "◓": "%", "◆": "*", "◇": "o", "■": "#", "□": "o",
      "▪": "*", "▫": "o", "▶": ">", "▸": ">", "►": ">", "▷": ">", "▹": ">", "◀": "<", "◂": "<", "◄": "<", "◁": "<",
      "▲": "^", "▴": "^", "△": "^", "▼": "v", "▾": "v", "▽": "v",
      // The strip's scale, and shades
      "▁": "_", "▂": ":", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "#", "█": "@", "░": ".", "▒": ":", "▓": "#",
      // Letters that do not decompose
      "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i",
      "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th",
      // Signs
      "©": "(c)", "®": "(r)", "°": "o", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₫": "VND", "␡": "^?"
    ]
    // Control pictures in caret notation: ␛ is ^[.
    for control in UInt32(0)..<0x20 {
      if let picture = Unicode.Scalar(0x2400 + control), let letter = Unicode.Scalar(0x40 + control) {
        table[picture] = "^\(letter)"
      }
    }
    return table
  }()
}
