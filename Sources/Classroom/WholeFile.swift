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

  /// Puts a file in the place of another one in one step. Returns why it could not, nil where it is done.
  static func replace(_ path: String, _ bytes: [UInt8], mode: mode_t) -> String? {
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    defer { unlink(temporary) }
    if let reason = write(new: temporary, bytes, mode: mode, isExact: true) { return reason }
    return rename(temporary, path) == 0 ? nil : String(cString: strerror(errno))
  }

  /// Makes a file that must not exist yet, whole at once where the file system can. Returns why it could not, nil where it is done.
  public static func create(_ path: String, _ bytes: [UInt8], mode: mode_t) -> String? {
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    defer { unlink(temporary) }
    if let reason = write(new: temporary, bytes, mode: mode) { return reason }
    if link(temporary, path) == 0 { return nil }
    // A memory stick's file system has no second names for a file.
    return errno == EEXIST ? String(cString: strerror(EEXIST)) : write(new: path, bytes, mode: mode)
  }

  /// - Parameter isExact: whether the mode is meant as it is, whatever the umask: a class has to read its room.
  private static func write(new path: String, _ bytes: [UInt8], mode: mode_t, isExact: Bool = false) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    if isExact { fchmod(descriptor, mode) }
    let isWritten = bytes.withUnsafeBytes { system_write_all(descriptor, $0.baseAddress, $0.count) }
    let reason = String(cString: strerror(errno))
    guard close(descriptor) == 0, isWritten else {
      unlink(path)
      return reason
    }
    return nil
  }
}
