import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("Following a class")
struct FollowingTests {
  /// A student's explorer, or the presenter's notes, in the pack of the presenter's journey.
  private func seat(_ role: Following.Role, lock: Day? = nil, _ columns: Int = 90, _ rows: Int = 28) throws -> Journey {
    var seat = try journey(columns, rows, lock: lock)
    seat.state.following = Following(role, room: "the room")
    return seat
  }

  /// Lets a seat hear where a presenter is; the place counts on.
  private func tell(_ seat: inout Journey, _ presenter: Journey, place: Int64 = 1) throws {
    let place = Cue(
      try #require(presenter.state.place(in: presenter.library)), number: Cue.Number(lesson: 1, place: place),
      elapsed: 65)
    seat.effects = update(&seat.state, .cue(place), in: seat.library)
  }

  /// A presenter at the first step of the tour, and a seat that has heard of it.
  private func lesson(
    _ role: Following.Role, lock: Day? = nil, _ columns: Int = 90, _ rows: Int = 28
  ) throws -> (presenter: Journey, seat: Journey) {
    var presenter = try journey()
    try presenter.press("t<Enter>")
    var seat = try seat(role, lock: lock, columns, rows)
    try tell(&seat, presenter)
    return (presenter, seat)
  }

  @Test("Before the class has begun there is nothing to see, whatever one presses")
  func waiting() throws {
    var seat = try seat(.student)
    for keys in ["", "j", "8", "sAlpha", ":", "t", "<Enter>", "?", "=2020-01-03<Enter>"] {
      try seat.press(keys)
      #expect(seat.text.contains("Waiting for the class") && !seat.text.contains("Alpha"), "after \(keys)")
      #expect(!seat.text.contains("M1"))
    }
    try seat.press("q")
    #expect(seat.effects == [.quit])
  }

  @Test("The student sees the presenter's step, part by part, and the lock of its opened gates")
  func follows() throws {
    var presenter = try journey()
    var seat = try seat(.student, 60, 20)
    try presenter.press("t<Enter>")
    try tell(&seat, presenter)
    #expect(seat.text.contains("Step 1 · Beginning") && !seat.text.contains("The second part."))
    #expect(seat.state.view.horizon.lock?.iso == "2020-01-02")
    try presenter.press("<Space>")
    try tell(&seat, presenter, place: 2)
    #expect(seat.text.contains("The second part."))
    try presenter.press("<Space>")
    try tell(&seat, presenter, place: 3)
    #expect(seat.text.contains("What comes next?") && seat.text.contains("Rain") && !seat.text.contains("snowed"))
    try presenter.press("A 12<Down><Enter>")
    try tell(&seat, presenter, place: 4)
    #expect(!seat.text.contains("█"))
    #expect(seat.text.contains("It snowed.") && seat.state.view.horizon.lock?.iso == "2020-01-03")
    try presenter.press("<Space><Space>")
    try tell(&seat, presenter, place: 5)
    #expect(seat.text.contains("Step 3 · Ending"))
    #expect(!seat.text.contains("presenter"))
  }

  @Test("Who comes late goes straight to the place, gates opened before included")
  func late() throws {
    var presenter = try journey()
    try presenter.press("t<Enter><Space><Space><Down><Enter><Space><Space>b")
    var seat = try seat(.student)
    try tell(&seat, presenter)
    #expect(seat.state.stage?.isBlank == true)
    try presenter.press("b")
    try tell(&seat, presenter, place: 2)
    #expect(seat.text.contains("Step 3 · Ending"))
  }

  @Test("Any key leaves the place; the class goes on meanwhile, and . returns to where it is now")
  func wanders() throws {
    for key in ["j", "<Space>", "<Enter>", "<Tab>", "b", "1", "<Left>"] {
      var presenter = try journey()
      try presenter.press("t<Enter>")
      var seat = try seat(.student)
      try tell(&seat, presenter)
      try seat.press(key)
      #expect(seat.text.contains("The class is at step 1") && seat.text.contains(". returns"), "\(key)")
      let view = seat.state.view
      try presenter.press("t<Down><Enter>")
      try tell(&seat, presenter, place: 2)
      #expect(seat.state.view == view && seat.text.contains("The class is at step 2"), "\(key)")
      try seat.press(".")
      #expect(seat.text.contains("Step 2 · Middle") && seat.state.view == presenter.state.view, "\(key)")
    }
  }

