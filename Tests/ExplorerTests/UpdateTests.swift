import CustomDump
import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("Keys change the state")
struct UpdateTests {
  @Test("j and k move the selection, the reader follows, the cut stays")
  func move() throws {
    var journey = try Journey()
    let start = try #require(journey.state.view.selection)
    try journey.press("j")
    let next = try #require(journey.state.view.selection)
    #expect(next != start)
    #expect(journey.state.view.article == next)
    #expect(journey.state.view.horizon == Horizon())
    try journey.press("k")
    #expect(journey.state.view.selection == start)
    #expect(journey.state.back.isEmpty)
  }

  @Test("At the ends of the list the selection stays")
  func ends() throws {
    var journey = try Journey()
    try journey.press("g")
    let first = journey.state.view.selection
    try journey.press("kk<C-u>")
    #expect(journey.state.view.selection == first)
    try journey.press("G")
    let last = journey.state.view.selection
    try journey.press("jj<C-d>")
    #expect(journey.state.view.selection == last)
  }

  @Test("Without following, the reader stays until Enter")
  func follow() throws {
    var journey = try Journey()
    let article = journey.state.view.article
    try journey.press("Pj")
    #expect(journey.state.view.article == article)
    try journey.press("<Enter>")
    #expect(journey.state.view.article == journey.state.view.selection)
    #expect(journey.state.view.focus == .reader)
  }

  @Test("A followed link opens its lens; back and forward go over whole views")
  func links() throws {
    var journey = try Journey()
    try journey.press("J")
    #expect(journey.state.view.focus == .reader)
    #expect(journey.state.view.link == 0)
    let before = journey.state.view
    try journey.press("<Enter>")
    #expect(journey.state.view.article != before.article)
    let after = journey.state.view
    try journey.press("<BS>")
    expectNoDifference(journey.state.view, before)
    try journey.press("L")
    expectNoDifference(journey.state.view, after)
    try journey.press("L")
    #expect(journey.state.notice == "Nothing to go forward to")
  }

  @Test("] cuts at the moment after the start and selects it; 0 releases; back returns")
  func cut() throws {
    var journey = try Journey()
    let start = try #require(journey.state.view.selection)
    try journey.press("]")
    guard case .moment(let cut) = journey.state.view.horizon.cut else {
      Issue.record("no cut at a moment")
      return
    }
    #expect(cut != start)
    #expect(journey.state.view.selection == cut)
    let edition = journey.library.edition(journey.state.view.horizon)
    #expect(edition.position(of: cut) == edition.count(.moment) - 1)
    #expect(edition.hiddenByCut > 0)
    #expect(journey.text.contains("later · 0 shows"))
    try journey.press("0")
    #expect(journey.state.view.horizon == Horizon())
    try journey.press("H")
    #expect(journey.state.view.horizon.cut == .moment(cut))
  }

  @Test("] over the whole sequence stops at every moment that was public at once, [ comes back the same way")
  func stepping() throws {
    var journey = try Journey()
    try journey.press("g[")
    var forward: [EntryID?] = [journey.state.view.selection]
    for _ in 0..<100 {
      try journey.press("]")
      if journey.state.notice == "This is the last moment" { break }
      forward.append(journey.state.view.selection)
    }
    #expect(forward.count > 10)
    var backward: [EntryID?] = [journey.state.view.selection]
    for _ in 0..<100 {
      try journey.press("[")
      if journey.state.notice == "This is the first moment" { break }
      backward.append(journey.state.view.selection)
    }
    #expect(backward.reversed().elementsEqual(forward))
  }

  @Test("A cut that hides the selection selects the last visible moment and says so")
  func hidden() throws {
    var journey = try Journey()
    try journey.press("G")
    let last = journey.state.view.selection
    let edition = journey.library.edition(Horizon())
    let middle = try #require(edition.heads(.moment, 4..<5).first?.date)
    try journey.press("=\(middle.lastDay.iso)<Enter>")
    #expect(journey.state.view.selection != last)
    let cut = journey.library.edition(journey.state.view.horizon)
    #expect(journey.state.view.selection == cut.heads(.moment, (cut.count(.moment) - 1)..<cut.count(.moment)).first?.id)
    #expect(journey.state.notice?.string.hasPrefix("The selection lies beyond the cut") == true)
    #expect(journey.text.contains("· then"))
    try journey.press("w")
    #expect(journey.text.contains("· with hindsight"))
  }

