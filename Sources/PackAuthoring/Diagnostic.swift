import Screen

/// How bad a diagnostic is.
public enum Severity: String, Hashable, Sendable {
  /// The entry is left out of the pack.
  case error
  /// The entry stands.
  case warning
}

/// One problem of an authored pack, at one place.
public struct Diagnostic: Hashable, Sendable {
  /// The file, relative to the pack's folder: `moments/hanoi-dinner.md`.
  public var path: String
  /// The line, 1-based.
  public var line: Int
  /// The column in characters, 1-based.
  public var column: Int
  /// Whether the entry is left out.
  public var severity: Severity
  /// Which rule is broken.
  public var code: DiagnosticCode
  /// One sentence for a person, without a full stop; safe to print.
  public var message: String

  /// Makes a diagnostic; path and message pass the sanitizer, as both may hold text of a stranger's pack.
  public init(
    path: String, line: Int, column: Int, severity: Severity = .error, code: DiagnosticCode, message: String
  ) {
    self.path = DisplayText(path).string
    self.line = line
    self.column = column
    self.severity = severity
    self.code = code
    self.message = DisplayText(message).string
  }
}

extension Diagnostic: Comparable, CustomStringConvertible {
  /// By path, line, column and code; by message where all these are the same.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.path, left.line, left.column, left.code.rawValue, left.message)
      < (right.path, right.line, right.column, right.code.rawValue, right.message)
  }

  /// `path:line:column: error: message [code]`, as compilers write it.
  public var description: String {
    "\(path):\(line):\(column): \(severity.rawValue): \(message) [\(code.rawValue)]"
  }
}

/// A place in an authored file.
struct Place: Hashable, Sendable {
  /// Relative to the pack's folder.
  var path: String
  /// 1-based; the column counts characters.
  var line = 1
  var column = 1
}

/// The problems found so far, in the order in which they were met.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func error(_ code: DiagnosticCode, _ place: Place, _ message: String) {
    diagnostics.append(
      Diagnostic(path: place.path, line: place.line, column: place.column, code: code, message: message))
  }

  mutating func warning(_ code: DiagnosticCode, _ place: Place, _ message: String) {
    diagnostics.append(
      Diagnostic(
        path: place.path, line: place.line, column: place.column, severity: .warning, code: code, message: message))
  }
}
