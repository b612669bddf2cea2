import Glibc
import PackStore
import SequenceModel

/// Times the reads that must not grow with a pack, each the median of its runs.
struct Measurement {
  let path: String

  func print() throws(Pack.Failure) {
    var pack = try Pack(path: path)
    report("open", 50) { if let opened = try? Pack(path: path) { pack = opened } }
    let middle = GeneratedPack.start.advanced(by: GeneratedPack.dayCount / 2)
    let horizons = [
      ("whole story", Horizon()), ("then", Horizon(cut: .day(middle))),
      ("now", Horizon(cut: .day(middle), reading: .now))
    ]
    for (name, horizon) in horizons {
      guard let edition = pack.edition(horizon) else { continue }
      let count = edition.count(.moment)
      Swift.print("\(name): \(count) moments, \(edition.hiddenByCut) hidden")
      report("  edition and count", 50) { _ = pack.edition(horizon)?.count(.moment) }
      report("  edition and hidden by cut", 20) { _ = pack.edition(horizon)?.hiddenByCut }
      report("  activity", 20) { _ = edition.activity() }
      report("  edition and parties in moments", 20) { _ = pack.edition(horizon)?.partiesInMoments }
      let days = (0...60).map { middle.advanced(by: $0 - 60) }
      report("  moments on 60 days", 20) { _ = edition.momentCounts(upTo: days) }
      let months = (0...60).map { middle.advanced(byMonths: $0 - 60) }
      report("  moments in 60 months", 20) { _ = edition.momentCounts(upTo: months) }
      for size in [100, 2_000, 20_000] {
        report("  sides of \(size) moments", 10) { _ = edition.sides(ofMoments: 0..<size) }
      }
      let window = max(0, count / 2 - 20)
      report("  window of 40 heads", 50) {
        _ = edition.heads(.moment, window..<window + 40)
      }
      guard let head = edition.heads(.moment, window..<window + 1).first else { continue }
      report("  position", 50) { _ = edition.position(of: head.id) }
      report("  article", 50) {
        _ = edition.head(head.id)
        _ = edition.attributes(of: head.id)
        _ = edition.statements(of: head.id)
        _ = edition.links(of: head.id)
        _ = edition.backlinks(to: head.id, limit: 50)
      }
      if let actor = edition.heads(.actor, 0..<1).first {
        report("  50 backlinks of an actor", 20) { _ = edition.backlinks(to: actor.id, limit: 50) }
      }
      for query in ["zymurgy", "talks", "talks kato", "ta", "talk", "nowhere"] {
        report("  search '\(query)', first 200", 10) { _ = edition.search(query).next(limit: 200) }
      }
      report("  search 'zymurgy', all", 5) { exhaust(edition.search("zymurgy")) }
      if count <= 10_000 { report("  search 'talks', all", 3) { exhaust(edition.search("talks")) } }
      if let damage = edition.damage { Swift.print("damaged: \(damage)") }
    }
    Swift.print("peak memory: \(Measurement.peakMemory / 1024) MiB")
  }

  private func exhaust(_ search: Search) {
    while !search.isFinished { _ = search.next(limit: 100) }
  }

  private func report(_ name: String, _ runs: Int, _ work: () -> Void) {
    let clock = ContinuousClock()
    let times = (0..<runs).map { _ in clock.measure(work) }.sorted()
    Swift.print("\(name): \(microseconds(times[runs / 2])) µs, worst \(microseconds(times[runs - 1]))")
  }

  private func microseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds) * 1_000_000 + Int(duration.components.attoseconds / 1_000_000_000_000)
  }

  /// The largest resident set so far, in KiB (getrusage(2)).
  static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
