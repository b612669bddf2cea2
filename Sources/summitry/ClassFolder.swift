import Classroom
import Glibc

/// This user's private folder for a lesson under way: the cue for a notes terminal on this machine, and its orders.
struct ClassFolder {
  /// Why there is no folder or no key.
  struct Failure: Error, CustomStringConvertible {
    /// What is wrong, and where.
    let description: String
  }

  /// `$XDG_RUNTIME_DIR/summitry`; without one, `class` in the state folder.
  let path: String

  /// The folder, made if need be.
  /// - Throws: what is wrong with it: somebody else could move the class or listen.
  init() throws(Failure) {
    if let runtime = Environment.value("XDG_RUNTIME_DIR"), runtime.hasPrefix("/") {
      path = runtime + "/summitry"
    } else if let state = StateFolder.path {
      path = state + "/class"
    } else {
      throw Failure(description: "neither XDG_RUNTIME_DIR nor HOME names a folder for this user")
    }
    StateFolder.make(path)
    var status = stat()
    guard lstat(path, &status) == 0 else {
      throw Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw Failure(description: "\(path): this is no folder of yours that others cannot read")
    }
  }

  /// Where the presenter's terminal says where the class is.
  var cue: String { path + "/cue" }
  /// Where a notes terminal says what it asks for.
  var order: String { path + "/order" }
  /// The tour file that is presented, by its absolute path; nil where a tour of the pack is.
  var presentedFile: String? {
    var status = stat()
    guard let path = realpath(path + "/tour.md", nil) else { return nil }
    defer { free(path) }
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? String(cString: path) : nil
  }

  /// Remembers which tour file is presented, as a link; nil where none is.
  func present(file: String?) {
    let link = path + "/tour.md"
    unlink(link)
    guard let file, let target = realpath(file, nil) else { return }
    symlink(target, link)
    free(target)
  }

  /// What signatures of its cues are bound to.
  static let name = "cue"

  /// The key that this user's cues are signed with, kept in the state folder.
  static func key() throws(Failure) -> RoomKey {
    guard let state = StateFolder.made() else {
      throw Failure(description: "neither XDG_STATE_HOME nor HOME names a folder for the room's key")
    }
    do throws(RoomKey.Failure) {
      return try RoomKey(file: state + "/room.key")
    } catch {
      throw Failure(description: error.description)
    }
  }
}
