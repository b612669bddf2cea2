import CustomDump
import Lenses
import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

/// The explorer with a tour under way whose first and third steps end in gates, and with a notebook that is played by the test.
struct Lesson {
  var journey: Journey
  /// Everything that the notebook was ordered to do.
  var orders: [NotebookOrder] = []
  /// What the notebook answers to the first question about the tour.
  var left: TourPosition?
  /// What it has of earlier lessons and of this one.
  var answers: (earlier: GivenAnswer?, now: GivenAnswer?)

  static func pack(type: String = "prediction") throws -> Pack {
    var pack = StagePack()
    for number in 1...4 { try pack.add(moment: number, "Moment \(number)", "What happened on day \(number).") }
    pack.add(
      step: "Beginning", "One.\n\n---\n\nTwo.",
      "entry: moment/m1\nas-of: 2020-01-01\ngate-question: question/what-next\ngate-lock: 2020-01-03", shown: 1)
    pack.add(step: "Middle", "Three.", "entry: moment/m2\nas-of: 2020-01-02", shown: 2)
    pack.add(
      step: "Later", "Four.",
      "entry: moment/m3\nas-of: 2020-01-03\ngate-question: question/what-next\ngate-lock: 2020-01-04", shown: 3)
    pack.add(step: "Ending", "Five.\n\n---\n\nSix.", "entry: moment/m4\nas-of: 2020-01-04", shown: 4)
    pack.question = try question(type)
    return try pack.pack()
  }

