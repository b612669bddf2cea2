import CTextDatabase
import CustomDump
import Testing

/// Decodes through the C function, with room for so many bytes.
private func decode(_ text: String, capacity: Int = 1_000) -> [UInt8]? {
  var out = [UInt8](repeating: 0, count: capacity)
  let written = text.utf8.withContiguousStorageIfAvailable { bytes in
    bytes.withMemoryRebound(to: CChar.self) { text_database_decode($0.baseAddress, $0.count, &out, capacity) }
  }
  guard let written, written != Int(bitPattern: UInt.max) else { return nil }
  return Array(out.prefix(written))
}

/// Encodes, as RFC 4648 section 4 says it.
private func encode(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = Array(bytes[start..<min(start + 3, bytes.count)])
    let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[$1]) : 0) }
    for index in 0..<4 { text.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : "=") }
  }
  return text
}

@Suite("Base64")
struct Base64Tests {
  @Test(
    "The examples of RFC 4648 section 10",
    arguments: [
      ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
      ("Zm9vYmFy", "foobar")
    ])
  func examples(text: String, meaning: String) {
    expectNoDifference(decode(text), Array(meaning.utf8))
  }

  @Test("What is encoded comes back, at every length", arguments: 0..<40)
  func roundTrip(length: Int) {
    for start in stride(from: 0, to: 256, by: 7) {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: start + $0 * 37) }
      expectNoDifference(decode(encode(bytes)), bytes)
    }
  }

  @Test(
    "Malformed text is refused",
    arguments: [
      "A", "AB", "ABC", "ABCDE", "====", "A===", "=AAA", "AA=A", "AAAA====", "AA==AAAA", "AB\n=", "AAA\n", "A-_A",
      "AAA\u{7F}",
      "ÄÄ", "AB==", "AAB=", "Zm9v\n"
    ])
  func malformed(text: String) {
    #expect(decode(text) == nil)
  }

  @Test("Each byte outside the alphabet is refused at each place")
  func alphabet() {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for byte in UInt8.min...UInt8.max where !allowed.contains(byte) {
      for place in 0..<8 where byte != UInt8(ascii: "=") || place < 6 {
        var text = [UInt8](repeating: UInt8(ascii: "A"), count: 8)
        text[place] = byte
        var out = [UInt8](repeating: 0, count: 8)
        let written = text.withUnsafeBytes {
          text_database_decode($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, &out, out.count)
        }
        #expect(written == Int(bitPattern: UInt.max))
      }
    }
  }

  @Test("Nothing is written where there is too little room")
  func room() {
    expectNoDifference(decode("Zm9vYmFy", capacity: 6), Array("foobar".utf8))
    #expect(decode("Zm9vYmFy", capacity: 5) == nil)
    #expect(decode("Zm8=", capacity: 1) == nil)
  }
}
