/// What a statement of an entry is. Each case says which of a `Statement`'s fields it uses; fields not named are empty.
public enum StatementField: String, CaseIterable, Hashable, Sendable {
  /// A block of prose. `text`: CommonMark. `value`: `contemporary`, `learned` or `since`; `date`: the day of its heading.
  case prose
  /// Who took part in a moment. `subject`: actor; `text`: role.
  case participant
  /// An actor's office. `text`: title; `date`: from; `end`: to.
  case role
  /// What an actor was reported to want. `text`; `date`: from.
  case want
  /// A dated judgement of a claim. `value`: status; `text`: caveat; `note`: between whom, comma-separated holders; `date`: judged.
  case assessment
  /// Evidence of an assessment (`parent`). `value`: side; `text`: note; `date`: the assessment's.
  case evidence
  /// A promise said again. `text`; `date`.
  case restated
  /// A promise that waits. `subject`: holder; `object`: the other commitment; `value`: relation; `date`: since.
  case dependency
  /// A promise's state. `value`: state; `subject`: holder; `object`: the moment, if any; `note`: ≤ 60 columns; `text`; `date`: judged.
  case state
  /// Who tells of an offer. `subject`: speaker; `date`.
  case told
  /// Who denies an offer. `subject`: speaker; `date`.
  case denied
  /// What came of an offer or a prediction. `text`; `object`: a commitment or entry, if any; `date`.
  case outcome
  /// What a speaker meant. `subject`: speaker; `label`: party; `value`: movement or empty; `note`: the movement's holder; `text`; `date`.
  case reading
  /// A telling of a meeting. `label`: its id; `subject`: teller; `extra`: party; `note`: time; `text`: setting; `object`: source; `date`.
  case telling
  /// A statement about a meeting that tellings differ on. `label`: its id; `text`.
  case proposition
  /// What a telling (`label`) does with a proposition (`parent`). `value`: stance; `text`: detail.
  case cell
  /// A clause. `label`: number; `subject`: who is bound, comma-separated; `value`: verb; `text`: digest; `note`: phrase; `extra`: what is absent.
  case clause
  /// An answer of a question. `text`; `value`: `correct` or `wrong`, empty unless it is a quiz; `note`: why; `object`: what settles it.
  case answer
  /// A step of a tour. `label`: its number; `text`: title; `note`: its prose as CommonMark; `extra`: its settings, see `StepSettings`.
  case step
}

/// One row or block of an entry, with its own two days. What a reader of a pack gets is already cut by the horizon.
public struct Statement: Hashable, Sendable {
  /// The pack's number for the row; ascending in the order of the entry's article.
  public var id: Int64
  /// What it is.
  public var field: StatementField
  /// The row this one belongs to (evidence → assessment, cell → proposition); nil for most.
  public var parent: Int64?
  /// What it is about and from when it was public.
  public var days: Days
  /// Its own date as authored, where it has one.
  public var date: CalendarDate?
  /// The end of its span, where it has one.
  public var end: CalendarDate?
  /// Who: the id of an actor (`actor/…`), of a party (`us`), `editors` or `public`.
  public var subject: String
  /// The entry it points to, where its field says so.
  public var object: EntryID?
  /// A word of a closed vocabulary.
  public var value: String
  /// A number or short id of its own.
  public var label: String
  /// The text; CommonMark for prose, else plain with citations as `[S2](source/s2)` links.
  public var text: String
  /// A second, shorter text.
  public var note: String
  /// A third text.
  public var extra: String
  /// The sources it cites, in the order in which it cites them; those beyond the horizon are left out.
  public var citations: [EntryID]

  /// Makes a statement; everything but field and days may stay empty.
  public init(
    id: Int64 = 0, _ field: StatementField, parent: Int64? = nil, days: Days, date: CalendarDate? = nil,
    end: CalendarDate? = nil, subject: String = "", object: EntryID? = nil, value: String = "",
    label: String = "", text: String = "", note: String = "", extra: String = "", citations: [EntryID] = []
  ) {
    self.id = id
    self.field = field
    self.parent = parent
    self.days = days
    self.date = date
    self.end = end
    self.subject = subject
    self.object = object
    self.value = value
    self.label = label
    self.text = text
    self.note = note
    self.extra = extra
    self.citations = citations
  }
}

/// How an entry's prose block stands in time.
public enum BlockTense: String, CaseIterable, Sendable {
  /// What a careful reader could have written that day.
  case contemporary
  /// About the same event, public later.
  case learned
  /// Consequence and hindsight.
  case since
}
