import CustomDump
import Lenses
import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("Taking a quiz")
struct QuizTests {
  private static let days = Days(about: .distantFuture, shown: .distantFuture)

  /// Two questions about moments, the second with an answer that is settled on the fourth day.
  private func pack() throws -> Pack {
    var pack = StagePack()
    for number in 1...4 { try pack.add(moment: number, "Moment \(number)", "What happened on day \(number).") }
    func question(_ number: Int, _ answers: [(text: String, isRight: Bool, moment: Int, shown: Int)]) throws
      -> EntryRecord
    {
      EntryRecord(
        head: Head(
          id: try #require(EntryID(.question, "q\(number)")), title: "Question \(number)?", type: "quiz",
          days: Self.days),
        days: AuthoredDays(about: StagePack.day(number), shown: StagePack.day(number)),
        rows: try answers.map { answer in
          let moment = try #require(EntryID(.moment, "m\(answer.moment)"))
          return EntryRecord.Row(
            Statement(
              .answer, days: Self.days, object: moment, value: answer.isRight ? "correct" : "wrong", text: answer.text,
              note: "Because of day \(answer.moment)."),
            days: AuthoredDays(about: StagePack.day(answer.shown), shown: StagePack.day(answer.shown)),
            links: [EntryRecord.Reference(.reference, moment)])
        })
    }
    let first = try question(1, [("Sun", false, 1, 1), ("Rain", false, 2, 2), ("Snow", true, 3, 3)])
    let second = try question(2, [("Yes", true, 2, 2), ("No", false, 1, 2), ("Later", false, 4, 4)])
    return try pack.pack(with: [first, second])
  }

  private func journey(
    _ columns: Int = 90, _ rows: Int = 30, lock: Int? = nil, mistakes: Set<EntryID> = []
  ) throws -> Journey {
    var journey = Journey(try pack(), columns, rows, horizon: Horizon(lock: lock.map(StagePack.day)))
    try journey.press("U")
    #expect(journey.effects == [.notebook(.recallMistakes)])
    _ = update(&journey.state, .notebook(.mistakes(mistakes)), in: journey.library)
    return journey
  }

