import EmbeddedPack
import Explorer
import Lenses
import PackStore
import SequenceModel
import Testing

/// The program's first promise, of all that it prints: nothing beyond the horizon shows anywhere.
///
/// What lies beyond is computed from what the authors wrote (`AuthoredStory`); what can tell of it is looked for in every text
/// (`Telltales`); what says nothing in words, a state or a link, is counted (`VisibleRows`).
@Suite("Nothing beyond the horizon shows anywhere")
struct LeakTests {
  let story: AuthoredStory
  let telltales: Telltales
  let pack: Pack

  init() throws {
    (story, telltales) = try Corpus.authored.get()
    pack = try EmbeddedPack.open()
  }

  /// Sampled, for the whole product would take minutes: at each cut each entry in one of the four horizons in turn; as text, as JSON or
  /// as one of its other pages in turn, every twelfth on the screen.
  @Test("Articles", arguments: CutPlace.all)
  func articles(at place: CutPlace) throws {
    var found = FoundLeaks(place)
    for (turn, horizon) in place.horizons.enumerated() {
      let surfaces = try Surfaces(pack, at: horizon)
      let screens = Screens(pack, at: horizon)
      let reach = try Reach(horizon, in: story)
      let rows = VisibleRows(of: story, within: reach)
      for id in surfaces.entries {
        guard let number = story.numbers[id], (number + place.number) % 4 == turn else { continue }
        // Not in step with the horizons, or an entry would have the same surface at each of them.
        let turn = number / 4 + place.number + place.number / 4
        let surface = Surfaces.OfEntry.turned(turn, for: id.kind)
        let shown = turn % 12 == 0 ? try screens.article(id) : surfaces.shown(surface, of: id)
        found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach))
        if let article = shown.data { found.note(rows.faults(in: article, of: id), at: horizon) }
        if turn % 4 == 1 { found.note(rows.faults(in: Connections(of: id, in: surfaces.edition), of: id), at: horizon) }
      }
    }
    found.report()
  }

  /// Every tour on paper, at every fifth cut: on paper a leak cannot be called back.
  @Test("Handouts", arguments: CutPlace.all.filter { $0.number % 5 == 0 })
  func handouts(at place: CutPlace) throws {
    var found = FoundLeaks(place)
    for horizon in place.horizons {
      let surfaces = try Surfaces(pack, at: horizon)
      let reach = try Reach(horizon, in: story)
      for id in surfaces.entries where id.kind == .tour {
        let shown = surfaces.shown(.handout, of: id)
        found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach))
      }
    }
    found.report()
  }

  /// All lists at every horizon; each table at each cut as text, as JSON or as both.
  @Test("Lists, tables and counts", arguments: CutPlace.all)
  func lists(at place: CutPlace) throws {
    var found = FoundLeaks(place)
    for (turn, horizon) in place.horizons.enumerated() {
      let surfaces = try Surfaces(pack, at: horizon)
      let reach = try Reach(horizon, in: story)
      for shown in Surfaces.OfPack.allCases.flatMap({ surfaces.shown($0, turn: place.number + turn) }) {
        found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach))
      }
      let rows = VisibleRows(of: story, within: reach)
      for (name, table) in surfaces.tables(place.number + turn) {
        found.note(rows.faults(in: table, named: name, of: surfaces.edition), at: horizon)
      }
      found.note(try counts(in: surfaces.edition, reach, horizon), at: horizon)
    }
    found.report()
  }

  /// What is wrong with the numbers that lists, strip and soft cut show.
  private func counts(in edition: Edition, _ reach: Reach, _ horizon: Horizon) throws -> [String] {
    var faults: [String] = []
    func expect(_ name: String, _ count: Int, _ expected: Int) {
      if count != expected { faults.append("\(name): \(count) instead of \(expected)") }
    }
    for kind in Kind.allCases {
      expect(
        "number of \(kind.plural)", edition.count(kind),
        story.days.count { $0.key.kind == kind && reach.holds($0.value) })
    }
    func moments(_ reach: Reach) -> [Day] {
      story.days.filter { $0.key.kind == .moment && reach.holds($0.value) }.compactMap { $0.value.first?.about.day }
    }
    let months = Dictionary(grouping: moments(reach)) { $0.civil.year * 12 + $0.civil.month - 1 }.mapValues(\.count)
    let strip = ActivityStrip(in: edition).months
    for month in strip {
      let expected = months[month.year * 12 + month.month - 1] ?? 0
      expect("\(month.year)-\(month.month) in the strip", month.count, expected)
    }
    expect("months in the strip", strip.count, (months.keys.max() ?? -1) - (months.keys.min() ?? 0) + 1)
    for scale in [Timeline.Scale.year, .month, .week] {
      for bucket in Timeline(scale, from: Day(number: .min), columns: 500, in: edition).buckets {
        let days = bucket.first...bucket.last
        expect("\(bucket.title) in the timeline", bucket.moments.count, moments(reach).count { days.contains($0) })
      }
    }
    let all = try Reach(Horizon(reading: .now, lock: horizon.lock), in: story)
    expect("moments that the cut hides", edition.hiddenByCut, moments(all).count - moments(reach).count)
    return faults
  }

  @Test("Searches", arguments: CutPlace.all)
  func searches(at place: CutPlace) throws {
    var found = FoundLeaks(place)
    for horizon in place.horizons {
      let surfaces = try Surfaces(pack, at: horizon)
      let screens = Screens(pack, at: horizon)
      let reach = try Reach(horizon, in: story)
      // A space ends the word: it finds no longer ones.
      for word in telltales.hiddenWords(beyond: reach, 10 + place.number).suffix(10) {
        found.note(surfaces.found(word + " ").map { "'\(word)' finds \($0.text)" }, at: horizon)
      }
      let titles = story.statements.filter { $0.name == "head" && !reach.holds($0.days) }.compactMap(\.texts.first)
      for title in titles.evenly(6 + place.number).suffix(6) {
        for shown in surfaces.found(title) + surfaces.found(String(title.prefix(3))) {
          found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach))
        }
      }
      if let title = titles.evenly(1 + place.number).last {
        let shown = try screens.search(title)
        found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach, saidBy: "s/\(title)"))
        let left = try screens.filter(title)
        found.look(in: left, at: horizon, telltales.leaks(in: left.text, beyond: reach, saidBy: "filter: \(title)"))
      }
    }
    found.report()
  }

  /// Every lens at each cut, in the readings and locks in turn; eight keys of the key map at each horizon, all of them within a few cuts.
  @Test("Screens", arguments: CutPlace.all)
  func screens(at place: CutPlace) throws {
    var found = FoundLeaks(place)
    for (turn, horizon) in place.horizons.enumerated() {
      let screens = Screens(pack, at: horizon)
      let reach = try Reach(horizon, in: story)
      for lens in Lens.built where (lens.rawValue + turn + place.number) % 3 == 0 {
        let shown = screens.lens(lens)
        found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach))
        let count = story.days.count { $0.key.kind == lens.kind && reach.holds($0.value) }
        if !lens.isTable, count > 0, !shown.text.contains("/\(count) ─") {
          found.note(["lens \(lens.title) does not say that it has \(count) rows"], at: horizon)
        }
      }
      for key in 0..<8 {
        let shown = try screens.key(((place.number * 4 + turn) * 8 + key) % screens.keyCount)
        found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach))
      }
    }
    found.report()
  }

  /// Whole lessons, every tour at some places: nothing on the presenter's screen, a student's or the notes lies beyond the lock in force there, which is
  /// never later than the one that the program was started with.
  @Test("Lessons", arguments: CutPlace.all)
  func lessons(at place: CutPlace) throws {
    var found = FoundLeaks(place)
    // Every second lesson is walked without a lock of its own: the tour's is in force.
    let ceiling = place.number % 2 == 0 ? place.day : nil
    let lessons = Lessons(pack, lock: ceiling)
    let tours = lessons.tours
    #expect(tours.count == story.days.count { $0.key.kind == .tour })
    for page in try lessons.pages(of: tours[(place.number / 2) % tours.count]) {
      let horizon = Horizon(lock: page.lock)
      if let ceiling { #expect(page.lock.map { $0 <= ceiling } == true) }
      found.look(
        in: page.shown, at: horizon, telltales.leaks(in: page.shown.text, beyond: try Reach(horizon, in: story)))
    }
    found.report()
  }

  /// Every question is asked at each horizon; some of them, and the last one, are looked at.
  @Test("Quizzes", arguments: CutPlace.all)
  func quizzes(at place: CutPlace) throws {
    var found = FoundLeaks(place)
    for (turn, horizon) in place.horizons.enumerated() {
      let shown = try Screens(pack, at: horizon).quiz(place.number * 4 + turn)
      let reach = try Reach(horizon, in: story)
      found.look(in: shown, at: horizon, telltales.leaks(in: shown.text, beyond: reach))
    }
    found.report()
  }

  @Test("A cut typed at a moment beyond a lock is answered like one at no moment", arguments: CutPlace.all)
  func typedCuts(at place: CutPlace) throws {
    for horizon in place.horizons {
      guard let lock = horizon.lock, let hidden = story.sequence.first(where: { $0.about.day > lock }) else { continue }
      let screens = Screens(pack, at: horizon)
      let slug = hidden.id.slug
      let unknown = String(repeating: "x", count: slug.count)
      let answer = try screens.answer(toCut: slug)
      #expect(answer.contains("there is no moment"))
      #expect(answer.replacing(slug, with: unknown) == (try screens.answer(toCut: unknown)))
      #expect(pack.edition(Horizon(cut: .moment(hidden.id), lock: lock)) == nil)
    }
  }
}
