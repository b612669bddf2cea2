import SequenceModel

extension PackCheck {
  /// Entries that a reader never comes across: sources that nothing cites, entries that nothing else refers to, moments that lead
  /// nowhere.
  func checkUse() {
    let used = referredTo()
    let start = frame?.fields.entry("start")
    for draft in drafts where !used.contains(draft.id) {
      let place = draft.place(draft.fields.offset(of: "id"))
      switch draft.id.kind {
      case .source:
        findings.warning(.unusedSource, place, "nothing cites \(draft.id)")
      // These have lists of their own; nothing in the sequence can point to what is argued or asked about it.
      case .tour, .question, .lesson: break
      case _ where draft.id == start: break
      default:
        findings.warning(.orphan, place, "nothing else in the pack refers to \(draft.id)")
      }
    }
    // The first entry of a pack has nothing to link to.
    guard drafts.count(where: { $0.id.kind != .source }) > 1 else { return }
    for draft in drafts where draft.id.kind == .moment {
      guard let block = draft.prose?.blocks.first, draft.prose?.blocks.allSatisfy(\.text.links.isEmpty) == true else {
        continue
      }
      findings.warning(.noLinks, draft.place(block.offset), "the prose links to no other entry")
    }
  }

  /// Every entry that a field, a text or a step of another one refers to, or the pack's own file.
  private func referredTo() -> Set<EntryID> {
    var used: Set<EntryID> = []
    // The start is a door of its own.
    let start = frame?.fields.offset(of: "start")
    for value in frame?.fields.allValues ?? [] where value.offset != start { used.formUnion(value.targets) }
    for draft in drafts { used.formUnion(draft.mentionedIDs.filter { $0 != draft.id }) }
    return used
  }
}

extension Draft {
  /// Every entry that a field, a text or a step of it refers to.
  var mentionedIDs: [EntryID] {
    let values = fields.allValues + steps.flatMap { $0.settings?.allValues ?? [] }
    let texts = (prose?.blocks.map(\.text) ?? []) + steps.map(\.text)
    return values.flatMap(\.targets) + texts.flatMap(\.targets)
  }
}

extension Value {
  /// The entries that it names or that its text links to and cites.
  fileprivate var targets: [EntryID] {
    switch content {
    case .entry(let id), .holder(.actor(let id)): [id]
    case .text(let text): text.targets
    default: []
    }
  }
}

extension MarkedText {
  /// The entries that it links to and cites.
  fileprivate var targets: [EntryID] { (links + citations).map(\.target) }
}
