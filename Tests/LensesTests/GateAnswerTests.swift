import PackStore
import SequenceModel
import Testing

@testable import Lenses

@Suite("Answers before a gate")
struct GateAnswerTests {
  /// A question with as many answers as asked for.
  private func question(_ type: String, answers: Int) throws -> Question {
    let id = try #require(EntryID("question/q"))
    let unplaced = Days(about: .distantFuture, shown: .distantFuture)
    let record = EntryRecord(
      head: Head(id: id, title: "Which?", type: type, days: unplaced), days: .always,
      rows: (0..<answers).map { number in
        EntryRecord.Row(Statement(.answer, days: unplaced, text: "Answer \(number)"), days: .always)
      })
    let pack = try PackWriter.bytes(
      PackRecord(info: PackInfo(id: "q", title: "Q"), parties: [], phases: [], intro: [], entries: [record])
    ).withUnsafeBytes { try Pack(bytes: $0) }
    let edition = try #require(pack.edition(Horizon()))
    return try #require(Question(id, in: edition))
  }

  private func hands(_ counts: KeyValuePairs<String, Int>) -> GateAnswer {
    .hands(counts.map { GateAnswer.Hands(letter: $0, count: $1) })
  }

  @Test("Hands are read with letters or in order, in any spelling")
  func hands() throws {
    let question = try question("prediction", answers: 3)
    for text in ["A 12 B 7 C 3", "a12 b7 c3", "A12B7C3", "C 3, A 12, B 7", "a: 12 b: 7 c: 3", "12 7 3", " 12  7 3 "] {
      #expect(try GateAnswer.read(text, to: question) == hands(["A": 12, "B": 7, "C": 3]), "\(text)")
    }
    #expect(try GateAnswer.read("b 7", to: question) == hands(["B": 7]))
    #expect(try GateAnswer.read("A 0 C 999", to: question) == hands(["A": 0, "C": 999]))
    #expect(try GateAnswer.read("b", to: question) == .letter("B"))
    #expect(try GateAnswer.read("  ", to: question) == nil)
  }

  @Test(
    "What is not understood is said",
    arguments: [
      "D": "'D' is no answer: A to C", "A 1 A 2": "A stands there twice", "A 1000": "too many hands",
      "A B": "how many for A",
      "A": "", "12 7": "2 numbers for 3 answers", "12": "1 number for 3 answers", "perhaps": "is no answer",
      "A 1 2": "is no answer",
      "A 12 B": "how many for B", "1 2 3000": "too many hands", "A 99999999999999999999": "how many"
    ])
  func faults(text: String, reason: String) throws {
    let question = try question("prediction", answers: 3)
    guard !reason.isEmpty else {
      #expect(try GateAnswer.read(text, to: question) == .letter("A"))
      return
    }
    let failure = #expect(throws: GateAnswer.Failure.self) { try GateAnswer.read(text, to: question) }
    #expect(failure?.reason.contains(reason) == true, "\(failure?.reason ?? "")")
  }

  @Test("A discussion may end in words, and so does a question without answers")
  func words() throws {
    #expect(try GateAnswer.read("the  verb", to: try question("discussion", answers: 2)) == .words("the verb"))
    #expect(try GateAnswer.read("A 3", to: try question("discussion", answers: 2)) == hands(["A": 3]))
    #expect(try GateAnswer.read("12", to: try question("prediction", answers: 0)) == .words("12"))
  }
}
