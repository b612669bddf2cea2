import CustomDump
import Lenses
import PackStore
import SequenceModel
import Testing

@Suite("Voices")
struct VoicesTests {
  private func rows(_ voices: Voices, _ section: String) -> [String] {
    var title = ""
    return voices.page.parts.compactMap { part in
      switch part {
      case .section(let name):
        title = name
        return nil
      case .row(let label, let text, _): return title == section ? "\(label) \(text)" : nil
      case .prose, .aside: return nil
      }
    }
  }

  @Test("The sources of the pack by side, genre and channel, how much was read, and who repeats whom")
  func pack() throws {
    let voices = Voices(in: try frozen())
    expectNoDifference(voices.page.title, "Voices")
    expectNoDifference(voices.page.kicker, ["Voices · whole story", "23 sources, at least 22 origins"])
    expectNoDifference(rows(voices, "Read by the editors"), ["whole 17", "in part 6"])
    expectNoDifference(
      rows(voices, "Sides by genre"),
      [
        """
        All, 23: report 6, statement 5, analysis 3, primary text 2, readout 2, press conference 2, opinion 2, memoir 1
        """,
        "Aran, 8: statement 3, press conference 2, report 2, memoir 1",
        "Borel, 5: statement 2, primary text 1, readout 1, opinion 1", "League of Harbours, 1: readout 1",
        "No side, 9: report 4, analysis 3, primary text 1, opinion 1"
      ])
    expectNoDifference(
      rows(voices, "Sides by channel").last, "No side, 9: newspaper 5, think tank 2, government 1, magazine 1")
    expectNoDifference(rows(voices, "Sources of the same origin"), [" [S13](source/s13) by [S20](source/s20)"])
    expectNoDifference(rows(voices, "Sources"), [])
  }

  @Test("Those of an entry are what it and its statements name, each once")
  func entry() throws {
    let voices = try #require(Voices(of: id("claim/p1-2"), in: frozen()))
    expectNoDifference(voices.all.sources, 4)
    expectNoDifference(
      rows(voices, "Sources"),
      [
        " [S5](source/s5) Borel Bulletin: Borel, readout, state media, read: whole",
        " [S4](source/s4) Aran Gazette: Aran, report, state media, read: whole",
        " [S3](source/s3) Chancellery of Aran: Aran, press conference, government, read: in part",
        " [S21](source/s21) Sound Press: Aran, memoir, book, read: in part"
      ])
    let source = try #require(Voices(of: id("source/s20"), in: frozen()))
    expectNoDifference([source.all.sources, source.all.origins], [1, 1])
    expectNoDifference(rows(source, "Sources of the same origin"), [" [S13](source/s13) by [S20](source/s20)"])
    expectNoDifference(try Voices(of: id("actor/nobody"), in: frozen()), nil)
  }

  @Test("One entry's way and the pack's way of reading count the same, at every horizon, and no source beyond it")
  func horizon() throws {
    let whole = try frozen()
    for head in whole.heads(.moment, 0..<whole.count(.moment)) {
      let cut = CalendarDate(head.days.about.day).description
      for edition in [try frozen(cut), try frozen(cut, .now), try frozen(nil, .now, lock: cut)] {
        let voices = Voices(in: edition)
        let sources = edition.heads(.source, 0..<edition.count(.source))
        expectNoDifference(voices.all.sources, sources.count)
        expectNoDifference(voices.sides.reduce(0) { $0 + $1.sources }, sources.count)
        expectNoDifference(voices.all.origins, edition.originCount(of: sources.map(\.id)))
        let single = sources.compactMap { Voices(of: $0.id, in: edition)?.all }
        for words in [\Voices.Group.genres, \.channels, \.read] {
          var sums: [String: Int] = [:]
          for count in single.flatMap({ $0[keyPath: words] }) { sums[count.word, default: 0] += count.count }
          let counts = voices.all[keyPath: words].map { ($0.word, $0.count) }
          expectNoDifference(Dictionary(counts, uniquingKeysWith: +), sums)
        }
        for repetition in voices.repetitions {
          for id in [repetition.origin] + repetition.sources { #expect(edition.head(id) != nil) }
        }
      }
    }
    #expect(try Voices(of: id("moment/cape-lunch"), in: frozen("2012-02-23")) == nil)
  }
}
