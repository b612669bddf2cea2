import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@testable import Publishing

/// A tour of three steps with a gate behind the second, which raises the lock from 3 February to 1 March.
let walk = [
  "tours/walk.md": """
  ---
  title: A walk
  minutes: 20
  audience: Those who walk
  lock: 2001-02-03
  ---
  ## The room

  ```yaml
  view: {entry: moment/meeting, as-of: 2001-02-03, highlight: in a room}
  minutes: 4
  ```

  They met in [the house](moment/meeting) and spoke of "good neighbours" [S1].

  ---

  What did they want?

  ---

  They wanted a bridge. Who pays for it?

  > Notes: Let them guess.

  ## The question

  ```yaml
  minutes: 3
  optional: true
  gate: {question: question/next, lock: 2001-03-01}
  ```

  [How many met](question/sides)? Then [what comes](question/next)?

  ## The return

  ```yaml
  view: {entry: moment/return, as-of: 2001-03-01}
  minutes: 5
  ```

  They [met again](moment/return).
  """,
  "questions.yaml": """
  - id: sides
    type: quiz
    prompt: How many sides met?
    entries: [moment/meeting]
    answers:
      - {text: Three, why: "The third one stayed at home [S1]."}
      - {text: Two, correct: true, why: Both spoke., ref: moment/meeting}
  - id: next
    type: prediction
    prompt: Do they meet again?
    entries: [moment/meeting]
    answers: [{text: Soon.}, {text: Never.}]
    outcome: {text: "They met after four weeks [S2].", date: 2001-03-01, ref: moment/return}
  """
]

/// A handout of a pack's tour `walk`.
func handout(
  _ files: [String: String] = walk, _ horizon: Horizon = Horizon(), sheet: Int? = nil, isKey: Bool = false
) throws -> Handout {
  let pack = try pack(files)
  let id = try #require(EntryID("tour/walk"))
  let edition = try #require(pack.edition(horizon))
  let sheets = TourSheet.sheets(at: horizon, open: pack.edition) { TourPlan(id, in: $0) }
  return Handout(
    of: try #require(TourPlan(id, in: edition)), on: sheets.filter { sheet == nil || $0.number == sheet }, in: pack,
    at: edition, isKey: isKey)
}

extension Horizon {
  /// Locked at the end of a day.
  static func locked(_ day: String) throws -> Horizon {
    Horizon(lock: try #require(CalendarDate(day)).lastDay)
  }
}

@Suite("Handouts")
struct HandoutTests {
  private func text(_ handout: Handout) -> String { handout.paper.lines(as: .text).joined(separator: "\n") }

  @Test(
    "A sheet: text with blanks, questions with room to answer, permalinks; what follows a question is left to be written down"
  )
  func sheet() throws {
    expectNoDifference(
      text(try handout(sheet: 1)),
      """
      A walk


      ========================================================================
      Sheet 1 · steps 1 and 2
      You stand on 3 Feb 2001. Nothing on this sheet is later.

      Name ________________________________________________  Date ____________


      STEP 1 · THE ROOM
      On the screen: A meeting, as of 3 Feb 2001 [1]

      They met in the house [1] and spoke of "______ ____________" [S1].

      What did they want?

      From the screen: _______________________________________________________

      Who pays for it?

      Fill in from the screen: Two sides met _____ _____ ______ and spoke.

      ________________________________________________________________________

      ________________________________________________________________________

      ________________________________________________________________________


      STEP 2 · THE QUESTION

      How many met? Then what comes?

      Quiz: How many sides met?
        A  Three
        B  Two

      Answer ____________  because ___________________________________________

      Prediction: Do they meet again?
        A  Soon.
        B  Never.

      Answer ____________  because ___________________________________________


      PERMALINKS
      At a terminal each command shows the page as it is read here.
      [1] summitry show moment/meeting --as-of 2001-02-03
      """)
  }

  @Test("The key: filled in and marked, right answers with reasons, what came, notes, minutes")
  func key() throws {
    expectNoDifference(
      text(try handout(isKey: true)),
      """
      A walk · key for the teacher
      For: Those who walk
      These steps take 12 min of a lesson of 20
      Optional: step 2 (3 min)


      ========================================================================
      Sheet 1 · steps 1 and 2
      The class stands on 3 Feb 2001. What came later is for you alone.


      STEP 1 · THE ROOM · 4 MIN
      On the screen: A meeting, as of 3 Feb 2001 [1]

      They met in the house [1] and spoke of "__good neighbours__" [S1].

      What did they want?

      __They wanted a bridge.__ Who pays for it?

      Fill in from the screen: Two sides met __in a room__ and spoke.

          Notes: Let them guess.


      STEP 2 · THE QUESTION · 3 MIN · OPTIONAL

      How many met? Then what comes?

      Quiz: How many sides met?
        A  Three
           - The third one stayed at home [S1].
        B  Two [right]
           - Both spoke. [1]

      Prediction: Do they meet again?
        A  Soon.
        B  Never.

          What came, 1 Mar 2001: They met after four weeks [S2].

          Gate: Then hand out sheet 2.


      PERMALINKS
      At a terminal each command shows the page as it is read here.
      [1] summitry show moment/meeting --as-of 2001-02-03


      ========================================================================
      Sheet 2 · step 3
      The class stands on 1 Mar 2001. What came later is for you alone.


      STEP 3 · THE RETURN · 5 MIN
      On the screen: A meeting, as of 1 Mar 2001 [1]

      They met again [1].


      PERMALINKS
      At a terminal each command shows the page as it is read here.
      [1] summitry show moment/return --as-of 2001-03-01
      """)
  }

