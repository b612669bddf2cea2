import Glibc

/// A file that its presenter replaces: for one machine, or a folder that a class shares.
///
/// Watched by inotify on its folder; once a second where the folder is on another machine, of which inotify says nothing.
public final class FileRoom: Room {
  private let path: String
  private let mode: mode_t
  private var watch: FolderWatch
  private var nextLook: ContinuousClock.Instant?
  private var last: String?
  private var trouble: String?
  private var pending: [RoomNews] = []

  /// A room's file.
  /// - Parameter mode: who may read what `send` writes.
  public init(_ path: String, mode: mode_t = 0o644, at now: ContinuousClock.Instant) {
    self.path = path
    self.mode = mode
    watch = FolderWatch(Self.folder(of: path))
    nextLook = now
  }

  /// What the file says, and how long ago it was written; nil where it says nothing.
  public static func lastLine(_ path: String) -> (line: String, age: Duration)? {
    guard case .bytes(let bytes, let status) = WholeFile.read(path, limit: SignedCue.limit + 1) else { return nil }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return (
      String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self),
      .seconds(max(0, now.tv_sec - status.st_mtim.tv_sec))
    )
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private var name: Substring { path.split(separator: "/").last ?? "" }

  /// What to watch for reading.
  public var descriptors: [Int32] { watch.descriptor.map { [$0] } ?? [] }
  /// A file does not notice that its presenter is gone.
  public var will: String?
  /// Whether the last line sent may not have arrived yet.
  public var isBusy: Bool { false }
  /// When to `take` at the latest.
  public var deadline: ContinuousClock.Instant? { pending.isEmpty ? nextLook : .now }

  /// Takes what came.
  public func take(at now: ContinuousClock.Instant) -> [RoomNews] {
    var news = pending
    pending = []
    let changes = watch.take()
    // The folder may have gone, and another one come in its place.
    if changes.isIncomplete || watch.descriptor == nil { watch = FolderWatch(Self.folder(of: path)) }
    let hasChanged = changes.mayTouch(String(name))
    if hasChanged || nextLook.map({ $0 <= now }) == true {
      news += look()
      // Where nothing watches, a look a second.
      nextLook = watch.isRemote ? now + .seconds(1) : nil
    }
    return news
  }

  private func look() -> [RoomNews] {
    switch WholeFile.read(path, limit: SignedCue.limit + 1) {
    case .missing: return []
    case .unreadable(let reason): return broken(reason)
    case .bytes(let bytes, _):
      let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      guard line != last else { return restored() }
      last = line
      return restored() + [.line(line)]
    }
  }

  /// Puts a line in the place of the one before.
  public func send(_ line: String, at now: ContinuousClock.Instant) {
    do throws(WholeFile.Failure) {
      // Each line is soon followed by another one: none has to wait for the disk.
      try WholeFile.replace(path, Array((line + "\n").utf8), mode: mode, isExact: true, isDurable: false)
      pending += restored()
    } catch {
      pending += broken(error.reason)
    }
  }

  /// Gives up what the room holds.
  public func close() {}

  private func broken(_ reason: String) -> [RoomNews] {
    guard trouble != reason else { return [] }
    trouble = reason
    return [.trouble("\(path): \(reason)")]
  }

  private func restored() -> [RoomNews] {
    guard trouble != nil else { return [] }
    trouble = nil
    return [.restored]
  }
}
