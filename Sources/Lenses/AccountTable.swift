import PackStore
import SequenceModel

/// The Accounts lens: for each meeting, what each telling of it does with each proposition. With an earlier cut only the propositions
/// about which something new was told, the new cells marked.
///
/// Accounts stand in the order of their list, by title, so that they are read one by one.
public struct AccountTable: TableLens {
  private let edition: Edition
  private let earlier: Edition?
  private let accounts: TableEntries

  /// - Parameters:
  ///   - edition: what is within the horizon.
  ///   - earlier: the same pack at an earlier cut, to show what was told since.
  public init(in edition: Edition, since earlier: Edition? = nil) {
    self.edition = edition
    self.earlier = earlier
    accounts =
      earlier.map { TableEntries(.account, edition.entries(.account, gaining: .cell, since: $0), in: edition) }
      ?? TableEntries(.account, in: edition)
  }

  /// How many accounts there are.
  public var count: Int { accounts.count }

  /// The account at a position; the first one explains the marks.
  public func block(_ position: Int) -> Table.Block {
    accounts.block(position) { head in
      let statements = edition.statements(of: head.id, [.telling, .proposition, .cell])
      let tellings = inOrder(statements.filter { $0.field == .telling })
      return Table.Block(
        head.id, title: head.title, notes: (position == 0 ? [legend] : []) + tellings.map(note),
        columns: tellings.map(column), rows: rows(of: head.id, statements, tellings),
        legend: Stance.allCases.map { "\($0.mark.suffix(2)) \($0.readable)" })
    }
  }

  /// The position of an account.
  public func position(of id: EntryID) -> Int? { accounts.position(of: id) }

  // MARK: Tellings

  /// By day and hour; those without an hour after the others of their day, like moments.
  private func inOrder(_ tellings: [Statement]) -> [Statement] {
    let keys = tellings.map { telling in
      (telling.days.about.day.number, ClockTime(telling.note)?.minutes ?? .max, telling.id)
    }
    return zip(keys, tellings).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func column(_ telling: Statement) -> Table.Column {
    Table.Column(
      id: telling.label, title: edition.name(ofHolder: telling.subject),
      short: ShortName.of(holder: telling.subject, in: edition), note: when(telling),
      shortNote: telling.date?.short ?? "")
  }

  /// `th5 Ri Yong Ho (North Korea), 1 Mar 2019, 00:15: prepared statement, no questions [S7]`.
  private func note(_ telling: Statement) -> String {
    let party = edition.parties.first { $0.id == telling.extra }
    let side = party.map { $0.id == telling.subject ? "" : " (\(escaped($0.name)))" } ?? ""
    let who = "\(escaped(telling.label)) \(edition.linked(holder: telling.subject))\(side)"
    let setting = telling.text.isEmpty ? "" : ": \(telling.text)"
    return cited([who, when(telling)].filter { !$0.isEmpty }.joined(separator: ", ") + setting, telling.citations)
  }

  private func when(_ telling: Statement) -> String {
    [telling.date?.readable ?? "", telling.note].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: Propositions

  private func rows(of account: EntryID, _ statements: [Statement], _ tellings: [Statement]) -> [Table.Row] {
    let cells = Dictionary(grouping: statements.filter { $0.field == .cell }, by: \.parent)
    return statements.filter { $0.field == .proposition }.compactMap { proposition in
      let told = cells[proposition.id] ?? []
      if earlier != nil, !told.contains(where: isNew) { return nil }
      let stances = Set(told.compactMap { Stance(rawValue: $0.value) })
      let tellingsDiffer = stances.isSuperset(of: [.says, .denies])
      return Table.Row(
        Table.Anchor(account, statement: proposition.id), lead: proposition.label, text: plainText(proposition.text),
        cells: tellings.map { telling in
          told.first { $0.label == telling.label }.map { cell($0, of: account) }
        }, trail: tellingsDiffer ? "tellings differ" : "", isDisputed: tellingsDiffer)
    }
  }

  private func cell(_ cell: Statement, of account: EntryID) -> Table.Cell {
    let stance = Stance(rawValue: cell.value)
    let isNew = isNew(cell)
    let words = (stance?.readable ?? escaped(cell.value)) + (isNew ? ", new" : "")
    let detail = cited(cell.text, cell.citations)
    // A detail may be citations alone.
    let pause = detail.hasPrefix("[") && plainText(detail).isEmpty ? " " : ": "
    return Table.Cell(
      mark: (stance?.mark ?? "?") + (isNew ? "+" : ""), text: detail.isEmpty ? words : words + pause + detail,
      evidence: Table.Anchor(account, statement: cell.id))
  }

  private func isNew(_ cell: Statement) -> Bool { earlier.map { !$0.bounds.contains(cell.days) } ?? false }

  // MARK: Marks

  /// The words with their marks, and what the two mean that are easily taken for each other.
  private var legend: String {
    let words = Stance.allCases.map { "\($0.readable) (\($0.mark))\($0.meaning)" }
    let new = earlier.map { ["new since \($0.cutText ?? "then") (+)"] } ?? []
    return "Marks: \((words + new).joined(separator: "; "))."
  }
}

extension Stance {
  /// For readers: `not found`.
  fileprivate var readable: String { self == .notFound ? "not found" : rawValue }

  /// A glyph and two letters, as two of the words begin with the same one.
  fileprivate var mark: String {
    switch self {
    case .says: "● Sa"
    case .denies: "✕ De"
    case .qualifies: "◐ Qu"
    case .silent: "○ Si"
    case .notFound: "· Nf"
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .says, .denies, .qualifies: ""
    case .silent: ", the text was read whole and does not say it"
    case .notFound: ", the text was read in part or is known from reports"
    }
  }
}
