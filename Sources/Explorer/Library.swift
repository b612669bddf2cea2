import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// The open pack with what was read and set last. Owned by the run loop; the only way to read is at a horizon.
public final class Library {
  /// The pack's description of itself.
  public var info: PackInfo { pack.info }
  /// What keys mean.
  public let keymap: Keymap

  private let pack: Pack
  private var editions: [(horizon: Horizon, edition: Edition)] = []
  private var articles: [(key: ArticleKey, article: SetArticle)] = []
  private var strips: [(horizon: Horizon, strip: ActivityStrip)] = []
  private var connections: [(key: ArticleKey, connections: Connections)] = []
  private var windows: [(key: WindowKey, window: ListWindow)] = []
  private var pictures: [(input: PaneInput, picture: Frame)] = []
  private var tables: [(key: TableKey, table: any TableLens)] = []
  private var blocks: [TableKey: [Int: SetBlock]] = [:]
  /// How many pictures were drawn, for who asks whether one was kept.
  private(set) var picturesMade = 0
  /// What the last filters left.
  private var filters: [FilteredRows] = []
  private var dossiers: [(actor: EntryID, horizon: Horizon, dossier: Dossier)] = []
  private var plans: [(tour: EntryID, lock: Day?, plan: TourPlan)] = []
  /// The person's own tour, read from a file. It stands before a tour of the pack that has its id.
  public var ownTour: EntryRecord? {
    didSet { plans = [] }
  }
  /// The search under way; its hits live in the state.
  var search: (query: String, horizon: Horizon, search: Search)?

  private struct ArticleKey: Equatable {
    var id: EntryID
    var horizon: Horizon
    var page = ReaderPage.article
    var width = 0
    var showsKicker = false
  }

  private struct WindowKey: Equatable {
    var lens: Lens
    var horizon: Horizon
    var dossier: EntryID?
    var filter: FilterProgress?
    var top: Int
    var height: Int
  }

  /// A library of one pack.
  public init(_ pack: Pack, keymap: Keymap = .standard) {
    self.pack = pack
    self.keymap = keymap
  }

  /// The pack at a horizon. An impossible cut (an unknown or locked moment) reads as no cut within the lock.
  public func edition(_ horizon: Horizon) -> Edition {
    if let known = editions.first(where: { $0.horizon == horizon }) { return known.edition }
    guard let edition = pack.edition(horizon) ?? pack.edition(Horizon(reading: horizon.reading, lock: horizon.lock))
    else { preconditionFailure("a pack without a cut has an edition") }
    keep((horizon, edition), in: &editions, limit: 6)
    return edition
  }

  /// Whether a cut can be made there.
  func hasEdition(_ horizon: Horizon) -> Bool { pack.edition(horizon) != nil }

  /// The article in a state's reader, set for its pane; nil if the entry is hidden or unknown.
  func article(of state: State) -> SetArticle? {
    state.view.article.flatMap { id in
      article(
        id, state.view.page, at: state.view.horizon, width: state.readerWidth, showsKicker: !state.layout.hasBorders)
    }
  }

  /// An article set at a width; nil if the entry is hidden or unknown.
  func article(_ id: EntryID, _ page: ReaderPage, at horizon: Horizon, width: Int, showsKicker: Bool) -> SetArticle? {
    let key = ArticleKey(id: id, horizon: horizon, page: page, width: width, showsKicker: showsKicker)
    if let known = articles.first(where: { $0.key == key }) { return known.article }
    let edition = edition(horizon)
    guard let article = self.page(page, of: id, in: edition) else { return nil }
    let set = SetArticle(article, in: edition, width: width, showsKicker: showsKicker)
    keep((key, set), in: &articles, limit: 16)
    return set
  }

  private func page(_ page: ReaderPage, of id: EntryID, in edition: Edition) -> Article? {
    guard page != .article else { return Article(id, in: edition) }
    guard let head = edition.head(id) else { return nil }
    let text =
      switch page {
      case .article: nil as Page?
      case .dossier: dossier(of: id, at: edition.horizon)?.page
      case .voices: Voices(of: id, in: edition)?.page
      case .allVoices: Voices(in: edition).page
      }
    return text.map { Article(head, $0) }
  }

  /// An actor's dossier; nil if the id is hidden, unknown or no actor's.
  func dossier(of actor: EntryID, at horizon: Horizon) -> Dossier? {
    if let known = dossiers.first(where: { $0.actor == actor && $0.horizon == horizon }) { return known.dossier }
    guard let dossier = Dossier(of: actor, in: edition(horizon)) else { return nil }
    keep((actor, horizon, dossier), in: &dossiers, limit: 3)
    return dossier
  }

  /// The list of a lens, narrowed to an actor or not, and to the rows that a filter left so far.
  func list(_ lens: Lens, at horizon: Horizon, dossier actor: EntryID?, filter: FilterProgress? = nil) -> LensList {
    let edition = edition(horizon)
    if let filter {
      return LensList(of: lens.kind, in: edition, narrowedTo: filtered(filter).ids(of: lens.kind))
    }
    guard let actor, let dossier = dossier(of: actor, at: horizon) else { return LensList(lens, in: edition) }
    return LensList(of: lens.kind, in: edition, narrowedTo: dossier.entries(of: lens.kind))
  }

  /// What a filter left of the rows that were looked at.
  func filtered(_ progress: FilterProgress) -> FilteredRows {
    if let known = filters.first(where: { $0.key == progress.key && $0.examined == progress.examined }) { return known }
    let key = progress.key
    var rows =
      filters.first { $0.key == key && $0.examined < progress.examined }
      ?? FilteredRows(key, of: list(key.lens, at: key.horizon, dossier: key.dossier), in: edition(key.horizon))
    rows.examine(progress.examined - rows.examined)
    keep(rows, in: &filters, limit: 6)
    return rows
  }

