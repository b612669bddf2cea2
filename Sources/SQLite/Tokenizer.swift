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
    forEachToken(of: text) {
      found.append($0)
      return true
    }
    return found
  }

  /// The first word of a text with a property; the rest of the text is not looked at.
  public func firstToken(of text: String, where isSought: (String) -> Bool) -> Token? {
    var found: Token?
    forEachToken(of: text) { token in
      if isSought(token.text) { found = token }
      return found == nil
    }
    return found
  }

  /// Hands over word after word until `body` answers false.
  private func forEachToken(of text: String, _ body: (Token) -> Bool) {
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        guard let start = bytes.baseAddress, let count = Int32(exactly: bytes.count) else { return }
        withoutActuallyEscaping(body) { body in
          var visitor = Visitor(body: body)
          _ = withUnsafeMutablePointer(to: &visitor) { visitor in
            methods.xTokenize?(handle, visitor, FTS5_TOKENIZE_DOCUMENT, start, count) {
              visitor, _, word, length, from, to in
              guard let visitor, let word, from <= to else { return SQLITE_OK }
              let bytes = UnsafeRawBufferPointer(start: word, count: Int(length))
              let token = Token(text: String(decoding: bytes, as: UTF8.self), range: Int(from)..<Int(to))
              // Any other code than OK ends the walk.
              return visitor.assumingMemoryBound(to: Visitor.self).pointee.body(token) ? SQLITE_OK : SQLITE_DONE
            }
          }
        }
      }
    }
  }

  /// What the C function hands back to its callback.
  private struct Visitor {
    let body: (Token) -> Bool
  }
}
