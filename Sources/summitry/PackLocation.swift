import ArgumentParser
import EmbeddedPack
import Glibc
import PackAuthoring
import PackStore

/// Where a pack comes from.
enum PackLocation {
  case embedded
  case file(String)
  case folder(String)

  /// The location that a command line names; nil is the embedded pack.
  init(_ path: String?) throws {
    guard let path else {
      self = .embedded
      return
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw ExitStatus.noInput.because(
        "summitry: \(path): \(String(cString: strerror(errno))) (summitry --help lists the commands)")
    }
    self = status.st_mode & S_IFMT == S_IFDIR ? .folder(path) : .file(path)
  }

  /// The open pack. A folder's bad entries are listed and left out; its warnings are for who checks it.
  /// - Throws: exit status 65 or 66, after saying why.
  func open() throws -> Pack {
    do throws(Pack.Failure) {
      switch self {
      case .embedded: return try EmbeddedPack.open()
      case .file(let path): return try Pack(path: path)
      case .folder(let path): return try Self.compiled(path)
      }
    } catch .unreadable(let reason) {
      throw ExitStatus.noInput.because("summitry: \(reason)")
    } catch {
      throw ExitStatus.badPack.because("summitry: \(error)")
    }
  }

  /// A folder, compiled in memory.
  private static func compiled(_ folder: String) throws(Pack.Failure) -> Pack {
    let authored = AuthoredPack.read(folder: folder)
    for diagnostic in authored.diagnostics where diagnostic.severity == .error {
      StandardError.say(diagnostic.description)
    }
    guard let record = authored.record else { throw .refused("\(folder) has no usable pack.yaml") }
    let bytes: [UInt8]
    do throws(PackWriter.Failure) {
      bytes = try PackWriter.bytes(record)
    } catch {
      throw .refused(error.reason)
    }
    return try bytes.withUnsafeBytes { bytes in Result { () throws(Pack.Failure) in try Pack(bytes: bytes) } }.get()
  }
}
