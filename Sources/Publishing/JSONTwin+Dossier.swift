import Lenses
import PackStore
import SequenceModel

extension JSONTwin {
  /// An actor's dossier: the head, then the sections in their order. A row's `id` is an entry's, or `entry#n` for a statement as `show`
  /// numbers it; a section's `id` is its topic, with `side` where the actor's side holds what it lists.
  public func dossier(_ dossier: Dossier) -> JSON {
    .object(head(dossier.head) + [("sections", .array(dossier.sections.map(section)))])
  }

  private func section(_ section: Dossier.Section) -> JSON {
    .object([
      ("id", .string(section.topic.rawValue)), ("side", .bool(section.isOfSide)), ("title", .string(section.title)),
      ("earlier", .number(section.earlier)), ("rows", .array(rows(section.rows)))
    ])
  }

  /// Rows of a dossier, of one section or of several.
  func rows(_ rows: [Dossier.Row]) -> [JSON] {
    let numbers = numbers(of: rows.map(\.anchor))
    return rows.map { row($0, numbers) }
  }

  private func row(_ row: Dossier.Row, _ numbers: [EntryID: [Int64: Int]]) -> JSON {
    .object([
      ("id", .string(Self.id(of: row.anchor, numbers))), ("label", .text(row.label)),
      ("text", .string(visible(row.text))),
      ("rank", .number(row.rank)), ("detail", .bool(row.isDetail)),
      ("citations", .array(row.citations.map { .string($0.description) }))
    ])
  }
}