  @Test("A wrong cut says what is wrong and keeps the prompt", arguments: ["soon", "2018-13", "+3x", "moment/none"])
  func wrongCut(_ text: String) throws {
    var journey = try Journey()
    try journey.press("=\(text)<Enter>")
    #expect(journey.state.prompt?.text == text)
    #expect(journey.state.notice != nil)
    try journey.press("<Esc>")
    #expect(journey.state.prompt == nil)
    #expect(journey.state.view.horizon == Horizon())
  }

  @Test("A find shows its matches while one types, wraps with a word about it, and Escape returns")
  func find() throws {
    var journey = try Journey()
    let before = journey.state.view
    try journey.press("/e")
    #expect(journey.state.find?.matches.isEmpty == false)
    try journey.press("<Esc>")
    expectNoDifference(journey.state.view, before)
    #expect(journey.state.find == nil)
    try journey.press("g/e<Enter>")
    let count = try #require(journey.state.find?.matches.count)
    let first = journey.state.view.selection
    for _ in 0..<(count - 1) {
      try journey.press("n")
      #expect(journey.state.notice == nil)
    }
    try journey.press("n")
    #expect(journey.state.notice == "From the end to the beginning")
    #expect(journey.state.view.selection == first)
    try journey.press("N")
    #expect(journey.state.notice == "From the beginning to the end")
  }

  @Test("What is nowhere is said to be nowhere")
  func findNothing() throws {
    var journey = try Journey()
    try journey.press("/xyzzy<Enter>")
    #expect(journey.state.notice == "No match for xyzzy in this pane")
    #expect(journey.state.find == nil)
  }

  @Test("A search opens what it found")
  func search() throws {
    var journey = try Journey()
    let name = try #require(journey.library.edition(Horizon()).heads(.actor, 0..<1).first)
    try journey.press("s<Paste:\(name.title)><Enter>")
    #expect(journey.state.overlay == nil)
    #expect(journey.state.view.article == name.id)
    #expect(journey.state.view.lens == .actors)
  }

  @Test("Nothing in the program is found beyond the cut")
  func searchBeyondCut() throws {
    var journey = try Journey()
    let last = try #require(journey.library.edition(Horizon()).heads(.moment, 13..<14).first)
    try journey.press("g]s<Paste:\(last.title)>")
    guard case .search(let list) = journey.state.overlay else {
      Issue.record("no search")
      return
    }
    #expect(!list.hits.contains { $0.id == last.id })
  }

  @Test("An unknown key says so, and names the help")
  func unknownKey() throws {
    var journey = try Journey()
    try journey.press("X")
    #expect(journey.state.notice == "X does nothing here · ? shows the keys")
    try journey.press("%")
    #expect(journey.state.notice?.string.hasPrefix("% does nothing here") == true)
  }

  @Test("q closes voices, a dossier and a difference one by one before it quits")
  func closesPages() throws {
    var journey = try Journey()
    try journey.press("=2012-01-31<Enter>d2011-07-01<Enter>2jD")
    #expect(journey.state.view.page == .dossier && journey.state.view.dossier != nil)
    try journey.press("Vq")
    #expect(journey.state.view.page == .article && journey.state.view.dossier != nil && journey.effects.isEmpty)
    try journey.press("q")
    #expect(journey.state.view.dossier == nil && journey.state.view.since != nil && journey.effects.isEmpty)
    try journey.press("q")
    #expect(journey.state.view.since == nil && journey.effects.isEmpty)
    try journey.press("q")
    #expect(journey.effects == [.quit])
  }

  @Test("q closes one level, at the top it quits; Ctrl-C twice quits, once it cancels")
  func leaving() throws {
    var journey = try Journey()
    try journey.press("?q")
    #expect(journey.effects.isEmpty)
    try journey.press("zq")
    #expect(journey.effects.isEmpty)
    #expect(journey.state.view.zoom == .normal)
    try journey.press("q")
    #expect(journey.effects == [.quit])
    journey = try Journey()
    try journey.press("/ab<C-c>")
    #expect(journey.state.prompt == nil)
    #expect(journey.effects.isEmpty)
    try journey.press("<C-c>")
    #expect(journey.effects.isEmpty)
    try journey.press("<C-c>")
    #expect(journey.effects == [.quit])
  }

  @Test("A paste is text where text is asked for, and nothing elsewhere")
  func paste() throws {
    var journey = try Journey()
    let before = journey.state
    try journey.press("<Paste:jjqQ>")
    expectNoDifference(journey.state, before)
    #expect(journey.effects.isEmpty)
  }

