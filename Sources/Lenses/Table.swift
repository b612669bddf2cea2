import PackStore
import SequenceModel

/// What a lens says in rows and columns. The explorer draws it, the text twin prints it row by row: the same facts in the same order.
public enum Table {
  /// What a row or a cell stands for and leads to: an entry or, within its article, one statement.
  public struct Anchor: Hashable, Sendable {
    /// The entry.
    public var entry: EntryID
    /// The pack's number of the statement; nil for the entry itself.
    public var statement: Int64?
    /// Tells apart rows that stand for the same in different parts of a lens; empty but for the repeated ones.
    public var part: String

    /// Leads to an entry, or to one of its statements.
    public init(_ entry: EntryID, statement: Int64? = nil, part: String = "") {
      self.entry = entry
      self.statement = statement
      self.part = part
    }
  }

  /// One column of a block.
  public struct Column: Hashable, Sendable {
    /// Unique in its block: a phase's or party's id, a telling's label.
    public var id: String
    /// Its name in full.
    public var title: String
    /// Its name in at most 8 columns.
    public var short: String
    /// What stands under the name: a day, an hour, a setting; may be empty.
    public var note: String
    /// The same in at most 8 columns, where its cells are marks; may be empty.
    public var shortNote: String
    /// Whether its cells are texts, set in lines; else they are marks of at most 8 columns.
    public var holdsTexts: Bool

    /// Makes a column.
    public init(
      id: String, title: String, short: String, note: String = "", shortNote: String = "", holdsTexts: Bool = false
    ) {
      self.id = id
      self.title = title
      self.short = short
      self.note = note
      self.shortNote = shortNote
      self.holdsTexts = holdsTexts
    }
  }

  /// What a row says in one column.
  public struct Cell: Hashable, Sendable {
    /// A glyph and a letter (`● K`), at most 8 columns, brackets included; says the same as `text` begins with. Empty in columns of texts.
    public var mark: String
    /// The same in words, complete: what the twin prints and the reader of a screen without room is told. Inline CommonMark.
    public var text: String
    /// What it rests on; Enter opens it.
    public var evidence: Anchor?

    /// Makes a cell.
    public init(mark: String = "", text: String, evidence: Anchor? = nil) {
      self.mark = mark
      self.text = text
      self.evidence = evidence
    }
  }

  /// One row of a block.
  public struct Row: Hashable, Sendable {
    /// What it stands for; unique in its lens.
    public var anchor: Anchor
    /// What stands in front: a day, a label; may be empty.
    public var lead: String
    /// What it is called; plain text.
    public var text: String
    /// One for each column of the block, nil where the row says nothing.
    public var cells: [Cell?]
    /// What stands at the end: a state, a status; may be empty.
    public var trail: String
    /// Whether holders or tellings differ here; the trail says it in words.
    public var isDisputed: Bool

    /// Makes a row.
    public init(
      _ anchor: Anchor, lead: String = "", text: String, cells: [Cell?] = [], trail: String = "",
      isDisputed: Bool = false
    ) {
      self.anchor = anchor
      self.lead = lead
      self.text = text
      self.cells = cells
      self.trail = trail
      self.isDisputed = isDisputed
    }
  }

  /// Rows that belong together: those of one entry, or one row of a matrix whose entries share their columns.
  public struct Block: Hashable, Sendable {
    /// What it is about, where that is one entry.
    public var entry: EntryID?
    /// The name of the group that it belongs to; a heading stands where it changes.
    public var group: String
    /// Its own heading, plain text; may be empty.
    public var title: String
    /// What must be said above the rows, a line each; inline CommonMark.
    public var notes: [String]
    /// From left to right; drawn where they differ from the block above.
    public var columns: [Column]
    /// From top to bottom.
    public var rows: [Row]
    /// What its marks mean, each in two words: `K kept`. Empty where cells are texts.
    public var legend: [String]

    /// Makes a block.
    public init(
      _ entry: EntryID? = nil, group: String = "", title: String = "", notes: [String] = [], columns: [Column],
      rows: [Row], legend: [String] = []
    ) {
      self.entry = entry
      self.group = group
      self.title = title
      self.notes = notes
      self.columns = columns
      self.rows = rows
      self.legend = legend
    }
  }
}

/// A lens in rows and columns at a horizon, read block by block, so that none is ever read whole.
public protocol TableLens {
  /// How many blocks there are.
  var count: Int { get }
  /// The block at a position from 0 to `count` - 1.
  func block(_ position: Int) -> Table.Block
  /// The position of the block that holds an entry's rows; nil if there is none.
  func position(of id: EntryID) -> Int?
  /// Whether the last columns of marks show first where there is no room for all: they are the newest.
  var beginsAtLastColumn: Bool { get }
}

extension TableLens {
  /// Most begin at the first column.
  public var beginsAtLastColumn: Bool { false }
}
