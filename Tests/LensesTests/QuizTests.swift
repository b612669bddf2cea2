import CustomDump
import EmbeddedPack
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("A quiz")
struct QuizTests {
  private func embedded(_ day: String? = nil) throws -> Edition { try EmbeddedPack.open().at(nil, lock: day) }

  @Test("Only questions with their right answer in sight are asked, by day; all of the embedded pack at the end")
  func corpus() throws {
    let all = Quiz(in: try embedded())
    #expect(all.questions.count >= 30)
    var before: Set<EntryID> = []
    for day in ["2018-01-01", "2018-06-12", "2018-12-31", "2019-03-01", "2019-12-31"] {
      let edition = try embedded(day)
      let quiz = Quiz(in: edition)
      for question in quiz.questions { #expect(Question(question, in: edition)?.right != nil, "\(question)") }
      #expect(before.isSubset(of: quiz.questions))
      before = Set(quiz.questions)
      expectNoDifference(quiz.questions, all.questions.filter(quiz.questions.contains))
    }
    #expect(before.count < all.questions.count || before.count == all.questions.count)
    #expect(Quiz(in: try embedded("1990-01-01")).questions == [])
  }

  @Test("By tour and by entry it is a part of it")
  func parts() throws {
    let edition = try embedded()
    let all = Quiz(in: edition).questions
    let plan = try #require(TourPlan(try id("tour/one-word"), in: edition))
    let ofTour = Quiz(in: edition, of: plan).questions
    #expect(!ofTour.isEmpty && ofTour.count < all.count && ofTour.allSatisfy(all.contains))
    #expect(ofTour.contains(try id("question/quiz-point-three")))
    let ofEntry = Quiz(in: edition, about: try id("moment/hanoi-dinner")).questions
    #expect(ofEntry.contains(try id("question/quiz-days-between")))
    for question in ofEntry {
      #expect(edition.links(of: question).contains { $0.field == .entries && $0.head.id.slug == "hanoi-dinner" })
    }
  }

  @Test("A question whose right answer lies beyond the lock is not asked")
  func hidden() throws {
    #expect(Quiz(in: try frozen()).questions == [try id("question/salt-on-the-page")])
    #expect(Quiz(in: try frozen(lock: "2011-07-20")).questions == [])
    #expect(try frozen(lock: "2011-07-20").head(try id("question/salt-on-the-page")) != nil)
  }
}
