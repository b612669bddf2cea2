import SequenceModel
import Testing

@Suite("Calendar")
struct CalendarTests {
  @Test("A day and its civil date agree over four centuries")
  func roundTrip() throws {
    var expected = try #require(Day(year: 1800, month: 1, day: 1))
    for year in 1800...2200 {
      for month in 1...12 {
        for dayOfMonth in 1...Day.count(ofMonth: month, year: year) {
          let day = try #require(Day(year: year, month: month, day: dayOfMonth))
          #expect(day == expected)
          #expect(day.civil == (year, month, dayOfMonth))
          expected = expected.advanced(by: 1)
        }
      }
    }
  }

  @Test("The epoch is day 0, and Singapore is 17,694 days later")
  func anchors() {
    #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
    // date -ud 2018-06-12 +%s / 86400
    #expect(Day(year: 2018, month: 6, day: 12)?.number == 17_694)
  }

  @Test(
    "Days that do not exist are none",
    arguments: [(2018, 2, 29), (2018, 13, 1), (2018, 0, 1), (2018, 4, 31), (0, 1, 1), (2019, 6, 0)])
  func impossible(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test("A month later is the same day, or the month's last")
  func months() {
    let start = Day(year: 2018, month: 12, day: 31)
    #expect(start?.advanced(byMonths: 2) == Day(year: 2019, month: 2, day: 28))
    #expect(start?.advanced(byMonths: -10) == Day(year: 2018, month: 2, day: 28))
    #expect(Day(year: 2018, month: 6, day: 12)?.advanced(byMonths: 12) == Day(year: 2019, month: 6, day: 12))
    #expect(Day(year: 9999, month: 12, day: 31)?.advanced(byMonths: 100).civil.year == 9999)
    #expect(Day(year: 1, month: 1, day: 1)?.advanced(by: -10) == Day(year: 1, month: 1, day: 1))
  }

  @Test(
    "Authored dates read back as they were written",
    arguments: ["2018-06-12", "2018-06", "2018", "~2018-03-31", "~2018-06", "~2018"])
  func authored(_ text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(
    "Anything else is no date",
    arguments: [
      "", "2018-6-1", "12 June 2018", "2018-02-30", "18-06-12", "2018-06-12T10:00", "2018-", "~", "2018-06-1２", "+2018"
    ])
  func noDate(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("A coarse date lies in the past from its last day on")
  func coarse() {
    #expect(CalendarDate("2019-02")?.firstDay == Day(year: 2019, month: 2, day: 1))
    #expect(CalendarDate("2019-02")?.lastDay == Day(year: 2019, month: 2, day: 28))
    #expect(CalendarDate("2019")?.lastDay == Day(year: 2019, month: 12, day: 31))
  }

  @Test("Dates for readers")
  func readable() {
    #expect(CalendarDate("2019-02-27")?.readable == "27 Feb 2019")
    #expect(CalendarDate("~2018-04")?.readable == "about Apr 2018")
    #expect(CalendarDate("2018-04-01")?.short == "01 Apr")
  }

  @Test("Times", arguments: [("16:15", 975, false), ("~12:25", 745, true), ("00:00", 0, false)])
  func times(_ text: String, _ minutes: Int, _ isApproximate: Bool) {
    let time = ClockTime(text)
    #expect(time?.minutes == minutes)
    #expect(time?.isApproximate == isApproximate)
    #expect(time?.description == text)
  }

  @Test("Anything else is no time", arguments: ["24:00", "12:60", "1:00", "12.30", "12:3", "noon", ""])
  func noTime(_ text: String) {
    #expect(ClockTime(text) == nil)
  }
}
