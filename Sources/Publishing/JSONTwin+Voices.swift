import Lenses
import PackStore
import SequenceModel

extension JSONTwin {
  /// The voices: a row for all, whose `id` is the entry's or the pack's, then one a side, whose `id` is the party's, `none` for no side.
  public func voices(_ voices: Voices) -> [JSON] {
    let all = row(voices.all, id: voices.entry?.id.description ?? info.id)
    return [all] + voices.sides.map { row($0, id: $0.party.isEmpty ? "none" : $0.party) }
  }

  private func row(_ group: Voices.Group, id: String) -> JSON {
    .object([
      ("id", .string(id)), ("name", .string(group.name)), ("sources", .number(group.sources)),
      ("origins", .number(group.origins)), ("genres", counts(group.genres)), ("channels", counts(group.channels)),
      ("read", counts(group.read))
    ])
  }

  private func counts(_ counts: [Voices.Count]) -> JSON { .object(counts.map { ($0.word, .number($0.count)) }) }
}
