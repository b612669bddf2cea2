import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("What ties entries to one of them")
struct TieTests {
  private func pack() throws -> Pack {
    func row(_ field: StatementField, _ date: String, _ subject: String) throws -> EntryRecord.Row {
      .init(
        try statement(field, date: date, subject: subject),
        days: AuthoredDays(about: try day(date), shown: try day(date)))
    }
    func about(_ slug: String, _ date: String, _ claims: [String] = [], _ actors: [String] = ["actor/kim"]) throws
      -> EntryRecord
    {
      var moment = try moment(slug, date, participants: actors)
      moment.references = try claims.map { .init(.claims, try id("claim/" + $0)) }
      return moment
    }
    var mention = try moment("mention", "2018-03-01")
    mention.rows[0].links.append(.init(.prose, try id("actor/kim")))
    return try PackStoreTests.pack(
      record([
        about("one", "2018-01-01", ["p1-1"]), about("two", "2018-02-01", ["p1-2"]), mention,
        about("four", "2018-04-01", ["p1-4"]), about("five", "2018-05-01", ["p1-5"], ["actor/moon"]),
        entry("actor/kim", "Kim"), entry("actor/moon", "Moon"),
        entry("claim/p1-1", "A"), entry("claim/p1-2", "B"),
        entry("claim/p1-3", "C", references: [.init(.moments, id("moment/one"))]), entry("claim/p1-4", "D"),
        entry("claim/p1-5", "E", references: [.init(.moments, id("moment/five"))]),
        entry(
          "commitment/gate", "Gate", "2018-01-01", attributes: [Attribute(.by, "dprk"), Attribute(.to, "actor/kim")]),
        entry("commitment/arch", "Arch", "2018-03-01", attributes: [Attribute(.by, "us"), Attribute(.by, "dprk")]),
        entry("commitment/bell", "Bell", "2018-01-01", attributes: [Attribute(.by, "d"), Attribute(.to, "us")]),
        entry(
          "term/peace", "Peace",
          rows: [
            row(.reading, "2018-03-05", "actor/kim"), row(.reading, "2018-01-05", "dprk"),
            row(.reading, "2018-02-05", "us"), row(.telling, "2018-01-05", "dprk")
          ])
      ]))
  }

  @Test("The last entries of a kind that point to another one, with the fields through which they do")
  func backlinks() throws {
    let edition = try edition(pack())
    func slugs(_ limit: Int, _ edition: Edition) throws -> [String] {
      edition.backlinks(to: try id("actor/kim"), from: .moment, last: limit).map(\.origin.slug)
    }
    expectNoDifference(try slugs(9, edition), ["one", "two", "mention", "four"])
    expectNoDifference(try slugs(2, edition), ["mention", "four"])
    expectNoDifference(try slugs(0, edition), [])
    expectNoDifference(try slugs(9, PackStoreTests.edition(pack(), "2018-02-28")), ["one", "two"])
    expectNoDifference(
      edition.backlinks(to: try id("actor/kim"), from: .moment, last: 2).map(\.fields), [[.prose], [.participants]])
    #expect(edition.backlinks(to: try id("actor/kim"), from: .claim, last: 9).isEmpty)
  }

  @Test("Facts of a kind, all or those that say one of several texts, whole")
  func facts() throws {
    let edition = try edition(pack())
    func told(_ names: Set<AttributeName>, _ texts: Set<String>?) -> [String] {
      edition.facts(names, of: .commitment, among: texts).map { "\($0.entry.slug) \($0.fact.name) \($0.fact.value)" }
    }
    expectNoDifference(told([.by], ["dprk"]), ["arch by dprk", "gate by dprk"])
    expectNoDifference(told([.by, .to], ["actor/kim", "us"]), ["arch by us", "bell to us", "gate to actor/kim"])
    expectNoDifference(told([.to], nil), ["bell to us", "gate to actor/kim"])
    expectNoDifference(told([.by], []), [])
  }

  @Test("Statements by one of several subjects, by the day they are about")
  func statements() throws {
    let edition = try edition(pack())
    let found = edition.statements(.reading, of: .term, by: ["actor/kim", "dprk"])
    let whole = edition.statements(of: try id("term/peace"))
    expectNoDifference(
      found.map { one in whole.first { $0.id == one.statement }?.date?.description }, ["2018-01-05", "2018-03-05"])
    #expect(edition.statements(.reading, of: .term, by: []).isEmpty)
  }

  @Test("Claims on the moments of an actor, whichever of them names the other")
  func claims() throws {
    let edition = try edition(pack())
    let kim = try id("actor/kim")
    func slugs(_ oldest: String?) throws -> [String] {
      edition.claims(onMomentsWith: kim, since: try oldest.map { try id($0) }).map(\.slug)
    }
    expectNoDifference(try slugs("moment/one"), ["p1-1", "p1-2", "p1-3", "p1-4"])
    expectNoDifference(try slugs("moment/two"), ["p1-2", "p1-3", "p1-4"])
    expectNoDifference(try slugs(nil), ["p1-3"])
    expectNoDifference(edition.claims(onMomentsWith: try id("actor/moon"), since: nil).map(\.slug), ["p1-5"])
  }

  @Test("All of it stays within the horizon and leaves nothing out", arguments: ExactnessTests.cases)
  func exactness(_ horizon: ExactnessTests.Case) throws {
    let pack = try MarkedPack.bytes.get().withUnsafeBytes { try Pack(bytes: $0) }
    let edition = try #require(pack.edition(horizon.horizon))
    let visible = Set(MarkedPack.pairs.map { MarkedPack.marker($0.about, $0.shown) }.filter(horizon.contains))
    let first = try id("moment/m0101")
    var told: [String] = []
    for kind in Kind.allCases {
      let places = edition.facts([.place], of: kind)
      expectNoDifference(Set(places.map(\.entry.slug)), visible)
      expectNoDifference(Set(places.map(\.fact.value)), Set(visible.map { "Place \($0)" }))
      told += edition.facts([.by, .to, .place], of: kind).map { "\($0)" }
      let origins = edition.backlinks(to: first, from: kind, last: 1_000)
      expectNoDifference(
        Set(origins.map(\.origin.slug)),
        visible.contains("m0101") ? visible.subtracting(kind == .moment ? ["m0101"] : []) : [])
      told += origins.map { "\($0)" }
      let links = edition.links(.moments, from: kind)
      expectNoDifference(Set(links.map(\.origin.slug)), visible.contains("m0101") ? visible : [])
      told += links.map { "\($0)" }
      for slug in MarkedPack.pairs.map({ MarkedPack.marker($0.about, $0.shown) }) {
        let states = edition.statements(.state, of: kind, by: ["actor/" + slug])
        #expect(visible.contains(slug) || states.isEmpty)
        for state in states {
          #expect(
            edition.statements(of: state.entry).contains { $0.id == state.statement && $0.subject == state.subject })
        }
        let hidden = edition.facts([.by], of: kind, among: ["actor/" + slug])
        #expect(visible.contains(slug) || hidden.isEmpty)
      }
      told += edition.statements(.state, of: kind, by: Set(visible.map { "actor/" + $0 })).map { "\($0.entry)" }
    }
    expectNoDifference(
      Set(edition.claims(onMomentsWith: try id("actor/m0101"), since: first).map(\.slug)),
      visible.contains("m0101") ? visible : [])
    expectNoDifference(MarkedPack.markers(in: told.joined(separator: " ")).filter { !horizon.contains($0) }, [])
    expectNoDifference(edition.damage, nil)
  }
}
