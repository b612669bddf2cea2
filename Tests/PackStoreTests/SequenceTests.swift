import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("The sequence")
struct SequenceTests {
  /// Moments on scattered days, some with a time, some public only later.
  private static func moments(seed: Int) throws -> [EntryRecord] {
    var state = UInt64(seed)
    func number(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    return try (0..<120).map { index in
      let about = MarkedPack.day(number(200))
      let shown = number(4) == 0 ? about.advanced(by: number(60)) : about
      let time = number(2) == 0 ? "1\(number(10)):00" : nil
      return try moment(
        "e\(index)", CalendarDate(about).description, time: time, publicFrom: CalendarDate(shown).description)
    }
  }

  @Test("Counts, positions, windows and neighbours are those of a plain filter", arguments: 1...4)
  func arithmetic(_ seed: Int) throws {
    let pack = try pack(record(try SequenceTests.moments(seed: seed)))
    let whole = try #require(pack.edition(Horizon()))
    let all = whole.heads(.moment, 0..<1_000)
    expectNoDifference(all.map(\.days.about), all.map(\.days.about).sorted())
    for (cut, lock) in [(nil, nil), (0, nil), (60, nil), (100, nil), (100, 120), (150, 90), (nil, 110), (199, nil)]
      as [(Int?, Int?)]
    {
      for reading in Reading.allCases {
        let horizon = Horizon(
          cut: cut.map { .day(MarkedPack.day($0)) } ?? .wholeStory, reading: reading,
          lock: lock.map { MarkedPack.day($0) })
        let edition = try #require(pack.edition(horizon))
        let visible = all.filter { edition.bounds.contains($0.days) }
        expectNoDifference(edition.count(.moment), visible.count)
        expectNoDifference(edition.heads(.moment, 0..<1_000), visible)
        for range in [0..<1, 3..<9, 40..<41, 50..<500] {
          expectNoDifference(edition.heads(.moment, range), Array(visible[range.clamped(to: visible.indices)]))
        }
        for (index, head) in visible.enumerated() { expectNoDifference(edition.position(of: head.id), index) }
        let locked = Bounds(cut: nil, reading: .now, lock: horizon.lock)
        expectNoDifference(edition.hiddenByCut, all.filter { locked.contains($0.days) }.count - visible.count)
        for day in stride(from: -1, to: 205, by: 7).map(MarkedPack.day) {
          expectNoDifference(edition.position(upTo: day), visible.lastIndex { $0.days.about.day <= day })
        }
        for step in [1, 13] {
          let days = stride(from: -1, to: 205, by: step).map(MarkedPack.day)
          let counts = days.map { day in visible.count { $0.days.about.day <= day } }
          expectNoDifference(edition.momentCounts(upTo: days), counts)
        }
        // Those at which a cut shows the moment itself, within the lock.
        let stops = all.indices.filter {
          locked.contains(all[$0].days) && (reading == .now || all[$0].days.shown == all[$0].days.about)
        }
        expectNoDifference(edition.moment(nextTo: nil, forward: true), stops.first.map { all[$0] })
        expectNoDifference(edition.moment(nextTo: nil, forward: false), stops.last.map { all[$0] })
        for (index, head) in all.enumerated() {
          let next = locked.contains(head.days) ? stops.first { $0 > index } : nil
          let previous = locked.contains(head.days) ? stops.last { $0 < index } : nil
          expectNoDifference(edition.moment(nextTo: head.id, forward: true), next.map { all[$0] })
          expectNoDifference(edition.moment(nextTo: head.id, forward: false), previous.map { all[$0] })
        }
        var months: [Int: Int] = [:]
        for head in visible {
          let (year, month, _) = head.days.about.day.civil
          months[year * 12 + month - 1, default: 0] += 1
        }
        let activity = edition.activity()
        expectNoDifference(activity.filter { $0.count > 0 }.map { $0.year * 12 + $0.month - 1 }, months.keys.sorted())
        expectNoDifference(
          activity.filter { $0.count > 0 }.map(\.count), months.keys.sorted().compactMap { months[$0] })
        expectNoDifference(activity.count, (months.keys.max() ?? -1) - (months.keys.min() ?? 0) + 1)
      }
    }
  }

  @Test("A cut at each next moment shows that moment, and the steps go through them all")
  func steps() throws {
    let pack = try pack(record(try SequenceTests.moments(seed: 9)))
    var edition = try edition(pack)
    var current: EntryID?
    var count = 0
    while let next = edition.moment(nextTo: current, forward: true) {
      edition = try #require(pack.edition(Horizon(cut: .moment(next.id))))
      expectNoDifference(edition.head(next.id)?.id, next.id)
      expectNoDifference(edition.heads(.moment, 0..<1_000).filter { $0.days.about > next.days.about }, [])
      current = next.id
      count += 1
    }
    let whole = try #require(pack.edition(Horizon())).heads(.moment, 0..<1_000)
    expectNoDifference(count, whole.filter { $0.days.about == $0.days.shown }.count)
  }

  @Test("A cut at an unknown moment is none; under a lock, nor is one at a moment beyond it")
  func unknownCut() throws {
    let pack = try pack(
      record([
        moment("early", "2018-06-12"), moment("late", "2018-06-20"),
        moment("secret", "2018-06-11", publicFrom: "2018-06-19"), entry("word/late", "Late", "2018-06-12")
      ]))
    for cut in ["moment/unknown", "word/late"] {
      #expect(pack.edition(Horizon(cut: .moment(try id(cut)))) == nil)
    }
    let lock = try day("2018-06-13")
    #expect(pack.edition(Horizon(cut: .moment(try id("moment/early")), lock: lock)) != nil)
    #expect(pack.edition(Horizon(cut: .moment(try id("moment/late")), lock: lock)) == nil)
    #expect(pack.edition(Horizon(cut: .moment(try id("moment/secret")), lock: lock)) == nil)
    expectNoDifference(try edition(pack, "moment/late", lock: "2018-06-25").slugs(.moment), ["secret", "early", "late"])
  }

  @Test("A cut past the lock becomes the lock")
  func cutPastLock() throws {
    let pack = try pack(record([moment("early", "2018-06-12"), moment("late", "2018-06-20")]))
    let edition = try edition(pack, "2018-07-01", lock: "2018-06-13")
    expectNoDifference(edition.slugs(.moment), ["early"])
    expectNoDifference(edition.hiddenByCut, 0)
  }

  @Test("Activity goes from the first to the last month that has moments, and no further back than 1,200 months")
  func activity() throws {
    let pack = try pack(
      record([
        moment("a", "1800-01-05"), moment("b", "2018-05-31"), moment("c", "2018-06-30"), moment("d", "2018-08-01")
      ]))
    let months = try edition(pack).activity()
    expectNoDifference(months.count, 1_200)
    expectNoDifference(
      months.suffix(4).map { "\($0.year)-\($0.month): \($0.count)" },
      [
        "2018-5: 1", "2018-6: 1", "2018-7: 0", "2018-8: 1"
      ])
    expectNoDifference(try edition(pack, "1800-02-01").activity().map(\.count), [1])
    #expect(try edition(pack, "1700-01-01").activity().isEmpty)
  }

  @Test("Moments that follow one another in a circle are refused")
  func circle() throws {
    #expect(throws: PackWriter.Failure(reason: "moment/a follows itself in a circle")) {
      try PackWriter.bytes(
        record([
          moment("a", "2018-06-12", follows: "b"), moment("b", "2018-06-12", follows: "a")
        ]))
    }
  }
}
