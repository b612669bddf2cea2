import Glibc
import SQLite
import SequenceModel

/// Writes a compiled pack. The same record gives the same bytes with the same SQLite, the same content hash everywhere.
public enum PackWriter {
  /// Why a pack was not written.
  public struct Failure: Error, Equatable {
    /// For a person.
    public var reason: String

    /// Makes a failure with its reason.
    public init(reason: String) { self.reason = reason }
  }

  /// Compiles into a new file beside `path`, then renames it into place; `path` is old or new, never mixed.
  /// - Throws: `Failure` with the system's or SQLite's reason.
  public static func write(_ record: PackRecord, to path: String) throws(Failure) {
    try write(record, moments: sortedMoments(record), to: path)
  }

  /// As above, with the moments from a sequence that need not be in memory: `moments` is walked twice, in the order of the days that
  /// the moments are about. Moments among the record's entries are ignored.
  public static func write(
    _ record: PackRecord, moments: some Sequence<EntryRecord>, to path: String
  ) throws(Failure) {
    let draft = "\(path).\(getpid()).new"
    let compact = "\(path).\(getpid()).compact"
    defer {
      unlink(draft)
      unlink(compact)
    }
    unlink(draft)
    unlink(compact)
    let connection = try reporting { () throws(SQLiteError) in try Connection(.file(draft)) }
    try PackCompilation.compile(record, moments, into: connection)
    // A copy without holes, its tables one after another.
    try reporting { () throws(SQLiteError) in try connection.vacuum(into: compact) }
    try install(compact, at: path)
  }

  /// Compiles into memory.
  public static func bytes(_ record: PackRecord) throws(Failure) -> [UInt8] {
    let connection = try reporting { () throws(SQLiteError) in try Connection(.memory) }
    try PackCompilation.compile(record, sortedMoments(record), into: connection)
    return try reporting { () throws(SQLiteError) in
      try connection.execute("VACUUM")
      return try connection.serialized()
    }
  }

  private static func reporting<Result>(_ work: () throws(SQLiteError) -> Result) throws(Failure) -> Result {
    do { return try work() } catch { throw Failure(reason: error.description) }
  }

  private static func sortedMoments(_ record: PackRecord) -> [EntryRecord] {
    record.entries.filter { $0.head.id.kind == .moment }
      .sorted { ($0.days?.about.number ?? 0, $0.head.id) < ($1.days?.about.number ?? 0, $1.head.id) }
  }

  /// Makes the file durable under its new name before the old one is gone.
  private static func install(_ file: String, at path: String) throws(Failure) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(reason: PackFile.reason(errno)) }
    let isSynchronized = fsync(descriptor) == 0
    let reason = PackFile.reason(errno)
    close(descriptor)
    guard isSynchronized else { throw Failure(reason: reason) }
    guard rename(file, path) == 0 else { throw Failure(reason: PackFile.reason(errno)) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Some file systems cannot synchronize a folder; the file itself is safe by now.
    if parent >= 0 {
      fsync(parent)
      close(parent)
    }
  }
}
