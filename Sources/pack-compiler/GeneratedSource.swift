import Glibc

/// A Swift file that holds a compiled pack: as one string literal, as this compiles in a second where an array of bytes
/// takes minutes; in base64, as a pack is no text; each page of 4,096 bytes by itself, so that one can be decoded alone.
struct GeneratedSource {
  private let text: [UInt8]

  init(pack: [UInt8]) {
    let pages = stride(from: 0, to: pack.count, by: 4096).flatMap { base64(pack[$0..<min($0 + 4096, pack.count)]) }
    text =
      Array("extension EmbeddedPack {\n  static let text: StaticString = \"".utf8) + pages + Array("\"\n}\n".utf8)
  }

  /// Replaces the file.
  /// - Throws: `Failure` with the system's reason.
  func write(to path: String) throws(Failure) {
    guard let file = fopen(path, "we") else { throw Failure() }
    let written = fwrite(text, 1, text.count, file)
    guard fclose(file) == 0, written == text.count else { throw Failure() }
  }

  /// Why the file was not written.
  struct Failure: Error, CustomStringConvertible {
    let description = String(cString: strerror(errno))
  }
}

/// Base64 as in RFC 4648, section 4: with padding, in one line.
private func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.endIndex)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << ((3 - group.count) * 8)
    for digit in 0..<4 {
      text.append(digit <= group.count ? alphabet[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
    }
  }
  return text
}
