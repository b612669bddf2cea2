import SequenceModel

/// Writes a compiled pack. The same record gives the same bytes with the same SQLite, the same content hash everywhere.
public enum PackWriter {
  /// Why a pack was not written.
  public struct Failure: Error, Equatable { public var reason: String }

  /// Compiles into a new file beside `path`, then renames it into place; `path` is old or new, never mixed.
  /// - Throws: `Failure` with the system's or SQLite's reason.
  public static func write(_ record: PackRecord, to path: String) throws(Failure) { fatalError("contract") }

  /// Compiles into memory.
  public static func bytes(_ record: PackRecord) throws(Failure) -> [UInt8] { fatalError("contract") }
}
