import Glibc
import SQLite
import SequenceModel

/// What a person's program remembers of them: answers to questions, and where a lesson was when it broke off. One SQLite file, for this user alone.
///
/// An answer is kept once `keep` has returned, whatever happens then. A place survives a crash of the program, not always one of the machine:
/// it changes with every key of a lesson, and no key may wait for a disk. Several programs may use the file at once.
public final class Notebook {
  /// Why something was not kept or not read.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    /// What is wrong with which file.
    public var description: String
  }

  private let connection: Connection
  /// Whether a newer program made the file: nothing is written to it then.
  public let isReadOnly: Bool

  /// The tables' version, kept in `user_version`.
  static let version: Int64 = 1

  /// Opens the notebook of a path, made if it is missing. A damaged one is put aside as `PATH.damaged-N`, and a new one begun.
  /// - Parameter notice: what the person should know of that.
  /// - Throws: where no notebook can be opened or made there.
  public convenience init(path: String, notice: (String) -> Void) throws(Failure) {
    do throws(SQLiteError) {
      try self.init(file: path)
    } catch {
      guard error.isCorruption else { throw Failure(description: "\(path): \(error.message)") }
      let aside = Self.unused("\(path).damaged")
      guard rename(path, aside) == 0 else { throw Failure(description: "\(path): \(error.message)") }
      for suffix in ["-wal", "-shm"] { rename(path + suffix, aside + suffix) }
      notice("The notebook was damaged: it is kept as \(aside), and a new one begun")
      do throws(SQLiteError) {
        try self.init(file: path)
      } catch {
        throw Failure(description: "\(path): \(error.message)")
      }
    }
  }

  /// A path that nobody uses yet.
  private static func unused(_ path: String) -> String {
    var number = 1
    while access("\(path)-\(number)", F_OK) == 0 { number += 1 }
    return "\(path)-\(number)"
  }

  private init(file path: String) throws(SQLiteError) {
    // Nobody else's eyes, from the first byte on; SQLite gives its other files the same permissions.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if descriptor >= 0 { close(descriptor) }
    connection = try Connection(.file(path))
    try connection.execute("PRAGMA busy_timeout = 2000")
    let version = try Self.integer("PRAGMA user_version", on: connection)
    isReadOnly = version > Self.version
    guard !isReadOnly else { return }
    try connection.execute("PRAGMA journal_mode = WAL")
    // Two programs may come here at once: the second one finds the tables made.
    try connection.execute(
      """
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS answers (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        pack TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL, is_right INTEGER);
      CREATE INDEX IF NOT EXISTS answers_by_question ON answers (pack, question, number);
      CREATE TABLE IF NOT EXISTS places (
        pack TEXT NOT NULL, tour TEXT NOT NULL, content TEXT NOT NULL, step INTEGER NOT NULL, revealed INTEGER NOT NULL,
        opened TEXT NOT NULL, PRIMARY KEY (pack, tour));
      PRAGMA user_version = \(Self.version);
      COMMIT
      """)
    // A file that is damaged elsewhere than in its first page shows it now and not in a lesson.
    try connection.execute("SELECT count(*) FROM answers; SELECT count(*) FROM places")
  }

  private static func integer(_ sql: String, on connection: Connection) throws(SQLiteError) -> Int64 {
    let statement = try connection.prepare(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.row.integer(0) : 0
  }

  private func perform(_ body: () throws(SQLiteError) -> Void) throws(Failure) {
    guard !isReadOnly else { throw Failure(description: "a newer version of this program made the notebook") }
    do throws(SQLiteError) {
      try body()
    } catch {
      // An error inside of a transaction leaves it open.
      try? connection.execute("ROLLBACK")
      throw Failure(description: error.message)
    }
  }

  // MARK: Answers

  /// Keeps an answer, beside those before it.
  /// - Throws: why it is not kept.
  public func keep(_ answer: KeptAnswer) throws(Failure) {
    try perform { () throws(SQLiteError) in
      try connection.execute("PRAGMA synchronous = FULL")
      try connection.prepare("INSERT INTO answers (pack, question, text, is_right) VALUES (?1, ?2, ?3, ?4)").run(
        .text(answer.pack), .text(answer.question.description), .text(answer.text),
        answer.isRight.map { .integer($0 ? 1 : 0) } ?? .null)
    }
  }

  /// The last answer to each question of a pack.
  public func lastAnswers(pack: String) throws(Failure) -> [EntryID: KeptAnswer] {
    var answers: [EntryID: KeptAnswer] = [:]
    do throws(SQLiteError) {
      let statement = try connection.prepare(
        "SELECT question, text, is_right, max(number) FROM answers WHERE pack = ?1 GROUP BY question")
      try statement.forEach([.text(pack)]) { row in
        guard let question = EntryID(row.text(0)) else { return true }
        answers[question] = KeptAnswer(
          pack: pack, question: question, text: row.text(1), isRight: row.optionalInteger(2).map { $0 != 0 })
        return true
      }
    } catch {
      throw Failure(description: error.message)
    }
    return answers
  }

  // MARK: Places

  /// Keeps where a lesson is, in the place of where it was.
  /// - Parameter pack: the pack's id; its content may change while the lesson is the same.
  public func keep(_ place: Cue.Place, pack: String) throws(Failure) {
    try perform { () throws(SQLiteError) in
      try connection.execute("PRAGMA synchronous = NORMAL")
      try connection.prepare("INSERT OR REPLACE INTO places VALUES (?1, ?2, ?3, ?4, ?5, ?6)").run(
        .text(pack), .text(place.tour.description), .text(place.pack), .integer(Int64(place.step)),
        .integer(Int64(place.revealed)), .text(place.opened.map(String.init).joined(separator: ",")))
    }
  }

  /// Forgets where a lesson was: it has ended.
  public func forgetPlace(of tour: EntryID, pack: String) throws(Failure) {
    try perform { () throws(SQLiteError) in
      try connection.prepare("DELETE FROM places WHERE pack = ?1 AND tour = ?2").run(
        .text(pack), .text(tour.description))
    }
  }

  /// Where a lesson was when it broke off; nil where it ended.
  public func place(of tour: EntryID, pack: String) throws(Failure) -> Cue.Place? {
    var place: Cue.Place?
    do throws(SQLiteError) {
      let statement = try connection.prepare(
        "SELECT content, step, revealed, opened FROM places WHERE pack = ?1 AND tour = ?2")
      try statement.forEach([.text(pack), .text(tour.description)]) { row in
        place = Cue.Place(
          pack: row.text(0), tour: tour, step: Int(row.integer(1)), revealed: Int(row.integer(2)),
          opened: row.text(3).split(separator: ",").compactMap { Int($0) })
        return false
      }
    } catch {
      throw Failure(description: error.message)
    }
    return place
  }
}
