import CSystem
import Glibc

/// A file that is replaced as a whole: whoever reads it sees the old or the new one, and a crash leaves one of them.
struct ReplacedFile {
  /// Why a file was not written.
  struct Failure: Error, Equatable {
    /// The system's reason, for a person.
    var reason: String
    /// Whether somebody else wrote the file meanwhile; trying again helps.
    var isOvertaken = false
  }

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
  /// - Throws: also where the file is no longer what it was when this value was made.
  func replace(with bytes: [UInt8]) throws(Failure) {
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw Failure(reason: Self.reason) }
    defer { unlink(draft) }
    if let before { fchmod(descriptor, before.mode & 0o777) }
    let isWritten =
      bytes.withUnsafeBytes { system_write_all(descriptor, $0.baseAddress, $0.count) } && fsync(descriptor) == 0
    let reason = Self.reason
    close(descriptor)
    guard isWritten else { throw Failure(reason: reason) }
    guard Stamp(path) == before else { throw Failure(reason: "it was changed at the same time", isOvertaken: true) }
    guard rename(draft, path) == 0 else { throw Failure(reason: Self.reason) }
  }

  /// The path without links; as it is where there is no such file.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static var reason: String { String(cString: strerror(errno)) }

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
