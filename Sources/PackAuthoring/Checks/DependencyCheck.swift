import SequenceModel

extension PackCheck {
  /// A holder by whose terms a promise waits for itself contradicts itself. (Across holders it is a deadlock: a finding of the
  /// subject, not a fault.) Promises that go *with* one another wait for nobody.
  func checkDependencies() {
    var edges: [Holder: [Edge]] = [:]
    for draft in drafts where draft.id.kind == .commitment {
      for dependency in draft.fields.groups("depends-on") {
        guard let target = dependency.entry("on"), let holder = dependency.holder("holder") else { continue }
        edges[holder, default: []].append(
          Edge(
            from: draft.id, to: target, waits: dependency.line("relation") == DependencyRelation.after.rawValue,
            place: draft.place(dependency.offset)))
      }
    }
    for (holder, edges) in edges.sorted(by: { $0.key.description < $1.key.description }) {
      check(edges, of: holder)
    }
  }

  private struct Edge {
    let from: EntryID
    let to: EntryID
    let waits: Bool
    let place: Place
  }

  private func check(_ edges: [Edge], of holder: Holder) {
    let targets = Dictionary(grouping: edges, by: \.from).mapValues { $0.map(\.to) }
    var reported: Set<EntryID> = []
    for edge in edges where edge.waits && !(reported.contains(edge.from) && reported.contains(edge.to)) {
      guard let path = path(from: edge.to, to: edge.from, targets) else { continue }
      reported.formUnion(path)
      let circle = ([edge.from] + path).map(\.description).joined(separator: " → ")
      findings.error(.dependsCycle, edge.place, "by the terms of '\(holder)' it waits for itself: \(circle)")
    }
  }

  /// The shortest way, both ends included.
  private func path(from start: EntryID, to end: EntryID, _ targets: [EntryID: [EntryID]]) -> [EntryID]? {
    var previous: [EntryID: EntryID] = [start: start]
    var queue = [start]
    var next = 0
    while next < queue.count, previous[end] == nil {
      for target in targets[queue[next]] ?? [] where previous[target] == nil {
        previous[target] = queue[next]
        queue.append(target)
      }
      next += 1
    }
    guard previous[end] != nil else { return nil }
    var path = [end]
    while let step = path.last, step != start, let before = previous[step] { path.append(before) }
    return path.reversed()
  }
}
