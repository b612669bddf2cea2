/// Line breaking.
public enum Wrapping {
  /// Breaks spans into lines of at most `width` columns, each as full as possible; at least one line.
  ///
  /// A line breaks at spaces. Only a word that is longer than a whole line breaks inside: between two characters of Hangul, Han or kana,
  /// and where that does not help anywhere but before a combining mark. A word ends at a space and nowhere else, so a comma stays with
  /// the link before it. No-break spaces are letters.
  ///
  /// Spaces at breaks and at the end vanish, those at the start stay if the first word fits after them. Styles and links stay with
  /// their characters.
  ///
  /// - Parameters:
  ///   - spans: the text, left to right.
  ///   - width: in columns; below 1 counts as 1. A wide character on a line of 1 becomes `…`.
  ///   - first: stands before the first line, a bullet for example.
  ///   - rest: stands before the following lines, a hanging indent for example. Where `first` and `rest` leave fewer than 2 columns for
  ///     the text they are cut.
  public static func lines(_ spans: [Span], width: Int, first: [Span] = [], rest: [Span] = []) -> [Line] {
    var breaker = LineBreaker(spans, width: width, first: first, rest: rest)
    let pieces = Piece.pieces(of: spans)
    var position = 0
    while position < pieces.count {
      let word = pieces[position...].firstIndex { !$0.isSpace } ?? pieces.count
      let end = pieces[word...].firstIndex { $0.isSpace } ?? pieces.count
      breaker.place(pieces[word..<end], after: pieces[position..<word])
      position = end
    }
    return breaker.finish()
  }
}

/// A part of one span: a word or its share of a word, a run of spaces, or a single cluster.
private struct Piece {
  /// The number of the span.
  var span: Int
  /// A part of the span's text, or `…` instead of what has no room.
  var text: Substring
  /// Columns.
  var width: Int
  var isSpace = false
  var isSubstitute = false

  /// The runs of spaces and of other characters, span by span.
  static func pieces(of spans: [Span]) -> [Piece] {
    var pieces: [Piece] = []
    for (number, span) in spans.enumerated() {
      let string = span.text.string
      let bytes = string.utf8
      var start = bytes.startIndex
      while start < bytes.endIndex {
        let isSpace = bytes[start] == space
        let end = bytes[start...].firstIndex { ($0 == space) != isSpace } ?? bytes.endIndex
        let text = string[start..<end]
        let width =
          span.text.isASCII || isSpace
          ? text.utf8.count : text.unicodeScalars.reduce(0) { $0 + TextWidth.columns(of: $1) }
        pieces.append(Piece(span: number, text: text, width: width, isSpace: isSpace))
        start = end
      }
    }
    return pieces
  }

  private static let space = UInt8(ascii: " ")

  /// Its clusters, in order.
  var clusters: [Piece] {
    Clusters(text).map { Piece(span: span, text: text[$0.range], width: $0.width) }
  }

  /// Whether lines may break between two neighbours that both answer yes: a letter of Hangul, Han or kana.
  var isEastAsianLetter: Bool {
    switch text.unicodeScalars.first?.value ?? 0 {
    case 0x1100...0x11FF, 0x3041...0x3096, 0x30A1...0x30FA, 0x3131...0x318E, 0x31F0...0x31FF: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97C, 0xAC00...0xD7FB, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}

/// Fills lines from left to right.
private struct LineBreaker {
  private let spans: [Span]
  private let width: Int
  private let first: [Span]
  private let rest: [Span]
  private let restRoom: Int

  private var lines: [Line] = []
  private var line: [Piece] = []
  /// Columns taken and columns there are on the line that is being filled, without what stands before it.
  private var used = 0
  private var room: Int
  private var isAtStart = true

  init(_ spans: [Span], width: Int, first: [Span], rest: [Span]) {
    self.spans = spans
    self.width = max(1, width)
    self.first = Self.cut(first, to: max(0, self.width - 2))
    self.rest = Self.cut(rest, to: max(0, self.width - 2))
    room = self.width - Line(self.first).width
    restRoom = self.width - Line(self.rest).width
  }

  mutating func finish() -> [Line] {
    if !line.isEmpty || lines.isEmpty { breakLine() }
    return lines
  }

  /// Places a word and the spaces before it.
  mutating func place(_ word: ArraySlice<Piece>, after spaces: ArraySlice<Piece>) {
    guard !word.isEmpty else { return }
    let wordWidth = Self.width(of: word)
    let spaces = used > 0 || isAtStart ? spaces : []
    let fitsAlone = isAtStart && wordWidth <= room
    isAtStart = false
    if used + Self.width(of: spaces) + wordWidth <= room {
      append(spaces)
      append(word)
    } else if fitsAlone {
      append(word)
    } else if wordWidth <= restRoom {
      breakLine()
      append(word)
    } else {
      placeInParts(word, after: used > 0 ? spaces : [])
    }
  }

  /// Places a word that is longer than a line.
  private mutating func placeInParts(_ word: ArraySlice<Piece>, after spaces: ArraySlice<Piece>) {
    var spaces = spaces
    for part in Self.parts(of: word) {
      let partWidth = Self.width(of: part[...])
      if used + Self.width(of: spaces) + partWidth <= room {
        append(spaces)
        append(part[...])
      } else {
        if used > 0 || partWidth <= restRoom && restRoom > room { breakLine() }
        for cluster in part { placeInside(cluster) }
      }
      spaces = []
    }
  }

  private mutating func placeInside(_ cluster: Piece) {
    if used > 0, used + cluster.width > room { breakLine() }
    if cluster.width <= room {
      append([cluster])
    } else {
      append([Piece(span: cluster.span, text: "…", width: 1, isSubstitute: true)])
    }
  }

  /// The clusters of a word, parted where a line may break.
  private static func parts(of word: ArraySlice<Piece>) -> [[Piece]] {
    var parts: [[Piece]] = []
    var mayBreak = true
    for cluster in word.lazy.flatMap(\.clusters) {
      let isLetter = cluster.isEastAsianLetter
      if parts.isEmpty || (mayBreak && isLetter) {
        parts.append([cluster])
      } else {
        parts[parts.count - 1].append(cluster)
      }
      mayBreak = isLetter
    }
    return parts
  }

  private mutating func append(_ pieces: ArraySlice<Piece>) {
    for piece in pieces {
      used += piece.width
      if let last = line.last, last.span == piece.span, !last.isSubstitute, !piece.isSubstitute {
        let text = spans[piece.span].text.string
        line[line.count - 1].text = text[last.text.startIndex..<piece.text.endIndex]
        line[line.count - 1].width += piece.width
      } else {
        line.append(piece)
      }
    }
  }

  private mutating func breakLine() {
    let prefix = lines.isEmpty ? first : rest
    lines.append(Line(prefix + line.map(span)))
    line = []
    used = 0
    room = restRoom
  }

  private func span(_ piece: Piece) -> Span {
    let source = spans[piece.span]
    return Span(DisplayText(safe: String(piece.text), width: piece.width), source.style, link: source.link)
  }

  private static func width(of pieces: ArraySlice<Piece>) -> Int { pieces.reduce(0) { $0 + $1.width } }

  private static func cut(_ prefix: [Span], to columns: Int) -> [Span] {
    var left = columns
    var result: [Span] = []
    for span in prefix where left > 0 {
      let text = span.text.prefix(left)
      result.append(Span(text, span.style, link: span.link))
      left = text.width < span.text.width ? 0 : left - text.width
    }
    return result
  }
}
