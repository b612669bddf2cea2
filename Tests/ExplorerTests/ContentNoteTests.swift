import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("Content notes on stage")
struct ContentNoteTests {
  /// Three steps; the moment of the second has a note, that of the third too, but lies behind the lock.
  private func journey(_ profile: Profile = .desk) throws -> Journey {
    var pack = StagePack()
    try pack.add(moment: 1, "Alpha", "Words of Alpha.")
    try pack.add(moment: 2, "Beta", "Harsh words of Beta.", contentNote: "A death in prison.")
    try pack.add(moment: 3, "Gamma", "Words of Gamma.", contentNote: "Beyond the lock.")
    pack.add(step: "Beginning", "One.\n\n---\n\nTwo.", "entry: moment/m1\nfocus: reader", shown: 1)
    pack.add(step: "Middle", "Three.\n\n---\n\nFour.", "entry: moment/m2\nfocus: reader", shown: 2)
    pack.add(step: "Other", "Five.", "entry: moment/m1\nfocus: reader", shown: 2)
    pack.add(step: "Hidden entry", "Six.", "entry: moment/m3\nfocus: reader", shown: 2)
    return try pack.journey(72, 20, profile)
  }

  @Test(
    "The note and the title come before the step: nothing of the moment shows", arguments: [Profile.desk, .projector])
  func before(_ profile: Profile) throws {
    var journey = try journey(profile)
    try journey.press("<Space><Space>")
    #expect(journey.text.contains("Step 2 · Middle") && journey.text.contains("Content note: A death in prison."))
    #expect(!journey.text.contains("Three.") && !journey.text.contains("Harsh"))
    try journey.press("<Space>")
    #expect(journey.text.contains("Three.") && !journey.text.contains("Four.") && journey.text.contains("Harsh words"))
    try journey.press("<Space><Space>")
    #expect(journey.text.contains("Step 3 · Other"))
    try journey.press("<PageUp>")
    #expect(journey.text.contains("Four.") && journey.text.contains("Harsh words"))
  }

  @Test("Neither wandering off, nor a click, nor . shows the moment before the note was passed")
  func wandering() throws {
    var journey = try journey()
    try journey.press("<Space><Space>")
    for keys in ["<Click:14,40>", "<Wheel:14,40,3>", "<Tab>", ".", "b<Esc>", "z", "."] {
      try journey.press(keys)
      #expect(!journey.text.contains("Harsh"), "after \(keys)")
    }
    #expect(journey.state.stage?.revealed == 0)
    // In the explorer itself it is an article like any other.
    try journey.press("1jjj<Enter>")
    #expect(journey.text.contains("Harsh words") && journey.text.contains("Content note: A death in prison."))
  }

  @Test("The overview marks such steps within the lock, and leads past them")
  func overview() throws {
    var journey = try journey()
    try journey.press("t")
    let marked = journey.lines.filter { $0.contains("content note") }
    #expect(marked.count == 1 && marked.allSatisfy { $0.contains("2 Middle") })
    try journey.press("j<Enter>tj<Enter>")
    #expect(journey.text.contains("Step 3 · Other") && journey.text.contains("Five."))
    try journey.press("<Space>")
    #expect(journey.text.contains("Six.") && !journey.text.contains("Beyond the lock"))
  }

  @Test(
    "A student sees the note first, the moment with the first part, and the note alone again when the class goes back to it"
  )
  func student() throws {
    var presenter = try journey()
    var seat = try journey()
    seat.state.leaveStage(in: seat.library)
    seat.state.following = Following(.student, room: "here")
    var number: Int64 = 0
    func tell() throws {
      number += 1
      let place = try #require(presenter.state.place(in: presenter.library))
      let cue = Cue(place, number: Cue.Number(lesson: 1, place: number), elapsed: 0)
      _ = update(&seat.state, .cue(cue), in: seat.library)
    }
    for (keys, shows) in [
      ("<Space><Space>", false), ("<Space>", true), ("<Space>", true), ("t<Enter>", false), ("<Space>", true)
    ] {
      try presenter.press(keys)
      try tell()
      #expect(seat.state.showsContentNote != shows && !seat.text.contains("shows the step"), "\(keys)")
      #expect(seat.text.contains("Harsh words of Beta.") == shows, "\(keys)")
    }
  }
}
