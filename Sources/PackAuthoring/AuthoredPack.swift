import SequenceModel

/// A pack as read from its folder, with everything that is wrong with it.
///
///     let pack = AuthoredPack.read(folder: "my-pack")
///     for diagnostic in pack.diagnostics { print(diagnostic) }
///     if let record = pack.record { try PackWriter.write(record, to: "my-pack.summit") }
public struct AuthoredPack: Sendable {
  /// All problems, by path, line, column and code; the same for the same folder on every machine.
  public let diagnostics: [Diagnostic]
  /// The pack without the entries that have errors, and without links to them; nil if `pack.yaml` gives no id and title, and
  /// where there are more problems than are listed.
  public let record: PackRecord?

  /// Whether anything was left out.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// How many entries of each kind the record holds, in the kinds' order; 0 for all where there is none.
  public var counts: [(kind: Kind, count: Int)] {
    let counts = Dictionary(grouping: record?.entries ?? [], by: \.head.id.kind).mapValues(\.count)
    return Kind.allCases.map { ($0, counts[$0, default: 0]) }
  }

  /// Reads and checks a folder. Never fails: a folder that cannot be read is a diagnostic. O(size of the folder).
  public static func read(folder: String) -> AuthoredPack {
    let findings = Findings()
    let files = PackFolder(folder, findings: findings).files
    let frame = readFrame(files, findings: findings)
    var reader = DraftReader()
    for file in files { reader.read(file, findings: findings) }
    reader.limitCounts(findings: findings)
    var mapper = EntryMapper(publication: frame?.info?.article?.published)
    mapper.map(reader.drafts)
    PackCheck(frame: frame, read: reader, entries: mapper.entries, findings: findings).run()
    let diagnostics = unique(findings.diagnostics).sorted()
    return AuthoredPack(
      diagnostics: diagnostics,
      record: findings.areTooMany ? nil : record(frame, mapper.entries, without: diagnostics))
  }

  private static func readFrame(_ files: [PackFolder.File], findings: Findings) -> PackFrame? {
    guard let file = files.first(where: { $0.role == .pack }) else {
      let isReported = findings.diagnostics.contains { $0.path == "pack.yaml" || $0.path == "." }
      if !isReported { findings.error(.missingPack, Place(path: "pack.yaml"), "the pack's own file is missing") }
      return nil
    }
    return PackFrame(file.text, findings: findings)
  }

  /// The entries that have no errors, in the order of their ids, without links to any other.
  private static func record(
    _ frame: PackFrame?, _ entries: [MappedEntry], without diagnostics: [Diagnostic]
  ) -> PackRecord? {
    guard let frame, let info = frame.info else { return nil }
    var errorLines: [String: [Int]] = [:]
    for diagnostic in diagnostics where diagnostic.severity == .error {
      errorLines[diagnostic.path, default: []].append(diagnostic.line)
    }
    let sound = entries.filter { entry in
      !(errorLines[entry.draft.source.path] ?? []).contains { entry.draft.lines.contains($0) }
    }
    let ids = Set(sound.map(\.draft.id))
    return PackRecord(
      info: info, parties: frame.parties, phases: frame.phases.sorted { $0.from.lastDay < $1.from.lastDay },
      intro: frame.intro.map { ($0.from, $0.text.stored) }, spoilers: frame.spoilers,
      entries: sound.map { $0.record.keeping(ids) }.sorted { $0.head.id < $1.head.id })
  }
}

extension EntryRecord {
  /// Without what points to entries that are not among these.
  fileprivate func keeping(_ ids: Set<EntryID>) -> EntryRecord {
    var record = self
    record.references.removeAll { !ids.contains($0.target) }
    record.follows = follows.flatMap { ids.contains($0) ? $0 : nil }
    record.days?.moment = days?.moment.flatMap { ids.contains($0) ? $0 : nil }
    for index in record.rows.indices {
      let row = record.rows[index]
      record.rows[index].links = row.links.filter { ids.contains($0.target) }
      record.rows[index].statement.citations = row.statement.citations.filter(ids.contains)
      record.rows[index].statement.object = row.statement.object.flatMap { ids.contains($0) ? $0 : nil }
      record.rows[index].days.moment = row.days.moment.flatMap { ids.contains($0) ? $0 : nil }
    }
    return record
  }
}
