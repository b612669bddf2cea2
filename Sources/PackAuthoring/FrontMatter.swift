/// Where the front matter of a Markdown file ends and its prose begins.
struct FrontMatter {
  /// The lines between the two `---`, 1-based; nil where there is nothing between them.
  let lines: ClosedRange<Int>?
  /// The first byte of the prose.
  let bodyStart: Int

  /// Whether a file begins with the line that opens front matter.
  static func isThere(in source: SourceText) -> Bool { isFence(source, 1) }

  /// Nil, and reported, where the file does not begin with `---` or a second one is missing.
  init?(_ source: SourceText, findings: Findings) {
    guard isFence(source, 1) else {
      findings.error(.noFrontMatter, source.place(0), "the first line is not ---: an entry begins with its fields")
      return nil
    }
    guard source.lineStarts.count > 1, let close = (2...source.lineStarts.count).first(where: { isFence(source, $0) })
    else {
      findings.error(.unclosedFrontMatter, source.place(0), "no second --- closes the fields")
      return nil
    }
    lines = close > 2 ? 2...(close - 1) : nil
    bodyStart = min(source.line(close).upperBound + 1, source.bytes.count)
  }
}

private func isFence(_ source: SourceText, _ line: Int) -> Bool {
  source.string(source.line(line)).trimmingSpaces == "---"
}

extension String {
  /// Without spaces and tabs at the end.
  var trimmingSpaces: Substring {
    self[..<(lastIndex { $0 != " " && $0 != "\t" }.map(index(after:)) ?? startIndex)]
  }
}
