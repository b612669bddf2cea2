import SequenceModel

extension PackCheck {
  /// Ids, parties, phases and holders that are not there, with the nearest one that is.
  func checkReferences() {
    let check = ReferenceCheck(pack: self)
    if let frame {
      // The start has a rule of its own.
      let start = frame.fields.offset(of: "start")
      for value in frame.fields.allValues where value.offset != start {
        check.value(value, in: frame.source)
      }
    }
    for draft in drafts {
      for value in draft.fields.allValues { check.value(value, in: draft.source) }
      for text in (draft.prose?.blocks.map(\.text) ?? []) + draft.steps.map(\.text) {
        check.text(text, in: draft.source)
      }
      for step in draft.steps {
        for value in step.settings?.allValues ?? [] { check.value(value, in: draft.source) }
      }
    }
  }
}

private struct ReferenceCheck {
  let pack: PackCheck
  let phases: Set<String>
  let parties: Set<String>

  init(pack: PackCheck) {
    self.pack = pack
    phases = Set(pack.frame?.phases.map(\.id) ?? [])
    parties = Set(pack.frame?.parties.map(\.id) ?? [])
  }

  func value(_ value: Value, in source: SourceText) {
    switch value.content {
    case .entry(let id), .holder(.actor(let id)): entry(id, source, value.offset)
    case .text(let text): self.text(text, in: source)
    case .phase(let slug):
      report(slug, phases, .unknownPhase, "phase", source, value.offset)
    case .party(let slug):
      report(slug, parties, .unknownParty, "party", source, value.offset)
    case .holder(.party(let slug)):
      report(slug, parties, .unknownHolder, "party or actor", source, value.offset)
    default: break
    }
  }

  func text(_ text: MarkedText, in source: SourceText) {
    for mention in text.links + text.citations { entry(mention.target, source, mention.offset) }
  }

  private func entry(_ id: EntryID, _ source: SourceText, _ offset: Int) {
    guard !pack.declared.contains(id), !pack.unread.contains(id.kind) else { return }
    let near = pack.suggestion(for: id).map { "; is it \($0)?" } ?? ""
    pack.findings.error(.danglingID, source.place(offset), "there is no \(id)\(near)")
  }

  /// Says nothing while `pack.yaml` itself cannot be read.
  private func report(
    _ slug: String, _ known: Set<String>, _ code: DiagnosticCode, _ noun: String, _ source: SourceText, _ offset: Int,
  ) {
    guard pack.frame != nil, !known.contains(slug) else { return }
    let near = nearest(slug, among: known.sorted()).map { "; is it '\($0)'?" } ?? ""
    pack.findings.error(code, source.place(offset), "there is no \(noun) '\(slug)'\(near)")
  }
}
