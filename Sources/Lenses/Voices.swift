import PackStore
import SequenceModel

/// Whose voices speak: the sources within an edition's horizon, of the whole pack or of one entry, counted by side, genre and channel.
///
/// A page, and no table: a side is no entry that a row could lead to, most cells of side and genre would be empty, and where twelve columns
/// find no room words still wrap. It counts and never gives a share: how many sources a pack has says nothing about the world.
public struct Voices: Hashable, Sendable {
  /// How often a word of a closed vocabulary occurs.
  public struct Count: Hashable, Sendable {
    /// The word, as authored.
    public var word: String
    /// At least 1.
    public var count: Int
  }

  /// The sources of one side, or of all.
  public struct Group: Hashable, Sendable {
    /// The party's id; empty for sources of no side and for all.
    public var party: String
    /// What it is called.
    public var name: String
    /// How many there are.
    public var sources: Int
    /// How many origins they have at least; see `Edition.originCount`.
    public var origins: Int
    /// The most frequent first; equals as the vocabulary has them.
    public var genres: [Count]
    /// The most frequent first; equals as the vocabulary has them.
    public var channels: [Count]
    /// How much of them the editors had before them: whole, part, none.
    public var read: [Count]
  }

  /// A source that others repeat.
  public struct Repetition: Hashable, Sendable {
    /// The source, which need not be one of those counted.
    public var origin: EntryID
    /// Those that name it as what they repeat.
    public var sources: [EntryID]
  }

  /// The most rows of a list of sources.
  public static let rowLimit = 200

  /// The entry whose sources they are; nil for the pack.
  public let entry: Head?
  /// All of them.
  public let all: Group
  /// The sides that have any, in the order of the parties, then the sources of no side.
  public let sides: [Group]
  /// Which of them repeat which source, in the order in which they do.
  public let repetitions: [Repetition]
  /// The entry's sources in the order in which it names them; empty for the pack.
  let listed: [VoiceSource]
  let horizon: String

  /// The voices of everything within the horizon.
  public init(in edition: Edition) {
    self.init(VoiceSource.all(in: edition), of: nil, in: edition)
  }

  /// The voices of one entry: the sources that it and its statements name, of a source itself; nil if it is hidden or unknown. What other
  /// entries say of it has sources of its own.
  public init?(of id: EntryID, in edition: Edition) {
    guard let head = edition.head(id) else { return nil }
    var seen: Set<EntryID> = []
    let named = id.kind == .source ? [head] : edition.links(of: id).map(\.head)
    let heads = named.filter { $0.id.kind == .source && seen.insert($0.id).inserted }
    self.init(heads.map { VoiceSource($0, in: edition) }, of: head, in: edition)
  }

  private init(_ sources: [VoiceSource], of entry: Head?, in edition: Edition) {
    self.entry = entry
    horizon = edition.horizonText
    listed = entry == nil ? [] : sources
    all = Group(sources, party: "", name: "All")
    let names = edition.parties.map { (id: $0.id, name: $0.name) }
    let known = Set(names.map(\.id))
    var sides = names.map { side in Group(sources.filter { $0.head.party == side.id }, party: side.id, name: side.name)
    }
    sides.append(Group(sources.filter { !known.contains($0.head.party) }, party: "", name: "No side"))
    self.sides = sides.filter { $0.sources > 0 }
    var repetitions: [Repetition] = []
    var places: [EntryID: Int] = [:]
    for source in sources {
      guard let origin = source.repeated else { continue }
      if let place = places[origin] {
        repetitions[place].sources.append(source.head.id)
      } else {
        places[origin] = repetitions.count
        repetitions.append(Repetition(origin: origin, sources: [source.head.id]))
      }
    }
    self.repetitions = repetitions
  }
}

extension Voices.Group {
  init(_ sources: [VoiceSource], party: String, name: String) {
    self.party = party
    self.name = name
    self.sources = sources.count
    origins = Set(sources.map(\.origin)).count
    genres = Self.counts(sources.map(\.head.type), SourceGenre.allCases.map(\.rawValue))
    channels = Self.counts(sources.map(\.channel), SourceChannel.allCases.map(\.rawValue))
    let read = sources.map(\.read)
    self.read = SourceCoverage.allCases.map { coverage in
      Voices.Count(word: coverage.rawValue, count: read.count { $0 == coverage.rawValue })
    }.filter { $0.count > 0 }
  }

  private static func counts(_ words: [String], _ vocabulary: [String]) -> [Voices.Count] {
    let counts = vocabulary.map { word in Voices.Count(word: word, count: words.count { $0 == word }) }
    return counts.enumerated().filter { $1.count > 0 }.sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }
}

/// A source as far as it is counted.
struct VoiceSource: Hashable, Sendable {
  let head: Head
  /// Who published it; read for single sources only.
  let publisher: String
  let channel: String
  let read: String
  /// The source that it repeats.
  let repeated: EntryID?
  /// The source at the beginning of the chain; itself where it repeats none.
  let origin: EntryID

  /// One source.
  init(_ head: Head, in edition: Edition) {
    let facts = edition.attributes(of: head.id)
    self.head = head
    publisher = facts.first { $0.name == .publisher }?.value ?? head.title
    channel = facts.first { $0.name == .channel }?.value ?? ""
    read = facts.first { $0.name == .read }?.value ?? ""
    repeated = edition.repeated(by: head.id)
    origin = firstOrigin(of: head.id) { edition.repeated(by: $0) }
  }

  private init(_ head: Head, channel: String, read: String, repeated: EntryID?, origin: EntryID) {
    (self.head, self.channel, self.read, self.repeated, self.origin) = (head, channel, read, repeated, origin)
    publisher = ""
  }

  /// All sources of an edition, read kind-wise: a few queries for ten thousand.
  static func all(in edition: Edition) -> [VoiceSource] {
    func facts(_ name: AttributeName) -> [EntryID: String] {
      Dictionary(
        edition.facts([name], of: .source).map { ($0.entry, $0.fact.value) }, uniquingKeysWith: { first, _ in first })
    }
    let (channels, reads) = (facts(.channel), facts(.read))
    let repeated = Dictionary(
      edition.links(.origin, from: .source).map { ($0.origin, $0.target) }, uniquingKeysWith: { first, _ in first })
    return edition.heads(.source, 0..<edition.count(.source)).map { head in
      VoiceSource(
        head, channel: channels[head.id] ?? "", read: reads[head.id] ?? "", repeated: repeated[head.id],
        origin: firstOrigin(of: head.id) { repeated[$0] })
    }
  }
}
