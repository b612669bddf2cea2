import Glibc
import SequenceModel

/// The files of a pack's folder, opened as untrusted: nothing is followed, nothing blocks, nothing outside is read.
struct PackFolder {
  /// What a file is for.
  enum Role: Hashable {
    /// `pack.yaml`.
    case pack
    /// A Markdown file of a kind; the slug as the file's name says it.
    case entry(Kind, String)
    /// A list of entries of a kind.
    case list(Kind)
  }

  /// A file as read.
  struct File {
    let role: Role
    let text: SourceText
  }

  /// The kinds whose entries stand in one list.
  static let lists: [Kind] = [.claim, .source, .word, .question]
  /// The largest file, in bytes.
  static let sizeLimit = 4 * 1024 * 1024
  /// The longest line, in bytes.
  static let lineLimit = 64 * 1024

  /// In the order of their paths.
  private(set) var files: [File] = []

  /// Reads everything below `folder` that the format knows and reports the rest.
  init(_ folder: String, findings: Findings) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      findings.error(.unreadable, Place(path: "."), "cannot open the folder \(folder): \(systemReason())")
      return
    }
    defer { close(descriptor) }
    for name in names(in: descriptor, at: "", findings: findings) {
      if name == "pack.yaml" {
        read(name, in: descriptor, at: name, as: .pack, findings: findings)
      } else if let kind = name.hasSuffix(".yaml") ? Kind(plural: name.dropLast(5)) : nil, Self.lists.contains(kind) {
        read(name, in: descriptor, at: name, as: .list(kind), findings: findings)
      } else if let kind = Kind(plural: name), !Self.lists.contains(kind) {
        readEntries(of: kind, in: descriptor, folder: name, findings: findings)
      } else {
        findings.error(.unexpectedFile, Place(path: name), "the format knows no file or folder of this name here")
      }
    }
  }

  private mutating func readEntries(of kind: Kind, in parent: Int32, folder: String, findings: Findings) {
    let descriptor = openat(parent, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      report(errno, folder, in: parent, at: folder, findings: findings)
      return
    }
    defer { close(descriptor) }
    for name in names(in: descriptor, at: folder + "/", findings: findings) {
      let path = folder + "/" + name
      if name.hasSuffix(".md") {
        read(name, in: descriptor, at: path, as: .entry(kind, String(name.dropLast(3))), findings: findings)
      } else {
        findings.error(.unexpectedFile, Place(path: path), "only .md files stand here")
      }
    }
  }

  private mutating func read(
    _ name: String, in parent: Int32, at path: String, as role: Role, findings: Findings
  ) {
    // O_NONBLOCK: opening a pipe without a writer must not wait.
    let descriptor = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      report(errno, name, in: parent, at: path, findings: findings)
      return
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      findings.error(.notRegular, Place(path: path), "not a regular file")
      return
    }
    guard let bytes = contents(of: descriptor) else {
      findings.error(.unreadable, Place(path: path), "cannot read the file: \(systemReason())")
      return
    }
    guard bytes.count <= Self.sizeLimit else {
      findings.error(.fileTooLarge, Place(path: path), "larger than 4 MB")
      return
    }
    let text = SourceText.read(path: path, bytes: bytes, findings: findings)
    if let long = text.firstLine(over: Self.lineLimit) {
      findings.error(.tooLong, Place(path: path, line: long), "a line of more than 64 KB")
      return
    }
    files.append(File(role: role, text: text))
  }

  private func report(_ error: Int32, _ name: String, in parent: Int32, at path: String, findings: Findings) {
    var target = [CChar](repeating: 0, count: 4096)
    let length = readlinkat(parent, name, &target, target.count)
    let place = Place(path: path)
    if length >= 0 {
      let destination = String(decoding: target[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let leaves = destination.hasPrefix("/") || destination.split(separator: "/").contains("..")
      findings.error(
        leaves ? .outsideFolder : .notRegular, place, "a symbolic link to \(destination); links are not followed")
    } else if error == ENOTDIR || error == ENXIO {
      findings.error(.notRegular, place, error == ENOTDIR ? "not a folder" : "not a regular file")
    } else {
      findings.error(.unreadable, place, "cannot open it: \(String(cString: strerror(error)))")
    }
  }

  /// The names in a folder in the order of their bytes; those that start with a dot are not the pack's.
  /// Reports names that differ only in case or in Unicode form.
  private func names(in descriptor: Int32, at prefix: String, findings: Findings) -> [String] {
    guard let directory = fdopendir(dup(descriptor)) else {
      findings.error(.unreadable, Place(path: prefix), "cannot list the folder: \(systemReason())")
      return []
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.first != UInt8(ascii: ".") else { continue }
      if let valid = String(validating: name, as: UTF8.self) {
        names.append(valid)
      } else {
        findings.error(.notUTF8, Place(path: prefix + String(decoding: name, as: UTF8.self)), "the name is not UTF-8")
      }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    reportTwins(names, at: prefix, findings: findings)
    return names
  }

  private func reportTwins(_ names: [String], at prefix: String, findings: Findings) {
    var firstByForm: [[UInt8]: String] = [:]
    var firstByCase: [String: String] = [:]
    for name in names {
      let place = Place(path: prefix + name)
      let form = normalized(name.utf8)
      if let twin = firstByForm[form] {
        findings.error(.nfcTwin, place, "the same name as \(prefix)\(twin), composed differently")
        continue
      }
      firstByForm[form] = name
      let folded = String(decoding: form, as: UTF8.self).lowercased()
      if let twin = firstByCase[folded] {
        findings.error(.caseTwinID, place, "differs from \(prefix)\(twin) only in case")
      }
      firstByCase[folded] = firstByCase[folded] ?? name
    }
  }
}

/// The bytes of an open file, at most one more than `PackFolder.sizeLimit`; nil if reading fails.
func contents(of descriptor: Int32) -> [UInt8]? {
  var bytes: [UInt8] = []
  while bytes.count <= PackFolder.sizeLimit {
    var failed = false
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      var got = -1
      repeat { got = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
      failed = got < 0
      count = max(got, 0)
    }
    guard !failed else { return nil }
    if chunk.isEmpty { break }
    bytes += chunk
  }
  return bytes
}

/// The system's words for the last error.
func systemReason() -> String { String(cString: strerror(errno)) }
