import Screen

/// Where a line of set text comes from: a part of the article and the characters before it in that part.
///
/// A place survives every change of width, so scrolling is remembered in places and never in line numbers.
public struct TextPlace: Hashable, Comparable, Sendable {
  /// The number of the part, 0-based in the article.
  public var part: Int
  /// Characters of the part's set text before this place.
  public var offset: Int

  /// Makes a place.
  public init(part: Int = 0, offset: Int = 0) {
    self.part = part
    self.offset = offset
  }

  /// In reading order.
  public static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.part, left.offset) < (right.part, right.offset)
  }
}

/// One line with the place it begins at.
public struct SetLine: Hashable, Sendable {
  /// Its spans; `Span.link` counts in `SetText.links`.
  public var line: Line
  /// Where it begins.
  public var place: TextPlace

  /// Pairs a line with its place.
  public init(_ line: Line, at place: TextPlace) {
    self.line = line
    self.place = place
  }
}

/// A text set at a width.
public struct SetText: Hashable, Sendable {
  /// The lines from top to bottom, in ascending places.
  public var lines: [SetLine] = []
  /// The targets of the links, in reading order; one for each occurrence.
  public var links: [String] = []

  /// An empty text.
  public init() {}

  /// The index of the line that shows a place: the last one that begins at or before it; 0 for an empty text.
  public func lineIndex(of place: TextPlace) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].place <= place { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The first line of each link, by link number; nil for a link that has no character.
  public func firstLine(ofLink number: Int) -> Int? {
    lines.firstIndex { $0.line.spans.contains { $0.link == number } }
  }
}