  /// Sun and rain from the first day; snow, the outcome and what is right from the third.
  private static func question(_ type: String) throws -> EntryRecord {
    let days = Days(about: .distantFuture, shown: .distantFuture)
    let (first, third) = (
      AuthoredDays(about: StagePack.day(1), shown: StagePack.day(1)),
      AuthoredDays(about: StagePack.day(3), shown: StagePack.day(3))
    )
    let isQuiz = type == "quiz"
    func answer(_ text: String, _ value: String, _ days: AuthoredDays, why: String = "") -> EntryRecord.Row {
      EntryRecord.Row(
        Statement(
          .answer, days: Days(about: .distantFuture, shown: .distantFuture), value: isQuiz ? value : "", text: text,
          note: why), days: days)
    }
    let rows = [
      answer("Snow", "correct", third, why: "It fell on the third day."), answer("Sun", "wrong", first),
      answer("Rain", "wrong", first),
      EntryRecord.Row(
        Statement(.outcome, days: days, date: CalendarDate(StagePack.day(3)), text: "It snowed."), days: third)
    ]
    return EntryRecord(
      head: Head(id: try #require(EntryID("question/what-next")), title: "What comes next?", type: type, days: days),
      days: first, rows: type == "discussion" ? [] : rows)
  }

  init(
    type: String = "prediction", _ columns: Int = 90, _ rows: Int = 30, lock: Int? = nil, left: TourPosition? = nil,
    answers: (earlier: GivenAnswer?, now: GivenAnswer?) = (nil, nil), fromStart: Bool = false
  ) throws {
    journey = Journey(try Self.pack(type: type), columns, rows, horizon: Horizon(lock: lock.map(StagePack.day)))
    self.left = left
    self.answers = answers
    journey.state.present(try #require(EntryID("tour/walk")), in: journey.library)
    journey.state.stage?.beginsAnew = fromStart
    settle(update(&journey.state, .resumed, in: journey.library))
  }

  mutating func press(_ keys: String) throws {
    for event in try KeyNotation.events(keys) { settle(update(&journey.state, .terminal(event), in: journey.library)) }
  }

  /// Carries out what the notebook was ordered.
  private mutating func settle(_ effects: [Effect]) {
    for case .notebook(let order) in effects {
      orders.append(order)
      let report: NotebookReport?
      switch order {
      case .keepAnswer(let answer): report = .kept(answer)
      case .keepPosition: report = nil
      case .recallPosition(let tour): report = .position(tour, left, newest: 40)
      case .recallAnswers(let question, _): report = .answers(question, earlier: answers.earlier, now: answers.now)
      case .recallMistakes: report = .mistakes([])
      }
      if let report { settle(update(&journey.state, .notebook(report), in: journey.library)) }
    }
  }

  var stage: Stage? { journey.state.stage }
  var text: String { journey.text }
  var kept: [GivenAnswer] { orders.compactMap { if case .keepAnswer(let answer) = $0 { answer } else { nil } } }
  var positions: [TourPosition] {
    orders.compactMap { if case .keepPosition(let position) = $0 { position } else { nil } }
  }
}

@Suite("Predictions at a gate")
struct PredictionTests {
  @Test("Hands stand as bars beside the answers, with the outcome; nothing is written before Enter")
  func hands() throws {
    var lesson = try Lesson()
    try lesson.press("<Space><Space>a12, b:7")
    #expect(lesson.kept == [] && lesson.text.contains("answers (A 12 B 7, or one letter): a12, b:7"))
    try lesson.press("<Down><Enter>")
    expectNoDifference(lesson.kept.map(\.text), ["a12, b:7"])
    expectNoDifference(
      lesson.kept.first?.content, .hands([.init(letter: "A", count: 12), .init(letter: "B", count: 7)]))
    #expect(lesson.text.contains("A ████████ 12 Sun") && lesson.text.contains("B ████      7 Rain"))
    // What came into sight with the gate has a letter of its own: the hands stay with what they were for.
    #expect(lesson.text.contains("C           – Snow") && lesson.text.contains("What came: It snowed."))
    #expect(lesson.text.contains("The answer is kept on this machine"))
  }

  @Test("One reader's letter is theirs; in a quiz it says what is right and why, once the horizon does")
  func letter() throws {
    var lesson = try Lesson(type: "quiz")
    try lesson.press("<Space><Space>b<Down><Enter>")
    #expect(lesson.kept.first?.isRight == false)
    #expect(lesson.text.contains("B Rain ← you") && lesson.text.contains("C Snow ← right"))
    #expect(lesson.text.contains("Why C: It fell on the third day."))
    #expect(!lesson.text.contains("█"))
  }

  @Test("The lock hides reason and outcome also behind an open gate")
  func locked() throws {
    var lesson = try Lesson(type: "quiz", lock: 2)
    try lesson.press("<Space><Space>b<Down><Enter>")
    #expect(lesson.stage?.opened == ["1"] && lesson.stage?.lock == StagePack.day(2))
    #expect(lesson.text.contains("B Rain ← you"))
    for word in ["Snow", "snowed", "third", "right"] { #expect(!lesson.text.contains(word)) }
  }

  @Test("What is not understood stays with its reason; the gate stays shut and nothing is kept")
  func faults() throws {
    var lesson = try Lesson()
    try lesson.press("<Space><Space>A 12 C 3<Down><Enter>")
    #expect(lesson.text.contains("there is no answer C: they are A to B: A 12 C 3"))
    #expect(lesson.stage?.opened == [] && lesson.kept == [])
    try lesson.press("<BS>")
    #expect(lesson.text.contains("answers (A 12 B 7, or one letter): A 12 C"))
    try lesson.press("<C-u><Paste:12 7><Enter>")
    #expect(lesson.stage?.opened == ["1"] && lesson.kept.map(\.content.code) == ["A 12 B 7"])
  }

  @Test("A discussion takes words; the end of a long answer stays in sight while one types")
  func words() throws {
    var lesson = try Lesson(type: "discussion")
    try lesson.press("<Space><Space>")
    #expect(lesson.text.contains("answer: "))
    let words = "Less is said than one thinks; both keep their word by not saying what it is, and that is the end of it"
    try lesson.press(words.map { $0 == " " ? "<Space>" : "\($0)" }.joined())
    #expect(lesson.text.contains("that is the end of it") && !lesson.text.contains("Less is said"))
    try lesson.press("<Down><Enter>")
    expectNoDifference(lesson.kept.map(\.content), [.words])
    #expect(lesson.text.contains("Answered: Less is said than one thinks"))
  }

  @Test("What an earlier lesson answered shows only behind the gate, by the letters of now")
  func lastTime() throws {
    let earlier = GivenAnswer(
      question: try #require(EntryID("question/what-next")), text: "9 3",
      content: .hands([.init(letter: "A", count: 9), .init(letter: "B", count: 3)]), options: ["Rain", "Sun"])
    var lesson = try Lesson(answers: (earlier, nil))
    try lesson.press("<Space><Space>")
    #expect(!lesson.text.contains("Last time"))
    try lesson.press("<Esc><Space>")
    #expect(!lesson.text.contains("Last time") && lesson.stage?.opened == [])
    try lesson.press("A 2 B 4<Down><Enter>")
    #expect(lesson.text.contains("Last time: A 3 B 9"))
    expectNoDifference(lesson.kept.map(\.content.code), ["A 2 B 4"])
  }

  @Test("Enter at Not yet keeps what was typed, also in the field; the same again is not kept twice")
  func waiting() throws {
    var lesson = try Lesson()
    try lesson.press("<Space><Space>A 1 B 2<Enter>")
    #expect(lesson.stage?.opened == [] && lesson.kept.count == 1)
    try lesson.press("<Space>")
    #expect(lesson.text.contains("A 1 B 2"))
    try lesson.press("<Enter>")
    #expect(lesson.kept.count == 1)
    try lesson.press("<Space><Down><Enter>")
    #expect(lesson.kept.count == 1 && lesson.text.contains("B ████████ 2 Rain"))
  }

  @Test("Where the notebook cannot keep, the lesson goes on and says so")
  func failing() throws {
    var lesson = try Lesson()
    try lesson.press("<Space><Space>A 1 B 2<Down><Enter>")
    let order = NotebookOrder.keepAnswer(try #require(lesson.kept.first))
    _ = update(
      &lesson.journey.state, .notebook(.failed(order, reason: "/x/notebook.db: full")), in: lesson.journey.library)
    #expect(lesson.text.contains("The answer is not kept: /x/notebook.db: full"))
    #expect(lesson.text.contains("A ████     1 Sun"))
    let place = NotebookOrder.keepPosition(try #require(lesson.positions.first))
    for _ in 0..<2 {
      try lesson.press("<Space>")
      _ = update(&lesson.journey.state, .notebook(.failed(place, reason: "full")), in: lesson.journey.library)
      // Said once already.
      #expect(!lesson.text.contains("full"))
    }
  }

  @Test("An answer in the notebook's own words cannot command the terminal")
  func unsafe() throws {
    let evil = GivenAnswer(
      question: try #require(EntryID("question/what-next")), text: "\u{1B}[31m*red*\u{202E}", content: .words)
    var lesson = try Lesson(answers: (evil, nil))
    try lesson.press("<Space><Space><Down><Enter>")
    #expect(lesson.text.contains("Last time:") && !lesson.text.contains("\u{1B}") && !lesson.text.contains("\u{202E}"))
  }
}
