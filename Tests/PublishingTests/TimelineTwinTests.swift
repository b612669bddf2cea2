import CustomDump
import Lenses
import PackStore
import Publishing
import SequenceModel
import Testing

@Suite("Swim lanes as text")
struct TimelineTwinTests {
  private func moment(_ title: String, _ date: String, _ actors: String, time: String = "12:00") -> String {
    """
    ---
    {title: \(title), short: \(title), gist: They meet., date: \(date), time: "\(time)", phase: all, type: meeting, rank: 1, sources: [S1],
    participants: [\(actors)]}
    ---
    \(Array(repeating: "Two sides met in a room and spoke.", count: 8).joined(separator: " "))
    """
  }

  private func edition(_ horizon: Horizon = Horizon()) throws -> Edition {
    let actor = { (name: String, party: String) in
      "---\n{name: \(name), party: \(party), roles: [{title: Envoy, from: 2001-01-01}], sources: [S1]}\n---\n"
    }
    let (ann, bo) = ("{actor: actor/ann}", "{actor: actor/bo}")
    return try PublishingTests.edition(
      [
        "pack.yaml": """
        {id: small, title: Small, start: moment/meeting, phases: [{id: all, title: All, from: 2001-01-01}],
        parties: [{id: south, name: Southland, letter: S}, {id: north, name: Northland, letter: N}]}
        """, "actors/ann.md": actor("Ann", "north"), "actors/bo.md": actor("Bo", "south"),
        "moments/meeting.md": moment("A meeting", "2001-02-03", "\(ann), \(bo)"),
        "moments/supper.md": moment("A supper", "2001-02-03", ann, time: "19:00"),
        "moments/return.md": moment("A return", "2001-03-01", bo),
        "moments/flood.md": moment("A flood", "2001-03-02", "")
      ], as: horizon)
  }

  @Test("Each stretch of time that has moments, its sides in the pack's order, their moments in the sequence's")
  func text() throws {
    expectNoDifference(
      Array(TextTwin(try edition(), width: 60).timeline(.month)),
      [
        "Feb 2001 · 2 moments", "  Southland, 1: A meeting (moment/meeting)",
        "  Northland, 2: A meeting (moment/meeting), A supper", "    (moment/supper)", "", "Mar 2001 · 2 moments",
        "  Southland, 1: A return (moment/return)", "  No side named, 1: A flood (moment/flood)"
      ])
    let day = try #require(Day(year: 2001, month: 3, day: 2))
    expectNoDifference(
      Array(TextTwin(try edition(), width: 60).timeline(.day, day...day)),
      ["2 Mar 2001 · 1 moment", "  No side named, 1: A flood (moment/flood)"])
  }

  @Test("Nothing of what comes after a cut within a day, nor of the time after it")
  func cut() throws {
    let horizon = Horizon(cut: .moment(try #require(EntryID("moment/meeting"))))
    expectNoDifference(
      Array(TextTwin(try edition(horizon), width: 60).timeline(.year)),
      ["2001 · 1 moment", "  Southland, 1: A meeting (moment/meeting)", "  Northland, 1: A meeting (moment/meeting)"])
  }

  @Test("JSON has the same, and ends a stretch where the horizon ends")
  func data() throws {
    let horizon = Horizon(cut: .day(try #require(Day(year: 2001, month: 2, day: 3))))
    let rows = JSONTwin(try edition(horizon), info: PackInfo(id: "", title: "")).timeline(.quarter)
    expectNoDifference(
      rows.map(\.text),
      [
        """
        {"id":"2001-01-01","title":"Q1 2001","from":"2001-01-01","to":"2001-02-03","count":2,"bounded":false,"lanes":[\
        {"id":"south","title":"Southland","count":1,"moments":[\
        {"id":"moment/meeting","short":"A meeting","title":"A meeting","date":"2001-02-03","time":"12:00"}]},\
        {"id":"north","title":"Northland","count":2,"moments":[\
        {"id":"moment/meeting","short":"A meeting","title":"A meeting","date":"2001-02-03","time":"12:00"},\
        {"id":"moment/supper","short":"A supper","title":"A supper","date":"2001-02-03","time":"19:00"}]}]}
        """
      ])
  }
}
