import SequenceModel

extension Voices {
  /// The voices as a page: how many, how much was read, sides by genre, sides by channel, who repeats whom, and an entry's sources.
  public var page: Page {
    var parts: [Article.Part] = []
    func section(_ title: String, _ rows: [(label: String, text: String)], limit: Int = Self.rowLimit) {
      guard !rows.isEmpty else { return }
      parts.append(.section(title))
      parts += rows.prefix(limit).map { .row(label: $0.label, text: $0.text) }
      if rows.count > limit { parts.append(.row(label: "", text: "*and \(rows.count - limit) more*")) }
    }
    section("Read by the editors", all.read.map { (Self.readable(read: $0.word), "\($0.count)") })
    let groups = sides.count > 1 ? [all] + sides : sides
    section("Sides by genre", groups.map { ("\($0.name), \($0.sources):", Self.text($0.genres)) })
    section("Sides by channel", groups.map { ("\($0.name), \($0.sources):", Self.text($0.channels)) })
    section(
      "Sources of the same origin",
      repetitions.map { ("", "\(citation($0.origin)) by \($0.sources.map(citation).joined(separator: ", "))") })
    section("Sources", listed.map { ("", text($0)) })
    let count = all.sources == 1 ? "1 source" : "\(all.sources) sources"
    let origins = all.origins == 1 ? "1 origin" : "\(all.origins) origins"
    return Page(
      title: entry.map { "Voices: \($0.title)" } ?? "Voices",
      kicker: ["Voices · \(horizon)", "\(count), at least \(origins)"], parts: parts)
  }

  private static func text(_ counts: [Count]) -> String {
    counts.map { "\(readable($0.word)) \($0.count)" }.joined(separator: ", ")
  }

  private static func readable(_ word: String) -> String { word.split(separator: "-").joined(separator: " ") }

  private static func readable(read word: String) -> String {
    switch SourceCoverage(rawValue: word) {
    case .whole?: "whole"
    case .part?: "in part"
    case .none?: "not"
    case nil: word
    }
  }

  /// `[S103] CNN: report, broadcast, read in part`.
  private func text(_ source: VoiceSource) -> String {
    let side = sides.first { $0.party == source.head.party && !$0.party.isEmpty }?.name
    let read = source.read.isEmpty ? nil : "read: \(Self.readable(read: source.read))"
    let facts = [side, Self.readable(source.head.type), Self.readable(source.channel), read].compactMap { $0 }.filter {
      !$0.isEmpty
    }
    return "\(citation(source.head.id)) \(escaped(source.publisher)): \(facts.joined(separator: ", "))"
  }
}
