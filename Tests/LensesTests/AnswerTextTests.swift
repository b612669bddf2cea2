import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Answers as typed")
struct AnswerTextTests {
  private func question(_ type: String, _ answers: [String]) throws -> Question {
    let rows = try answers.map { try row(.answer, "2020-01-01", value: $0 == "Right" ? "correct" : "wrong", text: $0) }
    let pack = try made([try entry("question/q", "Which?", "2020-01-01", type: type, rows: rows)])
    return try #require(Question(try id("question/q"), in: pack.at()))
  }

  @Test(
    "Hands and letters",
    arguments: [
      ("A 12 B 7 C 3", "A 12 B 7 C 3"), ("a12 b7", "A 12 B 7"), ("a12b7", "A 12 B 7"), ("12 7 3", "A 12 B 7 C 3"),
      ("C 3, A 12", "A 12 C 3"), ("A=1; B:0", "A 1 B 0"), ("  b ", "B"), ("A 999", "A 999"), ("0,0,0", "A 0 B 0 C 0")
    ])
  func understood(_ text: String, _ code: String) throws {
    let answer = try #require(try AnswerText.answer(text, to: try question("prediction", ["One", "Two", "Three"])))
    expectNoDifference(answer.content.code, code)
    expectNoDifference(answer.text, text)
    expectNoDifference(answer.options, ["One", "Two", "Three"])
    #expect(answer.isRight == nil)
  }

  @Test(
    "What is not understood says what, and what to type",
    arguments: [
      ("D", "there is no answer D: they are A to C"), ("A 1 D 2", "there is no answer D: they are A to C"),
      ("A 1 A 2", "A stands twice"), ("A 1 B", "B has no number: type A 12 B 7, or one letter alone"),
      ("A B", "A has no number: type A 12 B 7, or one letter alone"),
      ("A 1000", "1000 is too many: at most 999"),
      ("A 99999999999999999999", "99999999999999999999 is too many: at most 999"),
      ("12 7", "2 numbers for 3 answers: one for each, or A 12 B 7"),
      ("5", "1 number for 3 answers: one for each, or A 12 B 7"),
      ("A 1 2", "2 has no letter: type A 12 B 7"), ("maybe", "'maybe' is not understood: type A 12 B 7, or one letter"),
      ("A -3", "'-' is not understood: type A 12 B 7, or one letter"),
      ("Å 3", "'Å' is not understood: type A 12 B 7, or one letter"),
      ("A ٣", "'٣' is not understood: type A 12 B 7, or one letter"),
      (",", "',' is not understood: type A 12 B 7, or one letter")
    ])
  func refused(_ text: String, _ reason: String) throws {
    let asked = try question("prediction", ["One", "Two", "Three"])
    let failure = #expect(throws: AnswerText.Failure.self) { try AnswerText.answer(text, to: asked) }
    expectNoDifference(failure?.reason, reason)
  }

  @Test("A discussion takes words, also where it has answers; spaces alone are no answer")
  func words() throws {
    #expect(try AnswerText.answer("It depends", to: try question("discussion", []))?.content == .words)
    #expect(try AnswerText.answer("It depends", to: try question("discussion", ["One", "Two"]))?.content == .words)
    #expect(try AnswerText.answer("b", to: try question("discussion", ["One", "Two"]))?.content == .letter("B"))
    #expect(try AnswerText.answer("   ", to: try question("prediction", ["One", "Two"])) == nil)
  }

  @Test("One letter in a quiz is right or wrong, hands are neither")
  func judged() throws {
    let quiz = try question("quiz", ["One", "Right"])
    #expect(try AnswerText.answer("a", to: quiz)?.isRight == false)
    #expect(try AnswerText.answer("B", to: quiz)?.isRight == true)
    #expect(try AnswerText.answer("3 4", to: quiz)?.isRight == nil)
  }

  @Test("Letters of an earlier day mean what they meant then")
  func lettersThen() throws {
    let now = try question("prediction", ["Two", "One", "Three"])
    let answer = GivenAnswer(
      question: try id("question/q"), text: "3 4",
      content: .hands([.init(letter: "A", count: 3), .init(letter: "B", count: 4)]), options: ["One", "Two"])
    expectNoDifference(answer.content(in: now)?.code, "A 4 B 3")
    var gone = answer
    gone.options = ["One", "No more"]
    #expect(gone.content(in: now) == nil)
    let asked = try #require(
      Question(
        try id("question/q"),
        in: try made([
          try entry(
            "question/q", "Which?", "2020-01-01", type: "prediction",
            rows: try ["Zero", "One", "Two"].map { try row(.answer, "2020-01-01", text: $0) })
        ]).at(), asked: ["One", "Two", "No more"]))
    expectNoDifference(asked.answers.map { "\($0.letter) \($0.text)" }, ["A One", "B Two", "C Zero"])
  }
}
