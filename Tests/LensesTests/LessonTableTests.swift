import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Lessons by family of explanation")
struct LessonTableTests {
  @Test("A lesson with argument and reply, by an author or from a passage")
  func lessons() throws {
    let blocks = LessonTable(in: try frozen()).blocks
    expectNoDifference(
      blocks.map(\.group), ["Process: how the talks were prepared and led", "Words: what the texts left open"])
    let rows = blocks.flatMap(\.rows)
    expectNoDifference(rows.map(\.lead), ["Ibra Dell, Tern Herald", "Passage P1"])
    expectNoDifference(rows.map(\.text), ["First the small things", "Write down what the word means"])
    expectNoDifference(rows[0].trail, "2012")
    #expect(!rows[1].trail.isEmpty)
    expectNoDifference(
      rows.map { $0.cells.map { $0?.text } },
      [
        [
          """
          Salt for a lamp, a lamp for salt: small exchanges build what a great bargain presupposes [S22](source/s22).
          """, "Small steps were tried in the autumn, and each waited for the other [S14](source/s14)."
        ],
        [
          "A page that leaves its chief word open leaves the quarrel open.",
          "Without the open word there would have been no page."
        ]
      ])
    expectNoDifference(blocks.map(\.columns.count), [2, 2])
  }

  @Test("Families in the order of the vocabulary, titles in that of the list; each lesson is found where it stands")
  func order() throws {
    let lessons = try [
      ("a", "words"), ("b", "process"), ("c", "leverage"), ("d", "process"), ("e", "no-family"), ("f", "bargain")
    ].map { try entry("lesson/\($0.0)", $0.0, type: $0.1) }
    let table = LessonTable(in: try made(lessons).at())
    expectNoDifference(table.blocks.map { $0.rows[0].text }, ["b", "d", "f", "c", "a", "e"])
    for (position, block) in table.blocks.enumerated() {
      #expect(table.position(of: block.rows[0].anchor.entry) == position)
    }
    #expect(try table.position(of: id("lesson/g")) == nil)
  }

  @Test("More lessons than are read at once stay in order")
  func many() throws {
    let lessons = try (0..<1_203).map {
      try entry("lesson/l\($0)", "\(10_000 + $0)", type: $0 % 2 == 0 ? "words" : "aims")
    }
    let table = LessonTable(in: try made(lessons).at())
    #expect(table.count == 1_203)
    expectNoDifference([0, 600, 601, 1_202].map { table.block($0).rows[0].text }, ["10001", "11201", "10000", "11202"])
  }

  @Test("A lesson shows from its own day on")
  func horizon() throws {
    #expect(LessonTable(in: try frozen("2012-03-31")).blocks.map { $0.rows[0].lead } == ["Passage P1"])
    #expect(LessonTable(in: try frozen(nil, .now, lock: "2012-03-30")).count == 0)
  }
}
