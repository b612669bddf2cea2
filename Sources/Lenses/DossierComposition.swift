import PackStore
import SequenceModel

/// Puts a dossier together: first its sections, then the entries that they and all arrows to and from the actor name.
struct DossierComposition {
  let head: Head
  let edition: Edition
  let composition: ArticleComposition
  /// The name of the actor's side; empty where it has none.
  let side: String
  /// The moments that name the actor, oldest first.
  private let moments: [(origin: EntryID, fields: Set<LinkField>)]
  /// Everything that stands in a section, also beyond its limit.
  private var listed: Set<EntryID> = []
  private var sources: Set<EntryID> = []

  init(_ head: Head, in edition: Edition) {
    self.head = head
    self.edition = edition
    composition = ArticleComposition(head, in: edition)
    side = edition.parties.first { $0.id == head.party }?.name ?? ""
    moments = edition.backlinks(to: head.id, from: .moment, last: Dossier.momentLimit)
  }

  /// The holders' ids that stand for the actor, and for the side.
  private var actor: String { head.id.description }
  private var party: String? { side.isEmpty ? nil : head.party }
  private var holders: Set<String> { Set([actor, party].compactMap { $0 }) }
  /// Whether not all moments that name the actor were looked through.
  private var hasMoreMoments: Bool { moments.count == Dossier.momentLimit }

  // MARK: Sections

  /// The sections that have rows, in the order of the topics.
  mutating func sections() -> [Dossier.Section] {
    var sections: [Dossier.Section] = []
    for topic in Dossier.Topic.allCases {
      switch topic {
      case .roles: sections.append(section(topic, roles().map { [$0] }))
      case .wants:
        sections.append(section(topic, composition.statements.filter { $0.field == .want }.map { [want($0)] }))
      case .moments: sections.append(tookPart())
      case .promised: sections += held(topic, .commitment, .by)
      case .wasPromised: sections += held(topic, .commitment, .to)
      case .offered: sections += held(topic, .offer, .by)
      case .wasOffered: sections += held(topic, .offer, .to)
      case .told: sections += said(topic, .told, .offer)
      case .denied: sections += said(topic, .denied, .offer)
      case .readings: sections += said(topic, .reading, .term)
      case .tellings: sections += said(topic, .telling, .account)
      case .claims: sections.append(claims())
      case .lessons: sections.append(lessons())
      case .mentions: sections.append(mentions())
      }
    }
    return sections.filter { !$0.rows.isEmpty }
  }

  /// A section of groups of rows, a row and its details each; the last ones if they are too many.
  private mutating func section(
    _ topic: Dossier.Topic, isOfSide: Bool = false, _ groups: [[Dossier.Row]], before: Int = 0, isAtLeast: Bool = false
  ) -> Dossier.Section {
    let kept = groups.suffix(Dossier.rowLimit)
    let rows = kept.flatMap { $0 }
    sources.formUnion(rows.flatMap(\.citations))
    let earlier = before + groups.count - kept.count
    return Dossier.Section(
      topic: topic, isOfSide: isOfSide, title: topic.title(isOfSide ? side : nil), rows: rows, earlier: earlier,
      isEarlierAtLeast: isAtLeast && earlier > 0)
  }

  /// The moments in which the actor took part.
  private mutating func tookPart() -> Dossier.Section {
    let all = moments.filter { $0.fields.contains(.participants) }.map(\.origin)
    listed.formUnion(all)
    let kept = all.suffix(Dossier.rowLimit)
    return section(
      .moments, kept.compactMap { edition.head($0) }.map { [part(in: $0)] }, before: all.count - kept.count,
      isAtLeast: hasMoreMoments)
  }

  /// Commitments or offers by or to the actor, then those by or to the side.
  private mutating func held(_ topic: Dossier.Topic, _ kind: Kind, _ name: AttributeName) -> [Dossier.Section] {
    let facts = edition.facts([name], of: kind, among: holders)
    let own = Set(facts.filter { $0.fact.value == actor }.map(\.entry))
    let sides = Set(facts.map(\.entry)).subtracting(own)
    listed.formUnion(own.union(sides))
    return [(own, false), (sides, true)].map { ids, isOfSide in
      let heads = ids.compactMap { edition.head($0) }.sorted {
        ($0.days.about, $0.id) < ($1.days.about, $1.id)
      }
      let kept = heads.suffix(Dossier.rowLimit)
      let groups = kept.map { kind == .commitment ? commitment($0, name) : offer($0, name) }
      return section(topic, isOfSide: isOfSide, groups, before: heads.count - kept.count)
    }
  }

