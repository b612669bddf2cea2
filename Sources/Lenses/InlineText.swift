import PackStore
import SequenceModel

// Inline CommonMark that names entries and leads to them: what the rows of all pages are made of.

extension Edition {
  /// A holder as a link where it is an actor within the horizon, else as a name.
  func linkedName(ofHolder id: String) -> String {
    let name = escaped(name(ofHolder: id))
    guard let actor = EntryID(id), head(actor) != nil else { return name }
    return "[\(name)](\(actor))"
  }
}

/// An entry's label or title, as a link.
func link(_ head: Head) -> String { "[\(escaped(head.id.label.isEmpty ? head.title : head.id.label))](\(head.id))" }

/// A source as a citation.
func citation(_ source: EntryID) -> String { "[\(source.label)](\(source))" }

/// Text of a name or a title, safe inside CommonMark: characters with a meaning there are escaped.
public func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_[]<>#&!".contains(character) { result.append("\\") }
    result.append(character)
  }
  return result
}
