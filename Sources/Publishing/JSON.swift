import Screen

/// A JSON value, written in the order in which its members were given.
public indirect enum JSON: Equatable, Sendable {
  /// A text; sanitized when written.
  case string(String)
  /// A whole number.
  case number(Int)
  /// True or false.
  case bool(Bool)
  /// No value.
  case null
  /// Values in order.
  case array([JSON])
  /// Members in order.
  case object([(String, JSON)])

  /// Members are compared in order.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.string(let a), .string(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.bool(let a), .bool(let b)): a == b
    case (.null, .null): true
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }

  /// The value as text on one line (RFC 8259). Every string passes the sanitizer; its line breaks are kept as `\n`.
  public var text: String {
    var output = ""
    write(into: &output)
    return output
  }

  private func write(into output: inout String) {
    switch self {
    case .string(let text): Self.write(text, into: &output)
    case .number(let number): output += String(number)
    case .bool(let value): output += value ? "true" : "false"
    case .null: output += "null"
    case .array(let values):
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += "," }
        value.write(into: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        Self.write(member.0, into: &output)
        output += ":"
        member.1.write(into: &output)
      }
      output += "}"
    }
  }

  private static func write(_ text: String, into output: inout String) {
    output += "\""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { output += "\\n" }
      for character in DisplayText(line).string {
        if character == "\"" || character == "\\" { output += "\\" }
        output.append(character)
      }
    }
    output += "\""
  }

  /// A text, or null where it is empty.
  public static func text(_ string: String) -> JSON { string.isEmpty ? .null : .string(string) }
}
