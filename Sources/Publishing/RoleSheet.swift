import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// A page for who plays an actor: what they want, promised, were promised, know and said at an edition's horizon. Nothing is invented.
///
/// In the second person and without ids, but for the commands under its last heading. If it is too long for a page, what matters least is left
/// out, of that the oldest first, and the page says how much of what; nothing beyond the horizon is counted.
public struct RoleSheet {
  /// Rows under a heading.
  public struct Section: Sendable {
    /// Unique on the sheet: `wants`, `promised`, `promised-side`, …
    public var id: String
    /// What stands above it.
    public var title: String
    /// By the day they are about.
    public var rows: [Dossier.Row]
    /// How many earlier ones the dossier left out.
    public var earlier: Int
  }

  /// The most lines of a page.
  public static let pageLength = 66
  /// The columns of a page, unless told otherwise.
  public static let pageWidth = 72
  /// The most moments without the actor: the newest.
  public static let latestLimit = 12

  /// The actor.
  public let head: Head
  /// Those that have rows, from top to bottom.
  public let sections: [Section]
  private let edition: Edition
  private let kicker: [String]
  private let permalinks: [Permalink.Command]
  /// What happened in the moments that the actor took part in.
  private let gists: [Table.Anchor: String]

  /// The sheet of a dossier.
  /// - Parameters:
  ///   - edition: the one that the dossier was made at.
  ///   - permalink: how its commands name the horizon and the pack.
  public init(_ dossier: Dossier, in edition: Edition, permalink: Permalink) {
    head = dossier.head
    self.edition = edition
    kicker = ["Role sheet · \(edition.horizonText)"] + dossier.kicker.dropFirst()
    permalinks = [permalink.show(dossier.head.id), permalink.show(dossier.head.id, "--dossier")]
    let moments = dossier.sections(on: .moments)
    let known = moments.flatMap(\.rows)
    let latest = Self.latest(without: Set(known.map(\.anchor.entry)), in: edition)
    let told = known.map { row in edition.head(row.anchor.entry).map { (row.anchor, $0.gist) } ?? (row.anchor, "") }
    gists = Dictionary(told, uniquingKeysWith: { first, _ in first }).filter { !$0.value.isEmpty }
    sections =
      (Self.sections(of: dossier, on: [.roles, .wants]) + Self.promises(in: dossier)
      + [
        Section(
          id: "moments", title: "What you know (you took part)", rows: known,
          earlier: moments.reduce(0) { $0 + $1.earlier }),
        Section(id: "latest", title: "What you know (latest public moments)", rows: latest, earlier: 0)
      ] + Self.sections(of: dossier, on: [.readings])).filter { !$0.rows.isEmpty }
  }

  /// The sections of these topics, under headings for the player.
  private static func sections(of dossier: Dossier, on topics: [Dossier.Topic]) -> [Section] {
    topics.flatMap { topic in
      dossier.sections(on: topic).map { section in
        Section(
          id: topic.rawValue + (section.isOfSide ? "-side" : ""), title: title(topic, isOfSide: section.isOfSide),
          rows: section.rows, earlier: section.earlier)
      }
    }
  }

  private static func title(_ topic: Dossier.Topic, isOfSide: Bool) -> String {
    switch topic {
    case .roles: "Your offices"
    case .wants: "What you want"
    case .promised: isOfSide ? "What your side has promised" : "What you have promised"
    case .wasPromised: isOfSide ? "What your side was promised" : "What you were promised"
    case .readings: isOfSide ? "Words your side used" : "Words you used"
    default: topic.rawValue
    }
  }

  /// What was promised and what they were promised; what both sides promised each other stands once, under a heading of its own.
  private static func promises(in dossier: Dossier) -> [Section] {
    var promised = sections(of: dossier, on: [.promised])
    var received = sections(of: dossier, on: [.wasPromised])
    let both = Set(received.flatMap(\.rows).map(\.anchor))
    let mutual = promised.flatMap(\.rows).filter { both.contains($0.anchor) }
    let anchors = Set(mutual.map(\.anchor))
    for index in promised.indices { promised[index].rows.removeAll { anchors.contains($0.anchor) } }
    for index in received.indices { received[index].rows.removeAll { anchors.contains($0.anchor) } }
    return promised + received
      + [Section(id: "mutual", title: "What your side and others promised each other", rows: mutual, earlier: 0)]
  }

  /// The newest moments without the actor.
  private static func latest(without known: Set<EntryID>, in edition: Edition) -> [Dossier.Row] {
    let count = edition.count(.moment)
    let window = edition.heads(.moment, max(0, count - latestLimit - known.count)..<count)
    return window.filter { !known.contains($0.id) }.suffix(latestLimit).map { moment in
      Dossier.Row(
        Table.Anchor(moment.id), label: moment.date?.readable ?? "", text: escaped(moment.title),
        day: moment.days.about, rank: moment.rank)
    }
  }

  // MARK: The page

  /// A row with its lines, and whether it stands on the page.
  private struct Item {
    var label: String
    var text: String
    var lines: [String]
    var rank: Int
    var day: Instant
    var isKept = true
  }

  /// The page, at most `pageLength` lines where the rows can give way. If it has room the actor's own moments are told, else named, and
  /// before any row goes notes do.
  public func lines(width: Int = pageWidth) -> [String] { page(items(width), width) }

