/// A piece of YAML with its place: untyped, as the schema alone types scalars (`no` is a text).
struct YAMLNode {
  /// What a node holds.
  enum Content {
    case scalar(String)
    case sequence([YAMLNode])
    /// In authored order, keys unique.
    case mapping([Pair])
  }

  /// A key and its value.
  struct Pair {
    let key: String
    /// The key's first byte in the source.
    let keyOffset: Int
    let value: YAMLNode
  }

  /// Its bytes in the source. (Offsets, not places: counting columns is for those few that are reported.)
  let range: Range<Int>
  let content: Content

  /// What a person calls it.
  var noun: String {
    switch content {
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a group of fields"
    }
  }
}
