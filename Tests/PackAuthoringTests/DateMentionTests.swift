import CustomDump
import Testing

@testable import PackAuthoring

@Suite("Dates in prose")
struct DateMentionTests {
  @Test(
    "Dates with their year are found",
    arguments: [
      ("on 12 June 2018.", "12 June 2018", "2018-06-12"), ("on June 12, 2018", "June 12, 2018", "2018-06-12"),
      ("since June 2018", "June 2018", "2018-06"), ("by 2018-06-12,", "2018-06-12", "2018-06-12"),
      ("in 2018-06", "2018-06", "2018-06"), ("the 3rd Sept 2018", "3rd Sept 2018", "2018-09-03"),
      ("from 12–15 June 2018", "15 June 2018", "2018-06-15"), ("on 12-15 June 2018", "12-15 June 2018", "2018-06-15")
    ])
  func found(_ text: String, _ words: String, _ date: String) {
    let mentions = DateMention.all(in: text)
    expectNoDifference(mentions.map(\.words), [words])
    expectNoDifference(mentions.map(\.date.description), [date])
  }

  @Test(
    "Days without a year, years alone, resolutions and verbs are not",
    arguments: ["on 12 June", "in 2018", "resolution 2397", "It may 2018 times", "31 June", "May the 4th", "20180612"])
  func ignored(_ text: String) {
    expectNoDifference(DateMention.all(in: text).map(\.words), [])
  }
}