  /// The same rows for another format than text.
  public func paper(language: String) -> Paper {
    let items = items(Self.pageWidth)
    let prose = PaperProse(citing: edition)
    var none = SheetPermalinks(path: nil)
    var blocks: [Paper.Block] = [.sheet(kicker.first ?? "", beginsPage: false)]
    blocks.append(.lines(kicker.dropFirst().map { [.text($0)] }))
    for (section, items) in zip(sections, items) {
      var rows: [[Paper.Block]] = []
      for item in items where item.isKept {
        let label: [Paper.Inline] = item.label.isEmpty ? [] : [.strong([.text(item.label)]), .text(" ")]
        rows.append([.paragraph(label + prose.inlines(item.text, &none))])
      }
      if !rows.isEmpty { blocks += [.section(section.title), .list(start: nil, items: rows)] }
    }
    let leftOut = leftOut(items)
    if !leftOut.isEmpty { blocks += [.section("Left out for want of room"), .paragraph([.text(leftOut)])] }
    let commands = permalinks.enumerated().map { Paper.Command(number: $0 + 1, command: $1) }
    return Paper(
      title: head.title, language: language, blocks: blocks + [.section("Permalinks"), .commands(commands)])
  }

  /// The rows of each section, those that have no room marked so.
  private func items(_ width: Int) -> [[Item]] {
    let told = sections.map { section in
      section.rows.map { item($0, gists[$0.anchor].map(escaped) ?? $0.text, in: section, width) }
    }
    return page(told, width).count <= Self.pageLength ? told : shortened(width)
  }

  private func shortened(_ width: Int) -> [[Item]] {
    var items = sections.map { section in section.rows.map { item($0, $0.shortText ?? $0.text, in: section, width) } }
    // What goes first: the least rank, then the oldest, then what stands lowest on the page.
    let order = items.indices.flatMap { section in items[section].indices.map { (section: section, row: $0) } }
      .sorted { left, right in
        let (one, other) = (items[left.section][left.row], items[right.section][right.row])
        if one.rank != other.rank { return one.rank > other.rank }
        if one.day != other.day { return one.day < other.day }
        return (left.section, left.row) > (right.section, right.row)
      }
    var page = page(items, width)
    for place in order where page.count > Self.pageLength {
      items[place.section][place.row].isKept = false
      page = self.page(items, width)
    }
    return items
  }

  /// How much of what has no room; empty where everything has.
  private func leftOut(_ items: [[Item]]) -> String {
    zip(sections, items).compactMap { section, items in
      let missing = items.count { !$0.isKept } + section.earlier
      return missing == 0
        ? nil : "\(section.title.lowercasedFirst): \(missing) of \(items.count + section.earlier)"
    }.joined(separator: "; ")
  }

  private func page(_ items: [[Item]], _ width: Int) -> [String] {
    var lines = set(width) { typesetter in
      for line in [head.title] + kicker { typesetter.plain(DisplayText(line), style: .normal) }
    }
    for (section, items) in zip(sections, items) {
      let kept = items.filter(\.isKept)
      if !kept.isEmpty { lines += heading(section.title, width) + kept.flatMap(\.lines) }
    }
    let leftOut = leftOut(items)
    if !leftOut.isEmpty {
      lines += heading("Left out for want of room", width)
      lines += set(width) { $0.plain(DisplayText(leftOut), style: .normal) }
    }
    lines += heading("Permalinks", width)
    return lines + permalinks.flatMap { $0.lines(width: width) }
  }

  private func heading(_ title: String, _ width: Int) -> [String] {
    [""] + set(width) { $0.plain(DisplayText(title.uppercased()), style: .normal) }
  }

  /// A row as it stands on the page. Who the actor is goes last.
  private func item(_ row: Dossier.Row, _ text: String, in section: Section, _ width: Int) -> Item {
    let text = withoutCitations(text)
    let lines = set(width) { $0.row(label: DisplayText(row.label), labelStyle: .normal, markdown: text) }
    let rank = section.id == Dossier.Topic.roles.rawValue ? 0 : row.rank
    return Item(label: row.label, text: text, lines: lines, rank: rank, day: row.day)
  }

  private func set(_ width: Int, _ body: (inout Typesetter) -> Void) -> [String] {
    var typesetter = Typesetter(width: width) { _ in .words }
    body(&typesetter)
    return typesetter.lines
  }
}

/// A text without its citations and what joins them: `so they say [S2](source/s2), [S3](source/s3).` becomes `so they say.`
func withoutCitations(_ markdown: String) -> String {
  var result = ""
  var rest = markdown[...]
  var isAfterCitation = false
  while let open = rest.firstIndex(of: "[") {
    let lead = String(rest[..<open])
    let link = rest[open...].drop { $0 != "]" }
    guard link.hasPrefix("](source/"), let close = link.firstIndex(of: ")") else {
      result += lead + "["
      isAfterCitation = false
      rest = rest[rest.index(after: open)...]
      continue
    }
    if !isAfterCitation || ![", ", " and ", "; ", " "].contains(lead) { result += lead }
    while result.hasSuffix(" ") { result.removeLast() }
    isAfterCitation = true
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}

extension String {
  /// With a small first letter.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
