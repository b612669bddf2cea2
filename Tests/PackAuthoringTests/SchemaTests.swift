import CustomDump
import Foundation
import SequenceModel
import Testing

@testable import PackAuthoring

@Suite("The schema")
struct SchemaTests {
  @Test("It names every kind's file and every vocabulary, in lines that fit")
  func text() {
    let text = PackSchema.text()
    for kind in Kind.allCases { #expect(text.contains("\n\(kind.rawValue): \(kind.plural)")) }
    #expect(text.contains("corroborated | differs | contested | opinion | unverified"))
    #expect(text.contains("* short"))
    #expect(text.contains("at most 15 columns"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 && $0.utf8.count == $0.count })
    #expect(text.hasSuffix("\n"))
  }

  @Test("docs/format.md names every field of every kind")
  func documented() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/format.md")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    for kind in Kind.allCases {
      let row = try #require(lines.first { $0.hasPrefix("| \(kind.rawValue) |") })
      let words = Set(row.split { !($0.isLetter || $0 == "-") }.map(String.init))
      let missing = FieldTables.fields(of: kind).map(\.name).filter { $0 != "id" && !words.contains($0) }
      expectNoDifference(missing, [], "\(kind.rawValue)")
    }
  }
}
