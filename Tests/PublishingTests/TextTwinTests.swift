import CustomDump
import Foundation
import PackAuthoring
import PackStore
import Publishing
import SequenceModel
import Testing

/// A pack written for one test, compiled in memory; the files (path → text) come on top of a frame with two moments.
func edition(_ files: [String: String], as horizon: Horizon = Horizon()) throws -> Edition {
  try #require(try pack(files).edition(horizon))
}

/// The same as a pack.
func pack(_ files: [String: String]) throws -> Pack {
  var template = Array("/tmp/summitry-twin-XXXXXX".utf8CString)
  let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let words = Array(repeating: "Two sides met in a room and spoke.", count: 8).joined(separator: " ")
  func moment(_ date: String) -> String {
    """
    ---
    {title: A meeting, short: A meeting, gist: They meet., date: \(date), phase: all, type: meeting, rank: 1, sources: [S1]}
    ---
    \(words)
    """
  }
  let frame = [
    "pack.yaml": """
    {id: small, title: Small, start: moment/meeting, phases: [{id: all, title: All, from: 2001-01-01}],
    parties: [{id: north, name: Northland, letter: N}]}
    """,
    "sources.yaml": """
    - {id: s1, publisher: The Post, title: News, date: 2001-02-03, genre: report, channel: newspaper, read: whole}
    - {id: s2, publisher: The Post, title: Later, date: 2001-03-01, genre: report, channel: newspaper, read: whole}
    """,
    "moments/meeting.md": moment("2001-02-03"), "moments/return.md": moment("2001-03-01")
  ]
  for (path, text) in frame.merging(files, uniquingKeysWith: { $1 }) {
    let file = URL(filePath: folder).appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  let authored = AuthoredPack.read(folder: folder)
  let errors = authored.diagnostics.filter { $0.severity == .error }
  expectNoDifference(errors.map(\.description), [])
  return try PackWriter.bytes(try #require(authored.record)).withUnsafeBytes { try Pack(bytes: $0) }
}

@Suite("Articles as text")
struct TextTwinTests {
  private let tour = """
    ---
    title: A walk
    ---
    ## The room

    ```yaml
    view: {lens: sequence, entry: moment/meeting, as-of: 2001-02-03}
    minutes: 4
    optional: true
    ```

    Look for

    - the table,
    - the door.

    ---

    Who came first?

    > Notes: Wait for three hands, and for the last row.

    ## The return

    [They return](moment/return).
    """

  @Test("A step is a section with prose: lists, reveals and notes stand apart")
  func tours() throws {
    let lines = TextTwin(try edition(["tours/walk.md": tour]), width: 40).article(try #require(EntryID("tour/walk")))
    expectNoDifference(
      try #require(lines).joined(separator: "\n"),
      """
      A walk

      STEP 1 · THE ROOM · 4 MIN · OPTIONAL
      Sequence · A meeting · as of 3 Feb 2001

      Look for

      • the table,
      • the door.

      ────────────

      Who came first?

      │ Notes: Wait for three hands, and for
      │ the last row.

      STEP 2 · THE RETURN
      A meeting

      They return.

      MOMENTS
        01 Mar  A meeting  [2001]  (moment/return)
      """)
  }

  @Test("Steps of a later day are not told")
  func lockedTour() throws {
    let lock = try #require(Day(year: 2001, month: 2, day: 28))
    let locked = try edition(["tours/walk.md": tour], as: Horizon(lock: lock))
    let id = try #require(EntryID("tour/walk"))
    let text = try #require(TextTwin(locked, width: 80).article(id)).joined(separator: "\n")
    #expect(text.contains("THE ROOM"))
    #expect(!text.lowercased().contains("return"))
    let json = try #require(JSONTwin(locked, info: PackInfo(id: "", title: "")).article(id)).text
    #expect(json.contains("The room"))
    #expect(!json.lowercased().contains("return"))
  }
}

@Suite("Questions as text")
struct QuestionTextTests {
  @Test("JSON names no later source in any text")
  func laterSources() throws {
    let questions = """
      - id: who
        type: quiz
        prompt: Who came first?
        entries: [moment/meeting]
        answers: [{text: The north., correct: true, why: "So [S1] and [S2] say."}]
      """
    let lock = try #require(Day(year: 2001, month: 2, day: 28))
    let words = "- {id: toll, term: Toll, from: 2001-02-01, text: \"A fee [S1], [S2].\"}"
    let locked = try edition(["questions.yaml": questions, "words.yaml": words], as: Horizon(lock: lock))
    for (id, text) in [
      ("question/who", "So [S1](source/s1) and [later source] say."),
      ("word/toll", "A fee [S1](source/s1), [later source].")
    ] {
      let id = try #require(EntryID(id))
      let json = try #require(JSONTwin(locked, info: PackInfo(id: "", title: "")).article(id)).text
      #expect(json.contains(text))
      #expect(!json.contains("s2"))
    }
  }

  private func lines(_ type: String, _ field: String = "") throws -> [String] {
    let questions = """
      - id: who
        type: \(type)
        prompt: Who came first?
        answers:
          - {text: The north., why: It was near.\(field)}
          - {text: The south.}
      """
    let who = try #require(EntryID("question/who"))
    return try #require(TextTwin(edition(["questions.yaml": questions]), width: 40).article(who))
  }

  @Test("A quiz marks its answers, a prediction lists them")
  func answers() throws {
    expectNoDifference(
      try lines("quiz", ", correct: true").suffix(3),
      ["ANSWERS", "  right The north. — It was near.", "  wrong The south."])
    expectNoDifference(
      try lines("prediction").suffix(3), ["ANSWERS", "  • The north. — It was near.", "  • The south."])
  }
}
