import PackStore
import SequenceModel

/// One entry in a lens's list.
public struct LensRow: Hashable, Sendable {
  /// The entry's head.
  public var head: Head
  /// What stands in front: a day (`27 Feb`), a label (`P3.5`, `S103`); may be empty.
  public var lead: String
  /// What the row says: the short title where there is one.
  public var text: String
  /// What it says where there is room for more.
  public var longText: String
  /// What stands at the end: a party, a status; may be empty.
  public var trail: String
  /// The name of the group the row belongs to: year and phase, side, passage, year of publication. A heading stands where it changes.
  public var group: String
  /// What a filter looks for words in: the row as short and as long as it may be, the heading it stands under, the entry's gist.
  public var filteredText: String { [lead, text, longText, group, head.gist].joined(separator: " ") }
}

/// What the list of a lens shows, in windows, so that no list is ever read whole.
public struct LensList {
  /// The kind of entry that it lists.
  public let kind: Kind
  private let edition: Edition
  /// The only entries that it lists; nil for all.
  private let narrowed: [EntryID]?

  /// The list of a lens at an edition's horizon.
  public init(_ lens: Lens, in edition: Edition) {
    self.init(of: lens.kind, in: edition)
  }

  /// The list of any kind, also of those whose lens is not built: the command line lists them all.
  public init(of kind: Kind, in edition: Edition) {
    self.kind = kind
    self.edition = edition
    narrowed = nil
  }

  /// The list of a kind, narrowed to some of its entries.
  /// - Parameter ids: entries of the kind within the edition's horizon, in the order of its list, such as `Dossier.entries(of:)` gives.
  public init(of kind: Kind, in edition: Edition, narrowedTo ids: [EntryID]) {
    self.kind = kind
    self.edition = edition
    narrowed = ids
  }

  /// How many rows there are.
  public var count: Int { narrowed?.count ?? edition.count(kind) }

  /// The position of an entry's row; nil if it has none here.
  public func position(of id: EntryID) -> Int? {
    guard id.kind == kind, let place = edition.position(of: id) else { return nil }
    guard let narrowed else { return place }
    let position = narrowed.firstPosition(atOrAfter: place, in: edition)
    return position < narrowed.count && narrowed[position] == id ? position : nil
  }

  /// The rows at these positions, clamped to what there is.
  public func rows(_ range: Range<Int>) -> [LensRow] {
    let range = range.clamped(to: 0..<count)
    let heads = narrowed.map { $0[range].compactMap { edition.head($0) } } ?? edition.heads(kind, range)
    switch kind {
    case .moment:
      let titles = Dictionary(edition.phases.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
      return heads.map { moment($0, phases: titles) }
    case .actor:
      let names = Dictionary(edition.parties.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      return heads.map { head in
        LensRow(
          head: head, lead: "", text: head.title, longText: head.title, trail: head.party.uppercased(),
          group: names[head.party] ?? head.party)
      }
    case .claim:
      return claims(heads)
    case .source:
      return heads.map { head in
        LensRow(
          head: head, lead: head.id.label, text: publisher(of: head), longText: publisher(of: head) + ": " + head.title,
          trail: head.date.map { "\($0.year)" } ?? "", group: "")
      }
    default:
      return heads.map {
        LensRow(
          head: $0, lead: $0.id.label, text: name($0), longText: $0.title, trail: $0.party.uppercased(), group: "")
      }
    }
  }

  private func name(_ head: Head) -> String { head.short.isEmpty ? head.title : head.short }

  private func moment(_ head: Head, phases: [String: String]) -> LensRow {
    let year = head.date.map { "\($0.year)" } ?? ""
    let phase = phases[head.phase] ?? ""
    return LensRow(
      head: head, lead: head.date?.short ?? "", text: name(head), longText: head.title,
      trail: head.rank == 1 ? "*" : "", group: phase.isEmpty ? year : "\(year) · \(phase)")
  }

  private func claims(_ heads: [Head]) -> [LensRow] {
    var passages: [EntryID: String] = [:]
    return heads.map { head in
      let passage = edition.links(of: head.id).first { $0.field == .passage }?.head
      if let passage, passages[passage.id] == nil { passages[passage.id] = "\(passage.id.label) \(passage.title)" }
      return LensRow(
        head: head, lead: head.id.label, text: head.title, longText: head.title,
        trail: edition.statuses(ofClaim: head.id).last?.rawValue ?? "",
        group: passage.flatMap { passages[$0.id] } ?? "")
    }
  }

  private func publisher(of head: Head) -> String {
    edition.attributes(of: head.id).first { $0.name == .publisher }?.value ?? head.title
  }
}

extension [EntryID] {
  /// The position of the first of these entries, which are in the order of their kind's list, that stands there at `place` or after it;
  /// `count` if none does. O(log n) look-ups.
  func firstPosition(atOrAfter place: Int, in edition: Edition) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if let other = edition.position(of: self[middle]), other < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Edition {
  /// The statuses that a claim was given, by the day of judgement; empty where none is within the horizon.
  public func statuses(ofClaim id: EntryID) -> [AssessmentStatus] {
    words(of: id, .assessment).compactMap { AssessmentStatus(rawValue: $0.value) }
  }
}
