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
  private var strips: (horizon: Horizon, strip: ActivityStrip)?
  private var connections: (key: ArticleKey, connections: Connections)?
  /// The search under way; its hits live in the state.
  var search: (query: String, horizon: Horizon, search: Search)?

  private struct ArticleKey: Equatable {
    var id: EntryID
    var horizon: Horizon
    var width = 0
    var showsKicker = false
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
    editions.insert((horizon, edition), at: 0)
    editions.removeLast(max(0, editions.count - 4))
    return edition
  }

  /// Whether a cut can be made there.
  func hasEdition(_ horizon: Horizon) -> Bool { pack.edition(horizon) != nil }

  /// The article in a state's reader, set for its pane; nil if the entry is hidden or unknown.
  func article(of state: State) -> SetArticle? {
    state.view.article.flatMap { id in
      article(id, at: state.view.horizon, width: state.readerWidth, showsKicker: !state.layout.hasBorders)
    }
  }

  private func article(_ id: EntryID, at horizon: Horizon, width: Int, showsKicker: Bool) -> SetArticle? {
    let key = ArticleKey(id: id, horizon: horizon, width: width, showsKicker: showsKicker)
    if let known = articles.first(where: { $0.key == key }) { return known.article }
    let edition = edition(horizon)
    guard let article = Article(id, in: edition) else { return nil }
    let set = SetArticle(article, in: edition, width: width, showsKicker: showsKicker)
    articles.insert((key, set), at: 0)
    articles.removeLast(max(0, articles.count - 16))
    return set
  }

  /// What an entry is connected with.
  func connections(of id: EntryID, at horizon: Horizon) -> Connections {
    let key = ArticleKey(id: id, horizon: horizon)
    if let known = connections, known.key == key { return known.connections }
    let made = Connections(of: id, in: edition(horizon))
    connections = (key, made)
    return made
  }

  /// The activity strip.
  func strip(at horizon: Horizon) -> ActivityStrip {
    if let strips, strips.horizon == horizon { return strips.strip }
    let strip = ActivityStrip(in: edition(horizon))
    strips = (horizon, strip)
    return strip
  }
}
