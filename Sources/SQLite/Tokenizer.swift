import CSQLite

/// One of FTS5's own tokenizers: cuts and folds a text exactly as the full-text index does.
public final class Tokenizer {
  /// A word of a text.
  public struct Token: Equatable, Sendable {
    /// The word as the index holds it: in lower case, without the diacritics that the tokenizer removes.
    public var text: String
    /// Where it stands, in UTF-8 bytes from the text's beginning.
    public var range: Range<Int>
  }

  private let methods: fts5_tokenizer
  private let handle: OpaquePointer
  private let connection: Connection

  /// The tokenizer `unicode61` with `remove_diacritics 2`.
  /// - Throws: where SQLite was built without FTS5.
  public init(on connection: Connection) throws(SQLiteError) {
    var methods = fts5_tokenizer()
    var context: UnsafeMutableRawPointer?
    var created: OpaquePointer?
    guard let api = csqlite_fts5(connection.handle), let find = api.pointee.xFindTokenizer,
      find(api, "unicode61", &context, &methods) == SQLITE_OK, let create = methods.xCreate
    else { throw SQLiteError(code: SQLITE_ERROR, message: "SQLite was built without full-text search (FTS5)") }
    let code = "remove_diacritics".withCString { name in
      "2".withCString { value in
        var arguments: [UnsafePointer<CChar>?] = [name, value]
        return create(context, &arguments, 2, &created)
      }
    }
    guard code == SQLITE_OK, let created else { throw SQLiteError(code: code, of: connection.handle) }
    self.methods = methods
    self.connection = connection
    handle = created
  }

  deinit { methods.xDelete?(handle) }

  /// The words of a text, in its order.
  public func tokens(of text: String) -> [Token] {
    var found: [Token] = []
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        guard let start = bytes.baseAddress, let count = Int32(exactly: bytes.count) else { return }
        _ = withUnsafeMutablePointer(to: &found) { tokens in
          methods.xTokenize?(handle, tokens, FTS5_TOKENIZE_DOCUMENT, start, count) {
            context, _, word, length, from, to in
            guard let word, from <= to else { return SQLITE_OK }
            let bytes = UnsafeRawBufferPointer(start: word, count: Int(length))
            context?.assumingMemoryBound(to: [Token].self).pointee
              .append(Token(text: String(decoding: bytes, as: UTF8.self), range: Int(from)..<Int(to)))
            return SQLITE_OK
          }
        }
      }
    }
    return found
  }
}
