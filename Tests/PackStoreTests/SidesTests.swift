import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("Who takes part")
struct SidesTests {
  private func pack() throws -> Pack {
    let parties = [
      Party(id: "us", name: "United States", letter: "U"), Party(id: "dprk", name: "North Korea", letter: "N"),
      Party(id: "rok", name: "South Korea", letter: "S"), Party(id: "un", name: "United Nations", letter: "I")
    ]
    let role = EntryRecord.Row(
      try statement(.role, date: "2018-01-01", text: "Envoy"),
      days: AuthoredDays(about: try day("2018-01-01"), shown: try day("2018-01-01")))
    let actors = try [("ann", "us"), ("abe", "us"), ("kim", "dprk"), ("moon", "rok"), ("guterres", "un")].map {
      try entry("actor/\($0)", $0, party: $1, rows: [role])
    }
    let moments = try [
      moment("talks", "2018-03-01", participants: ["actor/kim", "actor/ann", "actor/abe"]),
      moment("secret", "2018-03-02", publicFrom: "2018-04-01", participants: ["actor/moon"]),
      moment("blast", "2018-03-03"), moment("visit", "2018-03-04", participants: ["actor/ann"]),
      moment("meeting", "2018-05-01", participants: ["actor/moon", "actor/kim"])
    ]
    return try PackStoreTests.pack(record(actors + moments, parties: parties))
  }

  @Test("A moment belongs to the parties of its participants, none twice; a hidden one leaves no gap")
  func sides() throws {
    let pack = try pack()
    expectNoDifference(
      try edition(pack).sides(ofMoments: 0..<9), [["dprk", "us"], ["rok"], [], ["us"], ["rok", "dprk"]])
    let then = try edition(pack, "2018-03-31")
    expectNoDifference(then.sides(ofMoments: 0..<9), [["dprk", "us"], [], ["us"]])
    expectNoDifference(then.sides(ofMoments: 1..<2), [[]])
    expectNoDifference(then.sides(ofMoments: 3..<9), [])
    expectNoDifference(try edition(pack, "2018-03-31", .now).sides(ofMoments: 1..<2), [["rok"]])
  }

  @Test("Only parties with a visible moment are in moments, in their order")
  func parties() throws {
    let pack = try pack()
    func parties(_ cut: String?, _ reading: Reading = .then, lock: String? = nil) throws -> [String] {
      try edition(pack, cut, reading, lock: lock).partiesInMoments.map(\.id)
    }
    expectNoDifference(try parties(nil), ["us", "dprk", "rok"])
    expectNoDifference(try parties("2018-03-31"), ["us", "dprk"])
    expectNoDifference(try parties("2018-03-31", .now), ["us", "dprk", "rok"])
    expectNoDifference(try parties("2018-03-31", .now, lock: "2018-03-31"), ["us", "dprk"])
    expectNoDifference(try parties("2018-02-01"), [])
  }
}
