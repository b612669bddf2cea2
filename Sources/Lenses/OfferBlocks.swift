import PackStore
import SequenceModel

/// The offers: what was bid for what, who tells of it and who denies it, and what came of it.
struct OfferBlocks {
  let edition: Edition
  /// The same pack at an earlier cut; then only what came since shows.
  let earlier: Edition?

  /// The name of their group.
  static let group = "Offers"

  /// All columns hold texts.
  static let columns: [Table.Column] = [
    ("sides", "From and to"), ("gives", "Gives"), ("asks", "Asks"), ("told", "Told and denied"), ("outcome", "Outcome")
  ].map { Table.Column(id: $0.0, title: $0.1, short: String($0.1.prefix(8)), holdsTexts: true) }

  /// The visible offers by the day made; of a difference those that are new or have a new outcome.
  var offers: [EntryID] {
    var offers = edition.outlines(.offer)
    if let earlier {
      let known = Set(earlier.outlines(.offer).map(\.id))
      let told = Set(earlier.words(ofAll: .offer, .outcome).map(\.id))
      let moved = Set(edition.words(ofAll: .offer, .outcome).filter { !told.contains($0.id) }.map(\.entry))
      offers.removeAll { known.contains($0.id) && !moved.contains($0.id) }
    }
    return offers.madeInOrder.map(\.id)
  }

  /// An offer as a block of one row.
  func block(_ head: Head) -> Table.Block {
    let facts = edition.attributes(of: head.id)
    let statements = edition.statements(of: head.id, [.told, .denied, .outcome])
    let known = earlier.map { Set($0.statements(of: head.id, [.outcome]).map(\.id)) }
    let isNew = earlier.map { $0.head(head.id) == nil } ?? false
    let tellings = statements.filter { $0.field != .outcome }
    let outcomes = statements.filter { $0.field == .outcome && !(known?.contains($0.id) ?? false) }
    func values(_ name: AttributeName) -> [String] { facts.filter { $0.name == name }.map(\.value) }
    func names(_ name: AttributeName) -> String { values(name).map(edition.linked(holder:)).joined(separator: ", ") }
    func cell(_ text: String, _ statement: Int64? = nil) -> Table.Cell? {
      text.isEmpty ? nil : Table.Cell(text: text, evidence: Table.Anchor(head.id, statement: statement))
    }
    let row = Table.Row(
      Table.Anchor(head.id), lead: head.date?.listed ?? "", text: head.title,
      cells: [
        cell([names(.by), names(.to)].filter { !$0.isEmpty }.joined(separator: " → ")),
        cell(values(.gives).joined(separator: " ")), cell(values(.asks).joined(separator: " ")),
        cell(tellings.map(text).joined(separator: "; "), tellings.first?.id),
        cell(outcomes.map(text).joined(separator: " · "), outcomes.last?.id)
      ], trail: earlier == nil ? "" : isNew ? "new" : "new outcome")
    return Table.Block(head.id, group: Self.group, columns: Self.columns, rows: [row])
  }

  /// `told by Choe Son Hui, 25 Mar 2019 [S165]`, or `8 Mar 2018: Accepted. (Understanding on drills) [S76]`.
  private func text(_ statement: Statement) -> String {
    let day = statement.date?.readable
    switch statement.field {
    case .outcome:
      let commitment = statement.object.flatMap(edition.head).map { " (\(link($0)))" } ?? ""
      return cited((day.map { "\($0): " } ?? "") + statement.text + commitment, statement.citations)
    default:
      let verb = statement.field == .denied ? "denied" : "told"
      let speaker = edition.linked(holder: statement.subject)
      return cited("\(verb) by \(speaker)" + (day.map { ", \($0)" } ?? ""), statement.citations)
    }
  }
}

extension [EntryOutline] {
  /// By the day made; on one day in the order of the list.
  var madeInOrder: [EntryOutline] {
    enumerated().sorted { ($0.element.about, $0.offset) < ($1.element.about, $1.offset) }.map(\.element)
  }
}
