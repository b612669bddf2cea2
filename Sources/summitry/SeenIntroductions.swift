import Glibc

/// Which packs' introductions this user has seen: an empty file each in the state folder.
///
/// Where the folder cannot be written the introduction shows again next time; nothing else depends on it.
struct SeenIntroductions {
  /// Whether it was seen.
  func contains(_ pack: String) -> Bool {
    path(pack).map { access($0, F_OK) == 0 } ?? false
  }

  /// Remembers it.
  func insert(_ pack: String) {
    guard StateFolder.made() != nil, let path = path(pack) else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Pack ids come from strangers: only their slugs become file names.
  private func path(_ pack: String) -> String? {
    let safe = pack.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-")
    }
    guard safe, (1...80).contains(pack.utf8.count) else { return nil }
    return StateFolder.path.map { "\($0)/intro-seen-\(pack)" }
  }
}
