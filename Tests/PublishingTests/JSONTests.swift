import Foundation
import Publishing
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "Written as another reader understands it",
    arguments: ["plain", "quote \" and \\", "한국어 Nguyễn", "two\nlines", "", "/slash"])
  func strings(_ text: String) throws {
    let written = JSON.object([
      ("id", .string(text)), ("n", .number(-3)), ("b", .bool(true)), ("none", .null), ("list", .array([.number(1)]))
    ]).text
    let read = try #require(JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
    #expect(read["id"] as? String == text)
    #expect(read["n"] as? Int == -3)
    #expect(read["b"] as? Bool == true)
    #expect(read["none"] is NSNull)
  }

  @Test("No control character leaves the program")
  func sanitized() throws {
    let written = JSON.string("\u{1B}[31m\u{7}\u{202E}x").text
    #expect(!written.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }

  @Test("Members keep their order")
  func order() {
    #expect(JSON.object([("b", .null), ("a", .number(1))]).text == #"{"b":null,"a":1}"#)
  }
}