  /// Statements by the actor, then those by the side.
  private mutating func said(_ topic: Dossier.Topic, _ field: StatementField, _ kind: Kind) -> [Dossier.Section] {
    let all = edition.statements(field, of: kind, by: holders)
    listed.formUnion(all.map(\.entry))
    var read: [EntryID: [Statement]] = [:]
    return [false, true].map { isOfSide in
      let found = all.filter { ($0.subject == actor) != isOfSide }
      let kept = found.suffix(Dossier.rowLimit)
      let groups = kept.compactMap { place -> [Dossier.Row]? in
        guard let entry = edition.head(place.entry) else { return nil }
        let statements = read[place.entry] ?? edition.statements(of: place.entry)
        read[place.entry] = statements
        return statements.first { $0.id == place.statement }.map { rows(of: $0, in: entry, statements, isOfSide) }
      }
      return section(topic, isOfSide: isOfSide, groups, before: found.count - kept.count)
    }
  }

  /// The claims that name the actor, and those on the moments in which they took part.
  private mutating func claims() -> Dossier.Section {
    let naming = edition.backlinks(to: head.id, from: .claim, last: Dossier.momentLimit).map(\.origin)
    let oldest = moments.first { $0.fields.contains(.participants) }?.origin
    let shared = edition.claims(onMomentsWith: head.id, since: oldest)
    let all = inListOrder(Set(naming).union(shared))
    listed.formUnion(all)
    let kept = all.suffix(Dossier.rowLimit)
    return section(
      .claims, kept.compactMap { edition.head($0) }.map { [claim($0)] }, before: all.count - kept.count)
  }

  /// The lessons whose author is called like the actor.
  private mutating func lessons() -> Dossier.Section {
    let names = composition.values(.alias) + composition.values(.native) + [head.title]
    let all = edition.facts([.by], of: .lesson, among: Set(names)).map(\.entry)
    listed.formUnion(all)
    let kept = all.suffix(Dossier.rowLimit)
    return section(.lessons, kept.compactMap { edition.head($0) }.map { [lesson($0)] }, before: all.count - kept.count)
  }

  /// What else points to the actor: moments, then others.
  private mutating func mentions() -> Dossier.Section {
    let others = Kind.allCases.filter { $0 != .moment }.flatMap {
      edition.backlinks(to: head.id, from: $0, last: Dossier.momentLimit).map(\.origin)
    }
    let all = (moments.map(\.origin) + others).filter { !listed.contains($0) }
    listed.formUnion(all)
    let kept = all.suffix(Dossier.rowLimit)
    return section(
      .mentions, kept.compactMap { edition.head($0) }.map { [mention($0)] }, before: all.count - kept.count,
      isAtLeast: hasMoreMoments)
  }

  // MARK: Entries

  /// Everything listed, all that the actor's own article links to, and the sources of both, by kind. After `sections`.
  func entries() -> [Kind: [EntryID]] {
    var byKind: [Kind: Set<EntryID>] = [.moment: [], .actor: [head.id]]
    for id in listed.union(sources).union(composition.links.map(\.head.id)) {
      byKind[id.kind, default: []].insert(id)
    }
    var entries = byKind.mapValues { _ in [EntryID]() }
    for (kind, ids) in byKind where kind != .moment { entries[kind] = inListOrder(ids) }
    // The many moments are in order already.
    var ordered = moments.map(\.origin)
    for id in (byKind[.moment] ?? []).subtracting(ordered) {
      guard let place = edition.position(of: id) else { continue }
      ordered.insert(id, at: ordered.firstPosition(atOrAfter: place, in: edition))
    }
    entries[.moment] = ordered
    return entries
  }

  private func inListOrder(_ ids: Set<EntryID>) -> [EntryID] {
    ids.compactMap { id in edition.position(of: id).map { (place: $0, id: id) } }.sorted { $0.place < $1.place }
      .map(\.id)
  }
}

extension Dossier.Topic {
  /// What stands above a section; `side` is the name of the side that holds what it lists.
  func title(_ side: String?) -> String {
    let own: String
    let ofSide: String
    switch self {
    case .roles: return "Roles"
    case .wants: return ArticleComposition.heading(of: .want, in: .actor)
    case .moments: return "Took part in"
    case .promised: (own, ofSide) = ("Promised", "Promised by their side")
    case .wasPromised: (own, ofSide) = ("Was promised", "Promised to their side")
    case .offered: (own, ofSide) = ("Offered", "Offered by their side")
    case .wasOffered: (own, ofSide) = ("Was offered", "Offered to their side")
    case .told: (own, ofSide) = ("Told of offers", "Offers told of by their side")
    case .denied: (own, ofSide) = ("Denied offers", "Offers denied by their side")
    case .readings: (own, ofSide) = ("Readings of terms", "Readings of terms by their side")
    case .tellings: (own, ofSide) = ("Tellings", "Tellings by their side")
    case .claims: return "Claims of the article about them or what they took part in"
    case .lessons: return "Lessons by them"
    case .mentions: return "What others tell about them"
    }
    return side.map { "\(ofSide), \($0)" } ?? own
  }
}
