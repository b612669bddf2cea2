import CSystem
import PackStore

/// The pack that the program carries. The build compiled it from the folder beside this file.
public enum EmbeddedPack {
  /// Opens the pack. It is decoded into memory anew each time: once a run is enough.
  /// - Throws: `Pack.Failure` if what this build embeds is no pack.
  public static func open() throws(Pack.Failure) -> Pack {
    // A Result, as the array's own method forgets which error its closure throws.
    try bytes.withUnsafeBytes { bytes in
      Result { () throws(Pack.Failure) in try Pack(bytes: bytes) }
    }.get()
  }

  /// The bytes of the pack's `.summit` file, decoded at each call; empty where the text of this build cannot be decoded.
  public static var bytes: [UInt8] {
    let length = text.utf8CodeUnitCount
    return [UInt8](unsafeUninitializedCapacity: length / 4 * 3) { buffer, count in
      let written = text.utf8Start.withMemoryRebound(to: CChar.self, capacity: length) {
        system_base64_decode($0, length, buffer.baseAddress, buffer.count)
      }
      count = written <= buffer.count ? written : 0
    }
  }
}
