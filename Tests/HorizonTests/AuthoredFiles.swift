import Foundation
import SequenceModel

@testable import PackAuthoring

/// The files of a pack's folder, read but not understood.
struct AuthoredFiles {
  let frame: PackFrame
  let drafts: [Draft]

  /// Why a folder is no pack.
  struct Failure: Error { var reason: String }

  init(folder: String) throws {
    let findings = Findings()
    let files = PackFolder(folder, findings: findings).files
    var reader = DraftReader()
    for file in files { reader.read(file, findings: findings) }
    guard let text = files.first(where: { $0.role == .pack })?.text, let frame = PackFrame(text, findings: findings)
    else { throw Failure(reason: "\(folder) has no pack.yaml") }
    let errors = findings.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Failure(reason: errors.map(\.description).joined(separator: "\n")) }
    self.frame = frame
    drafts = reader.drafts
  }
}

extension Draft {
  /// A part of the body between dated headings.
  struct AuthoredBlock {
    /// Nil for the text before the first of them.
    var heading: (tense: BlockTense, date: CalendarDate)?
    var text: String
  }

  /// The blocks of the body, from its lines.
  var blocks: [AuthoredBlock] {
    guard prose != nil else { return [] }
    let lines = source.string(0..<source.bytes.count).split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.first == "---" ? lines.dropFirst().drop { $0 != "---" }.dropFirst() : lines[...]
    var blocks = [AuthoredBlock(heading: nil, text: "")]
    for line in body {
      let words = line.split(separator: " ")
      if words.count == 3, words[0] == "##", let tense = BlockTense(rawValue: words[1].lowercased()),
        let date = CalendarDate(words[2])
      {
        blocks.append(AuthoredBlock(heading: (tense, date), text: ""))
      } else {
        blocks[blocks.count - 1].text += line + "\n"
      }
    }
    return blocks.filter { $0.text.contains { !$0.isWhitespace } }
  }
}

/// A text of CommonMark taken apart: its words without its links' targets and citations, and what those are.
struct MarkedWords {
  private(set) var plain = ""
  private(set) var targets: Set<EntryID> = []

  init(_ text: String) {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    func end(of byte: UInt8, from start: Int) -> Int? { source[start...].firstIndex(of: byte) }
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "["), let close = end(of: UInt8(ascii: "]"), from: index), close - index < 8,
        let id = EntryID(String(decoding: source[(index + 1)..<close], as: UTF8.self)), id.kind == .source
      {
        targets.insert(id)
        index = close + 1
      } else if byte == UInt8(ascii: "("), index > 0, source[index - 1] == UInt8(ascii: "]"),
        let close = end(of: UInt8(ascii: ")"), from: index),
        let id = EntryID(String(decoding: source[(index + 1)..<close], as: UTF8.self))
      {
        targets.insert(id)
        index = close + 1
      } else {
        // A link's words stand among those around them.
        if byte != UInt8(ascii: "["), byte != UInt8(ascii: "]") { bytes.append(byte) }
        index += 1
      }
    }
    plain = String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// The entries that a text links to and the sources that it cites.
  var targets: Set<EntryID> { MarkedWords(self).targets }

  /// A text without its citations and without what its links lead to.
  var plain: String { MarkedWords(self).plain }
}