  @Test("A lock bounds sheet and key in every format; a gate beyond it names nothing")
  func locked() throws {
    for format in Paper.Format.allCases {
      for isKey in [false, true] {
        let lines = try handout(walk, .locked("2001-02-28"), isKey: isKey).paper.lines(as: format)
        let text = lines.joined(separator: "\n")
        for word in ["return", "The return", "again [", "four weeks", "S2", "2001-03", "Mar 2001", "heet 2", "Step 3"] {
          #expect(!text.contains(word), "\(format), \(word)")
        }
        #expect(text.contains("3 Feb 2001"))
      }
    }
  }

  @Test("Before the first step there is no sheet")
  func nothing() throws {
    #expect(try handout(walk, .locked("2001-02-02")).paper.blocks.isEmpty)
  }

  @Test("The key of a sheet has the numbers of the students' sheet")
  func numbers() throws {
    func commands(_ paper: Paper) -> [Paper.Command] {
      paper.blocks.flatMap { block -> [Paper.Command] in if case .commands(let list) = block { list } else { [] } }
    }
    let files = walk.merging([
      "questions.yaml": walk["questions.yaml", default: ""].replacing("ref: moment/meeting", with: "ref: tour/walk")
    ]) { $1 }
    let sheet = commands(try handout(files, sheet: 1).paper)
    let key = commands(try handout(files, sheet: 1, isKey: true).paper)
    #expect(sheet.count == 1)
    #expect(key.map(\.number) == [1, 2])
    #expect(key.first == sheet.first)
  }

  @Test("Same pack, same bytes")
  func deterministic() throws {
    for format in Paper.Format.allCases {
      let (first, second) = (try handout(isKey: true), try handout(isKey: true))
      expectNoDifference(first.paper.lines(as: format), second.paper.lines(as: format))
    }
  }

  @Test("A content note stands above what the step shows")
  func contentNote() throws {
    let words = Array(repeating: "Two sides met in a room and spoke.", count: 8).joined(separator: " ")
    let files = walk.merging([
      "moments/meeting.md": """
      ---
      {title: A meeting, short: A meeting, gist: They meet., date: 2001-02-03, phase: all, type: meeting, rank: 1,
      sources: [S1], content-note: A death is told of.}
      ---
      \(words)
      """
    ]) { $1 }
    let lines = try handout(files).paper.lines(as: .text)
    let step = try #require(lines.firstIndex(of: "STEP 1 · THE ROOM"))
    #expect(lines[step + 1] == "Content note: A death is told of.")
  }
}

@Suite("Sheets of a tour")
struct TourSheetTests {
  /// Which steps stand on which sheet, with the lock there.
  private func sheets(_ files: [String: String], _ horizon: Horizon = Horizon()) throws -> [String] {
    let pack = try pack(files)
    let id = try #require(EntryID("tour/walk"))
    return TourSheet.sheets(at: horizon, open: pack.edition) { TourPlan(id, in: $0) }.map { sheet in
      let lock = sheet.edition.horizon.lock.map { CalendarDate($0).description } ?? "none"
      return "\(sheet.number): \(sheet.steps.map(\.number).joined(separator: " ")) (\(lock))"
    }
  }

  private func changed(_ old: String, _ new: String) -> [String: String] {
    walk.merging(["tours/walk.md": walk["tours/walk.md", default: ""].replacing(old, with: new)]) { $1 }
  }

  @Test("A gate that raises the lock ends a sheet")
  func gates() throws {
    expectNoDifference(try sheets(walk), ["1: 1 2 (2001-02-03)", "2: 3 (2001-03-01)"])
  }

  @Test("A lock of the reader is passed by no gate")
  func ceiling() throws {
    expectNoDifference(try sheets(walk, .locked("2001-02-28")), ["1: 1 2 (2001-02-03)"])
    expectNoDifference(try sheets(walk, .locked("2001-03-01")), ["1: 1 2 (2001-02-03)", "2: 3 (2001-03-01)"])
    expectNoDifference(try sheets(walk, .locked("2001-01-01")), [])
  }

  @Test("A gate that raises nothing ends none, but in a tour without a lock every gate does")
  func otherGates() throws {
    expectNoDifference(try sheets(changed("lock: 2001-02-03", "lock: 2001-03-01")), ["1: 1 2 3 (2001-03-01)"])
    expectNoDifference(
      try sheets(changed("lock: 2001-02-03\n", "").merging([:]) { $1 }), ["1: 1 2 (none)", "2: 3 (2001-03-01)"])
  }

  @Test("A cut bounds like a lock, also one at a moment beyond the tour's lock")
  func cuts() throws {
    let meeting = try #require(EntryID("moment/meeting"))
    let later = try #require(EntryID("moment/return"))
    expectNoDifference(try sheets(walk, Horizon(cut: .moment(meeting))), ["1: 1 2 (2001-02-03)"])
    expectNoDifference(
      try sheets(walk, Horizon(cut: .moment(later))), ["1: 1 2 (2001-02-03)", "2: 3 (2001-03-01)"])
  }
}
