import CustomDump
import Testing
import Typesetting

@testable import Publishing

@Suite("Blanks")
struct ClozeTests {
  private func phrases(_ paragraph: String, beside texts: String...) -> [String] {
    Cloze(within: [paragraph] + texts).phrases(in: .paragraph([.text(paragraph)])).sorted()
  }

  @Test("A quoted phrase with a long word, or two of four letters, becomes a blank")
  func quoted() {
    expectNoDifference(
      phrases("He said \"totally destroy\" and “fire and fury”."), ["fire and fury", "totally destroy"])
    expectNoDifference(phrases("One word \"destroyed\", \"and more\", \"a new way\"."), [])
    expectNoDifference(phrases("He said \"one two three four five sixes sevens\"."), [])
  }

  @Test("What a question, an answer or another sentence needs stays")
  func needed() {
    expectNoDifference(phrases("He said \"corresponding measures\"."), ["corresponding measures"])
    expectNoDifference(phrases("He said \"corresponding measures\".", beside: "Which measures?"), [])
    expectNoDifference(phrases("He said \"fire and fury\".", beside: "What is Fire and Fury?"), [])
    expectNoDifference(phrases("Did he say \"corresponding measures\"?"), [])
  }

  @Test("A blank has a row for each word, filled in it is marked")
  func setting() {
    expectNoDifference(
      Cloze.blanked("a \"b c\" d", ["b c"], isFilled: false),
      [.text("a \""), .blank("b c", isFilled: false), .text("\" d")])
    #expect(Blank.rows(for: "of measures") == "_____ __________")
  }

  @Test("Sentences end at a stop before a space, also inside a link or behind a quotation mark")
  func sentences() {
    func split(_ markdown: String) -> [String] {
      ProseTree(markdown).blocks.flatMap(\.paragraphs).flatMap(\.sentences).map(\.plain)
    }
    expectNoDifference(split("One. Two? Three"), ["One.", "Two?", "Three"])
    expectNoDifference(
      split("P5.5 at 14:15 is \"so.\" [Who?](question/a) Go *on*. End!"),
      ["P5.5 at 14:15 is \"so.\"", "Who?", "Go on.", "End!"])
    expectNoDifference(split(""), [])
  }
}
