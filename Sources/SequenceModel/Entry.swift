/// What every entry has: enough for a list row and for the head of its article.
public struct Head: Hashable, Sendable {
  /// The entry's id.
  public var id: EntryID
  /// The title; an actor's name, a word's term, a claim's restated sentence, a question's prompt.
  public var title: String
  /// At most 15 columns, for lists; empty where the kind has none.
  public var short: String
  /// One sentence of at most 160 characters; empty where the kind has none.
  public var gist: String
  /// The entry's own date: a moment's day, a source's publication; nil where the kind has none.
  public var date: CalendarDate?
  /// The last day of a span.
  public var end: CalendarDate?
  /// The local time of a moment.
  public var time: ClockTime?
  /// The kind's closed word: a moment's type, an actor's kind, a claim's kind, a commitment's form, a lesson's family, a source's genre.
  public var type: String
  /// 1 (key moment), 2 or 3; 0 for kinds without rank.
  public var rank: Int
  /// The id of a moment's phase; empty for other kinds.
  public var phase: String
  /// The id of the party; empty where there is none.
  public var party: String
  /// When it is about and when it was public. For an actor, term or account: its first appearance.
  public var days: Days

  /// Makes a head; everything but id, title and days may stay empty.
  public init(
    id: EntryID, title: String, short: String = "", gist: String = "", date: CalendarDate? = nil,
    end: CalendarDate? = nil, time: ClockTime? = nil, type: String = "", rank: Int = 0, phase: String = "",
    party: String = "", days: Days
  ) {
    self.id = id
    self.title = title
    self.short = short
    self.gist = gist
    self.date = date
    self.end = end
    self.time = time
    self.type = type
    self.rank = rank
    self.phase = phase
    self.party = party
    self.days = days
  }
}

/// A single-valued fact of an entry that has the entry's own days.
public enum AttributeName: String, CaseIterable, Hashable, Sendable {
  /// Where: `Metropole, Hanoi, Viet Nam`.
  case place
  /// A warning shown before the entry is projected.
  case contentNote = "content-note"
  /// The name in its own script.
  case native
  /// Another romanisation or name; repeated.
  case alias
  /// A text of the entry that is no prose block: a claim's or word's text, a lesson's argument and reply, an offer's bid.
  case text, argument, reply, gives, asks, condition
  /// Quoted words of a commitment; their source follows as a `sources` reference.
  case phrase
  /// A passage's number (`P3`).
  case number
  /// Bibliography.
  case publisher, author, url, channel, read, note
  /// Who a promise, offer or lesson is by; to whom. A holder's id; repeated.
  case by, to
  /// The outlet of a lesson.
  case outlet
  /// A tour's planned minutes, audience and lock.
  case minutes, audience, lock
  /// The path of the authored file below the pack's folder, with its line: `moments/hanoi-dinner.md:1`.
  case origin
}

/// A named fact of an entry.
public struct Attribute: Hashable, Sendable {
  /// Which fact.
  public var name: AttributeName
  /// Its text.
  public var value: String

  /// Pairs a name with a text.
  public init(_ name: AttributeName, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// Through which field an entry points to another.
public enum LinkField: String, CaseIterable, Hashable, Sendable {
  /// Front matter.
  case follows, participants, claims, commitments, moments, sources, passage, made, on, at, outcome, meeting, entries
  case reference = "ref"
  case origin, holder
  /// A Markdown link of a block; a `[S2]` of a block or row.
  case prose, citation
}

/// An arrow from one visible statement or entry to another visible entry.
public struct Link: Hashable, Sendable {
  /// Through which field.
  public var field: LinkField
  /// The far end: where the arrow points to, or, for a backlink, where it comes from.
  public var head: Head
  /// The statement it stands in; nil where it stands in the entry itself.
  public var statement: Int64?
  /// The arrow's own days.
  public var days: Days

  /// Makes an arrow.
  public init(field: LinkField, head: Head, statement: Int64? = nil, days: Days) {
    self.field = field
    self.head = head
    self.statement = statement
    self.days = days
  }
}

/// A side of the sequence.
public struct Party: Hashable, Sendable {
  /// A slug: `us`.
  public var id: String
  /// For readers: `United States`.
  public var name: String
  /// One letter for narrow columns: `U`.
  public var letter: String

  /// Makes a party.
  public init(id: String, name: String, letter: String) {
    self.id = id
    self.name = name
    self.letter = letter
  }
}

/// A named stretch of the sequence.
public struct Phase: Hashable, Sendable {
  /// A slug: `hanoi`.
  public var id: String
  /// For readers.
  public var title: String
  /// The day it begins and from which its name shows.
  public var from: CalendarDate

  /// Makes a phase.
  public init(id: String, title: String, from: CalendarDate) {
    self.id = id
    self.title = title
    self.from = from
  }
}

/// What a pack says of itself. Nothing here but the pack's title escapes the horizon.
public struct PackInfo: Hashable, Sendable {
  /// A slug.
  public var id: String
  /// Shown always, at every horizon.
  public var title: String
  /// A language tag.
  public var language: String
  /// The authors' version.
  public var version: String
  /// The entry a reader starts at.
  public var start: EntryID?
  /// The article that the claims come from.
  public var article: Article?
  /// The version of the compiled format.
  public var format: Int
  /// The hash of the content, 64 hexadecimal digits; the same for the same folder on every machine.
  public var contentHash: String

  /// The article that the claims come from.
  public struct Article: Hashable, Sendable {
    /// Its title.
    public var title: String
    /// Who published it.
    public var outlet: String
    /// When: a coarse date counts from its last day.
    public var published: CalendarDate

    /// Makes a citation of the article.
    public init(title: String, outlet: String, published: CalendarDate) {
      self.title = title
      self.outlet = outlet
      self.published = published
    }
  }

  /// Makes a pack's self-description.
  public init(
    id: String, title: String, language: String = "en", version: String = "", start: EntryID? = nil,
    article: Article? = nil, format: Int = 1, contentHash: String = ""
  ) {
    self.id = id
    self.title = title
    self.language = language
    self.version = version
    self.start = start
    self.article = article
    self.format = format
    self.contentHash = contentHash
  }
}