  @Test("A click focuses and selects, the wheel scrolls the pane under it")
  func mouse() throws {
    var journey = try Journey()
    try journey.press("<Click:5,3>")
    #expect(journey.state.view.focus == .list)
    let line = journey.lines[5]
    #expect(line.contains(">"))
    let focus = journey.state.view.focus
    let top = journey.state.view.readerTop
    try journey.press("<Resize:120x14><Wheel:6,60,3>")
    #expect(journey.state.view.focus == focus)
    #expect(journey.state.view.readerTop > top)
    try journey.press("<Click:6,100>")
    #expect(journey.state.view.focus == .connected)
  }

  @Test(
    "Ten thousand random keys at random sizes: nothing traps, the selection stays within the horizon", arguments: 1...4)
  func random(_ seed: UInt64) throws {
    var generator = Dice(seed: seed)
    var journey = try Journey()
    let keys = Keymap.standard.bindings.flatMap(\.keys).filter { $0 != "q" && $0 != "Q" && $0 != .control("c") }
    let letters: [Key] = ["a", "e", "한", "2", "0", "1", "-"].map(Key.character)
    for turn in 0..<2_500 {
      let all = turn % 5 == 0 ? letters : keys
      let key = all[Int.random(in: all.indices, using: &generator)]
      if turn % 40 == 0 {
        let size = Size(rows: .random(in: 1...50, using: &generator), columns: .random(in: 1...200, using: &generator))
        _ = update(&journey.state, .terminal(.resized(size)), in: journey.library)
      }
      var effects = update(&journey.state, .terminal(.key(key)), in: journey.library)
      while effects.contains(.continueWork) { effects = update(&journey.state, .idle, in: journey.library) }
      let edition = journey.library.edition(journey.state.view.horizon)
      for id in [journey.state.view.selection, journey.state.view.article].compactMap({ $0 }) {
        #expect(edition.head(id) != nil, "\(id) after \(key), turn \(turn)")
      }
      if turn % 10 == 0 { #expect(journey.frame.size == journey.state.size) }
    }
  }
}

@Suite("What the library keeps")
struct MemoTests {
  @Test("A screen from kept pictures is the screen drawn anew, after any keys at any size", arguments: 5...7)
  func pictures(_ seed: UInt64) throws {
    var generator = Dice(seed: seed)
    let pack = try frozenPack()
    let library = Library(pack)
    var state = State(size: Size(rows: 36, columns: 120), in: library)
    let keys = Keymap.standard.bindings.flatMap(\.keys).filter { $0 != "q" && $0 != "Q" && $0 != .control("c") }
    for turn in 0..<600 {
      if turn % 50 == 49 {
        let size = Size(rows: .random(in: 4...50, using: &generator), columns: .random(in: 20...200, using: &generator))
        _ = update(&state, .terminal(.resized(size)), in: library)
      }
      let key = keys[Int.random(in: keys.indices, using: &generator)]
      var effects = update(&state, .terminal(.key(key)), in: library)
      let kept = view(state, in: library)
      #expect(kept == view(state, in: Library(pack)), "\(KeyNotation.readable(key)), turn \(turn)")
      while effects.contains(.continueWork) { effects = update(&state, .idle, in: library) }
    }
  }

  @Test(
    "A rest after a key that is held prepares what it leads to next, once; nothing on the screen changes",
    arguments: ["k", "]", "}"])
  func repetition(_ keys: String) throws {
    var journey = try Journey()
    _ = update(&journey.state, .terminal(.key(.character("["))), in: journey.library)
    let key = try #require(KeyNotation.events(keys).first)
    #expect(update(&journey.state, .terminal(key), in: journey.library) == [.continueWork])
    let before = journey.state.view
    let frame = journey.frame
    #expect(update(&journey.state, .idle, in: journey.library) == [])
    #expect(journey.state.view == before && journey.state.back.count <= 2)
    #expect(journey.frame == frame)
    #expect(update(&journey.state, .idle, in: journey.library) == [])
    // The picture of what comes next is there already: drawing it makes no new one.
    var next = journey.state
    _ = update(&next, .terminal(key), in: journey.library)
    let made = journey.library.picturesMade
    _ = view(next, in: journey.library)
    #expect(journey.library.picturesMade == made)
    #expect(next.view != before)
  }
}

/// A small reproducible generator (SplitMix64, Steele et al. 2014).
struct Dice: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Day {
  /// ISO 8601.
  var iso: String { CalendarDate(self).description }
}
