import CustomDump
import PackAuthoring
import SequenceModel
import Testing

@Suite("Questions")
struct QuestionTests {
  @Test(
    "Only a quiz has right and wrong answers",
    arguments: [
      ("quiz", ["correct", "wrong"]), ("prediction", ["", ""]), ("discussion", ["", ""])
    ])
  func answers(_ type: String, _ values: [String]) throws {
    let record = try #require(
      try TemporaryPack.sound([
        "questions.yaml": """
        - id: who
          type: \(type)
          prompt: Who came first?
          answers:
            - {text: The north.\(type == "quiz" ? ", correct: true" : "")}
            - {text: The south.}

        """
      ]).read().record)
    let question = try #require(record.entries.first { $0.head.id.kind == .question })
    expectNoDifference(question.rows.map(\.statement.value), values)
  }
}
