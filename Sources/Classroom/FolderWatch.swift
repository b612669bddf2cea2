import CSystem
import Glibc

/// Tells when files of a folder change: written and closed, replaced by renaming (as editors do), or deleted.
///
/// ```swift
/// let watch = FolderWatch("lessons")
/// for input in terminal.wait(deadline: watch.isRemote ? .now + .seconds(1) : nil, also: watch.descriptor.map { [$0] } ?? []) {
///   if case .descriptor(watch.descriptor) = input, watch.take().mayTouch("tour.md") { … }
/// }
/// ```
///
/// What was true before it was made is the caller's to read, afterwards: nothing is missed then.
public final class FolderWatch {
  /// What changed between two looks.
  public struct Changes: Equatable, Sendable {
    /// The names of files that changed; bytes that are not UTF-8 are replaced.
    public var names: Set<String> = []
    /// Whether more may have changed than is named: the folder itself, or too much to list.
    public var isIncomplete = false

    /// Whether a file of this name may have changed.
    public func mayTouch(_ name: String) -> Bool { isIncomplete || names.contains(name) }
  }

  /// To be watched for reading; nil where the kernel gives no watch: no such folder, or the user's limit is reached.
  public let descriptor: Int32?
  /// Whether the watch does not see everything, so that the caller looks for itself, once a second: the file system is a network's or a
  /// program's (NFS, SMB, 9p, FUSE), or there is no watch at all.
  public let isRemote: Bool

  /// Begins to watch a folder, not the folders in it.
  public init(_ folder: String) {
    let watch = system_folder_watch(folder)
    descriptor = watch < 0 ? nil : watch
    isRemote = watch < 0 || system_folder_is_remote(folder)
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// What changed since the last call. Never waits.
  public func take() -> Changes {
    var changes = Changes()
    guard let descriptor else { return changes }
    withUnsafeMutablePointer(to: &changes) { changes in
      system_folder_take(
        descriptor,
        { name, changes in
          guard let changes = changes?.assumingMemoryBound(to: Changes.self) else { return }
          if let name {
            changes.pointee.names.insert(String(cString: name))
          } else {
            changes.pointee.isIncomplete = true
          }
        }, changes)
    }
    return changes
  }
}
