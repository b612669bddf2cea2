import CustomDump
import Lenses
import PackStore
import Publishing
import SequenceModel
import Testing

@Suite("Voices as text")
struct VoicesTextTests {
  private let files = [
    "sources.yaml": """
    - {id: s1, publisher: The Post, title: News, date: 2001-02-03, genre: report, channel: newspaper, read: whole}
    - {id: s2, publisher: Wire, title: Again, date: 2001-02-04, genre: report, channel: agency, party: north, read: part, origin: S1}
    - {id: s3, publisher: Office, title: No, date: 2001-05-01, genre: press-conference, channel: state-media, read: none}
    """
  ]

  @Test("Text and JSON say the same counts in the same order, without a share")
  func twins() throws {
    let edition = try edition(files)
    let voices = Voices(in: edition)
    let text = TextTwin(edition, width: 60).page(voices.page).joined(separator: "\n")
    expectNoDifference(
      text,
      """
      Voices
      Voices · whole story
      3 sources, at least 2 origins

      READ BY THE EDITORS
      whole 1
      in part 1
      not 1

      SIDES BY GENRE
      All, 3: report 2, press conference 1
      Northland, 1: report 1
      No side, 2: press conference 1, report 1

      SIDES BY CHANNEL
      All, 3: state media 1, agency 1, newspaper 1
      Northland, 1: agency 1
      No side, 2: state media 1, newspaper 1

      SOURCES OF THE SAME ORIGIN
      [S1] by [S2]
      """)
    #expect(!text.contains("%"))
    expectNoDifference(
      JSONTwin(edition, info: PackInfo(id: "small", title: "")).voices(voices).map(\.text),
      [
        """
        {"id":"small","name":"All","sources":3,"origins":2,"genres":{"report":2,"press-conference":1},\
        "channels":{"state-media":1,"agency":1,"newspaper":1},"read":{"whole":1,"part":1,"none":1}}
        """,
        """
        {"id":"north","name":"Northland","sources":1,"origins":1,"genres":{"report":1},"channels":{"agency":1},\
        "read":{"part":1}}
        """,
        """
        {"id":"none","name":"No side","sources":2,"origins":2,"genres":{"press-conference":1,"report":1},\
        "channels":{"state-media":1,"newspaper":1},"read":{"whole":1,"none":1}}
        """
      ])
  }

  @Test("An entry's row has its id")
  func entry() throws {
    let edition = try edition(files)
    let meeting = try #require(EntryID("moment/meeting"))
    let voices = try #require(Voices(of: meeting, in: edition))
    let first = JSONTwin(edition, info: PackInfo(id: "small", title: "")).voices(voices).first?.text
    #expect(first?.hasPrefix(#"{"id":"moment/meeting","name":"All","sources":1,"#) == true)
  }
}
