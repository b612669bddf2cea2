import Lenses
import PackStore
import Screen
import SequenceModel

/// What the panes say, as JSON. The schema is documented in docs/manual.md; `schema` names its version, and every row has an `id`.
public struct JSONTwin {
  /// The version of the schema: raised when a member goes or changes its meaning, not when one is added.
  public static let schema = "summitry/1"

  let edition: Edition
  let info: PackInfo

  /// - Parameters:
  ///   - edition: what is within the horizon.
  ///   - info: the pack.
  public init(_ edition: Edition, info: PackInfo) {
    self.edition = edition
    self.info = info
  }

  /// Rows with the pack and the horizon they were read at; of a difference also the earlier cut.
  public func document(_ name: String, _ rows: [JSON], since earlier: Edition? = nil) -> JSON {
    let since = earlier.map { [("since", JSON.text($0.cutText ?? ""))] } ?? []
    return .object(
      [
        ("schema", .string(Self.schema)), ("pack", .string(info.id)), ("horizon", .string(edition.horizonText)),
        ("reading", .string(edition.horizon.reading.rawValue))
      ] + since + [(name, .array(rows))])
  }

  /// The list of a kind.
  /// - Parameter words: what a row has to hold; nil for all rows.
  public func list(_ kind: Kind, holding words: FoldedWords? = nil) -> [JSON] {
    let list = LensList(of: kind, in: edition)
    let rows = list.rows(0..<list.count).filter { words?.areHeld(by: $0.filteredText) ?? true }
    return rows.map { row in
      var members = head(row.head)
      if kind == .claim {
        members.append(("status", .text(row.trail)))
        members.append(("statuses", .array(edition.statuses(ofClaim: row.head.id).map { .string($0.rawValue) })))
        let sources = ClaimSources(of: row.head.id, in: edition)
        members.append(
          (
            "origins",
            .object([("for", .number(sources.supporting.origins)), ("against", .number(sources.opposing.origins))])
          ))
      }
      return .object(members)
    }
  }

  /// An entry: head, facts, statements, links and backlinks; nil if it is hidden or unknown.
  public func article(_ id: EntryID) -> JSON? {
    guard let head = edition.head(id) else { return nil }
    return article(
      head, edition.attributes(of: id), edition.statements(of: id), edition.links(of: id),
      edition.backlinks(to: id, limit: Connections.backlinkLimit))
  }

  /// An entry that stands beside the pack, a teacher's own tour, as far as it lies within the horizon.
  public func article(_ record: EntryRecord) -> JSON {
    article(record.head, record.attributes, edition.statements(of: record), [], [])
  }

  private func article(
    _ head: Head, _ facts: [Attribute], _ statements: [Statement], _ links: [Link], _ backlinks: [Link]
  ) -> JSON {
    let id = head.id
    let numbers = Dictionary(statements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return .object(
      self.head(head) + [
        (
          "facts",
          .array(
            facts.map {
              .object([("name", .string($0.name.rawValue)), ("value", .string(visible($0.value)))])
            })
        ),
        (
          "statements",
          .array(
            statements.enumerated().map { index, statement in
              row(
                statement, id: "\(id)#\(index)", parent: statement.parent.flatMap { numbers[$0] }.map { "\(id)#\($0)" })
            })
        ),
        ("links", .array(links.map(link))), ("backlinks", .array(backlinks.map(link)))
      ])
  }

  /// A search hit.
  public func hit(_ hit: SearchHit) -> JSON {
    .object(
      head(hit.head) + [
        ("field", hit.field.map { .string($0.rawValue) } ?? .string("name")), ("excerpt", .text(hit.excerpt))
      ])
  }

  func head(_ head: Head) -> [(String, JSON)] {
    [
      ("id", .string(head.id.description)), ("label", .text(head.id.label)), ("title", .string(head.title)),
      ("short", .text(head.short)),
      ("gist", .text(head.gist)), ("date", .text(head.date?.description ?? "")),
      ("end", .text(head.end?.description ?? "")),
      ("time", .text(head.time?.description ?? "")), ("type", .text(head.type)),
      ("rank", head.rank == 0 ? .null : .number(head.rank)),
      ("phase", .text(head.phase)), ("party", .text(head.party))
    ]
  }

  private func row(_ statement: Statement, id: String, parent: String?) -> JSON {
    .object([
      ("id", .string(id)), ("field", .string(statement.field.rawValue)), ("parent", parent.map(JSON.string) ?? .null),
      ("date", .text(statement.date?.description ?? "")), ("end", .text(statement.end?.description ?? "")),
      ("subject", .text(statement.subject)),
      ("object", .text(statement.object.flatMap { edition.head($0)?.id.description } ?? "")),
      ("value", .text(statement.value)), ("label", .text(statement.label)), ("text", .text(visible(statement.text))),
      ("note", .text(visible(statement.note))), ("extra", .text(visible(statement.extra))),
      ("citations", .array(statement.citations.map { .string($0.description) }))
    ])
  }

  /// A text without the links that lead beyond the horizon; their words stay, citations become `[later source]`.
  func visible(_ markdown: String) -> String {
    var result = ""
    var rest = markdown[...]
    while let open = rest.firstIndex(of: "["), let middle = rest[open...].range(of: "]("),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      let words = rest[rest.index(after: open)..<middle.lowerBound]
      let target = EntryID(rest[middle.upperBound..<close])
      result += rest[..<open]
      if let target, edition.head(target) == nil {
        result += target.kind == .source ? "[later source]" : words
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func link(_ link: Link) -> JSON {
    .object([
      ("id", .string(link.head.id.description)), ("field", .string(link.field.rawValue)),
      ("title", .string(link.head.title))
    ])
  }
}

extension Substring {
  /// The first occurrence of a text.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