  @Test("Wandering does not reach beyond the class's lock, and no tour and no leaving lifts it")
  func locked() throws {
    var seat = try lesson(.student).seat
    for keys in ["j0G", "sGamma", "<Esc>:Gamma", "<Esc>=moment/m3<Enter><Esc>", "t", ":tour", "<Enter>", "<BS><BS><BS>"]
    {
      try seat.press(keys)
      #expect(!seat.text.replacing("sGamma", with: "").contains("M3"), "after \(keys)")
      #expect(seat.state.view.horizon.lock?.iso == "2020-01-02" && seat.state.stage != nil)
    }
    try seat.press("<Esc><Esc>t")
    #expect(seat.state.overlay == nil && seat.text.contains("The class walks a tour"))
    try seat.press("q")
    #expect(seat.text.contains("leave the class?"))
    try seat.press("n")
    #expect(seat.state.stage != nil)
    try seat.press("qy")
    #expect(seat.effects == [.quit])
  }

  @Test("A student's own lock is never lifted: a step beyond it is said, not shown")
  func ceiling() throws {
    var presenter = try journey()
    try presenter.press("t<Enter><Space><Space><Down><Enter><Space><Space>")
    var seat = try seat(.student, lock: Day(year: 2020, month: 1, day: 2))
    try tell(&seat, presenter)
    #expect(!seat.text.contains("Ending") && !seat.text.contains("snowed") && seat.text.contains("beyond"))
    #expect(seat.state.view.horizon.lock?.iso == "2020-01-02")
  }

