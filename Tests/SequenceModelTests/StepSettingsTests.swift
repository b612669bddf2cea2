import SequenceModel
import Testing

@Suite("Settings of a tour's step")
struct StepSettingsTests {
  @Test("What is written is read")
  func roundTrip() throws {
    var settings = StepSettings()
    #expect(settings.text.isEmpty)
    settings.lens = "terms"
    settings.entry = EntryID("moment/cape-lunch")
    settings.cut = .moment(try #require(EntryID("moment/cape-lunch")))
    settings.reading = .now
    settings.focus = "reader"
    settings.filter = "rank: 1"
    settings.highlight = "who: what?"
    settings.minutes = 4
    settings.isOptional = true
    settings.gate = .init(question: EntryID("question/what-next"), lock: Day(year: 2012, month: 2, day: 24))
    #expect(StepSettings(settings.text) == settings)
    #expect(settings.text.split(separator: "\n").count == 11)
    settings.gate = .init(lock: Day(year: 2012, month: 2, day: 24))
    settings.cut = .day(try #require(Day(year: 2012, month: 2, day: 24)))
    #expect(StepSettings(settings.text) == settings)
  }

  @Test(
    "Anything else says nothing",
    arguments: ["", "no colon", "color: blue", "as-of: soon", "minutes: many", "entry: nothing", "gate-lock: ", ":"])
  func unknown(_ text: String) {
    #expect(StepSettings(text) == StepSettings())
  }
}
