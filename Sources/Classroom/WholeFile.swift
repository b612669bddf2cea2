import Glibc

/// Small files that are read and replaced whole: who reads one sees the old bytes or the new ones, never a part.
enum WholeFile {
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
    write(path, bytes, mode: mode) { rename($0, $1) }
  }

  /// Makes a file that must not exist yet, whole at once. Returns why it could not, nil where it is done.
  static func create(_ path: String, _ bytes: [UInt8], mode: mode_t) -> String? {
    write(path, bytes, mode: mode) { link($0, $1) }
  }

  /// Writes a file beside the path and gives it the path's name.
  private static func write(
    _ path: String, _ bytes: [UInt8], mode: mode_t, giveName: (String, String) -> Int32
  ) -> String? {
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    defer { unlink(temporary) }
    if let reason = write(new: temporary, bytes, mode: mode) { return reason }
    return giveName(temporary, path) == 0 ? nil : String(cString: strerror(errno))
  }

  private static func write(new path: String, _ bytes: [UInt8], mode: mode_t) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let reason = String(cString: strerror(errno))
        close(descriptor)
        return reason
      }
      written += count
    }
    guard close(descriptor) == 0 else { return String(cString: strerror(errno)) }
    return nil
  }
}
