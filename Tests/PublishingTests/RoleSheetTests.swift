import CustomDump
import Foundation
import Lenses
import PackStore
import SequenceModel
import Testing

@testable import Publishing

@Suite("Role sheets")
struct RoleSheetTests {
  /// A side with two people, promises in both directions, a term, and `count` further moments of February.
  private func files(count: Int = 0) -> [String: String] {
    let words = Array(repeating: "Two sides met in a room and spoke.", count: 8).joined(separator: " ")
    func moment(_ title: String, _ date: String, _ rank: Int, _ participants: String = "") -> String {
      """
      ---
      title: \(title)
      short: \(title.prefix(14))
      gist: It is told that \(title.lowercased()) with a great many words, so that it takes two lines of a page or more.
      date: \(date)
      phase: all
      type: meeting
      rank: \(rank)
      participants: [\(participants)]
      sources: [S1]
      ---
      \(words)
      """
    }
    var files = [
      "pack.yaml": """
      {id: small, title: Small, start: moment/meeting, phases: [{id: all, title: All, from: 2001-01-01}],
      parties: [{id: north, name: Northland, letter: N}, {id: south, name: Southland, letter: S}]}
      """,
      "actors/ann.md": """
      ---
      name: Ann Abel
      party: north
      kind: person
      roles: [{title: Envoy, from: 2001-01-01}]
      wants: [{text: "A bridge [S1], [S2].", from: 2001-02-03, sources: [S1]}]
      sources: [S1]
      ---
      """,
      "moments/meeting.md": moment("The meeting", "2001-02-03", 1, "{actor: actor/ann, role: speaker}"),
      "commitments/bridge.md": commitment("A bridge", "[actor/ann]", "[south]", words),
      "commitments/peace.md": commitment("A peace", "[north, south]", "[north, south]", words),
      "commitments/toll.md": commitment("No toll", "[south]", "[north]", words),
      "terms/bridge.md": """
      ---
      title: Bridge
      readings:
        - {speaker: actor/ann, party: north, date: 2001-02-04, text: A way across., movement: {value: first, holder: editors}, sources: [S1]}
        - {speaker: north, party: north, date: 2001-02-05, text: A road., sources: [S1]}
        - {speaker: actor/ann, party: north, date: 2001-03-01, text: Nothing., sources: [S2]}
      ---
      """
    ]
    for index in 0..<count {
      files["moments/m\(index).md"] = moment(
        "Moment \(index)", "2001-02-\(10 + index)", 1 + index % 3, "{actor: actor/ann}")
    }
    return files
  }

  private func commitment(_ title: String, _ by: String, _ to: String, _ words: String) -> String {
    """
    ---
    title: \(title)
    by: \(by)
    to: \(to)
    form: oral
    made: moment/meeting
    states:
      - {judged: 2001-02-06, state: partly, holder: editors, note: half of it, sources: [S1]}
      - {judged: 2001-03-01, state: lapsed, holder: editors, sources: [S2]}
    sources: [S1]
    ---
    \(words)
    """
  }

