import Lenses
import SequenceModel
import Testing

@Suite("Typed cuts")
struct CutTextTests {
  private let from = Day(year: 2018, month: 6, day: 12)

  private func cut(_ text: String) throws(CutText.Failure) -> Cut {
    try CutText.cut(text, from: from) { $0.slug == "hanoi-lunch" }
  }

  @Test(
    "Dates, coarse ones by their last day, and steps",
    arguments: [
      ("2018-06-12", "2018-06-12"), ("2018-06", "2018-06-30"), ("2019", "2019-12-31"), ("+1m", "2018-07-12"),
      ("-2w", "2018-05-29"),
      ("+3d", "2018-06-15"), ("+1y", "2019-06-12"), (" 2018-06 ", "2018-06-30")
    ])
  func days(_ text: String, _ expected: String) throws {
    let day = try #require(CalendarDate(expected)).firstDay
    #expect(try cut(text) == .day(day))
  }

  @Test("A moment by id or slug")
  func moments() throws {
    let id = try #require(EntryID("moment/hanoi-lunch"))
    #expect(try cut("moment/hanoi-lunch") == .moment(id))
    #expect(try cut("hanoi-lunch") == .moment(id))
    #expect(try cut("story") == .wholeStory)
  }

  @Test(
    "Anything else says why",
    arguments: ["", "Hanoi", "actor/moon-jae-in", "hanoi-dinner", "+1", "+x", "2018-02-30", "+99999d"])
  func failures(_ text: String) {
    #expect(throws: CutText.Failure.self) { try cut(text) }
  }

  @Test("A step needs a day to start from")
  func stepWithoutStart() {
    #expect(throws: CutText.Failure.self) { try CutText.cut("+1m", from: nil) { _ in true } }
  }
}
