import CustomDump
import Testing

@testable import Screen

@Suite("Wrapping")
struct WrappingTests {
  @Test(
    "Lines break at spaces and are as full as possible",
    arguments: [
      ("the word they never agreed on", 10, ["the word", "they never", "agreed on"]),
      ("one", 3, ["one"]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]), ("", 5, [""]), ("   ", 5, [""]),
      ("one   two", 9, ["one   two"]), ("one   two", 8, ["one", "two"]), ("one two  ", 7, ["one two"]),
      ("one two", 0, ["o", "n", "e", "t", "w", "o"]),
      ("  let x", 8, ["  let x"]), ("   word", 5, ["word"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"])
    ])
  func spaces(text: String, width: Int, lines: [String]) {
    expectNoDifference(wrap(text, width), lines)
  }

  @Test(
    "Only a word longer than a line breaks inside, between Hangul, Han and kana before all else",
    arguments: [
      ("denuclearization", 6, ["denucl", "eariza", "tion"]),
      ("of denuclearization", 6, ["of", "denucl", "eariza", "tion"]),
      ("on 조선민주주의", 8, ["on 조선", "민주주의"]), ("a 조선", 4, ["a", "조선"]), ("조선 민주", 6, ["조선", "민주"]),
      ("비핵화는", 5, ["비핵", "화는"]),
      ("abc조선def민주", 7, ["abc조", "선def민", "주"]), ("非核化、平和", 6, ["非核", "化、平", "和"]),
      ("김", 1, ["…"]), ("a김b", 1, ["a", "…", "b"]), ("🇰🇷🇰🇷🇰", 3, ["🇰🇷", "🇰🇷🇰"]),
      ("aaaa\u{301}\u{302}b", 4, ["aaaa\u{301}\u{302}", "b"]), ("कि", 1, ["…"])
    ])
  func longWords(text: String, width: Int, lines: [String]) {
    expectNoDifference(wrap(text, width), lines)
  }

  @Test("Punctuation stays with its word across spans, and styles and links with their characters")
  func spans() {
    let spans = [
      Span("see ("), Span("the signing", Style(.link), link: 0), Span("), "), Span("then", Style(.dim)), Span(".")
    ]
    expectNoDifference(
      Wrapping.lines(spans, width: 10),
      [
        Line([Span("see ("), Span("the", Style(.link), link: 0)]),
        Line([Span("signing", Style(.link), link: 0), Span("), ")]).trimmed,
        Line([Span("then", Style(.dim)), Span(".")])
      ])
  }

  @Test("A bullet stands before the first line, its indent before the others")
  func prefixes() {
    let lines = Wrapping.lines([Span("one two three")], width: 7, first: [Span("• ", Style(.dim))], rest: [Span("  ")])
    expectNoDifference(lines.map(\.string), ["• one", "  two", "  three"])
    #expect(lines.first?.spans.first?.style == Style(.dim))
  }

  @Test("A word that fits only below a long label goes there whole")
  func label() {
    let lines = Wrapping.lines([Span("Pyongyang")], width: 12, first: [Span("Place: ")], rest: [Span("  ")])
    expectNoDifference(lines.map(\.string), ["Place: ", "  Pyongyang"])
    let parts = Wrapping.lines([Span("Kim조선민주주의")], width: 9, first: [Span("Place: ")])
    expectNoDifference(parts.map(\.string), ["Place: ", "Kim조선민", "주주의"])
  }

  @Test("Where a bullet leaves no room it is cut", arguments: [(1, ["…"]), (2, ["한"]), (3, ["*한"]), (4, ["* 한"])])
  func narrowPrefix(width: Int, lines: [String]) {
    let wrapped = Wrapping.lines([Span("한")], width: width, first: [Span("*"), Span(" ")], rest: [Span("  ")])
    expectNoDifference(wrapped.map(\.string), lines)
  }

  @Test("An empty text is one line with what stands before it")
  func empty() {
    expectNoDifference(Wrapping.lines([], width: 5, first: [Span("• ")]).map(\.string), ["• "])
    expectNoDifference(Wrapping.lines([], width: 5), [Line()])
  }

  @Test("No line exceeds its width and nothing but spaces is lost, at any width", arguments: samples)
  func properties(sample: Sample) {
    for width in 1...200 {
      for (first, rest) in [([], []), ([Span("• ")], [Span("  ")])] as [([Span], [Span])] {
        let lines = Wrapping.lines(sample.spans, width: width, first: first, rest: rest)
        #expect(lines.allSatisfy { $0.width <= width })
        if width <= 20 { #expect(lines.allSatisfy { line in line.spans.allSatisfy(isSafe) }) }
        if first.isEmpty && width >= widestCluster(sample.spans) {
          expectNoDifference(letters(lines.flatMap(\.spans)), letters(sample.spans))
        }
      }
    }
  }

  @Test("A line could not take the first word of the next")
  func greedy() {
    let text = "A student or analyst browses it with the keyboard; a teacher walks a class through it."
    for width in 10...90 {
      let lines = wrap(text, width)
      for (line, next) in zip(lines, lines.dropFirst()) {
        #expect(line.count + 1 + (next.prefix { $0 != " " }).count > width)
      }
    }
  }

  /// Spans of one kind of text, with styles and links.
  struct Sample: CustomTestStringConvertible {
    var testDescription: String
    var spans: [Span]
  }

  static let samples: [Sample] = {
    var random = SeededGenerator(seed: 20_190_227)
    let texts = [
      (
        "English",
        "Trump announces a halt to the drills, at his press conference, while talks go well [S3]. denuclearization"
      ),
      ("Korean", "조선민주주의인민공화국 국무위원회 위원장 김정은은 하노이에서 도널드 트럼프와 만났다. 완전한비핵화의의미는끝내합의되지않았다"),
      ("Vietnamese", "Hội nghị thượng đỉnh Hà Nội diễn ra tại khách sạn Metropole, nơi hai nhà lãnh đạo dùng bữa tối."),
      ("Chinese", "朝鲜半岛的完全无核化、制裁与和平机制在河内没有达成协议。见《声明》。"),
      ("floods", String(repeating: "q\u{316}\u{301}\u{302}\u{303}\u{304}", count: 40))
    ]
    let plain = texts.map { Sample(testDescription: $0.0, spans: [Span(DisplayText($0.1))]) }
    let mixed = (0..<12).map { number in
      let spans = (0..<Int.random(in: 1...6, using: &random)).map { index in
        Span(DisplayText(RandomText.next(25, using: &random)), Style(.link), link: index)
      }
      return Sample(testDescription: "mixed \(number)", spans: spans)
    }
    return plain + mixed
  }()

  private func wrap(_ text: String, _ width: Int) -> [String] {
    Wrapping.lines([Span(DisplayText(text))], width: width).map(\.string)
  }

  private func isSafe(_ span: Span) -> Bool {
    let again = DisplayText(span.text.string)
    return again == span.text && again.width == span.text.width
  }

  private func widestCluster(_ spans: [Span]) -> Int {
    spans.flatMap { Clusters($0.text.string[...]).map(\.width) }.max() ?? 1
  }

  /// The characters other than spaces, each with its style and link.
  private func letters(_ spans: [Span]) -> [Letter] {
    spans.flatMap { span in
      span.text.string.unicodeScalars.filter { $0 != " " }.map {
        Letter(scalar: $0, style: span.style, link: span.link)
      }
    }
  }

  private struct Letter: Equatable {
    var scalar: Unicode.Scalar
    var style: Style
    var link: Int?
  }
}

extension Line {
  /// Without spaces at the end.
  fileprivate var trimmed: Line {
    var line = self
    guard let last = line.spans.popLast() else { return self }
    line.spans.append(Span(DisplayText(String(last.text.string.prefix { $0 != " " })), last.style, link: last.link))
    return line
  }
}
