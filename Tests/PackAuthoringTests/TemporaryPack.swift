import Foundation
import PackAuthoring
import Testing

/// A folder in a temporary place, gone when the test is over.
final class TemporaryPack {
  let folder: String

  /// Writes files (path below the folder → text).
  init(_ files: [String: String] = [:]) throws {
    var template = Array("/tmp/summitry-pack-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    for (path, text) in files { try write(path, Array(text.utf8)) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Writes one file and the folder that it stands in.
  func write(_ path: String, _ bytes: [UInt8]) throws {
    if let slash = path.lastIndex(of: "/") { mkdir("\(folder)/\(path[..<slash])", 0o700) }
    let file = try #require(fopen("\(folder)/\(path)", "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  func read() -> AuthoredPack { AuthoredPack.read(folder: folder) }

  /// A pack with two parties, two phases, one moment, one actor and one source, without faults; `files` come on top.
  static func sound(_ files: [String: String] = [:]) throws -> TemporaryPack {
    try TemporaryPack(soundFiles.merging(files) { $1 })
  }

  private static let soundFiles = [
    "pack.yaml": """
    id: small
    title: A small pack
    start: moment/meeting
    phases:
      - {id: before, title: Before, from: 2001-01-01}
      - {id: after, title: After, from: 2001-07-01}
    parties:
      - {id: north, name: Northland, letter: N}
      - {id: south, name: Southland, letter: S}
    article: {title: An article, outlet: A magazine, published: 2002-03}

    """,
    "sources.yaml": """
    - id: s1
      publisher: A newspaper
      title: The meeting
      date: 2001-02-03
      genre: report
      channel: newspaper
      read: whole

    """,
    "actors/ann.md": """
    ---
    name: Ann
    party: north
    roles:
      - {title: Minister, from: 2000-01-01}
    sources: [S1]
    ---
    A minister.

    """,
    "moments/meeting.md": moment("A meeting", body: "[Ann](actor/ann) came.")
  ]

  /// The text of a moment on 3 February 2001; `fields` are lines on top of the required ones, `body` comes behind 60 plain words.
  static func moment(_ title: String, date: String = "2001-02-03", fields: String = "", body: String = "") -> String {
    """
    ---
    title: \(title)
    short: A meeting
    gist: Two sides meet.
    date: \(date)
    phase: before
    type: meeting
    rank: 1
    sources: [S1]
    \(fields.isEmpty ? "" : fields + "\n")---
    \(Array(repeating: "Two sides met in a room and spoke.", count: 8).joined(separator: " "))

    \(body)

    """
  }
}
