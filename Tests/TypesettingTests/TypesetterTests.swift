import CustomDump
import Screen
import Testing
import Typesetting

@Suite("Typesetter")
struct TypesetterTests {
  private func set(
    _ markdown: String, width: Int, _ treatment: @escaping (String) -> LinkTreatment = { _ in .link(Style(.link)) }
  ) -> SetText {
    var typesetter = Typesetter(width: width, treatment: treatment)
    typesetter.prose(markdown)
    return typesetter.text
  }

  private func lines(_ text: SetText) -> [String] { text.lines.map(\.line.string) }

  @Test("Paragraphs wrap and are parted by one empty line")
  func paragraphs() {
    let text = set("One two three four.\nStill the first.\n\n\nThe second.", width: 16)
    expectNoDifference(lines(text), ["One two three", "four. Still the", "first.", "", "The second."])
  }

  @Test("Lists hang under themselves, tight ones without empty lines")
  func lists() {
    expectNoDifference(
      lines(set("- one two three\n- four\n\n1. first item here\n2. second", width: 10)),
      ["• one two", "  three", "• four", "", "1. first", "   item", "   here", "2. second"])
  }

  @Test("Quotes carry a bar")
  func quotes() {
    expectNoDifference(lines(set("> one two three", width: 9)), ["│ one two", "│ three"])
  }

  @Test("A link counts once, over a line break too; a citation stands in brackets")
  func links() {
    let text = set("See [the long signing](moment/a) and [S2](source/s2).", width: 12) {
      $0.hasPrefix("source/") ? .link(Style(.citation)) : .link(Style(.link))
    }
    expectNoDifference(lines(text), ["See the long", "signing and", "[S2]."])
    #expect(text.links == ["moment/a", "source/s2"])
    #expect(text.firstLine(ofLink: 0) == 0)
    #expect(text.lines[1].line.spans.first?.link == 0)
    #expect(text.firstLine(ofLink: 1) == 2)
  }

  @Test("Beyond the horizon a link is its words and a citation says so")
  func hiddenLinks() {
    let text = set("See [the end](moment/z) [S9](source/s9).", width: 40) {
      $0.hasPrefix("source/") ? .replaced("[later source]") : .words
    }
    expectNoDifference(lines(text), ["See the end [later source]."])
    #expect(text.links.isEmpty)
  }

  @Test("Text from a pack cannot command a terminal")
  func sanitized() {
    let text = lines(set("a\u{1B}[31mb \u{202E}c\u{202C} d\u{200B}e", width: 60)).joined()
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E || $0.value == 0x200B })
  }

  @Test("No line is wider than the width", arguments: 1...60)
  func width(_ width: Int) {
    let markdown =
      "A sentence with 김정은 and Nguyễn Phú Trọng, a [link of some length](moment/a).\n\n- item one\n  - deeper item two\n\n> quoted 한국어 words\n\n# Heading"
    var typesetter = Typesetter(width: width) { _ in .link(Style(.link)) }
    typesetter.plain("A title that is long", style: Style(.title))
    typesetter.beginPart()
    typesetter.row(label: "12 Jun 2018", labelStyle: Style(.dim), markdown: "stalled: *because*")
    typesetter.prose(markdown)
    for line in typesetter.text.lines { #expect(line.line.width <= width) }
  }

  @Test("A place is found again at every width")
  func places() {
    let markdown = (1...40).map { "word\($0)" }.joined(separator: " ")
    let wide = set(markdown, width: 60)
    for (index, line) in wide.lines.enumerated() {
      #expect(wide.lineIndex(of: line.place) == index)
      let narrow = set(markdown, width: 23)
      let found = narrow.lines[narrow.lineIndex(of: line.place)]
      // The line at the new width holds the first word of the old line, or ends right before it.
      let word = String(line.line.string.prefix { $0 != " " })
      let next = narrow.lines[min(narrow.lines.count - 1, narrow.lineIndex(of: line.place) + 1)]
      #expect((found.line.string + " " + next.line.string).contains(word))
    }
  }

  @Test("Every line has a place of its own, so that scrolling never sticks")
  func ownPlaces() {
    var typesetter = Typesetter(width: 20) { _ in .words }
    typesetter.plain("Title", style: Style(.title))
    for _ in 0..<3 {
      typesetter.beginPart()
      typesetter.space()
      typesetter.prose("One two three four five.\n\nSix seven eight nine ten.")
    }
    let places = typesetter.text.lines.map(\.place)
    #expect(Set(places).count == places.count)
    for (index, place) in places.enumerated() { #expect(typesetter.text.lineIndex(of: place) == index) }
  }

  @Test("Rows hang under their label")
  func rows() {
    var typesetter = Typesetter(width: 22) { _ in .words }
    typesetter.row(label: "27 Jul 2018", labelStyle: Style(.dim), markdown: "**partly**: 55 boxes were flown out")
    expectNoDifference(lines(typesetter.text), ["27 Jul 2018 partly: 55", "    boxes were flown", "    out"])
  }
}
