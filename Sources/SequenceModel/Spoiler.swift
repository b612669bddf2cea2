/// Words that give away what comes: nothing that shows before their day may have them in its title.
public struct Spoiler: Hashable, Sendable {
  /// One word or several in a row, as authored.
  public let words: String
  /// The day from which they may show.
  public let from: Day

  private let needle: [String]

  /// Words that may show from a day on.
  public init(_ words: String, from: Day) {
    self.words = words
    self.from = from
    needle = Self.words(of: words)
  }

  /// Whether a text that shows from `day` on gives something away: it has the words, whole and in whatever case, too early.
  /// - Parameter text: as `Spoiler.words(of:)` makes it.
  public func spoils(_ text: [String], shownFrom day: Day) -> Bool {
    day < from && !needle.isEmpty && text.indices.contains { text[$0...].starts(with: needle) }
  }

  /// The words of a text without case and marks.
  public static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
