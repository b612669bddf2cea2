import EmbeddedPack
import Foundation
import Lenses
import PackStore
import SequenceModel
import Testing

/// The embedded pack as its authors wrote it, read once for all tests.
enum Corpus {
  /// The folder that the build embeds.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Resources/singapore-hanoi").path(percentEncoded: false)

  /// What the authors wrote, and what can tell of it.
  static let authored: Result<(story: AuthoredStory, telltales: Telltales), any Error> = Result {
    let files = try AuthoredFiles(folder: folder)
    let story = AuthoredStory(files)
    var telltales = Telltales(story)
    try telltales.exempt(wordsOf: ownTexts(StruckOut.record(of: files)))
    return (story, telltales)
  }

  static var story: AuthoredStory { get throws { try authored.get().story } }
  static var telltales: Telltales { get throws { try authored.get().telltales } }

  /// What the program says of a pack without words.
  private static func ownTexts(_ record: PackRecord) throws -> [String] {
    let pack = try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
    // Everything, a half of it, nothing.
    let days = [StruckOut.firstDay, StruckOut.firstDay.advanced(by: -1)]
    let horizons = [Horizon()] + days.map { Horizon(cut: .day($0), reading: .now) }
    return try horizons.flatMap { horizon in
      let surfaces = try Surfaces(pack, at: horizon)
      let turns = Surfaces.OfPack.allCases.flatMap { surface in (0..<surface.turns).map { (surface, $0) } }
      // Where there is nothing, lists, tables and claims have each their own words for it.
      let lenses: [Lens] = surfaces.entries.isEmpty ? [.actors, .commitments, .claims] : [.sequence]
      let lessons = try ownLessons(pack, at: horizon)
      let ofPack = turns.flatMap { surfaces.shown($0.0, turn: $0.1).map(\.text) }
      return lessons + ofPack
        + surfaces.entries.enumerated().flatMap { index, id in
          // Entries of a kind differ in their words only, which are struck out: every second one is enough.
          Surfaces.OfEntry.allCases.filter { index % 2 == 0 && $0.exists(for: id.kind) }
            .map { surfaces.shown($0, of: id).text }
        }
        + (try Screens(pack, at: horizon).everything(keysIn: lenses))
    }
  }
}

/// What lessons say without words of the pack.
private func ownLessons(_ pack: Pack, at horizon: Horizon) throws -> [String] {
  let lessons = Lessons(pack, lock: horizon.lock)
  return horizon.cut == .wholeStory ? try lessons.tours.flatMap { try lessons.pages(of: $0).map(\.shown.text) } : []
}

/// A place to cut the story, with the horizons that are walked there.
struct CutPlace: Sendable, CustomTestStringConvertible {
  let cut: Cut
  let day: Day
  /// The number of the place, which turns the samples.
  let number: Int

  var testDescription: String {
    switch cut {
    case .moment(let id): "\(CalendarDate(day)) \(id)"
    default: "\(CalendarDate(day))"
    }
  }

  /// Then and now, soft and locked. The lock in *then* ends with the day, under no cut or one that lies past it; the lock in *now* ends
  /// with the day too, or a month behind the cut, so that it hides what the cut would show.
  var horizons: [Horizon] {
    let isEven = number % 2 == 0
    let lockedCut = isWithinDay ? cut : isEven ? .wholeStory : .day(day.advanced(by: 30))
    return [
      Horizon(cut: cut, reading: .then), Horizon(cut: cut, reading: .now),
      Horizon(cut: lockedCut, reading: .then, lock: day),
      Horizon(cut: cut, reading: .now, lock: isEven ? day : day.advanced(by: 30))
    ]
  }

  private var isWithinDay: Bool { if case .moment = cut { true } else { false } }

  /// The fifteen days on which most becomes public, five days within spans of time, and ten moments within days.
  static let all: [CutPlace] = {
    guard let story = try? Corpus.story else { return [] }
    let counts = Dictionary(grouping: story.statements.flatMap(\.days), by: \.shown.day).mapValues(\.count)
    let busiest = counts.filter { $0.key > Day(number: 17_000) }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(15).map(\.key)
    // What has begun but not ended.
    let spans = story.statements.filter { $0.name == "end" && $0.entry?.kind == .moment }
      .compactMap { $0.days.first?.about.day.advanced(by: -1) }.filter { !busiest.contains($0) }
    // Moments with something later on their day, other moments before statements that belong to none.
    let within = story.sequence.filter { moment in
      moment.about != .endOf(moment.about.day)
        && story.statements.contains {
          $0.days.contains { $0.about.day == moment.about.day && $0.about > moment.about }
        }
    }
    let places =
      (busiest + spans.evenly(5)).sorted().map { (Cut.day($0), $0) }
      + within.evenly(10).map { (Cut.moment($0.id), $0.about.day) }
    return places.enumerated().map { CutPlace(cut: $1.0, day: $1.1, number: $0) }
  }()
}

extension Array {
  /// As many elements as asked for, evenly spread; all if there are fewer.
  func evenly(_ count: Int) -> [Element] {
    self.count <= count ? self : (0..<count).map { self[$0 * self.count / count] }
  }
}
