import Glibc

/// A file that a command writes: whole or not at all. It is written beside its place under another name, then renamed.
struct OutputFile {
  private let path: String

  /// - Parameter path: as typed; a link is followed.
  init(_ path: String) {
    let target = realpath(path, nil)
    self.path = target.map { String(cString: $0) } ?? path
    free(target)
  }

  /// Writes lines, each with its end.
  /// - Throws: exit status 73 where the file cannot be made, 74 where it cannot be written; what stood there stays.
  func write(_ lines: [String]) throws {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw ExitStatus.cannotCreate.because("summitry: \(path): not a regular file")
    }
    var name = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure(.cannotCreate) }
    do {
      try fill(descriptor, with: lines)
    } catch {
      close(descriptor)
      unlink(name)
      throw error
    }
    // mkstemp's files are private; what is printed is like any other document.
    let mask = umask(0)
    umask(mask)
    guard fchmod(descriptor, 0o666 & ~mask) == 0, close(descriptor) == 0, rename(name, path) == 0 else {
      let failure = failure(.cannotCreate)
      unlink(name)
      throw failure
    }
  }

  private func fill(_ descriptor: Int32, with lines: [String]) throws {
    var rest = Array(lines.map { $0 + "\n" }.joined().utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(.inputOutput) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw failure(.inputOutput) }
  }

  private func failure(_ status: ExitStatus) -> any Error {
    status.because("summitry: \(path): \(String(cString: strerror(errno)))")
  }
}
