import Foundation
import Screen
import Testing

@testable import Explorer

@Suite("Key map")
struct KeymapTests {
  @Test("No two commands claim one key, and every key reaches its command")
  func unique() {
    var seen: [Key: Command] = [:]
    for binding in Keymap.standard.bindings {
      #expect(!binding.keys.isEmpty && binding.help.width > 0)
      for key in binding.keys {
        #expect(seen[key] == nil, "\(KeyNotation.text(key)) means two things")
        seen[key] = binding.command
        #expect(Keymap.standard.command(for: key) == binding.command)
      }
    }
  }

  @Test("No action needs a function key, Alt or the mouse")
  func plainKeys() {
    for binding in Keymap.standard.bindings {
      #expect(binding.keys.contains { if case .named(.f1) = $0 { false } else { true } }, "\(binding.help)")
    }
  }

  @Test("docs/keys.md is what the key map says")
  func document() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/keys.md")
    let document = try String(contentsOf: file, encoding: .utf8)
    let table = Keymap.standard.markdown().joined(separator: "\n") + "\n"
    let header = document.prefix { $0 != "|" }
    #expect(document.dropFirst(header.count) == table, "run: summitry info --keys")
  }

  @Test("The footer shows only keys that work now")
  func footer() throws {
    var journey = try Journey(200, 30)
    #expect(!journey.lines[29].contains("whole story"))
    #expect(!journey.lines[29].contains("back"))
    try journey.press("]")
    #expect(journey.lines[29].contains("0 whole story"))
    #expect(journey.lines[29].contains("Backspace back"))
  }
}
