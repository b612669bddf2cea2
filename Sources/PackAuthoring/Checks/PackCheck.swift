import PackStore
import SequenceModel

/// The whole pack, for the checks that look beyond one entry. One file a subject; each reports on its own.
struct PackCheck {
  let frame: PackFrame?
  /// The words that spoil.
  let spoilers: [Spoiler]
  /// The last day that a message may name; nil for any.
  let lock: Day?
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
    spoilers = frame?.spoilers ?? []
    lock = nil
    drafts = reader.drafts
    declared = reader.declared
    unread = reader.unread
    self.entries = entries
    shown = firstShown(entries)
    slugs = Dictionary(grouping: reader.declared, by: \.kind).mapValues { $0.map(\.slug).sorted() }
    self.findings = findings
    records = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Takes a tour that stands beside a compiled pack: what the tour refers to is looked up there, and only that.
  init(tour draft: Draft, beside edition: Edition, spoilers: [Spoiler], findings: Findings) {
    let mentioned = draft.mentionedIDs
    frame = nil
    self.spoilers = spoilers
    lock = edition.horizon.lock
    drafts = [draft]
    declared = Set(mentioned.filter { edition.head($0) != nil })
    unread = []
    entries = []
    shown = Dictionary(
      declared.compactMap { id in edition.firstShown(id).map { (id, $0) } }, uniquingKeysWith: { first, _ in first })
    records = [draft.id: draft]
    let missing = Set(mentioned.lazy.filter { edition.head($0) == nil }.map(\.kind))
    slugs = Dictionary(
      missing.map { kind in (kind, edition.heads(kind, 0..<DraftReader.entryLimit).map(\.id.slug)) },
      uniquingKeysWith: { first, _ in first })
    self.findings = findings
  }

  /// Runs every check of a tour: ids, locks, times, titles.
  func runForTour() {
    checkReferences()
    checkSpoilers()
    checkTeaching()
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
