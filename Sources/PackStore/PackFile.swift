import Glibc
import SQLite

/// The first look at a pack: everything that can be told from a file's size and its first 100 bytes, before SQLite sees it.
///
/// Fields and offsets: https://sqlite.org/fileformat.html, section 1.3.
enum PackFile {
  /// The bytes of a database's header.
  static let headerSize = 100

  /// Looks at the file at `path`.
  static func check(path: String) throws(Pack.Failure) {
    // Without O_NONBLOCK a named pipe would wait for its other end.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .refused("it is not a regular file") }
    var header = [UInt8](repeating: 0, count: headerSize)
    var filled = 0
    while filled < headerSize {
      let count = header.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, headerSize, 0) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(reason(errno)) }
      guard count == headerSize else {
        throw .refused("it is \(status.st_size) bytes long, shorter than a pack's header")
      }
      filled = count
    }
    try check(header: header, size: Int(status.st_size))
  }

  /// Looks at a header and at the size of what it heads.
  static func check(header: some RandomAccessCollection<UInt8>, size: Int) throws(Pack.Failure) {
    guard header.count >= headerSize else {
      throw .refused("it is \(header.count) bytes long, shorter than a pack's header")
    }
    func number(_ offset: Int, _ count: Int) -> UInt32 {
      header.dropFirst(offset).prefix(count).reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard header.prefix(16).elementsEqual("SQLite format 3\0".utf8) else {
      throw .refused("it does not begin like one")
    }
    guard number(68, 4) == Schema.applicationID else { throw .refused("it is the database of another program") }
    let format = number(60, 4)
    guard format == Schema.format else {
      throw .refused("its format is \(format), this program reads format \(Schema.format)")
    }
    // A page, no write-ahead log, no bytes kept from pages, UTF-8, no automatic vacuum: as the writer leaves it.
    let expected: [(name: String, offset: Int, count: Int, value: UInt32)] = [
      ("page size", 16, 2, UInt32(Schema.pageSize)), ("write version", 18, 1, 1), ("read version", 19, 1, 1),
      ("reserved bytes", 20, 1, 0), ("schema format", 44, 4, 4), ("vacuum mode", 52, 4, 0), ("text encoding", 56, 4, 1),
      ("free pages", 36, 4, 0), ("validity counter", 92, 4, number(24, 4))
    ]
    for field in expected where number(field.offset, field.count) != field.value {
      throw .refused("its header's \(field.name) is \(number(field.offset, field.count)), not \(field.value)")
    }
    let pages = Int(number(28, 4))
    guard pages > 0, size == pages * Schema.pageSize else {
      throw .refused(
        "it is \(size) bytes long, its header says \(pages * Schema.pageSize): it is cut short or has grown")
    }
  }

  /// Compares the schema with ours: the same objects with the same definitions, no others.
  static func check(schemaOf connection: Connection) throws(Pack.Failure) {
    var missing = Schema.objects
    var strange: String?
    do throws(SQLiteError) {
      let statement = try connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY rowid")
      try statement.forEach { row in
        let name = row.text(0)
        guard missing[name] == row.text(1) else {
          strange = name
          return false
        }
        missing[name] = nil
        return true
      }
    } catch { throw .refused(error.description) }
    if let strange { throw .refused("its schema has '\(strange.prefix(40))', which a pack has not or has otherwise") }
    if let name = missing.keys.min() { throw .refused("its schema lacks '\(name)'") }
  }

  /// The system's words for an error number.
  static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
