import SequenceModel

/// Something that can tell of what lies beyond a horizon, found in a text.
struct Mark {
  /// What it is; equal for equal words, whatever their case.
  var key: UInt64
  var sort: Sort
  /// Where it stands in the text's UTF-8.
  var range: Range<Int>

  enum Sort {
    /// One word, lower case: `panmunjom`, `s103`.
    case word
    /// A year, 1900…2099, alone or in a date.
    case year(Int)
    /// A date with its month.
    case date(CalendarDate)
    /// So many words that stand together, from two to `ShownText.runLength`.
    case run(Int)
    /// `moment/hanoi-dinner`.
    case id
  }
}

/// A text, taken apart into what can tell of something. One pass over its bytes: texts are many and this is the test's inner loop.
struct ShownText {
  /// How many words in a row are nobody else's by chance.
  static let runLength = 5

  /// Hands the marks of a text to `body`. Nothing runs on over a line's end, two spaces, punctuation or a box's line; a word that is
  /// cut off is none.
  static func forEachMark(in text: String, _ body: (Mark) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var scanner = Scanner(bytes)
      scanner.run(body)
    }
  }

  /// The dates that a text names, with their year.
  static func dates(in text: String) -> [CalendarDate] {
    var dates: [CalendarDate] = []
    forEachMark(in: text) { if case .date(let date) = $0.sort { dates.append(date) } }
    return dates
  }
}

private struct Scanner {
  let bytes: UnsafeBufferPointer<UInt8>

  /// What was read of a word.
  struct Word {
    var hash: UInt64 = 0
    var start = 0
    var end = 0
    /// Its value if it is digits only, else -1.
    var number = -1
    /// 1…12 if it is a month's name.
    var month = 0
    /// Whether nothing but a hyphen stands before it.
    var followsHyphen = false

    var isYear: Bool { (1900...2099).contains(number) && end - start == 4 }
  }

  /// The last words, the newest first, as many as `count`; those before a break do not count.
  private var last = (Word(), Word(), Word(), Word())
  private var count = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func run(_ body: (Mark) -> Void) {
    let end = bytes.count
    var index = 0
    var idStart = -1
    var idHash: UInt64 = 0
    var hasSlash = false
    while index < end {
      let byte = bytes[index]
      if Scanner.isWordByte[Int(byte)] {
        var word = Word(hash: Scanner.seed, start: index)
        if index > 0, bytes[index - 1] == 0x2D, count > 0, last.0.end == index - 1 {
          word.followsHyphen = true
        }
        var number = 0
        if idStart < 0 {
          idStart = index
          idHash = Scanner.seed
        }
        while index < end {
          let byte = bytes[index]
          guard Scanner.isWordByte[Int(byte)] else { break }
          if byte >= 0x80, let length = Scanner.separator(bytes, index) {
            if length < 0 { break }
          }
          let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
          word.hash = (word.hash ^ UInt64(lower)) &* Scanner.prime
          idHash = (idHash ^ UInt64(lower)) &* Scanner.prime
          number = number >= 0 && byte &- 0x30 < 10 && index - word.start < 4 ? number * 10 + Int(byte &- 0x30) : -1
          index += 1
        }
        guard index > word.start else {
          // A separator of several bytes.
          if idStart >= 0, hasSlash { body(Mark(key: idHash ^ Scanner.idSalt, sort: .id, range: idStart..<index)) }
          idStart = -1
          hasSlash = false
          index += step(at: index)
          continue
        }
        word.end = index
        word.number = number
        if isCut(word) {
          count = 0
        } else {
          if number < 0 { word.month = Scanner.months[word.hash] ?? 0 }
          emit(word, body)
        }
      } else {
        if byte == 0x2F || byte == 0x2D, idStart >= 0 {
          hasSlash = hasSlash || byte == 0x2F
          idHash = (idHash ^ UInt64(byte)) &* Scanner.prime
          index += 1
          continue
        }
        if idStart >= 0 {
          if hasSlash { body(Mark(key: idHash ^ Scanner.idSalt, sort: .id, range: idStart..<index)) }
          idStart = -1
          hasSlash = false
        }
        index += step(at: index)
      }
    }
    if idStart >= 0, hasSlash { body(Mark(key: idHash ^ Scanner.idSalt, sort: .id, range: idStart..<index)) }
  }

  /// Whether `…` or a box that lies over the text cut a word off.
  private func isCut(_ word: Word) -> Bool {
    func isEdge(_ start: Int) -> Bool {
      guard start >= 0, start + 2 < bytes.count, bytes[start] == 0xE2 else { return false }
      return bytes[start + 1] == 0x94 || bytes[start + 1] == 0x80 && bytes[start + 2] == 0xA6
    }
    return isEdge(word.end) || isEdge(word.start - 3)
  }

