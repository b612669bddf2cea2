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

  init(frame: PackFrame?, drafts: [Draft], declared: Set<EntryID>, unread: Set<Kind>, entries: [MappedEntry]) {
    self.frame = frame
    self.drafts = drafts
    self.declared = declared
    self.unread = unread
    self.entries = entries
    shown = firstShown(entries)
    records = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Runs every check.
  func run(findings: inout Findings) {
    checkReferences(findings: &findings)
    checkIdentities(findings: &findings)
    checkOrder(findings: &findings)
    checkDependencies(findings: &findings)
    checkProse(findings: &findings)
    checkEvidence(findings: &findings)
    checkSpoilers(findings: &findings)
    checkTeaching(findings: &findings)
  }
}
