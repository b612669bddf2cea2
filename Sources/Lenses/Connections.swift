import PackStore
import SequenceModel

/// What an entry is connected with, at the edition's horizon: the third pane and its linear twin.
public struct Connections: Hashable, Sendable {
  /// One connected entry.
  public struct Row: Hashable, Sendable {
    /// The entry.
    public var head: Head
    /// What stands in front: a day, a label; may be empty.
    public var lead: String
    /// Its name.
    public var text: String
    /// What stands at the end: a side, a status, a commitment's state on the entry's day and at the cut; may be empty.
    public var trail: String
    /// The same where there is little room.
    public var shortTrail: String

    init(head: Head, lead: String, text: String, trail: String, shortTrail: String? = nil) {
      self.head = head
      self.lead = lead
      self.text = text
      self.trail = trail
      self.shortTrail = shortTrail ?? trail
    }
  }

  /// Connected entries of one sort.
  public struct Group: Hashable, Sendable {
    /// What they are to the entry.
    public var title: String
    /// In authored order.
    public var rows: [Row]
  }

  /// The groups that are not empty.
  public var groups: [Group]

  /// All rows, group after group.
  public var rows: [Row] { groups.flatMap(\.rows) }

  /// How many backlinks are read at most.
  public static let backlinkLimit = 200

  /// The connections of a visible entry; empty if it is hidden or unknown.
  public init(of id: EntryID, in edition: Edition) {
    guard let head = edition.head(id) else {
      groups = []
      return
    }
    let links = edition.links(of: id)
    var listed: Set<EntryID> = [id]
    var groups: [Group] = []
    func group(_ title: String, _ heads: [Head]) {
      var rows: [Row] = []
      for target in heads where listed.insert(target.id).inserted {
        rows.append(Self.row(target, seenFrom: head, in: edition))
      }
      if !rows.isEmpty { groups.append(Group(title: title, rows: rows)) }
    }
    func heads(_ fields: Set<LinkField>) -> [Head] { links.filter { fields.contains($0.field) }.map(\.head) }
    let mentioned = heads([.prose, .reference, .on, .at, .outcome, .holder, .origin])
    func heads(_ kind: Kind, _ fields: Set<LinkField>) -> [Head] {
      heads(fields) + mentioned.filter { $0.id.kind == kind }
    }

    group("Who", heads(.actor, [.participants]))
    group("Commitments", heads(.commitment, [.commitments]))
    group("Moments", heads(.moment, [.moments, .made, .follows, .meeting]))
    group("Passage", heads([.passage]))
    group("Claims", heads(.claim, [.claims]))
    group("Words", mentioned.filter { $0.id.kind == .word })
    group("Mentions", mentioned + heads([.entries]))
    let back = edition.backlinks(to: id, limit: Self.backlinkLimit).map(\.head)
    group("Linked from", back)
    group("Sources", heads([.sources, .citation]))
    self.groups = groups
  }

  private static func row(_ target: Head, seenFrom origin: Head, in edition: Edition) -> Row {
    let name = target.short.isEmpty ? target.title : target.short
    switch target.id.kind {
    case .moment:
      return Row(
        head: target, lead: target.date?.short ?? "", text: name, trail: target.date.map { "\($0.year)" } ?? "")
    case .actor:
      return Row(head: target, lead: "", text: target.title, trail: target.party.uppercased())
    case .commitment:
      let change = StateChange(of: target.id, from: origin.days.about, in: edition)
      return Row(
        head: target, lead: "", text: target.title, trail: change.readable, shortTrail: change.atCut?.readable)
    case .claim:
      let status = edition.statuses(ofClaim: target.id).last?.rawValue ?? ""
      return Row(
        head: target, lead: target.id.label, text: target.title, trail: status, shortTrail: String(status.prefix(4)))
    case .source:
      let publisher = edition.attributes(of: target.id).first { $0.name == .publisher }?.value
      return Row(head: target, lead: target.id.label, text: publisher ?? target.title, trail: "")
    default:
      return Row(head: target, lead: target.id.label, text: name, trail: "")
    }
  }
}
