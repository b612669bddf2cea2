import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Long dossiers")
struct DossierLimitTests {
  private let unplaced = Days(about: .distantFuture, shown: .distantFuture)

  private func head(_ id: EntryID, _ date: CalendarDate? = nil, party: String = "") -> Head {
    Head(
      id: id, title: id.slug, date: date, type: "person", rank: id.kind == .moment ? 2 : 0, party: party, days: unplaced
    )
  }

  /// One moment a day from 1 January 2001 on: 60 with the actor, 10 that mention the actor, 5 of others that the actor's article
  /// links to, each tenth day free; and 45 commitments of the side.
  private func edition(_ cut: String? = nil) throws -> Edition {
    let actor = try id("actor/kim")
    let start = try #require(Day(year: 2001, month: 1, day: 1))
    var entries: [EntryRecord] = []
    for index in 0..<75 {
      let day = start.advanced(by: index)
      let moment = try id("moment/m\(index)")
      let days = AuthoredDays(about: day, shown: day, moment: moment)
      var rows: [EntryRecord.Row] = []
      switch index % 15 {
      case 7: break  // What the actor's article links to.
      case 3, 11:
        rows = [
          .init(
            Statement(.prose, days: unplaced, value: "contemporary", text: "."), days: days,
            links: [.init(.prose, actor)])
        ]
      default:
        rows = [
          .init(
            Statement(.participant, days: unplaced, subject: actor.description), days: days,
            links: [.init(.participants, actor)])
        ]
      }
      entries.append(EntryRecord(head: head(moment, CalendarDate(day)), days: days, rows: rows))
    }
    for index in 0..<45 {
      let day = start.advanced(by: index)
      entries.append(
        EntryRecord(
          head: head(try id("commitment/c\(index)"), CalendarDate(day)), days: AuthoredDays(about: day, shown: day),
          attributes: [Attribute(.by, "north")]))
    }
    let always = AuthoredDays(about: start, shown: start)
    entries.append(
      EntryRecord(
        head: head(actor, party: "north"), days: nil,
        rows: [
          .init(
            Statement(.role, days: unplaced, text: "Envoy"), days: always,
            links: try (0..<5).map { .init(.prose, try id("moment/m\($0 * 15 + 7)")) })
        ]))
    let record = PackRecord(
      info: PackInfo(id: "test", title: "Test"), parties: [Party(id: "north", name: "North", letter: "N")], phases: [],
      intro: [], entries: entries)
    let pack = try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
    let horizon = Horizon(cut: try cut.map { .day(try #require(CalendarDate($0)).lastDay) } ?? .wholeStory)
    return try #require(pack.edition(horizon))
  }

  @Test("A section shows the newest 40 and says how many earlier ones there are within the horizon")
  func limit() throws {
    func shape(_ topic: Dossier.Topic, _ cut: String? = nil) throws -> [String] {
      let dossier = try #require(Dossier(of: id("actor/kim"), in: edition(cut)))
      return dossier.sections(on: topic).map {
        "\($0.earlier) + \($0.rows.count), \($0.rows.first?.text ?? "") … \($0.rows.last?.text ?? "")"
      }
    }
    expectNoDifference(try shape(.moments), ["20 + 40, [m25](moment/m25) … [m74](moment/m74)"])
    expectNoDifference(
      try shape(.promised), ["5 + 40, [c5](commitment/c5): **open** … [c44](commitment/c44): **open**"])
    expectNoDifference(try shape(.mentions), ["0 + 10, [m3](moment/m3) … [m71](moment/m71)"])
    expectNoDifference(try shape(.moments, "2001-02-20"), ["1 + 40, [m1](moment/m1) … [m50](moment/m50)"])
    expectNoDifference(try shape(.moments, "2001-02-19"), ["0 + 40, [m0](moment/m0) … [m49](moment/m49)"])
    let page = try #require(Dossier(of: id("actor/kim"), in: edition())).page
    #expect(page.parts.contains(.row(label: "", text: "*earlier ones: 20*")))
  }

  @Test("What lists narrow to has no such limit, and stands in the order of the list")
  func narrowing() throws {
    let edition = try edition()
    let dossier = try #require(Dossier(of: id("actor/kim"), in: edition))
    expectNoDifference(dossier.entries(of: .moment).map(\.slug), (0..<75).map { "m\($0)" })
    expectNoDifference(dossier.entries(of: .commitment).count, 45)
  }
}
