import Lenses
import PackStore
import Publishing
import SequenceModel

/// How many rows of each sort every entry has within reach, and what points to what: a leaked row may say nothing in words.
struct VisibleRows {
  private var counts: [EntryID: [StatementField: Int]] = [:]
  private var values: [EntryID: Set<String>] = [:]
  private var targets: [EntryID: Set<EntryID>] = [:]
  private var origins: [EntryID: Set<EntryID>] = [:]

  init(of story: AuthoredStory, within reach: Reach) {
    for statement in story.statements where reach.holds(statement.days) {
      guard let entry = statement.entry else { continue }
      if let field = statement.field { counts[entry, default: [:]][field, default: 0] += 1 }
      if !statement.value.isEmpty { values[entry, default: []].insert(statement.value) }
      targets[entry, default: []].formUnion(statement.targets)
      for target in statement.targets { origins[target, default: []].insert(entry) }
    }
  }

  /// What is wrong with an article as JSON: rows of a field that are more or fewer, links that no statement within reach has.
  func faults(in article: JSON, of id: EntryID) -> [String] {
    var faults: [String] = []
    let fields = (article["statements"]?.elements ?? []).compactMap { $0["field"]?.string.flatMap(StatementField.init) }
    let shown = Dictionary(grouping: fields, by: \.self).mapValues(\.count)
    for field in StatementField.allCases where shown[field] != counts[id]?[field] {
      faults.append("\(id): \(shown[field] ?? 0) × \(field) instead of \(counts[id]?[field] ?? 0)")
    }
    func check(_ member: String, _ allowed: Set<EntryID>) {
      let shown = (article[member]?.elements ?? []).compactMap { $0["id"]?.string.flatMap { EntryID($0) } }
      for other in shown where !allowed.contains(other) { faults.append("\(id): \(other) among the \(member)") }
    }
    check("links", targets[id] ?? [])
    check("backlinks", origins[id] ?? [])
    return faults
  }

  /// What is wrong with the Connected pane: entries that no statement within reach connects, states and statuses that nobody judged yet.
  func faults(in connections: Connections, of id: EntryID) -> [String] {
    let allowed = (targets[id] ?? []).union(origins[id] ?? [])
    return connections.rows.flatMap { row -> [String] in
      var faults = allowed.contains(row.head.id) ? [] : ["\(id): \(row.head.id) is connected"]
      if row.head.id.kind == .commitment || row.head.id.kind == .claim {
        let words = row.trail.split { $0 == " " || $0 == "→" || $0 == "/" }.map(String.init)
        for word in words where word != "open" && !(values[row.head.id]?.contains(word) ?? false) {
          faults.append("\(id): \(row.head.id) is said to be \(word)")
        }
      }
      return faults
    }
  }

  /// What is wrong with where the rows and cells of a table lead to: entries and statements that are not there.
  func faults(in table: any TableLens, named name: String, of edition: Edition) -> [String] {
    var known: [EntryID: Set<Int64>] = [:]
    func isThere(_ anchor: Table.Anchor) -> Bool {
      guard counts[anchor.entry] != nil || targets[anchor.entry] != nil else { return false }
      guard let statement = anchor.statement else { return true }
      if known[anchor.entry] == nil { known[anchor.entry] = Set(edition.statements(of: anchor.entry).map(\.id)) }
      return known[anchor.entry]?.contains(statement) ?? false
    }
    return (0..<table.count).flatMap { position in
      let rows = table.block(position).rows
      let anchors = rows.map(\.anchor) + rows.flatMap(\.cells).compactMap { $0?.evidence }
      return anchors.filter { !isThere($0) }
        .map { "\(name): leads to \($0.entry) \($0.statement.map { "#\($0)" } ?? "")" }
    }
  }
}
