import Glibc
import PackStore
import SequenceModel

/// A teacher's own tour: one Markdown file in the format of a pack's tours (docs/format.md), checked against an open pack.
///
/// Nothing in it must be there but one step, `## Title`: without front matter, or without a title, the file's name is the title; a step
/// without a view shows what its text links to first.
public struct TourFile: Sendable {
  /// Where a step stands.
  public struct Step: Hashable, Sendable {
    /// Its number, counted from 1 in the file.
    public let number: Int
    /// The line of its heading, counted from 1.
    public let line: Int
  }

  /// The file as the person named it.
  public let path: String
  /// All problems, by line, column and code.
  public let diagnostics: [Diagnostic]
  /// The tour without the steps that have errors; nil where no step is left, and where the lock cannot be read: the class would see past it.
  public let tour: EntryRecord?
  /// All steps of the file, those with errors too.
  public let steps: [Step]

  /// Whether any step was left out, or anything above them.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The id of the tour in a file: `tour/` and the file's name in lower case, other characters than a-z and 0-9 as hyphens.
  public static func id(ofFile path: String) -> EntryID? {
    let slug = stem(of: path).lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(
      separator: "-")
    return EntryID(.tour, String(slug.prefix(80))) ?? EntryID(.tour, "own")
  }

  /// The file's name without its folder and `.md`.
  private static func stem(of path: String) -> String {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  /// Why a file cannot be read.
  public struct Unreadable: Error, Equatable {
    /// The problem, at the file's first line.
    public var diagnostic: Diagnostic
  }

  /// The bytes of a file; a link to a file is followed.
  public static func bytes(path: String) throws(Unreadable) -> [UInt8] {
    func failure(_ code: DiagnosticCode, _ reason: String) -> Unreadable {
      Unreadable(diagnostic: Diagnostic(path: path, line: 1, column: 1, code: code, message: reason))
    }
    // O_NONBLOCK: opening a pipe without a writer must not wait.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(.unreadable, "cannot open it: \(systemReason())") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw failure(.notRegular, "not a regular file")
    }
    guard let bytes = contents(of: descriptor) else { throw failure(.unreadable, "cannot read it: \(systemReason())") }
    guard bytes.count <= PackFolder.sizeLimit else { throw failure(.fileTooLarge, "larger than 4 MB") }
    return bytes
  }

  /// Reads and checks the bytes of a file. Never fails: what cannot be read is a diagnostic.
  /// - Parameters:
  ///   - path: as the person named it; diagnostics begin with it, the tour's id is made of it.
  ///   - pack: what the tour refers to.
  ///   - lock: the last day that this process shows; what lies beyond it is not there.
  public static func read(_ bytes: [UInt8], path: String, beside pack: Pack, lock: Day? = nil) -> TourFile {
    let findings = Findings()
    let source = SourceText.read(path: path, bytes: plain(bytes), findings: findings)
    if let long = source.firstLine(over: PackFolder.lineLimit) {
      let problem = Diagnostic(
        path: path, line: long, column: 1, code: .tooLong, message: "a line of more than 64 KB")
      return TourFile(path: path, diagnostics: [problem], tour: nil, steps: [])
    }
    guard let draft = draft(source, findings: findings), let edition = pack.edition(Horizon(lock: lock)) else {
      return TourFile(path: path, diagnostics: unique(findings.diagnostics).sorted(), tour: nil, steps: [])
    }
    PackCheck(tour: draft, beside: edition, spoilers: pack.spoilers(), findings: findings).runForTour()
    if draft.fields.values["minutes"] == nil {
      findings.warning(
        .tourPlan, source.place(0), "the tour has no 'minutes'; whether its steps fit into them is not checked")
    }
    let diagnostics = unique(findings.diagnostics).sorted()
    return TourFile(
      path: path, diagnostics: diagnostics,
      tour: findings.areTooMany ? nil : tour(draft, without: diagnostics, beside: edition),
      steps: draft.steps.map { Step(number: $0.number, line: source.place($0.offset).line) })
  }

  /// The tour without the steps in which an error stands.
  private static func tour(_ draft: Draft, without diagnostics: [Diagnostic], beside edition: Edition) -> EntryRecord? {
    let errors = diagnostics.filter { $0.severity == .error }.map(\.line)
    let source = draft.source
    let top = draft.steps.first.map { source.place($0.offset).line } ?? 1
    let isLockLost = errors.contains { $0 < top && source.string(source.line($0)).hasPrefix("lock") }
    let sound = draft.steps.filter { step in
      let lines = source.place(step.offset).line...source.place(step.end - 1).line
      return !errors.contains(where: lines.contains)
    }
    guard !sound.isEmpty, !isLockLost else { return nil }
    // The days are those of the sound steps alone: a step that is left out must not hide those below it.
    let rest = Draft(
      id: draft.id, source: source, fields: draft.fields, prose: nil, steps: sound, lines: draft.lines)
    let shown = Dictionary(
      rest.mentionedIDs.compactMap { id in edition.firstShown(id).map { (id, $0) } }, uniquingKeysWith: { $1 })
    var record = EntryMapper(publication: nil).tour(rest, shown: shown).record
    if record.head.title.isEmpty { record.head.title = stem(of: source.path) }
    return record
  }

  /// The bytes as the format wants them: editors put a byte order mark in front and leave accents apart without anybody seeing it.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) != nil else { return bytes }
    return normalized(bytes)
  }

  /// The tour in a text; nil, and reported, where its front matter cannot be read.
  static func draft(_ source: SourceText, findings: Findings) -> Draft? {
    guard let id = id(ofFile: source.path) else { return nil }
    var fields = Record(offset: 0)
    var start = 0
    if FrontMatter.isThere(in: source) {
      guard let frontMatter = FrontMatter(source, findings: findings) else { return nil }
      start = frontMatter.bodyStart
      if let lines = frontMatter.lines, !source.isBlank(lines) {
        guard let node = YAMLReader.read(source, lines: lines, findings: findings),
          let read = FieldReader.read(node, as: FieldTables.ownTour, in: source, findings: findings)
        else { return nil }
        fields = read
      }
    }
    let steps = TourStep.all(in: source, from: start, findings: findings)
    if steps.isEmpty {
      findings.error(.missingField, source.place(start), "no step; each begins with a line '## Title'")
    }
    return Draft(id: id, source: source, fields: fields, prose: nil, steps: steps, lines: 1...source.lineStarts.count)
  }

  private init(path: String, diagnostics: [Diagnostic], tour: EntryRecord?, steps: [Step]) {
    self.path = path
    self.diagnostics = diagnostics
    self.tour = tour
    self.steps = steps
  }
}

extension SourceText {
  /// Whether lines hold nothing but comments of YAML.
  fileprivate func isBlank(_ lines: ClosedRange<Int>) -> Bool {
    lines.allSatisfy { number in
      let first = bytes[line(number)].first { $0 != 0x20 }
      return first == nil || first == UInt8(ascii: "#")
    }
  }
}
