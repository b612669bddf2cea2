import Classroom
import Glibc

/// A file that is replaced as a whole: whoever reads it sees the old or the new one, and a crash leaves one of them.
struct ReplacedFile {
  /// Where it is; a link to a file is followed, so that the link stays.
  let path: String
  private let before: Stamp?

  /// A file as it is now, there or not.
  init(_ path: String) {
    self.path = Self.resolved(path)
    before = Stamp(self.path)
  }

  /// Whether it is there.
  var exists: Bool { before != nil }

  /// Writes a new file beside it and renames it into place, with the permissions of the old one.
  /// - Throws: also where it is no regular file, or no longer what it was when this value was made.
  func replace(with bytes: [UInt8]) throws(WholeFile.Failure) {
    if let before, before.mode & S_IFMT != S_IFREG { throw WholeFile.Failure(reason: "this is no regular file") }
    let mode = before.map { $0.mode & 0o777 }
    try WholeFile.replace(path, bytes, mode: mode ?? 0o666, isExact: mode != nil, isDurable: true) {
      Stamp(path) == before
    }
  }

  /// The path without links; as it is where there is no such file.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Tells whether a file is still the same.
  private struct Stamp: Equatable {
    let device: UInt, number: UInt, size: Int, seconds: Int, nanoseconds: Int
    let mode: mode_t

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      (device, number, size) = (UInt(status.st_dev), UInt(status.st_ino), Int(status.st_size))
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      mode = status.st_mode
    }
  }
}