  /// How many bytes a separator has; forgets the last words where it is a break.
  private mutating func step(at index: Int) -> Int {
    let byte = bytes[index]
    if Scanner.isBreak[Int(byte)] || (byte == 0x20 && index + 1 < bytes.count && bytes[index + 1] == 0x20) {
      count = 0
    }
    guard byte >= 0x80, let length = Scanner.separator(bytes, index) else { return 1 }
    count = 0
    return -length
  }

  private mutating func emit(_ word: Word, _ body: (Mark) -> Void) {
    let range = word.start..<word.end
    if word.number < 0 {
      body(Mark(key: word.hash, sort: .word, range: range))
    } else if word.isYear {
      body(Mark(key: word.hash, sort: .year(word.number), range: range))
    }
    emitDate(word, body)
    // A year ends what stands before a text: a row's day.
    if count > 0, !last.0.isYear {
      var hash = Scanner.joined(word.hash, last.0.hash, 2)
      body(Mark(key: hash, sort: .run(2), range: last.0.start..<word.end))
      if count > 1, !last.1.isYear {
        hash = Scanner.joined(hash, last.1.hash, 3)
        body(Mark(key: hash, sort: .run(3), range: last.1.start..<word.end))
        if count > 2, !last.2.isYear {
          hash = Scanner.joined(hash, last.2.hash, 4)
          body(Mark(key: hash, sort: .run(4), range: last.2.start..<word.end))
          if count > 3, !last.3.isYear {
            hash = Scanner.joined(hash, last.3.hash, 5)
            body(Mark(key: hash, sort: .run(5), range: last.3.start..<word.end))
          }
        }
      }
    }
    last = (word, last.0, last.1, last.2)
    count = min(count + 1, 4)
  }

  private static func joined(_ hash: UInt64, _ other: UInt64, _ length: UInt64) -> UInt64 {
    (hash ^ other) &* prime &+ length
  }

  /// `27 February 2019`, `27 Feb 2019`, `February 27, 2019`, `February 2019`, `2019-02-27`, `2019-02`.
  private func emitDate(_ word: Word, _ body: (Mark) -> Void) {
    guard count > 0, word.number >= 0 else { return }
    let previous = last.0
    let before = count > 1 ? last.1 : nil
    var text: String?
    var start = previous.start
    if word.isYear {
      if previous.month > 0 {
        text = "\(word.number)-\(two(previous.month))"
        if let before, (1...31).contains(before.number) {
          text? += "-\(two(before.number))"
          start = before.start
        }
      } else if let before, before.month > 0, (1...31).contains(previous.number) {
        text = "\(word.number)-\(two(before.month))-\(two(previous.number))"
        start = before.start
      }
    } else if word.followsHyphen, word.end - word.start == 2 {
      if previous.isYear {
        text = "\(previous.number)-\(two(word.number))"
      } else if let before, previous.followsHyphen, before.isYear {
        text = "\(before.number)-\(two(previous.number))-\(two(word.number))"
        start = before.start
      }
    }
    guard let date = text.flatMap({ CalendarDate($0) }) else { return }
    let key = UInt64(bitPattern: Int64(date.year * 10_000 + date.month * 100 + date.dayOfMonth)) ^ Scanner.dateSalt
    body(Mark(key: key, sort: .date(date), range: start..<word.end))
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  // MARK: Tables

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3
  private static let idSalt: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let dateSalt: UInt64 = 0xD1B5_4A32_D192_ED03

  /// Letters, digits, and every byte of longer characters; those that are no letters are told apart by `separator`.
  private static let isWordByte: [Bool] = (0..<256).map { byte in
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// What parts words that do not belong together. Commas of dates do not; hyphens and apostrophes stand within words.
  private static let isBreak: [Bool] = (0..<256).map { Set("\n\"()[]{}<>.:;!?=|".utf8).contains(UInt8($0)) }

  /// The negative length of the character at `index` if it is punctuation or a symbol (U+0080…U+00BF, U+2000…U+2FFF), else its length;
  /// nil inside of a character.
  private static func separator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    switch bytes[index] {
    case 0xC2: -2
    case 0xE2: -3
    case 0x80...0xBF: nil
    default: 1
    }
  }

  private static let months: [UInt64: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december"
    ]
    var months: [UInt64: Int] = [:]
    for (index, name) in names.enumerated() {
      for word in [name, String(name.prefix(3))] {
        months[word.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* prime }] = index + 1
      }
    }
    return months
  }()
}
