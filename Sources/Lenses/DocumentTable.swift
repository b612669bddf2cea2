import PackStore
import SequenceModel

/// The Documents lens: each official text clause by clause, with who is bound, by which verb, and what is not there.
///
/// Documents stand in the order of their list, by title, so that they are read one by one.
public struct DocumentTable: TableLens {
  private let edition: Edition
  private let documents: TableEntries

  /// - Parameter edition: what is within the horizon.
  public init(in edition: Edition) {
    self.edition = edition
    documents = TableEntries(.document, in: edition)
  }

  /// How many documents there are.
  public var count: Int { documents.count }

  /// The document at a position; the first one says which verbs are strong.
  public func block(_ position: Int) -> Table.Block {
    documents.block(position) { head in
      let links = edition.linksByStatement(of: head.id)
      let rows = edition.statements(of: head.id, [.clause]).map { row($0, of: head.id, links[$0.id] ?? []) }
      return Table.Block(
        head.id, title: head.title, notes: notes(head) + verbs(of: edition.statements(of: head.id, [.clause])),
        columns: Self.columns,
        rows: rows)
    }
  }

  /// The position of a document.
  public func position(of id: EntryID) -> Int? { documents.position(of: id) }

  // MARK: Parts

  private static let columns = [
    Table.Column(id: "binds", title: "Who is bound", short: "Bound", holdsTexts: true),
    Table.Column(id: "says", title: "What it says", short: "Says", holdsTexts: true),
    Table.Column(id: "absent", title: "What is not there", short: "Absent", holdsTexts: true)
  ]

  /// The verbs of a document by strength. Only its own: another text's may lie ahead.
  private func verbs(of clauses: [Statement]) -> [String] {
    let verbs = ClauseVerb.allCases.filter { verb in clauses.contains { $0.value == verb.rawValue } }
    return verbs.count < 2 ? [] : ["Its verbs, the strongest first: \(verbs.map(\.readable).joined(separator: ", "))."]
  }

  /// Day, parties, place, and how much of the text was read: what is not there rests on that.
  private func notes(_ head: Head) -> [String] {
    let facts = edition.attributes(of: head.id)
    func values(_ name: AttributeName) -> [String] { facts.filter { $0.name == name }.map(\.value) }
    let parties = values(.by).map(edition.linked(holder:)).joined(separator: " and ")
    let read = values(.read).map { coverage in
      switch SourceCoverage(rawValue: coverage) {
      case .whole: "read whole"
      case .part: "read in part"
      case .some(.none), nil: "not read"
      }
    }
    let notes = [head.date?.readable ?? "", parties] + values(.place).map(escaped) + read
    return [notes.filter { !$0.isEmpty }.joined(separator: " · ")]
  }

  private func row(_ clause: Statement, of document: EntryID, _ links: [Link]) -> Table.Row {
    let anchor = Table.Anchor(document, statement: clause.id)
    func cell(_ text: String) -> Table.Cell? { text.isEmpty ? nil : Table.Cell(text: text, evidence: anchor) }
    let phrase = clause.note.isEmpty ? "" : "“\(escaped(clause.note))”"
    let digest = cited([clause.text, phrase].filter { !$0.isEmpty }.joined(separator: " "), clause.citations)
    return Table.Row(
      anchor, lead: clause.label, text: ClauseVerb(rawValue: clause.value)?.readable ?? clause.value,
      cells: [
        cell(edition.linked(holders: clause.subject)), cell(([digest] + judged(links)).joined(separator: " ")),
        cell(clause.extra)
      ])
  }

  /// `Commitment: Remains come home. Claims: P4.6, P5.1.`
  private func judged(_ links: [Link]) -> [String] {
    let kinds: [(field: LinkField, one: String, several: String)] = [
      (.commitments, "Commitment", "Commitments"), (.claims, "Claim", "Claims")
    ]
    return kinds.compactMap { kind in
      let names = links.filter { $0.field == kind.field }.map { link in
        "[\(escaped(link.head.id.label.isEmpty ? link.head.title : link.head.id.label))](\(link.head.id))"
      }
      guard !names.isEmpty else { return nil }
      return "\(names.count == 1 ? kind.one : kind.several): \(names.joined(separator: ", "))."
    }
  }
}

extension ClauseVerb {
  /// For readers: `works toward`.
  fileprivate var readable: String { rawValue.split(separator: "-").joined(separator: " ") }
}
