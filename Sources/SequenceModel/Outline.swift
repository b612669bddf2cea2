/// An entry in brief: enough to order and to group the entries of a kind.
public struct EntryOutline: Hashable, Sendable {
  /// The entry's id.
  public var id: EntryID
  /// When it is about.
  public var about: Instant
  /// The kind's closed word, see `Head.type`.
  public var type: String

  /// Makes an outline.
  public init(id: EntryID, about: Instant, type: String) {
    self.id = id
    self.about = about
    self.type = type
  }
}

/// A statement in brief: what a table says of many entries, where whole statements with their texts and citations would be read for
/// nothing.
public struct StatementOutline: Hashable, Sendable {
  /// The pack's number for the row; ascending in the order of the entry's article.
  public var id: Int64
  /// The entry that it belongs to.
  public var entry: EntryID
  /// When it is about.
  public var about: Instant
  /// Its own date as authored, where it has one.
  public var date: CalendarDate?
  /// Who: see `Statement.subject`.
  public var subject: String
  /// A word of a closed vocabulary.
  public var value: String
  /// Its shorter text.
  public var note: String
  /// The entry it points to; nil also where that was not asked for.
  public var object: EntryID?

  /// Makes an outline; everything but number, entry and day may stay empty.
  public init(
    id: Int64, entry: EntryID, about: Instant, date: CalendarDate? = nil, subject: String = "",
    value: String = "", note: String = "", object: EntryID? = nil
  ) {
    self.id = id
    self.entry = entry
    self.about = about
    self.date = date
    self.subject = subject
    self.value = value
    self.note = note
    self.object = object
  }
}
