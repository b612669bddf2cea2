import Glibc
import SQLite

/// The open file of a notebook.
final class NotebookFile {
  let connection: Connection
  /// Whether a newer program wrote it, so that this one must not.
  let isNewer: Bool

  private let path: String
  private let identity: Identity?
  /// Whether writes go to a log first; file systems without shared memory keep to the older journal.
  private let hasLog: Bool
  private var isDurable: Bool?

  /// The version of the tables below.
  static let version: Int64 = 1

  private static let tables = """
    CREATE TABLE answer(
      number INTEGER PRIMARY KEY AUTOINCREMENT, pack TEXT NOT NULL, content TEXT NOT NULL, question TEXT NOT NULL,
      typed TEXT NOT NULL, choice TEXT NOT NULL, options TEXT NOT NULL, correct INTEGER);
    CREATE INDEX answer_question ON answer(pack, question, number);
    CREATE TABLE position(
      pack TEXT NOT NULL, tour TEXT NOT NULL, content TEXT NOT NULL, id TEXT NOT NULL, step INTEGER NOT NULL,
      revealed INTEGER NOT NULL, opened TEXT NOT NULL, under_way INTEGER NOT NULL, begin INTEGER NOT NULL,
      PRIMARY KEY(pack, tour)) WITHOUT ROWID;
    PRAGMA user_version = \(version);
    """

  /// Opens the file, and makes it if it is not there.
  /// - Throws: SQLite's reason, `isCorruption` for a file that is no notebook; a `Notebook.Failure` where the file cannot be made.
  init(_ path: String) throws {
    // One at a time: two programs must neither make the tables twice nor put each other's new file aside.
    let turn = FolderTurn(of: path)
    defer { turn.end() }
    try Self.create(path)
    self.path = path
    connection = try Connection(.file(path))
    identity = Identity(path)
    try connection.execute("PRAGMA busy_timeout = 2000")
    let version = try Self.integer("PRAGMA user_version", connection)
    isNewer = version > Self.version
    guard !isNewer else {
      hasLog = false
      try connection.execute("PRAGMA query_only = ON")
      return
    }
    try Self.check(connection)
    // Before anything is written: the file may be somebody else's.
    guard try Self.integer(version == 0 ? Self.countOfAll : Self.countOfTables, connection) == (version == 0 ? 0 : 2)
    else { throw SQLiteError.corruption("this is no notebook") }
    hasLog = try Self.text("PRAGMA journal_mode = WAL", connection) == "wal"
    guard version == 0 else { return }
    try connection.execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE; \(Self.tables) COMMIT")
  }

  private static let countOfAll = "SELECT count(*) FROM sqlite_schema"
  private static let countOfTables = "SELECT count(*) FROM sqlite_schema WHERE name IN ('answer', 'position')"

  /// Whether the file is still the one that its name leads to.
  var isInPlace: Bool { identity != nil && identity == Identity(path) }

  /// Whether the next writes wait for the disk. Without a log they always do: a journal that does not may damage the file.
  func setDurability(_ isDurable: Bool) throws(SQLiteError) {
    guard hasLog, self.isDurable != isDurable else { return }
    try connection.execute("PRAGMA synchronous = \(isDurable ? "FULL" : "NORMAL")")
    self.isDurable = isDurable
  }

  /// The whole file is looked through: it is small, and a part that is broken would be found in the middle of a lesson.
  private static func check(_ connection: Connection) throws(SQLiteError) {
    let answer = try text("PRAGMA quick_check(1)", connection)
    guard answer == "ok" else { throw SQLiteError.corruption(answer) }
  }

  private static func integer(_ sql: String, _ connection: Connection) throws(SQLiteError) -> Int64 {
    var value: Int64 = 0
    try connection.prepare(sql).forEach { row in
      value = row.integer(0)
      return false
    }
    return value
  }

  private static func text(_ sql: String, _ connection: Connection) throws(SQLiteError) -> String {
    var value = ""
    try connection.prepare(sql).forEach { row in
      value = row.text(0)
      return false
    }
    return value
  }

  // MARK: The file system

  /// Makes an empty file for this user alone; SQLite gives its neighbours the same mode.
  private static func create(_ path: String) throws(Notebook.Failure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor < 0 else {
      close(descriptor)
      return
    }
    guard errno == EEXIST else { throw Notebook.Failure("\(String(cString: strerror(errno))) (\(path))") }
  }

  /// Gives a damaged file, with its log, another name.
  /// - Returns: the new path; nil where another program put it aside meanwhile.
  static func putAside(_ path: String) throws(Notebook.Failure) -> String? {
    let turn = FolderTurn(of: path)
    defer { turn.end() }
    if isSound(path) { return nil }
    var number = 1
    while access("\(path).corrupt-\(number)", F_OK) == 0 { number += 1 }
    let aside = "\(path).corrupt-\(number)"
    for suffix in ["-wal", "-shm"] { rename(path + suffix, aside + suffix) }
    guard rename(path, aside) == 0 else {
      throw Notebook.Failure("damaged, and cannot be put aside: \(String(cString: strerror(errno))) (\(path))")
    }
    return aside
  }

  private static func isSound(_ path: String) -> Bool {
    do {
      guard access(path, F_OK) == 0 else { return true }
      let connection = try Connection(.file(path))
      try check(connection)
      return try integer(countOfTables, connection) == 2
    } catch {
      return !error.isCorruption
    }
  }

  /// Which file a name leads to.
  private struct Identity: Equatable {
    let device: dev_t
    let number: ino_t

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = status.st_dev
      number = status.st_ino
    }
  }
}

/// A turn of one program at a time, in the folder of a path. Nobody waits longer than a second, and not at all where the file system knows no
/// such thing.
private struct FolderTurn {
  private let descriptor: Int32

  init(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for _ in 0..<100 where descriptor >= 0 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK && errno != EINTR { break }
      usleep(10_000)
    }
  }

  func end() { if descriptor >= 0 { close(descriptor) } }
}
