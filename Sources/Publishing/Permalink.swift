import PackStore
import Screen
import SequenceModel

/// The command that shows an entry as it shows at an edition's horizon, for paper: typed at another terminal it gives the same text.
public struct Permalink: Hashable, Sendable {
  /// A command of a shell.
  public struct Command: Hashable, Sendable {
    /// Its words, quoted where a shell needs it.
    public var words: [String]

    /// On one line.
    public var text: String { words.joined(separator: " ") }

    /// On lines of at most `width` columns where its words allow it; a shell reads on behind the backslash at the end of a line.
    public func lines(width: Int) -> [String] {
      var lines: [String] = []
      for (index, word) in words.enumerated() {
        let word = DisplayText(word).string
        let backslash = index == words.count - 1 ? 0 : 2
        if let line = lines.last, DisplayText(line + " " + word).width + backslash <= width {
          lines[lines.count - 1] += " " + word
        } else {
          if !lines.isEmpty { lines[lines.count - 1] += " \\" }
          lines.append((lines.isEmpty ? "" : "    ") + word)
        }
      }
      return lines
    }
  }

  private let options: [String]

  /// - Parameters:
  ///   - edition: the horizon. A lock that bounds no more than a cut would is written as a cut: paper announces nothing.
  ///   - pack: the pack as its path was typed; nil for the embedded one.
  public init(_ edition: Edition, pack: String? = nil) {
    let horizon = edition.horizon
    var words: [String] = []
    if let lock = horizon.lock, edition.bounds.about == .endOf(lock) {
      if horizon.reading == .then { words += ["--as-of", CalendarDate(lock).description] }
    } else {
      switch horizon.cut {
      case .wholeStory: break
      case .day(let day): words += ["--as-of", CalendarDate(day).description]
      case .moment(let moment): words += ["--as-of", moment.description]
      }
    }
    if horizon.reading == .now {
      words.append("--now")
      if let lock = horizon.lock { words += ["--lock", CalendarDate(lock).description] }
    }
    if let pack { words += ["--pack", Self.quoted(pack)] }
    options = words
  }

  /// `summitry show actor/moon-jae-in --as-of 2018-06-12`.
  public func show(_ id: EntryID, _ flags: String...) -> Command {
    Command(words: ["summitry", "show", id.description] + flags + options)
  }

  /// A word for a shell: in single quotes where it has other characters than paths commonly have.
  private static func quoted(_ word: String) -> String {
    let plain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+".contains($0)) }
    if plain && !word.isEmpty { return word }
    return "'" + word.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
