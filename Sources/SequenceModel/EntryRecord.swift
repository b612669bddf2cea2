/// The day-level days of something being compiled; the pack's writer turns them into instants once the moments are in order.
public struct AuthoredDays: Hashable, Sendable {
  /// What it is about.
  public var about: Day
  /// From when it was public; never before `about`.
  public var shown: Day
  /// The moment it belongs to. A day equal to the moment's own becomes the moment's instant, any other the end of its day.
  public var moment: EntryID?

  /// A statement about `about`, public from `shown`, at a moment or at no moment.
  public init(about: Day, shown: Day, moment: EntryID? = nil) {
    self.about = about
    self.shown = max(about, shown)
    self.moment = moment
  }

  /// A statement that always shows.
  public static let always = AuthoredDays(about: Day(number: -719_162), shown: Day(number: -719_162))
}

/// An entry as compiled from its authored file: the writer's input.
public struct EntryRecord: Hashable, Sendable {
  /// A statement with its authored days; `Statement.days`, `id` and `parent` are filled in by the writer.
  public struct Row: Hashable, Sendable {
    /// The statement; its `citations` in order.
    public var statement: Statement
    /// Its authored days.
    public var days: AuthoredDays
    /// The index in `rows` of the row it belongs to.
    public var parent: Int?
    /// What it links to, apart from its citations.
    public var links: [Reference]

    /// Makes a row.
    public init(_ statement: Statement, days: AuthoredDays, parent: Int? = nil, links: [Reference] = []) {
      self.statement = statement
      self.days = days
      self.parent = parent
      self.links = links
    }
  }

  /// A link to another entry.
  public struct Reference: Hashable, Sendable {
    /// Through which field.
    public var field: LinkField
    /// Where to.
    public var target: EntryID

    /// Makes a reference.
    public init(_ field: LinkField, _ target: EntryID) {
      self.field = field
      self.target = target
    }
  }

  /// The head; its `days` are filled in by the writer.
  public var head: Head
  /// The entry's own days; nil for kinds that appear with their first row (actor, term, account).
  public var days: AuthoredDays?
  /// The moment of the same day that this moment follows.
  public var follows: EntryID?
  /// Single-valued facts.
  public var attributes: [Attribute]
  /// Links of the entry itself, with the entry's days.
  public var references: [Reference]
  /// Rows and blocks in article order.
  public var rows: [Row]
  /// Everything the entry can be found under by name, beside its title: aliases, native name, label.
  public var names: [String]

  /// Makes a record.
  public init(
    head: Head, days: AuthoredDays?, follows: EntryID? = nil, attributes: [Attribute] = [],
    references: [Reference] = [], rows: [Row] = [], names: [String] = []
  ) {
    self.head = head
    self.days = days
    self.follows = follows
    self.attributes = attributes
    self.references = references
    self.rows = rows
    self.names = names
  }
}

/// A whole pack as compiled from its folder: the writer's input.
public struct PackRecord: Sendable {
  /// The pack itself; `format` and `contentHash` are filled in by the writer.
  public var info: PackInfo
  /// In display order.
  public var parties: [Party]
  /// In order of `from`.
  public var phases: [Phase]
  /// The intro's blocks with the day each shows from, nil for always; CommonMark.
  public var intro: [(from: CalendarDate?, text: String)]
  /// Words that no earlier title may have: for who checks a tour beside the compiled pack, never to be shown.
  public var spoilers: [Spoiler]
  /// In any order.
  public var entries: [EntryRecord]

  /// Makes a pack.
  public init(
    info: PackInfo, parties: [Party], phases: [Phase], intro: [(from: CalendarDate?, text: String)],
    spoilers: [Spoiler] = [], entries: [EntryRecord]
  ) {
    self.info = info
    self.parties = parties
    self.phases = phases
    self.intro = intro
    self.spoilers = spoilers
    self.entries = entries
  }
}
