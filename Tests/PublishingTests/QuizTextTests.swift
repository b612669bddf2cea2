import CustomDump
import Lenses
import PackStore
import Publishing
import SequenceModel
import Testing

@Suite("A quiz as text")
struct QuizTextTests {
  private let questions = """
    - id: room
      type: quiz
      prompt: Where did the two *sides* meet?
      entries: [moment/meeting]
      answers:
        - {text: In a garden, why: There was no garden.}
        - {text: In a room, correct: true, why: "The minutes say so [S1].", ref: moment/meeting}
        - {text: Nowhere, why: They met again., ref: moment/return}
    """

  private func lines(hasKey: Bool, lock: Day? = nil) throws -> [String] {
    let edition = try edition(["questions.yaml": questions], as: Horizon(lock: lock))
    return Array(TextTwin(edition, width: 60).quiz(Quiz(in: edition), hasKey: hasKey))
  }

  @Test("Questions and answers by letter; what is right and why only with the key")
  func whole() throws {
    expectNoDifference(
      try lines(hasKey: false),
      [
        "1. Where did the two *sides* meet? (question/room)", "   A In a garden", "   B In a room", "   C Nowhere"
      ])
    expectNoDifference(
      try lines(hasKey: true),
      [
        "1. Where did the two *sides* meet? (question/room)", "   A In a garden — wrong: There was no garden.",
        "   B In a room — right: The minutes say so [S1].", "    (moment/meeting)",
        "   C Nowhere — wrong: They met again. (moment/return)"
      ])
  }

  @Test("An answer that a later day settles is not there before it, nor a question without its right answer")
  func locked() throws {
    let early = try lines(hasKey: true, lock: Day(year: 2001, month: 2, day: 5))
    #expect(early.count == 4 && !early.contains { $0.contains("Nowhere") })
    #expect(try lines(hasKey: true, lock: Day(year: 1990, month: 1, day: 1)) == [])
  }
}