  @Test("A new lesson, and a lock that has fallen, leave nothing of what was within reach before")
  func anew() throws {
    for lesson: Int64 in [1, 2] {
      var presenter = try journey()
      try presenter.press("t<Enter><Space><Space><Down><Enter><Space><Space>")
      var seat = try seat(.student)
      try tell(&seat, presenter)
      try seat.press("j=2020-01-03<Enter>")
      #expect(seat.state.view.horizon.lock?.iso == "2020-01-03")
      var again = try journey()
      try again.press("t<Enter>")
      let cue = Cue(
        try #require(again.state.place(in: again.library)), number: Cue.Number(lesson: lesson, place: 9), elapsed: 0)
      _ = update(&seat.state, .cue(cue), in: seat.library)
      #expect(seat.state.view.horizon.lock?.iso == "2020-01-02" && seat.text.contains("Step 1 · Beginning"))
      for keys in ["j0G", "<BS><BS><BS>", "L", "=2020-01-03<Enter>"] {
        try seat.press(keys)
        #expect(!seat.text.contains("M3") && seat.state.view.horizon.lock?.iso == "2020-01-02", "\(lesson) \(keys)")
      }
    }
  }

  @Test("A lock that the presenter began with binds the class")
  func presentersLock() throws {
    var presenter = try journey(lock: Day(year: 2020, month: 1, day: 1))
    try presenter.press("t<Enter>")
    var seat = try seat(.student)
    try tell(&seat, presenter)
    try seat.press("j0G")
    #expect(seat.state.view.horizon.lock?.iso == "2020-01-01" && !seat.text.contains("M2"))
  }

  @Test("Only who presents adds steps")
  func adds() throws {
    var seat = try lesson(.student).seat
    try seat.press("A")
    #expect(seat.effects == [] && seat.text.contains("Only who presents"))
  }

  @Test("Another pack is said at joining, once; a tour that the pack does not have is said, and shows nothing")
  func otherPack() throws {
    var presenter = try journey()
    try presenter.press("t<Enter>")
    var seat = try seat(.student)
    var place = try #require(presenter.state.place(in: presenter.library))
    place.pack = "0123456789abcdef"
    _ = update(&seat.state, .cue(Cue(place, number: Cue.Number(lesson: 1, place: 1), elapsed: 0)), in: seat.library)
    #expect(seat.text.contains("another pack"))
    try seat.press("<C-d>")
    place.revealed = 2
    _ = update(&seat.state, .cue(Cue(place, number: Cue.Number(lesson: 1, place: 2), elapsed: 0)), in: seat.library)
    #expect(!seat.text.contains("another pack"))
    place.tour = try #require(EntryID("tour/unknown"))
    _ = update(&seat.state, .cue(Cue(place, number: Cue.Number(lesson: 1, place: 3), elapsed: 0)), in: seat.library)
    #expect(seat.text.contains("does not have") && !seat.text.contains("Alpha"))
  }

  @Test("That the presenter is gone, back, or done is said and stays said")
  func presence() throws {
    var seat = try lesson(.student).seat
    _ = update(&seat.state, .presence(.gone), in: seat.library)
    #expect(seat.text.contains("The teacher is gone"))
    _ = update(&seat.state, .terminal(.resized(Size(rows: 24, columns: 80))), in: seat.library)
    try seat.press("<C-d>")
    #expect(seat.text.contains("the teacher is gone"))
    _ = update(&seat.state, .presence(.here), in: seat.library)
    #expect(seat.text.contains("The teacher is back") && !seat.text.contains("is gone"))
    _ = update(&seat.state, .presence(.ended), in: seat.library)
    try seat.press("<C-d>")
    #expect(seat.text.contains("the lesson has ended"))
  }

  @Test(
    "The notes show the step, what is revealed and what is not, the notes, the clock and the plan", arguments: [80, 120]
  )
  func notes(columns: Int) throws {
    var (presenter, seat) = try lesson(.notes(canDrive: true), columns, 24)
    _ = update(&seat.state, .elapsed(seconds: 65), in: seat.library)
    for words in [
      "Step 1 · Beginning", "1:05", "43:55 left", "1 of 2 shown", "The first part.", "Still to come",
      "The second part.",
      "for the presenter", "A question", "2 Middle"
    ] { #expect(seat.text.contains(words), "\(words)") }
    #expect(!seat.text.contains("Ending") && !seat.text.contains("snowed"))
    let hidden = try #require(seat.text.firstRange(of: "Still to come"))
    #expect(try #require(seat.text.firstRange(of: "The second part.")).lowerBound > hidden.upperBound)
    try presenter.press("<Space>")
    try tell(&seat, presenter, place: 2)
    #expect(seat.text.contains("2 of 2 shown") && !seat.text.contains("Still to come"))
  }

  @Test("Keys of the notes ask the presenter's terminal and change nothing here; elsewhere they ask nobody")
  func drive() throws {
    var (presenter, seat) = try lesson(.notes(canDrive: true))
    let stage = seat.state.stage
    for (key, order) in [
      ("<Space>", Cue.Order.next), ("<PageUp>", .previous), ("b", .blank), ("t<Down><Enter>", .step(2))
    ] {
      try seat.press(key)
      #expect(seat.effects == [.drive(order)] && seat.state.stage == stage, "\(key)")
    }
    var reader = try self.seat(.notes(canDrive: false))
    try tell(&reader, presenter)
    try reader.press("<Space>")
    #expect(reader.effects == [] && reader.text.contains("Only notes on the presenter's machine"))
  }

  @Test("An order moves the presenter's explorer; it opens no gate, and from elsewhere it only returns to the step")
  func obeys() throws {
    var journey = try journey()
    try journey.press("t<Enter>")
    func order(_ order: Cue.Order) { _ = update(&journey.state, .order(order), in: journey.library) }
    order(.next)
    #expect(journey.state.stage?.revealed == 2)
    try journey.press("j")
    order(.next)
    #expect(journey.state.stage?.isWandering == false && journey.state.stage?.revealed == 2)
    order(.next)
    #expect(journey.text.contains("What comes next?"))
    try journey.press("B 31")
    for _ in 1...3 { order(.next) }
    #expect(journey.state.stage?.opened == [] && journey.text.contains("What comes next?"))
    #expect(journey.text.contains("B 31"))
    try journey.press("<Esc>")
    order(.step(2))
    #expect(journey.text.contains("Step 2 · Middle"))
    order(.step(3))
    #expect(journey.text.contains("Step 2 · Middle"))
    order(.blank)
    #expect(journey.state.stage?.isBlank == true)
    order(.blank)
    order(.previous)
    #expect(journey.text.contains("Step 1 · Beginning") && journey.state.stage?.revealed == 2)
  }

  @Test("No size traps or overflows for a student or the notes", arguments: [1, 3, 4, 5, 6, 8, 12, 20, 36])
  func sizes(rows: Int) throws {
    var presenter = try journey()
    for columns in [1, 20, 40, 60, 80, 99, 100, 120, 200] {
      for role in [Following.Role.student, .notes(canDrive: true)] {
        var seat = try seat(role, columns, rows)
        func check(_ comment: Comment) {
          for line in seat.lines { #expect(DisplayText(line).width == columns, comment) }
        }
        check("waiting at \(columns)x\(rows)")
        try presenter.press("<Esc>qytg<Enter>")
        try tell(&seat, presenter)
        for keys in ["", "<C-d>", "?", "<Esc>", "t", "<Esc>", "q", "n"] {
          try seat.press(keys)
          check("\(role) at \(columns)x\(rows) after \(keys)")
        }
      }
    }
  }
}
