import Lenses
import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("Nothing beyond the horizon")
struct HorizonTests {
  /// The horizons to walk: at every moment one of: a cut at it, at its day, a lock at its day; then and now in turn.
  private func horizons(_ edition: Edition) -> [Horizon] {
    edition.heads(.moment, 0..<edition.count(.moment)).enumerated().map { index, head in
      let reading: Reading = index % 2 == 0 ? .then : .now
      return switch index % 3 {
      case 0: Horizon(cut: .moment(head.id), reading: reading)
      case 1: Horizon(cut: .day(head.days.about.day), reading: reading)
      default: Horizon(cut: .wholeStory, reading: reading, lock: head.days.about.day)
      }
    }
  }

  @Test("No frame of any lens holds the title of an entry beyond it")
  func frames() throws {
    let pack = try frozenPack()
    let library = Library(pack)
    let whole = library.edition(Horizon(reading: .now))
    let all = Kind.allCases.flatMap { whole.heads($0, 0..<whole.count($0)) }
    #expect(all.count > 30)
    for horizon in horizons(whole) {
      let edition = library.edition(horizon)
      // A hidden entry may share its title with a visible one: a report called like its event.
      let visible = Set(all.filter { edition.head($0.id) != nil }.map(\.title))
      let hidden = all.filter { edition.head($0.id) == nil && !visible.contains($0.title) }
      for lens in Lens.built {
        var state = State(size: Size(rows: 100, columns: 160), lens: lens, horizon: horizon, in: library)
        state.view.zoom = .normal
        let list = LensList(lens, in: edition)
        for head in list.rows(0..<list.count).map(\.head) {
          state.select(head.id, in: library)
          let text = view(state, in: library).lines().joined(separator: "\n")
          for entry in hidden where entry.title.count > 12 {
            #expect(!text.contains(entry.title), "\(entry.id) shows in \(head.id) at \(horizon)")
            #expect(
              entry.short.isEmpty || entry.short.count < 6 || !text.contains(entry.short),
              "\(entry.id) shows in \(head.id) at \(horizon)")
          }
        }
      }
    }
  }

  @Test("A lock announces nothing: the header reads like a cut, and no count tells of more")
  func lock() throws {
    let whole = Library(try frozenPack()).edition(Horizon())
    let middle = try #require(whole.heads(.moment, 6..<7).first).days.about.day
    let journey = try Journey(120, 36, horizon: Horizon(lock: middle))
    #expect(journey.text.contains("as of \(CalendarDate(middle).readable) · then"))
    #expect(!journey.text.contains("later ·"))
    let edition = journey.library.edition(journey.state.view.horizon)
    #expect(edition.hiddenByCut == 0)
    #expect(edition.count(.moment) < whole.count(.moment))
  }

  @Test("Where the claims would be it says from when they are there, unless a lock hides that day")
  func claimsBeforeTheArticle() throws {
    let day = try #require(CalendarDate("2011-09-01")).firstDay
    func list(_ horizon: Horizon, _ columns: Int = 120) throws -> String {
      var journey = try Journey(columns, 36, horizon: horizon)
      try journey.press("6")
      let words = journey.lines.map { $0.prefix(28).dropFirst().prefix { $0 != "│" } }.joined(separator: " ")
      return words.split(separator: " ").joined(separator: " ")
    }
    let notice = "the claims are there from 31 Mar 2012, the day when the article was out"
    #expect(try list(Horizon(cut: .day(day))).contains(notice))
    #expect(try list(Horizon(cut: .day(day), reading: .now)).contains(notice))
    #expect(try !list(Horizon(lock: day)).contains("claims are there"))
    #expect(try !list(Horizon()).contains("claims are there"))
  }
}
