import Foundation
import PackAuthoring
import PackStore
import SQLite
import Screen
import SequenceModel
import Testing

@testable import Explorer

@Suite("A damaged pack")
struct DamagedPackTests {
  /// The frozen pack's file.
  private static let bytes = Result { () throws -> [UInt8] in
    let folder = tests.appending(path: "Fixtures/frozen").path(percentEncoded: false)
    return try PackWriter.bytes(try #require(AuthoredPack.read(folder: folder).record))
  }

  @Test(
    "The explorer shows what is left of it, in every lens and overlay, and never traps",
    arguments: [
      "UPDATE entry SET about = 'text', shown = x'00', staged = 1",
      "UPDATE entry SET about = -1 << 63", "UPDATE entry SET title = x'FFFE00FF', phase = 7, party = 'none'",
      "UPDATE statement SET parent = -1 << 63, object = -5", "UPDATE statement SET field = 'cell'",
      "UPDATE statement SET label = '', subject = ''", "UPDATE statement SET date = 1 << 62, until = -1 << 62",
      "UPDATE statement SET about = 9223372036854775807 WHERE id % 2", "DELETE FROM statement WHERE field = 'reading'",
      "DELETE FROM statement WHERE field = 'telling'", "DELETE FROM statement WHERE field = 'clause'",
      "UPDATE statement SET value = 'never', note = x'00FF', extra = 'lens: 9', text = '[x](moment/none)'",
      "UPDATE link SET target = -1 << 63, statement = 9223372036854775807", "DELETE FROM link", "DELETE FROM attribute",
      "UPDATE kind SET count = 4294967296 WHERE number = 0", "UPDATE kind SET first = first + 3",
      "UPDATE month SET number = 9223372036854775807 - number", "UPDATE phase SET begins = -1 << 63",
      "DELETE FROM entry WHERE id % 3 = 0"
    ])
  func explorer(_ sql: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "damaged-\(UUID().uuidString).summit")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Self.bytes.get()).write(to: file)
    let path = file.path(percentEncoded: false)
    try Connection(.file(path)).execute(sql + "; VACUUM")
    let pack = try Pack(path: path)
    // Narrow, so that columns are folded.
    var journey = Journey(pack, 60, 30)
    for lens in 1...9 {
      try journey.press("\(lens)jjGkllhh<Enter>J<Tab><Tab>j\(lens)c/a<Enter>n<Esc>")
      _ = journey.frame
    }
    try journey.press("=2011-12-31<Enter>3d2011-06-01<Enter>rrrx4j]]w{}0")
    _ = journey.frame
    try journey.press("2jD1j3jVVVT++jlkh--<Enter>t<Enter><Space><Space><Space>t<Esc>j.qysa<Enter>:a<Down><Enter><Esc>")
    _ = journey.frame
  }
}
