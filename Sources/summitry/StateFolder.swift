import Glibc

/// The folder of what this user's program remembers between two starts.
enum StateFolder {
  /// `$XDG_STATE_HOME/summitry`, or `~/.local/state/summitry`; nil where neither is an absolute path.
  static var path: String? {
    if let state = Environment.value("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/summitry" }
    if let home = Environment.value("HOME"), home.hasPrefix("/") { return home + "/.local/state/summitry" }
    return nil
  }

  /// Its path, once it is there; nil where it has none. Whether it can be written shows when somebody writes.
  static func made() -> String? {
    make()
    return path
  }

  /// Makes it, where it has a path.
  static func make() { if let path { make(path) } }

  /// Makes a folder, with those above it, for this user alone.
  static func make(_ folder: String) {
    var missing: [String] = []
    var parent = folder[...]
    while !parent.isEmpty, access(String(parent), F_OK) != 0 {
      missing.append(String(parent))
      parent = parent[..<(parent.lastIndex(of: "/") ?? parent.startIndex)]
    }
    for folder in missing.reversed() { mkdir(folder, 0o700) }
  }
}
