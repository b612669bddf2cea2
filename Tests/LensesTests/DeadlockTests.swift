import CustomDump
import SequenceModel
import Testing

@testable import Lenses

@Suite("Deadlocks")
struct DeadlockTests {
  /// Dependencies, a line each: `waiting relation awaited holder day`.
  private func terms(_ lines: String...) throws -> [Dependency] {
    try lines.enumerated().map { number, line in
      let words = line.split(separator: " ").map(String.init)
      let date = try #require(CalendarDate(words[4]))
      let statement = StatementOutline(
        id: Int64(number), entry: try id("commitment/\(words[0])"), about: .endOf(date.lastDay), date: date,
        subject: words[3], value: words[1], object: try id("commitment/\(words[2])"))
      return try #require(Dependency(statement))
    }
  }

  private func circles(_ terms: [Dependency]) -> [String] {
    Deadlock.all(among: terms).map { $0.dependencies.map(\.commitment.slug).joined(separator: " ") }
  }

  @Test("Two promises of two holders, each after the other")
  func two() throws {
    let terms = try terms("a after b us 2018-08-24", "b after a dprk 2018-08-23", "c after a us 2018-01-01")
    expectNoDifference(circles(terms), ["b a"])
    expectNoDifference(
      Deadlock.all(among: terms).map(\.text),
      ["By the terms each side stated on 23 Aug 2018 and 24 Aug 2018, each waits for the other"])
  }

  @Test("Together is no deadlock; after somebody who will only go together is one")
  func relations() throws {
    expectNoDifference(circles(try terms("a with b us 2018-01-01", "b with a dprk 2018-01-01")), [])
    expectNoDifference(circles(try terms("a after b us 2018-01-01", "b with a dprk 2018-01-01")), ["a b"])
  }

  @Test("Terms of one holder alone are no deadlock")
  func oneHolder() throws {
    expectNoDifference(circles(try terms("a after b us 2018-01-01", "b after a us 2018-01-01")), [])
    expectNoDifference(circles(try terms("a after a us 2018-01-01")), [])
  }

  @Test("A longer circle, found once, waits for the next; what leads into it or out of it is no part")
  func longer() throws {
    let terms = try terms(
      "a after b us 2018-01-01", "b with c dprk 2018-01-02", "c after a us 2018-01-03", "x after a us 2018-01-01",
      "b after y us 2018-01-01")
    expectNoDifference(circles(terms), ["a b c"])
    expectNoDifference(
      Deadlock.all(among: terms).map(\.text),
      [
        "By the terms each side stated on 1 Jan 2018, 2 Jan 2018 and 3 Jan 2018, each waits for the next"
      ])
  }

  @Test("Circles that share a promise are found each, by the day that completed them")
  func several() throws {
    let terms = try terms(
      "a after b us 2019-01-01", "b after a dprk 2018-01-01", "a after c us 2018-02-01", "c after a dprk 2018-02-01")
    expectNoDifference(circles(terms), ["a c", "b a"])
  }
}
