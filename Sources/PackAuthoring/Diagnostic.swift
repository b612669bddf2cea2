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
  /// The column in characters (Unicode code points), 1-based.
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

/// Where the problems of a pack are collected, in the order in which they are met. One collector for everything that reads and checks.
final class Findings {
  /// The most errors that are listed, and the most warnings. A pack that has more errors is no pack: a list without end would only hide
  /// that. Warnings cost nothing of a pack, however many there are.
  static let limit = 10_000

  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [Severity: Int] = [:]

  /// Whether there were more errors than are listed.
  var areTooMany: Bool { counts[.error, default: 0] > Self.limit }

  func error(_ code: DiagnosticCode, _ place: @autoclosure () -> Place, _ message: @autoclosure () -> String) {
    add(.error, code, place, message)
  }

  func warning(_ code: DiagnosticCode, _ place: @autoclosure () -> Place, _ message: @autoclosure () -> String) {
    add(.warning, code, place, message)
  }

  /// Places and messages are worked out only for what is listed.
  private func add(_ severity: Severity, _ code: DiagnosticCode, _ place: () -> Place, _ message: () -> String) {
    let count = counts[severity, default: 0] + 1
    guard count <= Self.limit + 1 else { return }
    counts[severity] = count
    guard count <= Self.limit else {
      let message =
        severity == .error
        ? "more than \(Self.limit) problems; the others are not listed, and the pack is not used"
        : "more than \(Self.limit) warnings; the others are not listed"
      diagnostics.append(
        Diagnostic(path: ".", line: 1, column: 1, severity: severity, code: .tooMany, message: message))
      return
    }
    let place = place()
    diagnostics.append(
      Diagnostic(
        path: place.path, line: place.line, column: place.column, severity: severity, code: code, message: message()))
  }
}
