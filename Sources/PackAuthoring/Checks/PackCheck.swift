import SequenceModel

/// The whole pack, for the checks that look beyond one entry. One file a subject; each reports on its own.
struct PackCheck {
  let frame: PackFrame?
  /// All entries that could be read.
  let drafts: [Draft]
  /// Every id that a file claims, readable or not: a link to a broken entry is not dangling.
  let declared: Set<EntryID>
  /// The kinds whose list could not be read at all.
  let unread: Set<Kind>
  /// The entries as the pack will store them.
  let entries: [MappedEntry]
  /// The day from which each entry shows.
  let shown: [EntryID: Day]
  /// By id.
  let records: [EntryID: Draft]

  /// The slugs that files claim, sorted, by kind.
  let slugs: [Kind: [String]]
  let findings: Findings

  /// Takes what was read; `frame` is nil while `pack.yaml` cannot be read.
  init(frame: PackFrame?, read reader: DraftReader, entries: [MappedEntry], findings: Findings) {
    self.frame = frame
    drafts = reader.drafts
    declared = reader.declared
    unread = reader.unread
    self.entries = entries
    shown = firstShown(entries)
    slugs = Dictionary(grouping: reader.declared, by: \.kind).mapValues { $0.map(\.slug).sorted() }
    self.findings = findings
    records = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Runs every check.
  func run() {
    checkReferences()
    checkIdentities()
    checkOrder()
    checkDependencies()
    checkProse()
    checkEvidence()
    checkUse()
    checkSpoilers()
    checkTeaching()
  }

  /// The id of the same kind that a misspelt one most probably meant. After many problems none is looked for: it costs a look
  /// at every id of the kind.
  func suggestion(for id: EntryID) -> EntryID? {
    guard findings.diagnostics.count < 1_000 else { return nil }
    return nearest(id.slug, among: slugs[id.kind] ?? []).flatMap { EntryID(id.kind, $0) }
  }
}
