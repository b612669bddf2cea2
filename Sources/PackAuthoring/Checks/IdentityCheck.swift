import SequenceModel

extension PackCheck {
  /// What must agree with an id or must be there once: the start, the article, the numbers of passages and claims, the ids of tellings.
  func checkIdentities() {
    checkFrame()
    for draft in drafts {
      switch draft.id.kind {
      case .passage: checkNumber(of: draft)
      case .claim: checkPassage(of: draft)
      case .account: checkTellings(of: draft)
      default: break
      }
    }
  }

  private func checkFrame() {
    guard let frame else { return }
    if let start = frame.fields.entry("start"), !declared.contains(start), !unread.contains(start.kind) {
      let near = suggestion(for: start).map { "; is it \($0)?" } ?? ""
      findings.error(
        .startMissing, frame.source.place(frame.fields.offset(of: "start")),
        "the pack starts at \(start), which is not there\(near)")
    }
    let needsArticle = drafts.first { [.passage, .claim].contains($0.id.kind) || $0.fields.entry("passage") != nil }
    if let needsArticle, frame.info?.article == nil {
      findings.error(
        .missingField, frame.source.place(frame.fields.offset(of: "article")),
        "\(needsArticle.id) shows from the article's publication; the field 'article' is missing")
    }
  }

  private func checkNumber(of draft: Draft) {
    guard let number = draft.fields.line("number"), number.lowercased() != draft.id.slug else { return }
    findings.error(
      .idMismatch, draft.place(draft.fields.offset(of: "number")),
      "the number is '\(number)', but the file's name says '\(draft.id.slug)'")
  }

  private func checkPassage(of draft: Draft) {
    guard let passage = draft.fields.entry("passage"), let hyphen = draft.id.slug.lastIndex(of: "-"),
      draft.id.slug[..<hyphen] != passage.slug, draft.id.slug.dropFirst().first?.isNumber == true
    else { return }
    findings.error(
      .idMismatch, draft.place(draft.fields.offset(of: "passage")),
      "the id \(draft.id.slug) says that the claim belongs to passage/\(draft.id.slug[..<hyphen])")
  }

  private func checkTellings(of draft: Draft) {
    var tellings: Set<String> = []
    for telling in draft.fields.groups("tellings") {
      guard let id = telling.line("id"), !tellings.insert(id).inserted else { continue }
      findings.error(.duplicateID, draft.place(telling.offset(of: "id")), "the telling '\(id)' stands here twice")
    }
    var propositions: Set<String> = []
    for proposition in draft.fields.groups("propositions") {
      if let id = proposition.line("id"), !propositions.insert(id).inserted {
        findings.error(
          .duplicateID, draft.place(proposition.offset(of: "id")), "the proposition '\(id)' stands here twice")
      }
      for cell in proposition.table("cells") where !tellings.contains(cell.name) {
        let near = nearest(cell.name, among: tellings.sorted()).map { "; is it '\($0)'?" } ?? ""
        findings.error(.unknownTelling, draft.place(cell.offset), "there is no telling '\(cell.name)'\(near)")
      }
    }
  }
}