  private func id(_ text: String) throws -> EntryID { try #require(EntryID(text)) }

  @Test("While it asks, nothing but the question shows; Enter and Space answer nothing before an answer is chosen")
  func asking() throws {
    var journey = try journey()
    #expect(journey.text.contains("Question 1 of 2") && journey.text.contains("  C Snow"))
    for word in ["Moment", "happened", "Because"] { #expect(!journey.text.contains(word)) }
    for keys in ["<Enter>", "<Space>", "<PageDown>", "<Esc>", "%"] {
      try journey.press(keys)
      #expect(journey.state.quiz?.tries == [:] && journey.effects == [])
    }
    try journey.press("<Click:20,5>")
    #expect(journey.state.quiz?.isWandering == false)
  }

  @Test("A wrong answer says why and opens what refutes it; then it is asked again, the refuted answer marked")
  func wrong() throws {
    var journey = try journey()
    try journey.press("a")
    #expect(journey.text.contains("Wrong. Because of day 1.") && journey.text.contains("What happened on day 1."))
    #expect(try journey.state.view.article == (id("moment/m1")) && journey.state.view.focus == .reader)
    expectNoDifference(
      journey.effects,
      [
        .notebook(
          .keepAnswer(
            GivenAnswer(
              question: try id("question/q1"), text: "A", content: .letter("A"), options: ["Sun", "Rain", "Snow"],
              isRight: false)))
      ])
    try journey.press("<Space>")
    #expect(journey.text.contains("A Sun ← wrong") && !journey.text.contains("happened"))
    try journey.press("A")
    #expect(journey.text.contains("A was tried already") && journey.state.quiz?.verdict == nil)
    // The second try is not kept: next time the first one counts.
    try journey.press("<Down><Down><Down><Enter>")
    #expect(journey.text.contains("Right. Because of day 3.") && journey.effects == [])
    try journey.press("<Enter>")
    #expect(journey.text.contains("Question 2 of 2"))
  }

  @Test("At the end it says question by question what was right and what to read again; Enter reads it")
  func summary() throws {
    var journey = try journey()
    let before = Journey(try pack(), 90, 30).state.view
    try journey.press("a<Space>b<Space>c<Space>a<Space>")
    #expect(journey.text.contains("right at the third try") && journey.text.contains("right at once"))
    #expect(journey.text.contains("read again: Moment 1") && journey.text.contains("read again: Moment 2"))
    #expect(!journey.text.contains("%"))
    var other = journey
    try other.press("<Esc>")
    #expect(other.state.quiz == nil && other.state.overlay == nil && other.state.view == before)
    try journey.press("jj<Enter>")
    #expect(try journey.state.quiz == nil && journey.state.view.article == (id("moment/m2")))
  }

  @Test("q shows what was done so far, and leaves at once where that is nothing")
  func leaving() throws {
    var journey = try journey()
    try journey.press("q")
    #expect(journey.state.quiz == nil)
    try journey.press("Uaq")
    #expect(journey.text.contains("not yet right") && !journey.text.contains("Question 2?"))
    try journey.press("q")
    #expect(journey.state.quiz == nil && journey.state.overlay == nil)
  }

  @Test("Looking things up leaves the question, . returns to it")
  func wandering() throws {
    var journey = try journey()
    for keys in ["2", "<Tab>", "sMoment<Esc>"] {
      try journey.press(keys)
      #expect(journey.state.quiz?.isWandering == true && journey.text.contains("The quiz waits"))
      try journey.press(".")
      #expect(journey.state.quiz?.isWandering == false && journey.text.contains("Question 1 of 2"))
    }
    // While one wanders letters are the explorer's, and a tour cannot begin.
    try journey.press("<Tab>bt")
    #expect(journey.state.quiz?.tries == [:] && journey.state.overlay == nil)
    try journey.press(".c<Tab>1.")
    #expect(try journey.text.contains("Right. Because of day 3.") && journey.state.view.article == (id("moment/m3")))
  }

  @Test("What was answered wrong last comes first, unless history is left aside")
  func mistakes() throws {
    var journey = try journey(mistakes: [try id("question/q2")])
    #expect(journey.text.contains("Question 2?"))
    try journey.press("q")
    journey.state.begin(Quiz(in: journey.library.edition(Horizon())), ignoresHistory: true, in: journey.library)
    #expect(update(&journey.state, .resumed, in: journey.library) == [] && journey.text.contains("Question 1?"))
    // Too late to change the order.
    try journey.press("a")
    _ = update(&journey.state, .notebook(.mistakes([try id("question/q2")])), in: journey.library)
    #expect(try journey.state.quiz?.questions.first == (id("question/q1")))
  }

  @Test("Under a lock neither question nor answer nor reason of later days is there, and nothing is counted")
  func locked() throws {
    var journey = try journey(lock: 2)
    #expect(journey.text.contains("Question 1 of 1") && journey.text.contains("Question 2?"))
    #expect(!journey.text.contains("Later"))
    try journey.press("b<Space>a<Space>")
    #expect(journey.text.contains("right at the second try"))
    var none = Journey(try pack(), 90, 30, horizon: Horizon(lock: StagePack.day(1)))
    try none.press("U")
    #expect(none.state.quiz == nil && none.text.contains("No question of a quiz lies within this horizon"))
  }

  @Test("No quiz beside a tour")
  func onStage() throws {
    var lesson = try Lesson()
    try lesson.press("U")
    #expect(lesson.journey.state.quiz == nil && lesson.text.contains("A tour is under way"))
  }

  @Test("No size traps or overflows", arguments: [4, 5, 6, 8, 11, 12, 20, 36])
  func sizes(_ rows: Int) throws {
    for columns in [20, 40, 60, 80, 200] {
      for profile in [Profile.desk, .projector] {
        var journey = Journey(try pack(), columns, rows)
        journey.state.turn(to: profile, in: journey.library)
        for keys in ["U", "j", "a", "<Space>", "c", "?", "<Esc>", "<Space>", "<Tab>", ".", "q", "<Esc>"] {
          try journey.press(keys)
          for line in journey.lines { #expect(DisplayText(line).width == columns, "\(columns)x\(rows) \(keys)") }
        }
      }
    }
  }

  @Test("Nothing of a reason is out of reach on a low screen; the next question begins at its top")
  func low() throws {
    var journey = try journey(40, 10)
    try journey.press("a")
    #expect(!journey.text.contains("again."))
    var seen = journey.text
    for _ in 1...30 {
      try journey.press("<C-d>")
      seen += journey.text
    }
    #expect(seen.contains("again."))
    try journey.press("<Space>")
    #expect(journey.text.contains("Question 1?"))
  }
}
