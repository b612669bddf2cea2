import CustomDump
import SequenceModel
import Testing

@testable import PackStore

@Suite("Nothing beyond the horizon, everything within it")
struct ExactnessTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var cut: Int?
    var reading: Reading
    var lock: Int?

    var horizon: Horizon {
      Horizon(
        cut: cut.map { .day(MarkedPack.day($0)) } ?? .wholeStory, reading: reading,
        lock: lock.map { MarkedPack.day($0) })
    }

    /// The last days that may show.
    var limits: (about: Int, shown: Int) {
      let lock = lock ?? Int.max
      let about = min(cut ?? Int.max, lock)
      return (about, reading == .then ? about : lock)
    }

    func contains(_ marker: String) -> Bool {
      let days = MarkedPack.days(of: marker)
      return days.about <= limits.about && days.shown <= limits.shown
    }

    var testDescription: String {
      "cut \(cut.map(String.init) ?? "none"), \(reading), lock \(lock.map(String.init) ?? "none")"
    }
  }

  static let cases: [Case] = [nil, 0, 1, 2, 3, 4].flatMap { cut in
    Reading.allCases.flatMap { reading in [nil, 2].map { Case(cut: cut, reading: reading, lock: $0) } }
  }

  @Test("Every read of an edition stays within the horizon and leaves nothing out", arguments: cases)
  func everyRead(_ horizon: Case) throws {
    let pack = try MarkedPack.bytes.get().withUnsafeBytes { try Pack(bytes: $0) }
    let edition = try #require(pack.edition(horizon.horizon))
    let pairs = MarkedPack.pairs.map { MarkedPack.marker($0.about, $0.shown) }
    let visible = Set(pairs.filter(horizon.contains))

    var told: [(what: String, text: String)] = [
      ("phases", "\(edition.phases)"), ("intro", "\(edition.intro)"), ("parties", "\(edition.parties)")
    ]
    for kind in Kind.allCases {
      let heads = edition.heads(kind, 0..<1_000)
      expectNoDifference(Set(heads.map(\.id.slug)), visible, "\(kind)")
      expectNoDifference(edition.count(kind), visible.count)
      told.append(("heads of \(kind)", "\(heads)"))
      for (index, head) in heads.enumerated() {
        expectNoDifference(edition.position(of: head.id), index)
        expectNoDifference(edition.heads(kind, index..<index + 1), [head])
      }
    }
    for id in MarkedPack.ids {
      let isVisible = visible.contains(id.slug)
      expectNoDifference(edition.head(id) != nil, isVisible)
      expectNoDifference(edition.position(of: id) != nil, isVisible)
      let statements = edition.statements(of: id)
      let texts = Set(statements.filter { $0.field == .state }.flatMap { MarkedPack.markers(in: $0.text) })
      if isVisible, ![.actor, .term, .account].contains(id.kind) {
        let days = MarkedPack.days(of: id.slug)
        let expected = MarkedPack.pairs.map { MarkedPack.marker(max($0.about, days.about), max($0.shown, days.shown)) }
        expectNoDifference(texts, Set(expected.filter(horizon.contains)))
      }
      let links = edition.links(of: id)
      let backlinks = edition.backlinks(to: id, limit: 1_000)
      for days in statements.map(\.days) + (links + backlinks).flatMap({ [$0.days, $0.head.days] }) {
        #expect(edition.bounds.contains(days), "\(id)")
      }
      told.append(("statements of \(id)", "\(statements)"))
      told.append(("attributes of \(id)", "\(edition.attributes(of: id))"))
      told.append(("links of \(id)", "\(links)"))
      told.append(("backlinks to \(id)", "\(backlinks)"))
      if id.kind == .actor { told.append(("name of \(id)", edition.name(ofHolder: id.description))) }
    }
    let first = try id("moment/m0101")
    if visible.contains("m0101") {
      let expected = Set(Kind.allCases.flatMap { kind in visible.map { "\(kind.rawValue)/\($0)" } })
      expectNoDifference(
        Set(edition.links(of: first).filter { $0.field == .claims || $0.field == .moments }.map(\.head.id.description)),
        expected)
      expectNoDifference(
        Set(edition.backlinks(to: first, limit: 1_000).map(\.head.id.description)),
        expected.subtracting(["moment/m0101"]))
    }
    for marker in pairs {
      let search = edition.search(marker)
      var hits: [SearchHit] = []
      while !search.isFinished { hits += search.next(limit: 7, rows: 20) }
      expectNoDifference(hits.isEmpty, !visible.contains(marker), "search \(marker)")
      told.append(("search \(marker)", "\(hits)"))
    }
    for (what, text) in told {
      expectNoDifference(MarkedPack.markers(in: text).filter { !horizon.contains($0) }, [], what)
    }
    expectNoDifference(edition.activity().map(\.count).reduce(0, +), visible.count)
    let withinLock = Case(cut: nil, reading: .now, lock: horizon.lock)
    expectNoDifference(edition.hiddenByCut, pairs.filter(withinLock.contains).count - visible.count)
    expectNoDifference(edition.damage, nil)
  }
}
