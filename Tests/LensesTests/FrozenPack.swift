import Foundation
import PackAuthoring
import PackStore
import SequenceModel
import Testing

/// The frozen fixture pack, read and compiled once.
private let frozenBytes = Result {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let authored = AuthoredPack.read(folder: tests.appending(path: "Fixtures/frozen").path(percentEncoded: false))
  return try PackWriter.bytes(try #require(authored.record))
}

/// The frozen fixture pack at a cut; nil is the whole story.
func frozen(_ cut: String? = nil, _ reading: Reading = .then, lock: String? = nil) throws -> Edition {
  let pack = try frozenBytes.get().withUnsafeBytes { try Pack(bytes: $0) }
  var horizon = Horizon(reading: reading)
  if let cut { horizon.cut = try EntryID(cut).map(Cut.moment) ?? .day(#require(CalendarDate(cut)).lastDay) }
  if let lock { horizon.lock = try #require(CalendarDate(lock)).lastDay }
  return try #require(pack.edition(horizon))
}

func id(_ text: String) throws -> EntryID { try #require(EntryID(text)) }
