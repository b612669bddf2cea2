import CustomDump
import Foundation
import Lenses
import PackAuthoring
import PackStore
import SequenceModel
import Testing

/// The embedded pack's sources, read once.
private let corpus: [UInt8] = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let authored = AuthoredPack.read(
    folder: root.appending(path: "Resources/singapore-hanoi").path(percentEncoded: false))
  return authored.record.flatMap { try? PackWriter.bytes($0) } ?? []
}()

@Suite("The embedded pack's commitments")
struct CorpusCommitmentTests {
  private func edition(_ cut: String?, _ reading: Reading = .then, lock: String? = nil) throws -> Edition {
    let pack = try corpus.withUnsafeBytes { try Pack(bytes: $0) }
    func day(_ text: String) throws -> Day { try #require(CalendarDate(text)).lastDay }
    return try #require(
      pack.edition(
        Horizon(cut: try cut.map { .day(try day($0)) } ?? .wholeStory, reading: reading, lock: try lock.map(day))))
  }

  private func states(_ cut: String) throws -> [String: String] {
    let edition = try edition(cut)
    let table = CommitmentTable(in: edition)
    return Dictionary(
      uniqueKeysWithValues: table.rows.map { ($0.slug, Standing(of: $0, in: edition).summary(in: edition)) })
  }

  private static let autumn = [
    "complete-denuclearization": "open", "drills-understood": "reversed", "end-of-war-declaration": "stalled",
    "engine-site": "partly", "exercise-halt": "kept", "follow-on-talks": "partly", "human-rights-raised": "stalled",
    "kaesong-office": "kept", "military-agreement": "open", "new-relations": "stalled", "peace-regime": "stalled",
    "punggye-ri-closure": "partly", "remains": "partly", "sanctions-stay": "kept", "security-guarantees": "open",
    "seoul-visit": "open", "test-halt": "kept", "tongchang-ri": "open", "yongbyon": "open"
  ]
  private static let changed = [
    "all-enrichment": "open", "end-of-war-declaration": "lapsed", "engine-site": "reversed",
    "follow-on-talks": "stalled",
    "human-rights-raised": "open", "military-agreement": "kept", "punggye-ri-closure": "stalled",
    "seoul-visit": "lapsed", "tongchang-ri": "reversed", "yongbyon": "open (the editors, North Korea)"
  ]

  @Test("The states on 30 September 2018 and on 15 March 2019, as their files have them")
  func statesThen() throws {
    expectNoDifference(try states("2018-09-30"), Self.autumn)
    expectNoDifference(try states("2019-03-15"), Self.autumn.merging(Self.changed) { $1 })
  }

  @Test("The difference of the two names exactly the promises that changed")
  func difference() throws {
    let table = CommitmentTable(in: try edition("2019-03-15"), since: try edition("2018-09-30"))
    expectNoDifference(Set(table.rows.map(\.slug)), Set(Self.changed.keys))
  }

  @Test("When the North says that it is no longer bound, two holders agree")
  func renounced() throws {
    expectNoDifference(try states("2019-12-31")["test-halt"], "kept")
    expectNoDifference(try states("2020-01-01")["test-halt"], "renounced (the editors, Kim Jong Un)")
  }

  @Test(
    "The two deadlocks are found from their day on and not a day before",
    arguments: [
      ("2018-08-22", []), ("2018-08-23", ["end-of-war-declaration complete-denuclearization"]),
      ("2019-02-28", ["end-of-war-declaration complete-denuclearization"]),
      ("2019-03-01", ["end-of-war-declaration complete-denuclearization", "sanctions-stay yongbyon"]),
      ("2020-12-31", ["end-of-war-declaration complete-denuclearization", "sanctions-stay yongbyon"])
    ] as [(String, [String])])
  func deadlocks(_ cut: String, _ expected: [String]) throws {
    let table = CommitmentTable(in: try edition(cut))
    expectNoDifference(
      table.deadlocks.map { $0.dependencies.map(\.commitment.slug).joined(separator: " ") }, expected)
    #expect(table.text.contains("Deadlocks") == !expected.isEmpty)
  }

  @Test("Under a lock nothing later shows: no promise, no column, no day in any text")
  func lock() throws {
    let months = monthNames.joined(separator: "|")
    let dates = try Regex(
      "(?:([0-9]{1,2}) )?(\(months)) ([0-9]{4})", as: (Substring, Substring?, Substring, Substring).self)
    for lock in ["2018-03-08", "2018-06-12", "2018-08-23", "2018-12-31", "2019-02-27", "2019-03-15"] {
      let last = try #require(CalendarDate(lock)).lastDay
      for arrangement in CommitmentTable.Arrangement.Columns.allCases {
        for edition in [try edition(nil, lock: lock), try edition("2019-12-31", .now, lock: lock)] {
          let table = CommitmentTable(in: edition, .init(columns: arrangement))
          #expect(table.count > 0)
          let late = try table.text.matches(of: dates).filter { match in
            let month = try #require(monthNames.firstIndex(of: String(match.output.2)))
            let day = Day(
              year: Int(match.output.3) ?? 0, month: month + 1, day: match.output.1.flatMap { Int($0) } ?? 1)
            return try #require(day) > last
          }
          expectNoDifference(late.map { String($0.output.0) }, [], "under a lock at \(lock)")
          for entry in table.rows + table.offers { #expect(edition.head(entry) != nil) }
        }
      }
    }
  }
}
