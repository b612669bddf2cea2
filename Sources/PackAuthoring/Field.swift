import SequenceModel

/// What a field takes.
indirect enum FieldType: Sendable {
  /// One line of plain text.
  case line
  /// Text, short or long, with citations and links.
  case text
  /// A web address.
  case address
  case date, time, flag, rank
  /// A whole number.
  case number(ClosedRange<Int>)
  /// The slug of the entry or group it stands in.
  case slug
  /// One word of a closed vocabulary.
  case word([String])
  /// An entry of one of these kinds.
  case entry([Kind])
  /// A phase or a party of `pack.yaml`.
  case phase, party
  /// A party or an actor; some fields also take `editors` or `public`.
  case holder(also: [Holder] = [])
  /// A date, or a moment.
  case dateOrMoment
  case list(FieldType)
  /// Fields of its own.
  case group([Field])
  /// Groups of fields under names that the author chooses.
  case table([Field])
}

/// How long a text may be.
enum Limit: Sendable {
  /// Terminal columns.
  case columns(Int)
  case characters(Int)
  case words(Int)
}

/// One field of an entry, as the format defines it.
struct Field: Sendable {
  let name: String
  let isRequired: Bool
  let type: FieldType
  let limit: Limit?

  static func required(_ name: String, _ type: FieldType, _ limit: Limit? = nil) -> Field {
    Field(name: name, isRequired: true, type: type, limit: limit)
  }

  static func optional(_ name: String, _ type: FieldType, _ limit: Limit? = nil) -> Field {
    Field(name: name, isRequired: false, type: type, limit: limit)
  }
}

/// Who holds a judgement, speaks, promises or is promised something.
enum Holder: Hashable, Sendable, CustomStringConvertible {
  case party(String)
  case actor(EntryID)
  case editors, everybody

  /// As authored and as the pack stores it.
  var description: String {
    switch self {
    case .party(let slug): slug
    case .actor(let id): id.description
    case .editors: "editors"
    case .everybody: "public"
    }
  }

  /// The actor, if it is one.
  var actor: EntryID? {
    if case .actor(let id) = self { id } else { nil }
  }
}

extension FieldType {
  /// The words of a vocabulary of the model.
  static func word<Vocabulary: CaseIterable & RawRepresentable>(_: Vocabulary.Type) -> FieldType
  where Vocabulary.RawValue == String {
    .word(Vocabulary.allCases.map(\.rawValue))
  }

  static let sources = FieldType.list(.entry([.source]))
  static let claims = FieldType.list(.entry([.claim]))
  static let commitments = FieldType.list(.entry([.commitment]))
  static let moments = FieldType.list(.entry([.moment]))
  static let holder = FieldType.holder()
  static let holders = FieldType.list(.holder())

  static func groups(_ fields: [Field]) -> FieldType { .list(.group(fields)) }
}
