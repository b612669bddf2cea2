import CustomDump
import Lenses
import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("A tour that broke off")
struct ResumeTests {
  private func left(
    _ step: Int, _ revealed: Int, opened: [Int] = [], isUnderWay: Bool = true
  ) throws -> TourPosition {
    TourPosition(
      place: Cue.Place(
        pack: "0123456789abcdef", tour: try #require(EntryID("tour/walk")), step: step, revealed: revealed,
        opened: opened),
      isUnderWay: isUnderWay, begin: 7)
  }

  @Test("Every change of place is kept, and nothing before it is known what was")
  func keeping() throws {
    var lesson = try Lesson()
    expectNoDifference(lesson.orders.first, .recallPosition(try #require(EntryID("tour/walk"))))
    func places() -> [[Int]] { lesson.positions.map { [$0.place.step, $0.place.revealed] + $0.place.opened } }
    expectNoDifference(places(), [[1, 1]])
    try lesson.press("<Space>b<Space><Space>A 1 B 1<Down><Enter><Space><Space>j.<PageUp>")
    expectNoDifference(places(), [[1, 1], [1, 2], [1, 2, 1], [2, 1, 1], [3, 1, 1], [2, 1, 1]])
    #expect(lesson.positions.allSatisfy { $0.isUnderWay && $0.begin == 40 })
    try lesson.press("qn")
    #expect(lesson.positions.count == 6)
    try lesson.press("qy")
    #expect(lesson.positions.count == 7 && lesson.positions.last?.isUnderWay == false)
    #expect(lesson.positions.last?.place.step == 2)
  }

  @Test("It resumes at the same step and part with the same gates open, and says so")
  func resuming() throws {
    var lesson = try Lesson(left: try left(4, 2, opened: [1, 3]))
    #expect(lesson.text.contains("Step 4 · Ending") && lesson.text.contains("Six."))
    #expect(lesson.text.contains("Resumed at step 4 · t shows the steps"))
    #expect(lesson.stage?.opened == ["1", "3"] && lesson.stage?.lock == StagePack.day(4))
    #expect(lesson.journey.state.view.horizon.lock == StagePack.day(4))
    // The lesson is the same one: its answers are those since it began.
    try lesson.press("<PageUp>")
    #expect(lesson.positions.allSatisfy { $0.begin == 7 })
    #expect(lesson.orders.contains(.recallAnswers(try #require(EntryID("question/what-next")), begin: 7)))
  }

  @Test("Answers of the broken lesson stand beside the outcome again")
  func answers() throws {
    let given = GivenAnswer(
      question: try #require(EntryID("question/what-next")), text: "A 12",
      content: .hands([.init(letter: "A", count: 12)]), options: ["Sun", "Rain"])
    var lesson = try Lesson(left: try left(1, 2, opened: [1]), answers: (nil, given))
    #expect(lesson.text.contains("A ████████ 12 Sun") && lesson.text.contains("C           – Snow"))
    try lesson.press("<Space>")
    #expect(lesson.text.contains("Step 2") && lesson.kept == [])
  }

  @Test("Left politely, or with --from-start, it begins at its first step")
  func fresh() throws {
    for lesson in [
      try Lesson(left: try left(4, 2, opened: [1, 3], isUnderWay: false)),
      try Lesson(left: try left(4, 2, opened: [1, 3]), fromStart: true)
    ] {
      #expect(lesson.text.contains("Step 1 · Beginning") && !lesson.text.contains("Resumed"))
      #expect(lesson.stage?.opened == [] && lesson.stage?.lock == StagePack.day(2))
      #expect(lesson.positions.last?.begin == 40)
    }
  }

  @Test(
    "A step that is not there, or beyond the explorer's own lock, begins anew without a word; no gate passes that lock")
  func bounded() throws {
    let missing = try Lesson(left: try left(9, 1, opened: [1, 3]))
    #expect(missing.text.contains("Step 1 · Beginning") && !missing.text.contains("Resumed"))
    #expect(missing.stage?.opened == [] && missing.stage?.lock == StagePack.day(2))
    let locked = try Lesson(lock: 2, left: try left(4, 2, opened: [1, 3]))
    #expect(locked.text.contains("Step 1 · Beginning") && !locked.text.contains("Resumed"))
    let within = try Lesson(lock: 2, left: try left(2, 1, opened: [1, 3]))
    #expect(within.text.contains("Step 2 · Middle") && within.stage?.lock == StagePack.day(2))
    // Fewer parts than there were.
    let shorter = try Lesson(left: try left(2, 8, opened: [1]))
    #expect(shorter.stage?.revealed == 1 && shorter.text.contains("Three."))
  }

  @Test("Chosen again from the menu, a tour under way begins anew; another one ends it")
  func chosenAgain() throws {
    var lesson = try Lesson(left: try left(2, 1, opened: [1]))
    #expect(lesson.text.contains("Step 2"))
    try lesson.press("j:Tours<Enter><Enter>")
    #expect(lesson.text.contains("Step 1 · Beginning"))
    #expect(lesson.positions.allSatisfy(\.isUnderWay) && lesson.positions.last?.place.step == 1)
  }

  @Test("Who follows a class, and its notes, keep nothing and ask for nothing")
  func following() throws {
    for role in [Following.Role.student, .notes(canDrive: true)] {
      var journey = Journey(try Lesson.pack(), 90, 30)
      journey.state.following = Following(role, room: "here")
      let cue = Cue(try left(1, 2, opened: [1]).place, number: Cue.Number(lesson: 1, place: 1), elapsed: 0)
      #expect(update(&journey.state, .cue(cue), in: journey.library) == [])
      #expect(journey.state.stage != nil)
    }
  }
}
