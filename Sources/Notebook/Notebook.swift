import Glibc
import SQLite
import SequenceModel

/// What stays on this machine of one user: answers to questions, and where tours are under way. One SQLite file, opened when it is first
/// needed and never made by reading.
///
/// Several programs may use it at once. An answer that was kept survives a crash of the program and of the machine, a position one of
/// the program: it changes with every key, and waiting for the disk takes longer than a key may.
public final class Notebook {
  /// Why something was not kept or read.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    /// One line for a person: the reason, then the file's path in brackets.
    public let description: String

    /// Makes a failure with its reason.
    public init(_ description: String) { self.description = description }
  }

  /// The file; nil where no folder is known.
  public let path: String?
  private let prepareFolder: () -> Void
  private(set) var file: NotebookFile?

  /// The name of the file in its folder.
  public static let fileName = "notebook.db"

  /// A notebook in a folder; nothing is opened yet.
  /// - Parameters:
  ///   - folder: an absolute path; nil where this user has none, so that nothing can be kept.
  ///   - prepareFolder: makes the folder, before the file is made in it.
  public init(folder: String?, prepareFolder: @escaping () -> Void = {}) {
    path = folder.map { $0 + "/" + Self.fileName }
    self.prepareFolder = prepareFolder
  }

  /// What the person should know of the file since the last call: that a damaged one was put aside.
  public func takeNotices() -> [String] {
    defer { notices = [] }
    return notices
  }
  private var notices: [String] = []

  // MARK: Answers

  /// Between the texts of a question's answers: no text of a pack holds it.
  private static let separator = "\u{1E}"

  /// Keeps an answer, on disk when this returns.
  public func keep(_ answer: GivenAnswer, in pack: PackInfo) throws(Failure) {
    try write(isDurable: true) { file throws(SQLiteError) in
      try file.connection.prepare(
        "INSERT INTO answer(pack, content, question, typed, choice, options, correct) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
      ).run(
        .text(pack.id), .text(pack.contentHash), .text(answer.question.description), .text(answer.text),
        .text(answer.content.code), .text(answer.options.joined(separator: Self.separator)),
        answer.isRight.map { .integer($0 ? 1 : 0) } ?? .null)
    }
  }

  /// The last answer to a question that was kept up to `begin`, and the last one after it; nil where there is none.
  public func answers(
    to question: EntryID, in pack: PackInfo, begin: Int64
  ) throws(Failure) -> (earlier: GivenAnswer?, later: GivenAnswer?) {
    var found: (earlier: GivenAnswer?, later: GivenAnswer?) = (nil, nil)
    try read { file throws(SQLiteError) in
      for isLater in [false, true] {
        let bound = isLater ? "number > ?3" : "number <= ?3"
        try file.connection.prepare(
          """
          SELECT typed, choice, options, correct FROM answer
          WHERE pack = ?1 AND question = ?2 AND \(bound) ORDER BY number DESC LIMIT 1
          """
        ).forEach([
          .text(pack.id), .text(question.description), .integer(begin)
        ]) { row in
          let answer = GivenAnswer(
            question: question, text: row.text(0), content: .init(code: row.text(1)),
            options: row.text(2).split(separator: Self.separator).map(String.init),
            isRight: row.optionalInteger(3).map { $0 != 0 })
          if isLater { found.later = answer } else { found.earlier = answer }
          return false
        }
      }
    }
    return found
  }

  /// The questions of a pack, whatever its content, that one reader answered wrong last.
  public func mistakes(in pack: PackInfo) throws(Failure) -> Set<EntryID> {
    var mistakes: Set<EntryID> = []
    try read { file throws(SQLiteError) in
      // With max() the other columns are those of the newest row.
      try file.connection.prepare(
        "SELECT question, correct, max(number) FROM answer WHERE pack = ?1 AND correct IS NOT NULL GROUP BY question"
      ).forEach([.text(pack.id)]) { row in
        if row.integer(1) == 0, let question = EntryID(row.text(0)) { mistakes.insert(question) }
        return true
      }
    }
    return mistakes
  }

  // MARK: Positions

  /// Keeps where a tour is; it replaces what was kept of it before.
  /// - Parameter tour: the tour's id, or the path of its file.
  public func keep(_ position: TourPosition, of tour: String, in pack: PackInfo) throws(Failure) {
    let place = position.place
    try write(isDurable: false) { file throws(SQLiteError) in
      try file.connection.prepare(
        """
        INSERT OR REPLACE INTO position(pack, tour, content, id, step, revealed, opened, under_way, begin)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
      ).run(
        .text(pack.id), .text(tour), .text(place.pack), .text(place.tour.description), .integer(Int64(place.step)),
        .integer(Int64(place.revealed)), .text(place.opened.map(String.init).joined(separator: " ")),
        .integer(position.isUnderWay ? 1 : 0), .integer(position.begin))
    }
  }

  /// Where a tour was left, nil if nothing is known of it, and the number of the newest answer.
  /// - Parameter tour: the tour's id, or the path of its file.
  public func position(of tour: String, in pack: PackInfo) throws(Failure) -> (position: TourPosition?, newest: Int64) {
    var result: (position: TourPosition?, newest: Int64) = (nil, 0)
    try read { file throws(SQLiteError) in
      try file.connection.prepare("SELECT coalesce(max(number), 0) FROM answer").forEach { row in
        result.newest = row.integer(0)
        return false
      }
      try file.connection.prepare(
        "SELECT content, id, step, revealed, opened, under_way, begin FROM position WHERE pack = ?1 AND tour = ?2"
      ).forEach([.text(pack.id), .text(tour)]) { row in
        guard let id = EntryID(row.text(1)) else { return false }
        let place = Cue.Place(
          pack: row.text(0), tour: id, step: Int(row.integer(2)), revealed: Int(row.integer(3)),
          opened: row.text(4).split(separator: " ").compactMap { Int($0) })
        result.position = TourPosition(place: place, isUnderWay: row.integer(5) != 0, begin: row.integer(6))
        return false
      }
    }
    return result
  }

  // MARK: The file

  /// Reads from the file, if there is one. A damaged one is put aside and read as an empty one.
  private func read(_ body: (NotebookFile) throws(SQLiteError) -> Void) throws(Failure) {
    try use(creating: false) { file throws(SQLiteError) in
      do throws(SQLiteError) {
        try body(file)
      } catch {
        // What a newer program changed is not ours to judge.
        if !file.isNewer { throw error }
      }
    }
  }

  private func write(isDurable: Bool, _ body: (NotebookFile) throws(SQLiteError) -> Void) throws(Failure) {
    try use(creating: true) { file throws(SQLiteError) in
      try file.setDurability(isDurable)
      try body(file)
    }
  }

  private func use(
    creating: Bool, _ body: (NotebookFile) throws(SQLiteError) -> Void
  ) throws(Failure) {
    guard let path else { throw Failure("neither XDG_STATE_HOME nor HOME names a folder for the notebook") }
    // Somebody may have deleted or replaced the file meanwhile: what is written into a nameless one is lost.
    if let file, !file.isInPlace { self.file = nil }
    var mayBeDamaged = true
    while true {
      do {
        guard let file = try opened(path, creating: creating) else { return }
        guard !file.isNewer || !creating else {
          throw Failure("the notebook was written by a newer Summitry (\(path))")
        }
        return try body(file)
      } catch let error as SQLiteError {
        file = nil
        guard mayBeDamaged, error.isCorruption else { throw Failure("\(error) (\(path))") }
        mayBeDamaged = false
        if let aside = try NotebookFile.putAside(path) {
          notices.append("The notebook was damaged: a new one begins, the old one is \(aside)")
        }
      } catch let failure as Failure {
        throw failure
      } catch {
        throw Failure("\(error) (\(path))")
      }
    }
  }

  private func opened(_ path: String, creating: Bool) throws -> NotebookFile? {
    if let file { return file }
    if access(path, F_OK) != 0 {
      guard creating else { return nil }
      prepareFolder()
    }
    let file = try NotebookFile(path)
    self.file = file
    return file
  }
}
