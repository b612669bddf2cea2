import PackStore
import Publishing
import Screen
import SequenceModel
import Testing

@Suite("Filtered lists")
struct FilteredListTests {
  @Test("A list holds the rows that have all words, and those within the horizon alone")
  func rows() throws {
    let day = try #require(Day(year: 2001, month: 2, day: 10))
    for (horizon, words, ids) in [
      (Horizon(), "MEETING all", ["moment/meeting", "moment/return"]), (Horizon(), "3 Feb", ["moment/meeting"]),
      (Horizon(lock: day), "meeting", ["moment/meeting"]), (Horizon(), "nobody", [])
    ] {
      let edition = try edition([:], as: horizon)
      let lines = TextTwin(edition, width: 80).list(.moment, holding: FoldedWords(words)).map { $0 }
      #expect(lines.filter { $0.contains("(moment/") }.count == ids.count, "\(words)")
      #expect(ids.allSatisfy { id in lines.contains { $0.contains("(\(id))") } }, "\(words)")
      let info = PackInfo(id: "small", title: "Small")
      #expect(JSONTwin(edition, info: info).list(.moment, holding: FoldedWords(words)).count == ids.count)
    }
  }
}
