import CustomDump
import SequenceModel
import Testing

@testable import Lenses

@Suite("How a commitment stands")
struct StandingTests {
  private func word(_ number: Int64, _ holder: String, _ state: String, _ day: String) throws -> StatementOutline {
    let date = try #require(CalendarDate(day))
    return StatementOutline(
      id: number, entry: try id("commitment/a"), about: .endOf(date.lastDay), date: date, subject: holder, value: state)
  }

  @Test("Each holder's last word holds, whatever the order they stand in; of one day the last of the article")
  func last() throws {
    let standing = Standing([
      try word(3, "us", "kept", "2018-02-01"), try word(1, "editors", "partly", "2018-03-01"),
      try word(2, "editors", "open", "2018-01-01"), try word(4, "editors", "stalled", "2018-03-01")
    ])
    expectNoDifference(standing.words.map(\.id), [4, 3])
    #expect(standing.readable == "stalled / kept")
    #expect(standing.isDisputed)
  }

  @Test("Nobody's word is open; the same word of several is not disputed")
  func agreement() throws {
    #expect(Standing([]).readable == "open")
    #expect(!Standing([]).isDisputed)
    let open = Standing([try word(1, "editors", "open", "2018-01-01")])
    #expect(Standing([]).agrees(with: open))
    let both = Standing([try word(1, "editors", "open", "2018-01-01"), try word(2, "us", "open", "2018-01-01")])
    #expect(!both.isDisputed)
    #expect(!both.agrees(with: open))
    #expect(open.agrees(with: Standing([try word(9, "editors", "open", "2019-01-01")])))
  }

  @Test("Marks: no glyph and no letter twice; more than three differing states end in a plus")
  func marks() throws {
    #expect(Set(CommitmentState.allCases.map(\.glyph)).count == CommitmentState.allCases.count)
    #expect(Set(CommitmentState.allCases.map(\.letter)).count == CommitmentState.allCases.count)
    let states = ["kept", "open", "stalled", "lapsed"]
    let words = try states.enumerated().map { try word(Int64($0), "h\($0)", $1, "2018-01-01") }
    let marks = (0...4).map { Standing(words.prefix($0)).mark { _ in true } }
    expectNoDifference(marks, ["○ O", "[● K]", "[K/O]", "[K/O/S]", "[K/O/+]"])
    #expect(Standing(words.prefix(2)).mark { $0.id == 0 } == "K/O")
  }
}
