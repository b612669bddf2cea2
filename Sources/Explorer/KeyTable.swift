import Screen

extension Keymap {
  /// The key map as a Markdown table: docs/keys.md, and what `summitry info --keys` prints.
  public func markdown() -> [String] {
    var lines = ["| keys | what they do |", "|---|---|"]
    for binding in bindings {
      let keys = binding.keys.map { "`\(KeyNotation.readable($0))`" }.joined(separator: " ")
      lines.append("| \(keys) | \(binding.help) |")
    }
    lines += ["", "On stage, while a tour is under way:", "", "| keys | what they do |", "|---|---|"]
    for binding in stage {
      let keys = binding.keys.map { "`\(KeyNotation.readable($0))`" }.joined(separator: " ")
      lines.append("| \(keys) | \(binding.help) |")
    }
    lines += ["", "In a quiz:", "", "| keys | what they do |", "|---|---|"]
    for binding in quiz {
      let keys = binding.keys.map { "`\(KeyNotation.readable($0))`" }.joined(separator: " ")
      lines.append("| \(keys) | \(binding.help) |")
    }
    return lines
  }
}
