import PackStore
import SequenceModel

// Small pieces of CommonMark that articles and tables share.
extension Edition {
  /// A holder as a link where it is an actor within the horizon, else as a name.
  func linked(holder id: String) -> String {
    let name = escaped(name(ofHolder: id))
    guard let actor = EntryID(id), head(actor) != nil else { return name }
    return "[\(name)](\(actor))"
  }

  /// Comma-separated holders, each as above.
  func linked(holders list: String) -> String {
    list.split(separator: ",").map { linked(holder: String($0.drop { $0 == " " })) }.joined(separator: ", ")
  }
}

/// A text with the citations that it does not hold at its end: `It was so [S2](source/s2) [S3](source/s3)`.
func cited(_ text: String, _ sources: [EntryID]) -> String {
  let missing = sources.filter { !text.contains("](\($0))") }.map(citation)
  return ([text] + missing).filter { !$0.isEmpty }.joined(separator: " ")
}

/// A source as a citation: `[S2](source/s2)`.
func citation(_ source: EntryID) -> String { "[\(source.label)](\(source))" }

/// An entry as a link, called by its label where it has one, else by its title.
func link(_ head: Head) -> String { "[\(escaped(head.id.label.isEmpty ? head.title : head.id.label))](\(head.id))" }

/// Text of a name or a title, safe inside CommonMark: characters with a meaning there are escaped.
public func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: isMarkup) else { return text }
  var result: [UInt8] = []
  for byte in text.utf8 {
    if isMarkup(byte) { result.append(UInt8(ascii: "\\")) }
    result.append(byte)
  }
  return String(decoding: result, as: UTF8.self)
}

/// Whether a character means something in CommonMark.
private func isMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "!"):
    true
  default: false
  }
}

/// The sources that inline CommonMark cites, in its order, also those beyond the horizon. Texts of rows are short: bytes are searched.
func citedSources(in text: String) -> [EntryID] {
  let mark = Array("](source/".utf8)
  let bytes = Array(text.utf8)
  var sources: [EntryID] = []
  var position = 0
  while position + mark.count < bytes.count {
    guard bytes[position] == mark[0], bytes[position..<position + mark.count].elementsEqual(mark) else {
      position += 1
      continue
    }
    position += mark.count
    let slug = bytes[position...].prefix { $0 != UInt8(ascii: ")") }
    if let source = EntryID(.source, String(decoding: slug, as: UTF8.self)) { sources.append(source) }
  }
  return sources
}
