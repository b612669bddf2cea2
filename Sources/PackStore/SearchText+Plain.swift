import SequenceModel

extension SearchText {
  /// A text without its CommonMark: links as their words, no emphasis, no marks of quotes, lists and headings, one line. Citations are
  /// left out, since a text may cite a source that is beyond the horizon.
  static func plain(_ markdown: String) -> String {
    var reader = PlainReader(Array(markdown.utf8))
    return reader.text()
  }
}

/// A text without its CommonMark, on one line: links as their words, citations left out, since they may lead beyond the horizon.
public func plainText(_ markdown: String) -> String { SearchText.plain(markdown) }

/// Reads CommonMark as far as plain words need it. Not a parser: where it is in doubt it keeps what it sees.
private struct PlainReader {
  private let source: [UInt8]
  private var output: [UInt8] = []

  init(_ source: [UInt8]) { self.source = source }

  mutating func text() -> String {
    output.reserveCapacity(source.count)
    var index = afterLineMarks(0)
    copy(&index, to: source.count)
    while output.last == space { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  private let space = UInt8(ascii: " ")

  private mutating func copy(_ index: inout Int, to end: Int) {
    while index < end {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        put([space])
        index = min(afterLineMarks(index + 1), end)
      case UInt8(ascii: "\\") where index + 1 < end && isPunctuation(source[index + 1]):
        put(source[index + 1...index + 1])
        index += 2
      case UInt8(ascii: "["):
        if let link = link(at: index, before: end) {
          put(link)
          index = link.isCitation ? afterComma(link.end, before: end) : link.end
        } else {
          put(source[index...index])
          index += 1
        }
      case UInt8(ascii: "`"): index += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        if !isEmphasis(index, before: end) { put(source[index...index]) }
        index += 1
      default:
        let start = index
        index += 1
        while index < end, isOrdinary(index) { index += 1 }
        put(source[start..<index])
      }
    }
  }

  /// Whether the byte can be copied with those before it.
  private func isOrdinary(_ index: Int) -> Bool {
    switch source[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\\"), UInt8(ascii: "["), UInt8(ascii: "`"),
      UInt8(ascii: "*"),
      UInt8(ascii: "_"):
      false
    case space: source[index - 1] != space
    default: true
    }
  }

  /// Appends bytes; only the first of them can be a second space, or come after one that a citation left.
  private mutating func put(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else { return }
    if first == space {
      if !output.isEmpty, output.last != space { output.append(space) }
      output += bytes.dropFirst()
      return
    }
    let isStop = first == UInt8(ascii: ".") || first == UInt8(ascii: ",") || first == UInt8(ascii: ";")
    if isStop, output.last == space { output.removeLast() }
    output += bytes
  }

  private struct FoundLink {
    var label: Range<Int>
    var isCitation: Bool
    var end: Int
  }

  private mutating func put(_ link: FoundLink) {
    guard !link.isCitation else { return }
    var index = link.label.lowerBound
    copy(&index, to: link.label.upperBound)
  }

  /// Bytes of a link, at most: a bracket that opens no link within them is text. So four megabytes of brackets cost seconds, not minutes.
  private static let longestLink = 512

  /// The inline link that begins at `start`: `[label](target)`.
  private func link(at start: Int, before limit: Int) -> FoundLink? {
    let end = min(limit, start + Self.longestLink)
    var depth = 0
    var close = start
    while close < end {
      switch source[close] {
      case UInt8(ascii: "\\"): close += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      default: break
      }
      if depth == 0 { break }
      close += 1
    }
    guard close + 1 < end, source[close + 1] == UInt8(ascii: "("),
      let last = source[(close + 2)..<end].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let label = start + 1..<close
    return FoundLink(label: label, isCitation: isCitation(label, source[(close + 2)..<last]), end: last + 1)
  }

  /// Where the next citation of a list of them begins; `start` itself where none follows.
  private func afterComma(_ start: Int, before end: Int) -> Int {
    let next = start + 2
    guard next < end, source[start] == UInt8(ascii: ","), source[start + 1] == space, source[next] == UInt8(ascii: "["),
      let link = link(at: next, before: end), link.isCitation
    else { return start }
    return next
  }

  /// Whether a link is a source's short name, `[S2](source/s2)`.
  private func isCitation(_ label: Range<Int>, _ target: ArraySlice<UInt8>) -> Bool {
    guard target.starts(with: "source/".utf8), let id = EntryID(String(decoding: target, as: UTF8.self)) else {
      return false
    }
    return id.label == String(decoding: source[label], as: UTF8.self)
  }

  /// Whether a `*` or `_` belongs to emphasis: it touches a word on one side only, or a neighbour of its own sort.
  private func isEmphasis(_ index: Int, before end: Int) -> Bool {
    let before = index > 0 ? source[index - 1] : space
    let after = index + 1 < end ? source[index + 1] : space
    if before == source[index] || after == source[index] { return true }
    return isWord(before) != isWord(after)
      || (isPunctuation(before) && after != space) || (isPunctuation(after) && before != space)
  }

  /// The first byte after the marks that may begin a line: quote, heading, list.
  private func afterLineMarks(_ start: Int) -> Int {
    var index = start
    func at(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }
    while at(index) == space { index += 1 }
    while at(index) == UInt8(ascii: ">") {
      index += 1
      while at(index) == space { index += 1 }
    }
    let rest = source[index...].prefix(12)
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    let hashes = rest.prefix { $0 == UInt8(ascii: "#") }.count
    if (1...6).contains(hashes), at(index + hashes) == space { return index + hashes + 1 }
    if (1...9).contains(digits), [UInt8(ascii: "."), UInt8(ascii: ")")].contains(at(index + digits)),
      at(index + digits + 1) == space
    {
      return index + digits + 2
    }
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(at(index)), at(index + 1) == space {
      return index + 2
    }
    return index
  }

  private func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || !(byte <= 0x20 || isPunctuation(byte)) }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }
}