  private func sheet(_ count: Int = 0, _ cut: String = "2001-02-28") throws -> RoleSheet {
    let edition = try edition(files(count: count), as: Horizon(cut: .day(try #require(CalendarDate(cut)).lastDay)))
    let ann = try #require(EntryID("actor/ann"))
    let dossier = try #require(Dossier(of: ann, in: edition))
    return RoleSheet(dossier, in: edition, permalink: Permalink(edition))
  }

  @Test("In Markdown and HTML the same rows stand as on the page of text")
  func formats() throws {
    let paper = try sheet(18).paper(language: "en")
    let text = try sheet(18).lines().joined(separator: " ").split(separator: " ").joined(separator: " ")
    var rows = 0
    for case .list(_, let items) in paper.blocks {
      for case .paragraph(let inlines) in items.joined() {
        #expect(text.contains(inlines.plain), "\(inlines.plain)")
        rows += 1
      }
    }
    #expect(rows > 20)
    expectNoDifference(
      Array(try sheet().paper(language: "en").lines(as: .markdown).prefix(14)),
      [
        "# Ann Abel", "", "## Role sheet · as of 28 Feb 2001 · then", "", "person · Northland", "", "### Your offices",
        "",
        "- **since 1 Jan 2001** Envoy", "", "### What you want", "", "- **3 Feb 2001** A bridge.", ""
      ])
  }

  @Test("Who you are, what you want, promised, were promised, know and said; no id before the last heading")
  func page() throws {
    expectNoDifference(
      try sheet().lines().joined(separator: "\n"),
      """
      Ann Abel
      Role sheet · as of 28 Feb 2001 · then
      person · Northland

      YOUR OFFICES
      since 1 Jan 2001 Envoy

      WHAT YOU WANT
      3 Feb 2001 A bridge.

      WHAT YOU HAVE PROMISED
      3 Feb 2001 A bridge (to Southland): partly (the editors, 6 Feb 2001:
          half of it)

      WHAT YOUR SIDE WAS PROMISED
      3 Feb 2001 No toll (by Southland): partly (the editors, 6 Feb 2001: half
          of it)

      WHAT YOUR SIDE AND OTHERS PROMISED EACH OTHER
      3 Feb 2001 A peace (to Southland): partly (the editors, 6 Feb 2001: half
          of it)

      WHAT YOU KNOW (YOU TOOK PART)
      3 Feb 2001 It is told that the meeting with a great many words, so that
          it takes two lines of a page or more.

      WORDS YOU USED
      4 Feb 2001 Bridge (first, the editors): A way across.

      WORDS YOUR SIDE USED
      5 Feb 2001 Bridge: A road.

      PERMALINKS
      summitry show actor/ann --as-of 2001-02-28
      summitry show actor/ann --dossier --as-of 2001-02-28
      """)
    #expect(try sheet(0, "2001-03-01").lines().contains("1 Mar 2001 Bridge: Nothing."))
  }

  @Test("A long sheet keeps to a page: first the notes go, then what matters least, of that the oldest; and it says so")
  func overflow() throws {
    for count in [0, 8, 12, 19] {
      for width in [40, 60, 72, 100] {
        let lines = try sheet(count).lines(width: width)
        #expect(lines.count <= RoleSheet.pageLength)
        #expect(lines.allSatisfy { $0.count <= width })
        #expect(lines.contains("since 1 Jan 2001 Envoy"))
      }
    }
    // Nothing is left out where notes and tellings give way.
    let told = try sheet(8).lines()
    #expect(!told.contains("LEFT OUT FOR WANT OF ROOM"))
    #expect(told.contains("10 Feb 2001 It is told that moment 0 with a great many words, so that it"))
    let named = try sheet(19).lines(width: 60)
    #expect(named.contains("12 Feb 2001 Moment 2"))
    #expect(named.contains { $0.hasPrefix("3 Feb 2001 A bridge (to Southland): partly (the editors, 6") })
    #expect(!named.contains { $0.contains("half") })
    #expect(!named.contains("LEFT OUT FOR WANT OF ROOM"))
    // At 25 columns they do not suffice: the words of the side have the least rank, then the moments of rank 3 by age.
    let narrow = try sheet(19).lines(width: 25)
    let start = try #require(narrow.firstIndex(of: "LEFT OUT FOR WANT OF ROOM"))
    let leftOut = narrow[(start + 1)...].prefix { !$0.isEmpty }.joined(separator: " ")
    expectNoDifference(leftOut, "what you know (you took part): 4 of 20; words your side used: 1 of 1")
    let dropped = (0..<19).filter { index in !narrow.contains { $0.hasSuffix("Moment \(index)") } }
    expectNoDifference(dropped, [2, 5, 8, 11])
  }

  @Test("What is left out is counted within the horizon")
  func countedWithin() throws {
    let early = try sheet(19, "2001-02-27").lines(width: 20).joined(separator: " ")
    #expect(early.contains("of 19"))
    #expect(!early.contains("of 20"))
  }

  @Test("Citations go with what joins them")
  func citations() {
    for (text, plain) in [
      ("So they say [S1](source/s1).", "So they say."), ("[S1](source/s1)", ""),
      ("So [S1](source/s1), [S2](source/s2) and [S3](source/s3), he says", "So, he says"),
      ("[They](actor/them) met [S1](source/s1) there [sic].", "[They](actor/them) met there [sic]."), ("a [b", "a [b"),
      ("", "")
    ] {
      expectNoDifference(withoutCitations(text), plain)
    }
  }

  @Test("JSON has every row with its id, whether or not it fits the page")
  func json() throws {
    let edition = try edition(files(count: 19))
    let ann = try #require(EntryID("actor/ann"))
    let dossier = try #require(Dossier(of: ann, in: edition))
    let twin = JSONTwin(edition, info: PackInfo(id: "", title: ""))
    let text = twin.roleSheet(RoleSheet(dossier, in: edition, permalink: Permalink(edition))).text
    let read = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let sections = try #require(read["sections"] as? [[String: Any]])
    expectNoDifference(
      sections.compactMap { $0["id"] as? String },
      ["roles", "wants", "promised", "was-promised-side", "mutual", "moments", "latest", "readings", "readings-side"])
    let rows = sections.flatMap { $0["rows"] as? [[String: Any]] ?? [] }
    #expect(rows.count > 25)
    #expect(rows.allSatisfy { ($0["id"] as? String)?.isEmpty == false })
    #expect(twin.dossier(dossier).text.contains(#""id":"term/bridge#0""#))
  }
}

@Suite("Permalinks")
struct PermalinkTests {
  private func link(_ horizon: Horizon, pack: String? = nil) throws -> String {
    try Permalink(edition([:], as: horizon), pack: pack).show(#require(EntryID("moment/meeting"))).text
  }

  @Test("They name the horizon as it is; a lock that only cuts is written as a cut")
  func horizons() throws {
    let show = "summitry show moment/meeting"
    let (cut, lock) = (
      try #require(Day(year: 2001, month: 2, day: 10)), try #require(Day(year: 2001, month: 2, day: 20))
    )
    let meeting = try #require(EntryID("moment/meeting"))
    for (horizon, options) in [
      (Horizon(), ""), (Horizon(cut: .day(cut)), " --as-of 2001-02-10"), (Horizon(reading: .now), " --now"),
      (Horizon(cut: .moment(meeting)), " --as-of moment/meeting"),
      (Horizon(cut: .day(cut), lock: lock), " --as-of 2001-02-10"), (Horizon(lock: lock), " --as-of 2001-02-20"),
      (Horizon(cut: .day(lock.advanced(by: 9)), lock: lock), " --as-of 2001-02-20"),
      (Horizon(cut: .day(cut), reading: .now, lock: lock), " --as-of 2001-02-10 --now --lock 2001-02-20"),
      (Horizon(reading: .now, lock: lock), " --now --lock 2001-02-20")
    ] {
      expectNoDifference(try link(horizon), show + options)
    }
  }

  @Test("A pack's path is quoted where a shell needs it, and a long command goes on behind a backslash")
  func shell() throws {
    #expect(try link(Horizon(), pack: "a/b-1.summit") == "summitry show moment/meeting --pack a/b-1.summit")
    #expect(try link(Horizon(), pack: "it's one").hasSuffix(#"--pack 'it'\''s one'"#))
    let command = try Permalink(edition([:], as: Horizon(reading: .now))).show(#require(EntryID("moment/meeting")))
    expectNoDifference(command.lines(width: 34), ["summitry show moment/meeting --now"])
    expectNoDifference(command.lines(width: 33), [#"summitry show moment/meeting \"#, "    --now"])
  }
}