  /// Whether that is known without looking.
  func holds(_ progress: FilterProgress) -> Bool {
    filters.contains { $0.key == progress.key && $0.examined == progress.examined }
  }

  /// The list of a view's lens.
  func list(_ view: ViewState) -> LensList {
    list(view.lens, at: view.horizon, dossier: view.dossier, filter: view.filtering)
  }

  /// What an entry is connected with.
  func connections(of id: EntryID, at horizon: Horizon) -> Connections {
    let key = ArticleKey(id: id, horizon: horizon)
    if let known = connections.first(where: { $0.key == key }) { return known.connections }
    let made = Connections(of: id, in: edition(horizon))
    keep((key, made), in: &connections, limit: 16)
    return made
  }

  /// The part of a lens's list that fits a height.
  func window(
    _ lens: Lens, at horizon: Horizon, dossier: EntryID?, filter: FilterProgress?, top: Int, height: Int
  ) -> ListWindow {
    let key = WindowKey(
      lens: lens, horizon: horizon, dossier: dossier, filter: filter, top: top, height: height)
    if let known = windows.first(where: { $0.key == key }) { return known.window }
    let window = ListWindow(list(lens, at: horizon, dossier: dossier, filter: filter), top: top, height: height)
    keep((key, window), in: &windows, limit: 4)
    return window
  }

  /// A tour's plan, as far as a lock reaches; nil if there is no such tour.
  public func plan(_ tour: EntryID, lock: Day?) -> TourPlan? {
    if let known = plans.first(where: { $0.tour == tour && $0.lock == lock }) { return known.plan }
    let edition = edition(Horizon(lock: lock))
    let own = ownTour.flatMap { $0.head.id == tour ? TourPlan($0, in: edition) : nil }
    guard let plan = own ?? TourPlan(tour, in: edition) else { return nil }
    keep((tour, lock, plan), in: &plans, limit: 2)
    return plan
  }

  /// The tours within a lock: the person's own, then the pack's.
  public func tours(lock: Day?) -> [EntryID] {
    let edition = edition(Horizon(lock: lock))
    let own = ownTour.map { [$0.head.id] } ?? []
    return own + edition.heads(.tour, 0..<edition.count(.tour)).map(\.id).filter { !own.contains($0) }
  }

  /// The words that no earlier title may have; see `Pack.spoilers`.
  func spoilers() -> [Spoiler] { pack.spoilers() }

  /// A lens in rows and columns; nil for a lens that is a list.
  func table(_ key: TableKey) -> (any TableLens)? {
    let key = key.table
    if let known = tables.first(where: { $0.key == key }) { return known.table }
    let earlier = key.since.map { edition(key.horizon.cut(at: $0)) }
    guard var table = key.lens.table(in: edition(key.horizon), arranged: key.arrangement, since: earlier) else {
      return nil
    }
    if let actor = key.dossier, let dossier = dossier(of: actor, at: key.horizon) {
      table = NarrowedTable(table, to: Kind.allCases.lazy.flatMap(dossier.entries(of:)))
    }
    if let filter = key.filter { table = NarrowedTable(table, to: filtered(filter).all) }
    keep((key, table), in: &tables, limit: 2)
    return table
  }

  /// The rows of a lens in rows and columns, set block by block as they are asked for.
  func rows(_ key: TableKey) -> TableRows {
    guard let table = table(key) else { return TableRows(count: 0) { _ in SetBlock() } }
    return TableRows(count: table.count) { [self] in block($0, of: table, key) }
  }

  /// Where a row of a lens in rows and columns stands, looked for near a block first; nil if the lens does not show it.
  func location(of anchor: Table.Anchor?, near block: Int, _ key: TableKey) -> TableLocation? {
    guard let anchor else { return nil }
    return rows(key).location(of: anchor, near: block, home: table(key)?.position(of: anchor.entry))
  }

  private func block(_ position: Int, of table: any TableLens, _ key: TableKey) -> SetBlock {
    if let known = blocks[key]?[position] { return known }
    let edition = edition(key.horizon)
    let setting = TableSetting(width: key.width, chosen: key.column, beginsAtLast: table.beginsAtLastColumn) {
      SetArticle.citation($0, in: edition)
    }
    let above = position > 0 ? table.block(position - 1) : nil
    let set = setting.set(table.block(position), below: above)
    if blocks.count > 3 && blocks[key] == nil { blocks = [:] }
    blocks[key, default: [:]][position] = set
    if let count = blocks[key]?.count, count > 400 { blocks[key] = [position: set] }
    return set
  }

  /// A pane's picture, drawn only if none of the last ones had the same input.
  func picture(of input: PaneInput) -> Frame {
    if let known = pictures.first(where: { $0.input == input }) { return known.picture }
    let picture = input.picture(in: self)
    picturesMade += 1
    keep((input, picture), in: &pictures, limit: 12)
    return picture
  }

  /// Keeps the newest ones.
  private func keep<Memo>(_ memo: Memo, in memos: inout [Memo], limit: Int) {
    memos.insert(memo, at: 0)
    memos.removeLast(max(0, memos.count - limit))
  }

  /// The activity strip.
  func strip(at horizon: Horizon) -> ActivityStrip {
    if let known = strips.first(where: { $0.horizon == horizon }) { return known.strip }
    let strip = ActivityStrip(in: edition(horizon))
    keep((horizon, strip), in: &strips, limit: 3)
    return strip
  }
}
