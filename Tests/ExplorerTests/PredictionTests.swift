import SequenceModel
import Testing

@testable import Explorer

@Suite("Predictions at a gate")
struct PredictionTests {
  private func kept(_ journey: Journey) -> [KeptAnswer] {
    journey.effects.compactMap { if case .keep(let answer) = $0 { answer } else { nil } }
  }

  @Test("Hands stand beside the outcome as bars with their numbers, and are kept once")
  func hands() throws {
    var journey = try journey()
    try journey.press("t<Enter><Space><Space>b 3 a12<Down><Enter>")
    #expect(kept(journey).map(\.text) == ["A 12 B 3"] && kept(journey).first?.question.slug == "what-next")
    let lines = journey.lines
    let sun = try #require(lines.firstIndex { $0.contains("Sun") })
    #expect(lines[sun + 1].contains("▇▇▇▇▇▇▇▇▇▇▇▇ 12"))
    #expect(lines.contains { $0.contains("▇▇▇ 3") } && journey.text.contains("It snowed."))
    #expect(journey.frame.ascii().lines().contains { $0.contains("############ 12") })
    try journey.press("<Space>t<Up><Enter>")
    #expect(kept(journey).isEmpty)
  }

  @Test("One reader's letter stands beside their answer")
  func letter() throws {
    var journey = try journey()
    try journey.press("t<Enter><Space><Space>b<Down><Enter>")
    #expect(kept(journey).map(\.text) == ["B"])
    let rain = try #require(journey.lines.firstIndex { $0.contains("Rain") })
    #expect(journey.lines[rain + 1].contains("← your answer"))
  }

  @Test("What is not understood stays to be mended; the gate stays shut, and nothing is kept")
  func fault() throws {
    var journey = try journey()
    try journey.press("t<Enter><Space><Space>z<Down><Enter>")
    #expect(journey.text.contains("'Z' is no answer") && journey.state.stage?.opened == [] && journey.effects == [])
    try journey.press("<BS>a")
    #expect(!journey.text.contains("is no answer"))
    try journey.press("<Enter>")
    #expect(journey.text.contains("It snowed.") && kept(journey).map(\.text) == ["A"])
  }

  @Test("Without an answer the gate opens as well; not yet keeps what was typed and shows nothing")
  func without() throws {
    var journey = try journey()
    try journey.press("t<Enter><Space><Space>A 2<Enter>")
    #expect(kept(journey).map(\.text) == ["A 2"] && !journey.text.contains("▇"))
    try journey.press("<Space><Down><Enter>")
    #expect(journey.text.contains("It snowed.") && kept(journey).isEmpty && journey.text.contains("▇▇ 2"))
  }

  @Test("No hands in a crowd are longer than the line, and none is lost")
  func crowd() throws {
    var journey = try journey(60, 28)
    try journey.press("t<Enter><Space><Space>A 900 B 1<Down><Enter>")
    #expect(journey.text.contains("▇ 900") && journey.text.contains("▇ 1"))
  }

  @Test("A lesson that broke off goes on at its step and part, with its gates open and what was answered")
  func resume() throws {
    var before = try journey()
    try before.press("t<Enter><Space><Space>A 12<Down><Enter><Space>")
    let place = try #require(before.state.place(in: before.library))
    var after = try journey()
    after.state.history = Dictionary(
      uniqueKeysWithValues: [
        KeptAnswer(pack: "stage", question: try #require(EntryID("question/what-next")), text: "A 12")
      ]
      .map { ($0.question, $0) })
    after.state.present(place.tour, in: after.library)
    after.state.resume(at: place, in: after.library)
    #expect(after.text.contains("Step 2 · Middle") && after.text.contains("Resumed at step 2"))
    #expect(after.state.stage?.lock?.iso == "2020-01-03" && after.state.view == before.state.view)
    try after.press("<PageUp>")
    #expect(after.text.contains("It snowed.") && after.text.contains("▇ 12"))
    // Half-way through a step; and never beyond the lock of now.
    var half = try journey(lock: Day(year: 2020, month: 1, day: 2))
    half.state.present(place.tour, in: half.library)
    half.state.resume(at: Cue.Place(pack: "", tour: place.tour, step: 1, revealed: 2, opened: [1]), in: half.library)
    #expect(half.text.contains("The second part.") && half.state.stage?.lock?.iso == "2020-01-02")
    #expect(!half.text.contains("snowed"))
    half.state.resume(at: Cue.Place(pack: "", tour: place.tour, step: 3, revealed: 1), in: half.library)
    #expect(half.text.contains("Step 1 · Beginning"))
  }
}
