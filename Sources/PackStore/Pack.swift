import SequenceModel

/// A compiled pack, opened read-only. Not Sendable: one owner, on one thread.
public final class Pack {
  /// Why a file or a buffer is no usable pack.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The file cannot be opened or read; the system's reason.
    case unreadable(String)
    /// It is no pack, is truncated, or its schema is not exactly ours; what differs, for a person.
    case refused(String)

    /// One line for a person.
    public var description: String {
      switch self {
      case .unreadable(let reason): reason
      case .refused(let reason): "not a usable pack: \(reason)"
      }
    }
  }

  /// What the pack says of itself.
  public var info: PackInfo { fatalError("contract") }

  /// Opens a `.summit` file, immutable and defensively. Costs the same for 50 moments and 1,000,000.
  public init(path: String) throws(Failure) { fatalError("contract") }

  /// Opens a pack in memory (the embedded one). The bytes are copied once into SQLite's memory.
  public init(bytes: UnsafeRawBufferPointer) throws(Failure) { fatalError("contract") }

  /// The pack at a horizon: the only way to read it. A cut at an unknown or locked moment is nil.
  public func edition(_ horizon: Horizon) -> Edition? { fatalError("contract") }

  /// Recomputes the content hash; the first differing table's name, or nil where all is as written. O(pack).
  public func verify() throws(Failure) -> String? { fatalError("contract") }
}
