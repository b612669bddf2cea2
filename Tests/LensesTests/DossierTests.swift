import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Dossiers")
struct DossierTests {
  private func dossier(_ actor: String, _ cut: String? = nil, _ reading: Reading = .then, lock: String? = nil) throws
    -> Dossier
  {
    try #require(Dossier(of: id("actor/" + actor), in: frozen(cut, reading, lock: lock)))
  }

  /// The page: headings as they are, rows with their labels.
  private func lines(_ dossier: Dossier) -> [String] {
    dossier.page.parts.map { part in
      switch part {
      case .section(let title): title
      case .row(let label, let text, _): "\(label) | \(text)"
      case .prose(let text, _), .aside(let text): text
      }
    }
  }

  @Test("What an actor had said, promised, been promised and knew, in one order; the side's after their own")
  func page() throws {
    let dossier = try dossier("seo-dal-ha", "2012-02-24")
    expectNoDifference(dossier.page.title, "Seo Dal-ha")
    expectNoDifference(
      dossier.page.kicker, ["Dossier · as of 24 Feb 2012 · then", "person · Aran", "서달하 · So Dal Ha · Seo Dalha"])
    let lines = lines(dossier)
    expectNoDifference(
      lines.filter { !$0.contains(" | ") },
      [
        "Roles", "What they were reported to want", "Took part in", "Promised", "Promised by their side, Aran",
        "Promised to their side, Aran", "Offered to their side, Aran", "Denied offers", "Readings of terms",
        "Readings of terms by their side, Aran", "Tellings"
      ])
    expectNoDifference(
      lines.filter { $0.hasPrefix("since") || $0.contains("buoys") || $0.contains("crews") || $0.contains("  ") },
      [
        "since 1 Dec 2010 | Chancellor of Aran",
        """
        14 Jul 2011 | [To lay no buoys while talks go on](commitment/drill-halt) (to Borel, the public): **partly** \
        (the editors, 3 Aug 2011: suspended for one summer) [S12](source/s12)
        """,
        "14 Jul 2011 | [To send sailors home](commitment/return-crews) (to the public): **kept** (the editors, 2 Aug 2011) "
          + "[S12](source/s12)",
        "  gives | The north tower, lamp and engine, under the eyes of the League [S18](source/s18).",
        "  asks | An end of the ban on table salt [S18](source/s18).",
        "  denied by | [Seo Dal-ha](actor/seo-dal-ha), 24 Feb 2012 [S17](source/s17)",
        "  says | Borel asked for an end of the whole ban: The whole ban for one tower.",
        "  says | Borel offered the engine of the north tower."
      ])
    #expect(lines.contains("24 Feb 2012 | [The lunch is cancelled](moment/cape-lunch): leaves first"))
    #expect(
      lines.contains(
        "24 Feb 2012 | [Dark](term/dark) (harder, the editors): All three towers, engines and all. [S17](source/s17)"))
    #expect(
      lines.contains(
        "24 Feb 2012, 14:00 | [Cape Tern, told twice](account/cape-tern), Before the press. [S17](source/s17)"))
  }

  @Test("A state is that of the cut, by each holder; nobody's yet is open")
  func states() throws {
    func state(_ cut: String?) throws -> String? {
      let rows = try dossier("tran-lac-van", cut).sections(on: .promised).flatMap(\.rows)
      return rows.first { $0.anchor.entry.slug == "dark-towers" }?.text.split(separator: ": ", maxSplits: 1).last.map(
        String.init)
    }
    expectNoDifference(try state("2011-07-14"), "**open**")
    expectNoDifference(
      try state("2011-09-01"), "**partly** (the editors, 24 Aug 2011: lamp house off one tower of three)")
    expectNoDifference(
      try state(nil),
      """
      **reversed** (the editors, 12 Mar 2012: lamp house back on the tower), **partly** ([Đỗ Quang \
      Hiển](actor/do-quang-hien), 25 Feb 2012: the north tower, for table salt), **open** (Aran, 24 Feb 2012: one tower \
      of three offered)
      """)
    #expect(try state("2011-07-13") == nil)
  }

  @Test("Roles are those that had not ended; where all had, the last one")
  func roles() throws {
    func roles(_ actor: String, _ cut: String) throws -> [String] {
      try dossier(actor, cut).sections(on: .roles).flatMap(\.rows).map { "\($0.label): \($0.text)" }
    }
    expectNoDifference(try roles("seo-dal-ha", "2010-11-29"), ["since about May 2007: Minister of the Sea"])
    expectNoDifference(try roles("seo-dal-ha", "2010-11-30"), ["about May 2007 to 30 Nov 2010: Minister of the Sea"])
    expectNoDifference(try roles("seo-dal-ha", "2010-12-01"), ["since 1 Dec 2010: Chancellor of Aran"])
  }

  @Test("Only an actor within the horizon has one")
  func hidden() throws {
    #expect(Dossier(of: try id("moment/lantern-signing"), in: try frozen()) == nil)
    #expect(Dossier(of: try id("actor/nobody"), in: try frozen()) == nil)
    #expect(Dossier(of: try id("actor/yun-mi-ro"), in: try frozen("2011-05-19")) == nil)
    #expect(Dossier(of: try id("actor/yun-mi-ro"), in: try frozen("2011-05-20")) != nil)
    #expect(Dossier(of: try id("actor/yun-mi-ro"), in: try frozen(nil, .now, lock: "2011-05-19")) == nil)
  }

  @Test("At every horizon, each row and each narrowed list leads only to what is within it, each entry once")
  func horizon() throws {
    let whole = try frozen()
    let actors = whole.heads(.actor, 0..<whole.count(.actor)).map(\.id)
    let days = whole.heads(.moment, 0..<whole.count(.moment)).map(\.days.about.day)
    var rowCount = 0
    for (index, day) in days.enumerated() {
      let cut = CalendarDate(day).description
      let edition = try index % 2 == 0 ? frozen(cut, index % 4 == 0 ? .then : .now) : frozen(nil, .now, lock: cut)
      for actor in actors {
        guard let dossier = Dossier(of: actor, in: edition) else { continue }
        for row in dossier.sections.flatMap(\.rows) {
          rowCount += 1
          #expect(edition.head(row.anchor.entry) != nil)
          #expect(row.day <= edition.bounds.about)
          for citation in row.citations { #expect(edition.head(citation) != nil) }
        }
        for kind in Kind.allCases {
          let entries = dossier.entries(of: kind)
          #expect(Set(entries).count == entries.count)
          let places = entries.compactMap(edition.position(of:))
          #expect(places.count == entries.count)
          expectNoDifference(places, places.sorted())
        }
        let named = dossier.sections.flatMap(\.rows).map(\.anchor.entry)
        for id in named { #expect(dossier.entries(of: id.kind).contains(id)) }
      }
    }
    #expect(rowCount > 1_000)
  }
}

@Suite("Narrowed lists")
struct NarrowedListTests {
  @Test(
    "A narrowed list has only what is connected with the actor, and counts, finds and shows it as the whole list does")
  func list() throws {
    let edition = try frozen("2012-02-25")
    let dossier = try #require(Dossier(of: id("actor/do-quang-hien"), in: edition))
    func slugs(_ kind: Kind) -> [String] { dossier.entries(of: kind).map(\.slug) }
    expectNoDifference(slugs(.moment), ["dark-defined", "cape-borel-account"])
    // By or to the side.
    expectNoDifference(
      Set(slugs(.commitment)), ["open-channel", "drill-halt", "salt-trade", "return-crews", "dark-towers"])
    expectNoDifference(slugs(.term), ["dark"])
    #expect(slugs(.source).contains("s18"))
    for kind in Kind.allCases {
      let ids = dossier.entries(of: kind)
      let list = LensList(of: kind, in: edition, narrowedTo: ids)
      let whole = LensList(of: kind, in: edition)
      expectNoDifference(list.count, ids.count)
      expectNoDifference(list.rows(0..<list.count + 3).map(\.head.id), ids)
      for (position, id) in ids.enumerated() {
        expectNoDifference(list.position(of: id), position)
        let place = try #require(whole.position(of: id))
        expectNoDifference(list.rows(position..<position + 1), whole.rows(place..<place + 1))
      }
      for row in whole.rows(0..<whole.count) where !ids.contains(row.head.id) {
        #expect(list.position(of: row.head.id) == nil)
      }
    }
    #expect(LensList(of: .moment, in: edition, narrowedTo: []).rows(0..<5).isEmpty)
  }
}
