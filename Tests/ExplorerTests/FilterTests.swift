import Lenses
import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("Filtering the rows of a lens")
struct FilterTests {
  private func rows(_ journey: Journey) -> [String] {
    let list = journey.library.list(journey.state.view)
    return list.rows(0..<list.count).map(\.head.id.slug)
  }

  @Test("Only rows that hold all words are left, whatever their case, accents and hyphens")
  func words() throws {
    var journey = try Journey(120, 36)
    let all = rows(journey)
    try journey.press("fLAC")
    let some = rows(journey)
    #expect(!some.isEmpty && some.count < all.count)
    #expect(journey.text.contains("filter: LAC") && journey.text.contains("\(some.count) of \(all.count)"))
    #expect(journey.state.view.selection.map { some.contains($0.slug) } == true)
    try journey.press("<C-u>lunch cancelled")
    #expect(rows(journey) == ["cape-lunch"] && journey.state.view.article?.slug == "cape-lunch")
    try journey.press("<C-u>canCÉlled  LUNCH")
    #expect(rows(journey) == ["cape-lunch"])
    try journey.press("<C-u>nowhere in this pack")
    #expect(rows(journey).isEmpty && journey.text.contains("No row holds these words"))
  }

  @Test("Esc restores, no words remove it, Enter keeps it in the history")
  func prompt() throws {
    var journey = try Journey(120, 36)
    let before = journey.state.view
    try journey.press("flunch<Esc>")
    #expect(journey.state.view == before && journey.state.back.isEmpty)
    try journey.press("flunch<Enter>")
    let filtered = journey.state.view
    #expect(filtered.filter == "lunch" && journey.state.back == [before])
    try journey.press("<BS>")
    #expect(journey.state.view == before)
    try journey.press("L")
    #expect(journey.state.view == filtered && rows(journey).count < 24)
    try journey.press("f<C-u><Enter>")
    #expect(journey.state.view.filter.isEmpty)
    try journey.press("<BS>q")
    #expect(journey.state.view.filter.isEmpty && journey.effects.isEmpty)
  }

  @Test("Moving, ends and mouse stay within the rows that are left; another lens begins without a filter")
  func moving() throws {
    var journey = try Journey(120, 36)
    try journey.press("fcape<Enter>")
    let left = rows(journey)
    for keys in ["G", "g", "j", "jjjj", "kk", "<C-d>", "<Click:6,4>"] {
      try journey.press(keys)
      #expect(journey.state.view.selection.map { left.contains($0.slug) } == true, "after \(keys)")
    }
    try journey.press("2")
    #expect(journey.state.view.filter.isEmpty)
    try journey.press("<BS>")
    #expect(rows(journey) == left)
  }

  @Test("A lens in rows and columns is left with the blocks of such entries", arguments: [3, 4, 5, 7, 8])
  func tables(_ lens: Int) throws {
    var journey = try Journey(120, 36)
    try journey.press("\(lens)")
    let whole = journey.lines
    try journey.press("fzzzz")
    #expect(journey.text.contains("No row holds these words"))
    try journey.press("<Esc>")
    #expect(journey.lines.dropLast() == whole.dropLast())
    let title = try #require(journey.library.list(journey.state.view).rows(0..<1).first?.head.title)
    try journey.press("f\(title)<Enter>")
    #expect(journey.text.contains(" of ") && journey.state.view.selection != nil)
    #expect(journey.library.table(TableKey(journey.state.view, width: 100)).map { $0.count > 0 } == true)
  }

  @Test("Nothing beyond cut or lock is left or counted")
  func horizon() throws {
    let day = try #require(Day(year: 2011, month: 7, day: 15))
    var locked = try Journey(120, 36, horizon: Horizon(lock: day))
    let within = rows(locked).count
    try locked.press("flunch")
    #expect(rows(locked).isEmpty && locked.text.contains("0 of \(within)"))
    var soft = try Journey(120, 36, horizon: Horizon(cut: .day(day)))
    try soft.press("flunch")
    #expect(rows(soft).isEmpty && soft.text.contains("0 of \(within)"))
    try soft.press("<Enter>0")
    #expect(!rows(soft).isEmpty)
  }

  @Test("Rows are looked at in slices; a key goes between")
  func slices() throws {
    var pack = StagePack()
    for number in 1...700 { try pack.add(moment: number, number % 7 == 0 ? "Seventh \(number)" : "Other", "Words.") }
    pack.add(step: "Sevenths", "Look.", "entry: moment/m7\nlens: sequence\nfilter: seventh", shown: 1)
    var journey = try pack.journey(120, 36)
    #expect(journey.state.view.filter == "seventh")
    try journey.press("qy0fseventh<Enter>")
    #expect(rows(journey).count == 100)
    var state = journey.state
    for event in try KeyNotation.events("f<C-u>Seventh") { _ = update(&state, .terminal(event), in: journey.library) }
    #expect(view(state, in: journey.library).lines().contains { $0.contains("14… of 700") })
    #expect(update(&state, .terminal(.key("x")), in: journey.library) == [.continueWork])
  }

  @Test("A step's filter narrows its list")
  func step() throws {
    var pack = StagePack()
    try pack.add(moment: 1, "Alpha one", "Words.")
    try pack.add(moment: 2, "Beta", "Words.")
    pack.add(step: "One", "Look.", "lens: sequence\nentry: moment/m1\nfilter: alpha", shown: 2)
    pack.add(step: "All", "Look.", "lens: sequence\nentry: moment/m2", shown: 2)
    for profile in [Profile.desk, .projector] {
      var journey = try pack.journey(90, 24, profile)
      #expect(journey.text.contains("filter: alpha") && !journey.text.contains("M2"))
      let before = journey.frame
      try journey.press("0.")
      #expect(journey.frame == before)
      try journey.press("<Space>")
      #expect(rows(journey) == ["m1", "m2"])
    }
  }
}

@Suite("Folded words")
struct FoldedWordsTests {
  @Test(
    "All words, in any order, as they stand or within others",
    arguments: [
      ("kim yong", "Kim Yong-chol", true), ("YONG-chol", "kim yong chol", true), ("hà nội", "The Ha Noi talks", true),
      ("김영", "Kim (김영철)", true), ("trump hanoi", "Hanoi without him", false), ("", "anything", true),
      ("noi", "Hanoi", true), ("hanoi hanoi", "hanoi", true)
    ])
  func holding(_ words: String, _ text: String, _ isHeld: Bool) {
    #expect(FoldedWords(words).areHeld(by: text) == isHeld)
  }
}
