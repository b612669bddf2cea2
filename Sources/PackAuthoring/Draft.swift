import SequenceModel

/// An entry as read from its file, checked by itself but not yet against the rest of the pack.
struct Draft {
  let id: EntryID
  let source: SourceText
  let fields: Record
  /// The Markdown body; nil for kinds without one.
  let prose: Prose?
  /// The steps of a tour.
  let steps: [TourStep]
  /// The lines of the file that are this entry's: an error in them leaves it out.
  let lines: ClosedRange<Int>

  func place(_ offset: Int) -> Place { source.place(offset) }

  /// Where the entry begins.
  var start: Place { Place(path: source.path, line: lines.lowerBound) }
}

/// Reads the entries of the pack's files.
struct DraftReader {
  /// The most entries of a kind other than moments.
  static let entryLimit = 10_000

  private(set) var drafts: [Draft] = []
  /// Every id that a file claims, whether its entry can be read or not.
  private(set) var declared: Set<EntryID> = []
  /// The kinds whose list could not be read.
  private(set) var unread: Set<Kind> = []
  private var firstPlaces: [EntryID: Place] = [:]

  mutating func read(_ file: PackFolder.File, findings: Findings) {
    switch file.role {
    case .pack: break
    case .entry(let kind, let slug): readEntry(kind, slug, file.text, findings: findings)
    case .list(let kind): readList(kind, file.text, findings: findings)
    }
  }

  private mutating func readEntry(_ kind: Kind, _ slug: String, _ source: SourceText, findings: Findings) {
    let id = EntryID(kind, slug)
    if id == nil {
      findings.error(
        .badID, Place(path: source.path), "'\(slug)' is no id; the file's name is its id, made of a-z, 0-9 and -")
    }
    if let id { declared.insert(id) }
    guard let frontMatter = FrontMatter(source, findings: findings) else { return }
    let node: YAMLNode?
    if let lines = frontMatter.lines {
      node = YAMLReader.read(source, lines: lines, findings: findings)
    } else {
      node = YAMLNode(range: 0..<0, content: .mapping([]))
    }
    let prose = kind == .tour ? nil : Prose(source, from: frontMatter.bodyStart, findings: findings)
    let steps = kind == .tour ? TourStep.all(in: source, from: frontMatter.bodyStart, findings: findings) : []
    let hasBody = prose.map { $0.contemporary != nil } ?? !steps.isEmpty
    if FieldTables.body(of: kind) == .required, !hasBody {
      findings.error(
        .missingField, source.place(frontMatter.bodyStart),
        "the \(kind == .tour ? "steps" : "prose") of the entry is missing")
    }
    guard let node,
      let fields = FieldReader.read(node, as: FieldTables.fields(of: kind), in: source, findings: findings)
    else { return }
    if let authored = fields.line("id"), authored != slug {
      findings.error(
        .idMismatch, source.place(fields.offset(of: "id")),
        "the id is '\(authored)', but the file's name says '\(slug)'")
    }
    guard let id else { return }
    add(
      Draft(
        id: id, source: source, fields: fields, prose: prose, steps: steps, lines: 1...source.lineStarts.count),
      findings: findings)
  }

  private mutating func readList(_ kind: Kind, _ source: SourceText, findings: Findings) {
    guard let root = YAMLReader.read(source, lines: 1...source.lineStarts.count, findings: findings) else {
      unread.insert(kind)
      return
    }
    guard case .sequence(let items) = root.content else {
      if root.range.isEmpty { return }
      findings.error(.wrongType, source.place(root.range.lowerBound), "\(root.noun) instead of a list of entries")
      return
    }
    let starts = items.map { source.place($0.range.lowerBound).line }
    for (index, item) in items.enumerated() {
      guard let fields = FieldReader.read(item, as: FieldTables.fields(of: kind), in: source, findings: findings),
        let slug = fields.line("id"), let id = EntryID(kind, slug)
      else { continue }
      declared.insert(id)
      let last = index + 1 < starts.count ? starts[index + 1] - 1 : source.lineStarts.count
      add(
        Draft(
          id: id, source: source, fields: fields, prose: nil, steps: [], lines: starts[index]...max(last, starts[index])
        ),
        findings: findings)
    }
  }

  private mutating func add(_ draft: Draft, findings: Findings) {
    let place = draft.place(draft.fields.offset(of: "id"))
    if let first = firstPlaces[draft.id] {
      findings.error(.duplicateID, place, "\(draft.id) stands here twice, first in \(first.path):\(first.line)")
      return
    }
    firstPlaces[draft.id] = place
    drafts.append(draft)
  }

  /// Reports kinds with more entries than a pack may hold, and leaves out those beyond the limit.
  mutating func limitCounts(findings: Findings) {
    var counts: [Kind: Int] = [:]
    drafts.removeAll { draft in
      counts[draft.id.kind, default: 0] += 1
      guard draft.id.kind != .moment, counts[draft.id.kind, default: 0] == Self.entryLimit + 1 else {
        return draft.id.kind != .moment && counts[draft.id.kind, default: 0] > Self.entryLimit
      }
      findings.error(
        .tooMany, draft.start, "more than \(Self.entryLimit) \(draft.id.kind.plural); the others are left out")
      return true
    }
  }
}
