import Explorer
import Foundation
import PackAuthoring
import PackStore
import Screen
import SequenceModel
import Testing

/// The folder of the tests.
let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

/// The frozen fixture pack: golden screens stand on it, so it never changes.
func frozenPack() throws -> Pack {
  let authored = AuthoredPack.read(folder: tests.appending(path: "Fixtures/frozen").path(percentEncoded: false))
  let record = try #require(authored.record)
  return try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
}

/// The explorer without a terminal: keys in, screens out.
struct Journey {
  let library: Library
  var state: State
  /// What the last key ordered.
  var effects: [Effect] = []

  init(_ columns: Int = 120, _ rows: Int = 36, horizon: Horizon = Horizon(), showsIntro: Bool = false) throws {
    self.init(try frozenPack(), columns, rows, horizon: horizon, showsIntro: showsIntro)
  }

  init(_ pack: Pack, _ columns: Int, _ rows: Int, horizon: Horizon = Horizon(), showsIntro: Bool = false) {
    library = Library(pack)
    state = State(size: Size(rows: rows, columns: columns), horizon: horizon, showsIntro: showsIntro, in: library)
  }

  /// Presses keys; work under way is done to its end.
  mutating func press(_ keys: String) throws {
    for event in try KeyNotation.events(keys) {
      effects = update(&state, .terminal(event), in: library)
      while effects.contains(.continueWork) {
        effects = update(&state, .idle, in: library) + effects.filter { $0 != .continueWork }
      }
    }
  }

  var frame: Frame { view(state, in: library) }
  var lines: [String] { frame.lines() }
  var text: String { lines.joined(separator: "\n") }
}

/// Compares a frame with `Screens/<name>.screen`: its characters, then a letter for each style with a legend.
///
/// `RECORD_SCREENS=1` records, and fails, so that recording never passes for testing.
func expectScreen(_ name: String, _ frame: Frame, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = tests.appending(path: "ExplorerTests/Screens/\(name).screen")
  let trimmed = frame.lines().map { String($0.reversed().drop { $0 == " " }.reversed()) }
  let actual = (trimmed + ["---"] + frame.styleMap()).joined(separator: "\n") + "\n"
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1" {
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? "nothing recorded yet"
  guard expected != actual else { return }
  var report = "screen \(name) differs:"
  let (old, new) = (
    expected.split(separator: "\n", omittingEmptySubsequences: false),
    actual.split(separator: "\n", omittingEmptySubsequences: false)
  )
  for index in 0..<max(old.count, new.count) {
    let before = index < old.count ? String(old[index]) : ""
    let after = index < new.count ? String(new[index]) : ""
    if before != after { report += "\n\(index + 1) - \(before)\n\(index + 1) + \(after)" }
  }
  Issue.record("\(report)", sourceLocation: sourceLocation)
}
