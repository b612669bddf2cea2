import CustomDump
import Screen
import Testing
import Typesetting

@testable import Publishing

@Suite("Paper in three formats")
struct PaperTests {
  /// Marks that mean something somewhere, and harmless words between them.
  private static let pieces = [
    "a", " b ", "*", "**", "_", "__", "`", "```", "~~~", "[c](javascript:alert(1))", "[", "](", ")", "![d](data:,e)",
    "<", ">",
    "<script>alert(1)</script>", "</style>", "<!--", "-->", "]]>", "&amp;", "&#60;", "&", "#", "# ", "- ", "+ ", "1. ",
    "2) ", "=", "---",
    "\\", "|", "\"", "'", "\n", "\t", "\u{1B}[31m", "\u{202E}", "\u{FEFF}", "e\u{301}", "한국", "    "
  ]

  /// Texts of up to four pieces, the same in every run.
  private static let texts: [String] = {
    var number: UInt64 = 7
    func next() -> Int {
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(number >> 33)
    }
    return pieces + (0..<1_500).map { _ in (0...next() % 4).map { _ in pieces[next() % pieces.count] }.joined() }
  }()

  private func paper(_ blocks: [Paper.Block], title: String = "A title") -> Paper {
    Paper(title: title, language: "en", blocks: blocks)
  }

  @Test("Whatever a text says, in Markdown it is that text and nothing else")
  func markdown() {
    for text in Self.texts {
      let expected = DisplayText(text).string.split(separator: " ").joined(separator: " ")
      guard !expected.isEmpty else { continue }
      let lines = paper([
        .paragraph([.text(text)]), .quote([.paragraph([.text(text)])]), .lines([[.text(text)], [.text(text)]])
      ])
      .lines(as: .markdown)
      let blocks = ProseTree(lines.joined(separator: "\n")).blocks
      #expect(blocks.count == 4, "\(text.debugDescription): \(lines)")
      let plain = blocks.map { $0.plain.split(separator: " ").joined(separator: " ") }
      expectNoDifference(plain, ["A title", expected, expected, expected + " " + expected])
    }
  }

  @Test("Answers, lists and commands come back as lists with their texts")
  func markdownLists() {
    for text in Self.texts where DisplayText(text).string.contains(where: { $0 != " " }) {
      let answer = Paper.Answer(letter: "A", text: [.text(text)], isMarked: true, reason: [.text(text)])
      let lines = paper([
        .question(kind: "Quiz", prompt: [.text(text)], answers: [answer], room: []),
        .aside("Notes", [.paragraph([.text(text)])])
      ]).lines(as: .markdown)
      let blocks = ProseTree(lines.joined(separator: "\n")).blocks
      guard blocks.count == 4, case .list(nil, let items) = blocks[2], case .quote = blocks[3] else {
        Issue.record("\(text.debugDescription): \(lines)")
        continue
      }
      #expect(items.count == 1 && items[0].count == 2, "\(text.debugDescription): \(lines)")
    }
  }

  @Test("In HTML every text is text, and no element comes from it")
  func html() {
    for text in Self.texts {
      let safe = DisplayText(text).string
      let page = paper([.sheet(text, beginsPage: false), .step(text), .paragraph([.text(text)])], title: text)
        .lines(as: .html).joined()
      let marks = page.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
        .map { $0.prefix { $0 != ">" && $0 != " " } }
      let unknown = marks.filter { mark in
        let name = mark.drop { $0 == "/" }
        return !["!DOCTYPE", "meta", "style"].contains(name) && HTML.Tag(rawValue: String(name)) == nil
      }
      #expect(unknown.isEmpty, "\(text.debugDescription): \(unknown)")
      let unescaped = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(page) {
        $0.replacing($1.0, with: $1.1)
      }
      #expect(unescaped.contains("<p>\(safe)</p>"), "\(text.debugDescription)")
    }
  }

  @Test("One file without a script, a link out or anything to load; language, headings in order, labels")
  func document() throws {
    let page = try handout(isKey: false).paper.lines(as: .html).joined()
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    for part in ["<script", "javascript:", "data:", "http:", "https:", "src=", "url(", "@import", "<link", "onload"] {
      #expect(!page.contains(part), "\(part)")
    }
    let headings = page.matches(of: /<h([1-6])>/).compactMap { Int($0.1) }
    expectNoDifference(headings, [1, 2, 3, 3, 3, 2, 3, 3])
    #expect(page.contains("<ol class=\"answers\">\n<li>Three</li>\n<li>Two</li>\n</ol>"))
    #expect(page.contains("@media print"))
    for id in page.matches(of: /href="#([^"]*)"/) { #expect(page.contains("id=\"\(id.1)\"")) }
  }

  @Test("Text keeps to 72 columns, whatever it is made of")
  func text() {
    for text in Self.texts {
      let answer = Paper.Answer(letter: "A", text: [.text(text)], isMarked: true, reason: [.text(text)])
      let blocks: [Paper.Block] = [
        .sheet(text, beginsPage: true), .lines([[.text(text)]]),
        .paragraph([.text(text), .reference(1), .blank(DisplayText(text), isFilled: false)]),
        .list(start: 9, items: [[.paragraph([.text(text)]), .quote([.paragraph([.text(text)])])]]),
        .question(kind: "Quiz", prompt: [.text(text)], answers: [answer], room: [.ruled(2)]),
        .aside("Notes", [.list(start: nil, items: [[.paragraph([.text(text)])]])])
      ]
      for line in paper(blocks + [.paragraph([.text(String(repeating: text + " ", count: 30))])]).lines(as: .text) {
        #expect(DisplayText(line).width <= 72 && DisplayText(line).string == line, "\(line.debugDescription)")
      }
    }
  }

  @Test("An aside names itself in front of its text; a list stands under the name")
  func aside() {
    expectNoDifference(
      paper([
        .aside("Notes", [.paragraph([.text("One.")]), .paragraph([.text("Two.")])]),
        .aside("Gate", [.list(start: nil, items: [[.paragraph([.text("Open it.")])]])])
      ]).lines(as: .text),
      ["A title", "", "    Notes: One.", "", "    Two.", "", "    Gate:", "", "    - Open it."])
  }
}
