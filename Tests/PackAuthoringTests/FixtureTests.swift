import CustomDump
import Foundation
import PackAuthoring
import PackStore
import SequenceModel
import Testing

/// A folder of `Tests/Fixtures`.
func fixture(_ name: String, file: String = #filePath) -> String {
  URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/\(name)").path(percentEncoded: false)
}

@Suite("The fixtures")
struct FixtureTests {
  @Test("Every fault is found, where it stands and in order, beside all the others")
  func faults() throws {
    let expected = try String(contentsOfFile: fixture("faults.expected.txt"), encoding: .utf8)
    expectNoDifference(
      AuthoredPack.read(folder: fixture("faults")).diagnostics.map(\.description),
      expected.split(separator: "\n").map(String.init))
  }

  @Test("The faults' fixture shows every rule but those that need a file system or characters of their own")
  func everyRule() throws {
    let shown = Set(AuthoredPack.read(folder: fixture("faults")).diagnostics.map(\.code))
    // These are in FolderTests and CharacterTests.
    let elsewhere: Set<DiagnosticCode> = [
      .unreadable, .missingPack, .notRegular, .outsideFolder, .unexpectedFile, .fileTooLarge, .tooMany, .caseTwinID,
      .nfcTwin, .notUTF8, .notNFC, .controlCharacter, .hiddenCharacter
    ]
    #expect(shown.isDisjoint(with: elsewhere))
    expectNoDifference(
      shown.union(elsewhere).map(\.rawValue).sorted(), DiagnosticCode.allCases.map(\.rawValue).sorted())
  }

  @Test("The sound fixtures have no diagnostics and compile", arguments: ["minimal", "frozen"])
  func sound(_ name: String) throws {
    let pack = AuthoredPack.read(folder: fixture(name))
    expectNoDifference(pack.diagnostics.map(\.description), [])
    let record = try #require(pack.record)
    let bytes = try PackWriter.bytes(record)
    let compiled = try bytes.withUnsafeBytes { bytes in Result { try Pack(bytes: bytes) } }.get()
    let edition = try #require(compiled.edition(Horizon()))
    for kind in Kind.allCases {
      let count = record.entries.count { $0.head.id.kind == kind }
      #expect(edition.count(kind) == count, "\(kind.plural)")
    }
    #expect(record.info.start.flatMap(edition.head) != nil)
  }

  @Test("What is left of a pack with faults compiles")
  func rest() throws {
    let record = try #require(AuthoredPack.read(folder: fixture("faults")).record)
    #expect(record.entries.count > 5)
    #expect(try !PackWriter.bytes(record).isEmpty)
  }

  @Test("The frozen pack holds every kind")
  func everyKind() throws {
    let record = try #require(AuthoredPack.read(folder: fixture("frozen")).record)
    expectNoDifference(Set(record.entries.map(\.head.id.kind)), Set(Kind.allCases))
  }

  @Test("The order in which files are written does not change what is read")
  func order() throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: fixture("faults")).filter { $0.contains(".") }
    let pack = try TemporaryPack()
    for path in files.sorted(by: >) {
      try pack.write(path, Array(Data(contentsOf: URL(filePath: "\(fixture("faults"))/\(path)"))))
    }
    expectNoDifference(pack.read().diagnostics, AuthoredPack.read(folder: fixture("faults")).diagnostics)
  }
}
