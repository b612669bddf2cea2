import PackStore
import SequenceModel

/// One actor at an edition's horizon: what they had said, promised, been promised and publicly known.
///
/// Whatever the actor's side holds counts for the actor too and stands in sections of its own. Nothing here is later than the cut: states are
/// those of the cut, roles those that had not ended, and what is counted as left out lies within the horizon.
public struct Dossier: Hashable, Sendable {
  /// What a section is about; sections come in this order, those of the side after the actor's own.
  public enum Topic: String, CaseIterable, Hashable, Sendable {
    case roles, wants, moments, promised
    case wasPromised = "was-promised"
    case offered
    case wasOffered = "was-offered"
    case told, denied, readings, tellings, claims, lessons, mentions
  }

  /// One line of a section.
  public struct Row: Hashable, Sendable {
    /// The entry that it tells of, or one of its statements.
    public var anchor: Table.Anchor
    /// A day, a span or a word; may be empty. A detail of the row above has two spaces in front of it.
    public var label: String
    /// Inline CommonMark; links to the entry where that is not the actor's own.
    public var text: String
    /// The same without what may be left out where there is no room; nil where nothing may.
    public var shortText: String?
    /// The sources within the horizon that it rests on, those that the text cites included.
    public var citations: [EntryID]
    /// When it is about.
    public var day: Instant
    /// From 1, what matters most, to 3: a moment's rank; 1 for wants, roles and promises, 2 for offers and readings, 3 for those of the side.
    public var rank: Int
    /// Whether it belongs to the row above.
    public var isDetail: Bool { label.hasPrefix("  ") }

    /// Makes a row.
    public init(
      _ anchor: Table.Anchor, label: String, text: String, shortText: String? = nil, citations: [EntryID] = [],
      day: Instant, rank: Int
    ) {
      self.anchor = anchor
      self.label = label
      self.text = text
      self.shortText = shortText
      self.citations = citations
      self.day = day
      self.rank = rank
    }
  }

  /// Rows on one topic.
  public struct Section: Hashable, Sendable {
    /// What it is about.
    public var topic: Topic
    /// Whether the actor's side holds it, not the actor in person.
    public var isOfSide: Bool
    /// What stands above it.
    public var title: String
    /// By the day they are about, the newest last; at most `Dossier.rowLimit`, details not counted.
    public var rows: [Row]
    /// How many earlier ones within the horizon are left out.
    public var earlier: Int
    /// Whether there may be even more: only the newest moments were looked through.
    public var isEarlierAtLeast: Bool
  }

  /// The most rows of a section: the newest.
  public static let rowLimit = 40
  /// The most moments that are looked through: the newest that name the actor.
  public static let momentLimit = 10_000

  /// The actor.
  public let head: Head
  /// What stands under the name: the horizon, kind and side, other names.
  public let kicker: [String]
  /// Those that have rows.
  public let sections: [Section]

  private let ids: [Kind: [EntryID]]

  /// The dossier of an actor; nil if the id is hidden, unknown or no actor's.
  public init?(of actor: EntryID, in edition: Edition) {
    guard actor.kind == .actor, let head = edition.head(actor) else { return nil }
    var composition = DossierComposition(head, in: edition)
    sections = composition.sections()
    ids = composition.entries()
    kicker = ["Dossier · \(edition.horizonText)"] + ArticleComposition(head, in: edition).kicker
    self.head = head
  }

  /// Everything of a kind that is connected with the actor, in the order of the kind's list: what the lists narrow to. Of moments the newest
  /// `momentLimit` that name the actor.
  public func entries(of kind: Kind) -> [EntryID] { ids[kind] ?? [] }

  /// The sections of a topic: the actor's own, the side's.
  public func sections(on topic: Topic) -> [Section] { sections.filter { $0.topic == topic } }

  /// The dossier as a page.
  public var page: Page {
    var parts: [Article.Part] = []
    for section in sections {
      parts.append(.section(section.title))
      if section.earlier > 0 { parts.append(.row(label: "", text: "*\(section.earlierText)*")) }
      for row in section.rows {
        let cited = Set(citedSources(in: row.text))
        let text = ([row.text] + row.citations.filter { !cited.contains($0) }.map(citation)).joined(separator: " ")
        parts.append(.row(label: row.label, text: text, of: row.anchor.statement))
      }
    }
    return Page(title: head.title, kicker: kicker, parts: parts)
  }
}

extension Dossier.Section {
  /// `earlier ones: 12`, `earlier ones: at least 9960`.
  var earlierText: String { "earlier ones: \(isEarlierAtLeast ? "at least " : "")\(earlier)" }
}
