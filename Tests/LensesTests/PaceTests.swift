import PackStore
import SequenceModel
import Testing

@testable import Lenses

@Suite("The pace of a lesson")
struct PaceTests {
  /// A tour of six steps of 3, 4, 2 (optional), 5, 3 (optional) and 3 minutes in a lesson of 45; step 3 and 5 may be left out.
  private func plan(_ optional: [Int: Int] = [3: 2, 5: 3]) throws -> TourPlan {
    let minutes = [1: 3, 2: 4, 4: 5, 6: 3].merging(optional) { $1 }
    let rows = (1...6).map { number in
      let settings = "minutes: \(minutes[number] ?? 1)" + (optional[number] != nil ? "\noptional: true" : "")
      return EntryRecord.Row(
        Statement(
          .step, days: Days(about: .distantFuture, shown: .distantFuture), label: "\(number)", text: "Step \(number)",
          extra: settings), days: .always)
    }
    let id = try #require(EntryID("tour/pace"))
    let tour = EntryRecord(
      head: Head(id: id, title: "Pace", days: Days(about: .distantFuture, shown: .distantFuture)), days: .always,
      attributes: [Attribute(.minutes, "45")], rows: rows)
    let record = PackRecord(
      info: PackInfo(id: "pace", title: "Pace"), parties: [], phases: [], intro: [], entries: [tour])
    let pack = try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
    let edition = try #require(pack.edition(Horizon()))
    return try #require(TourPlan(id, in: edition))
  }

  @Test(
    "A step is on plan while its own minutes run; before them the lesson is ahead, after them behind",
    arguments: [
      (0, 0, 0), (0, 179, 0), (0, 181, 0), (0, 240, 1), (1, 179, 0), (1, 119, -1), (1, 420, 0), (1, 480, 1),
      (3, 14 * 60, 0), (3, 18 * 60, 4), (3, 7 * 60, -2), (5, 20 * 60, 0), (5, 30 * 60, 10)
    ])
  func drift(step: Int, elapsed: Int, drift: Int) throws {
    let pace = Pace(of: try plan(), at: step, elapsed: elapsed)
    #expect(pace.drift == drift)
    #expect(pace.remaining == 45 * 60 - elapsed)
  }

  @Test("It says what to leave out: as few steps as can be, then the shortest")
  func omissions() throws {
    func text(_ step: Int, minutes: Int, _ optional: [Int: Int] = [3: 2, 5: 3]) throws -> String {
      Pace(of: try plan(optional), at: step, elapsed: minutes * 60).text
    }
    #expect(try text(1, minutes: 7) == "on plan")
    #expect(try text(1, minutes: 1) == "2 min ahead")
    #expect(try text(1, minutes: 9) == "+2 min; leaving out step 3 returns to plan")
    #expect(try text(1, minutes: 10) == "+3 min; leaving out step 5 returns to plan")
    #expect(try text(1, minutes: 11) == "+4 min; leaving out steps 3 and 5 returns to plan")
    #expect(try text(1, minutes: 13) == "+6 min; leaving out steps 3 and 5 leaves +1 min")
    #expect(try text(5, minutes: 30) == "+10 min")
    #expect(try text(0, minutes: 6, [3: 3, 5: 3]) == "+3 min; leaving out step 5 returns to plan")
  }
}
