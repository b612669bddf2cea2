import CSystem
import Glibc

/// Small files that are read and replaced whole: who reads one sees the old bytes or the new ones, never a part.
public enum WholeFile {
  /// What is at a path.
  enum Content {
    case missing
    case unreadable(String)
    case bytes([UInt8], stat)
  }

  /// Reads a regular file of at most `limit` bytes, following no link.
  static func read(_ path: String, limit: Int) -> Content {
    // A named pipe must not block whoever opens it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return errno == ENOENT ? .missing : .unreadable(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .unreadable("this is no regular file")
    }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let taken = bytes[count...].withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if taken < 0 && errno == EINTR { continue }
      guard taken >= 0 else { return .unreadable(String(cString: strerror(errno))) }
      if taken == 0 { break }
      count += taken
    }
    guard count <= limit else { return .unreadable("this file is longer than \(limit) bytes") }
    return .bytes(Array(bytes[..<count]), status)
  }

  /// Why a file was not written; what stood there stays.
  public struct Failure: Error, Equatable {
    /// The system's reason, for a person.
    public var reason: String
    /// Whether the file could be made and not be filled: a full disk, a limit.
    public var isUnfilled = false
    /// Whether somebody else wrote the file meanwhile; trying again helps.
    public var isOvertaken = false

    /// A failure for a reason.
    public init(reason: String) { self.reason = reason }

    /// The system's last error.
    fileprivate init() { reason = String(cString: strerror(errno)) }
  }

  /// Puts a file in the place of another one in one step.
  /// - Parameters:
  ///   - isExact: whether the mode is meant as it is, whatever the umask: a class has to read its room.
  ///   - isDurable: whether it has to be on disk before it takes the other one's place.
  ///   - isWanted: looks whether the other one is still what it was, just before it goes.
  public static func replace(
    _ path: String, _ bytes: [UInt8], mode: mode_t, isExact: Bool, isDurable: Bool,
    where isWanted: () -> Bool = { true }
  ) throws(Failure) {
    let temporary = try draft(of: path, bytes, mode: mode, isExact: isExact, isDurable: isDurable)
    defer { unlink(temporary) }
    guard isWanted() else {
      var failure = Failure(reason: "it was changed at the same time")
      failure.isOvertaken = true
      throw failure
    }
    guard rename(temporary, path) == 0 else { throw Failure() }
  }

  /// Makes a file that must not exist yet, whole at once where the file system can.
  public static func create(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(Failure) {
    let temporary = try draft(of: path, bytes, mode: mode)
    defer { unlink(temporary) }
    if link(temporary, path) == 0 { return }
    guard errno != EEXIST else { throw Failure() }
    // A memory stick's file system has no second names for a file.
    try write(new: path, bytes, mode: mode)
  }

  /// Writes a file beside a path. Returns its own path.
  private static func draft(
    of path: String, _ bytes: [UInt8], mode: mode_t, isExact: Bool = false, isDurable: Bool = false
  ) throws(Failure) -> String {
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    try write(new: temporary, bytes, mode: mode, isExact: isExact, isDurable: isDurable)
    return temporary
  }

  private static func write(
    new path: String, _ bytes: [UInt8], mode: mode_t, isExact: Bool = false, isDurable: Bool = false
  ) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw Failure() }
    if isExact { fchmod(descriptor, mode) }
    let isWritten =
      bytes.withUnsafeBytes { system_write_all(descriptor, $0.baseAddress, $0.count) }
      && (!isDurable || fsync(descriptor) == 0)
    var failure = Failure()
    failure.isUnfilled = true
    guard close(descriptor) == 0, isWritten else {
      unlink(path)
      throw failure
    }
  }
}
