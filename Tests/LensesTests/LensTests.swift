import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("What a lens says")
struct LensTests {
  @Test("The sequence is grouped by year and phase, the day in front")
  func sequence() throws {
    let list = LensList(.sequence, in: try frozen())
    let rows = list.rows(0..<4)
    expectNoDifference(
      rows.map(\.group), ["2011 · The quarrel", "2011 · The quarrel", "2011 · The quarrel", "2011 · The approach"])
    expectNoDifference(rows.map(\.lead), ["11 Feb", "20 Mar", "05 Apr", "~02 May"])
    #expect(try list.position(of: id("moment/salt-seizure")) == 0)
    #expect(try list.position(of: id("claim/p1-2")) == nil)
    #expect(list.rows(list.count..<list.count + 5).isEmpty)
  }

  @Test("A claim carries its last status; before the article appeared there are none")
  func claims() throws {
    let rows = LensList(.claims, in: try frozen()).rows(0..<2)
    expectNoDifference(rows.map(\.lead), ["P1.1", "P1.2"])
    expectNoDifference(rows.map(\.trail), ["corroborated", "contested"])
    #expect(LensList(.claims, in: try frozen("2012-03-30")).count == 0)
  }

  @Test("An article says what the day knew, then what was learned, then what followed; the sources close it")
  func article() throws {
    let article = try #require(Article(id("moment/lantern-signing"), in: frozen()))
    let sections = article.parts.compactMap { if case .section(let title) = $0 { title } else { nil } }
    expectNoDifference(sections, ["Learned 15 Jul 2011", "Since 24 Feb 2012", "Who took part", "Sources"])
    let then = try #require(Article(id("moment/lantern-signing"), in: frozen("2011-07-14")))
    let known = then.parts.compactMap { if case .section(let title) = $0 { title } else { nil } }
    expectNoDifference(known, ["Who took part", "Sources"])
    #expect(Article(try id("moment/lantern-signing"), in: try frozen("2011-07-13")) == nil)
  }

  @Test("A claim shows its assessments with the evidence under each")
  func evidence() throws {
    let article = try #require(Article(id("claim/p1-2"), in: frozen("2012-12-31")))
    let labels = article.parts.compactMap { if case .row(let label, _, _) = $0 { label } else { nil } }
    expectNoDifference(labels, ["Passage", "31 Mar 2012", "  for:", "  against:", "For:", "Against:"])
    let later = try #require(Article(id("claim/p1-2"), in: frozen()))
    #expect(later.parts.count == article.parts.count + 2)
  }

  @Test("A commitment's state on the entry's day and at the cut, each holder who differs named once")
  func states() throws {
    let made = Instant.endOf(try #require(CalendarDate("2011-07-14")).firstDay)
    func change(_ cut: String?) throws -> String {
      StateChange(of: try id("commitment/dark-towers"), from: made, in: try frozen(cut)).readable
    }
    #expect(try change("2011-07-14") == "open")
    #expect(try change("2011-09-01") == "open → partly")
    #expect(try change(nil).hasPrefix("open → reversed"))
    #expect(try change("2011-07-13").isEmpty)
  }

  @Test("Connections name each entry once, and nothing beyond the horizon")
  func connections() throws {
    for cut in ["2011-07-14", "2011-12-31", nil] {
      let edition = try frozen(cut)
      let rows = Connections(of: try id("moment/lantern-signing"), in: edition).rows
      #expect(Set(rows.map(\.head.id)).count == rows.count)
      for row in rows { #expect(edition.head(row.head.id) != nil) }
    }
    #expect(Connections(of: try id("moment/cape-lunch"), in: try frozen("2011-12-31")).groups.isEmpty)
  }

  @Test("The header's three texts; a lock reads like a cut")
  func horizon() throws {
    #expect(try frozen().horizonText == "whole story")
    #expect(try frozen("2011-09-01").horizonText == "as of 1 Sep 2011 · then")
    #expect(try frozen("moment/lantern-press", .now).horizonText == "as of 14 Jul 2011, 16:00 · with hindsight")
    #expect(try frozen(nil, .then, lock: "2011-09-01").horizonText == "as of 1 Sep 2011 · then")
    #expect(try frozen("2012-01-01", .then, lock: "2011-09-01").horizonText == "as of 1 Sep 2011 · then")
  }

  @Test("The strip counts the moments of a month, the busiest one highest")
  func strip() throws {
    let months = ActivityStrip(in: try frozen()).months
    #expect(months.first.map { "\($0.year)-\($0.month)" } == "2011-2")
    #expect(months.reduce(0) { $0 + $1.count } == (try frozen().count(.moment)))
    #expect(months.map(\.level).max() == 8)
    #expect(months.allSatisfy { ($0.count == 0) == ($0.level == 0) })
  }

  @Test("A name with CommonMark's characters stays a name")
  func escaping() {
    #expect(escaped("a*b_[c]") == #"a\*b\_\[c\]"#)
  }
}

@Suite("A tour as an article")
struct TourArticleTests {
  @Test("Each step is a section: heading, what it shows, its prose; steps beyond the horizon are not there")
  func steps() throws {
    let tour = try id("tour/one-word")
    expectNoDifference(
      try #require(Article(tour, in: frozen())).parts.filter { if case .row = $0 { false } else { true } },
      [
        .section("Step 1 · A meeting on a rock · 5 min"),
        .aside(
          "Sequence · [Two boats at Lantern Island](moment/lantern-arrival) · as of 14 Jul 2011, 09:00"),
        .prose(
          """
          Two boats, one staircase. Read [how they met](moment/lantern-arrival).

          ---

          Who had to wait?

          > Notes: Let them guess before the reveal.
          """, .contemporary),
        .section("Step 2 · The page · 5 min · optional"),
        .aside("Documents · [The page of Lantern Island](document/lantern-page) · as of 14 Jul 2011"),
        .prose("Which word is not explained?", .contemporary),
        .section("Step 3 · The lunch · 3 min · optional"),
        .aside("Terms · [The lunch is cancelled](moment/cape-lunch) · as of 24 Feb 2012"),
        .prose("Now [the same word](term/dark) again, in [two accounts](account/cape-tern).", .contemporary)
      ])
    let known = try #require(Article(tour, in: frozen(nil, .then, lock: "2012-02-23")))
    expectNoDifference(
      known.parts.compactMap { if case .section(let title) = $0 { title } else { nil } },
      ["Step 1 · A meeting on a rock · 5 min", "Step 2 · The page · 5 min · optional"])
  }
}
