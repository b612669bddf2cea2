import Lenses
import PackStore
import Screen
import SequenceModel
import Typesetting

/// An article set at a width, with what its links lead to.
struct SetArticle {
  /// The article.
  let article: Article
  /// The lines; the title and its kicker are the first part.
  let text: SetText

  /// The widest line of prose, in columns: longer lines are hard to read.
  static let measure = 80

  /// Sets an article. Links beyond the horizon become plain words, citations `[later source]`.
  /// - Parameter showsKicker: whether the kicker's first line stands under the title; a pane's border says it too.
  init(_ article: Article, in edition: Edition, width: Int, showsKicker: Bool) {
    self.article = article
    var typesetter = Typesetter(width: min(width, Self.measure)) { target in
      Self.treatment(of: target, in: edition)
    }
    typesetter.plain(DisplayText(article.title), style: Style(.title, .bold))
    for line in article.kicker.dropFirst(showsKicker ? 0 : 1) {
      typesetter.plain(DisplayText(line), style: Style(.dim))
    }
    var wasRow = false
    for part in article.parts {
      typesetter.beginPart()
      switch part {
      case .section(let title):
        typesetter.space()
        typesetter.plain(DisplayText(title), style: Style(.heading, .bold))
        wasRow = true
      case .prose(let markdown, let tense):
        if !wasRow || tense == .contemporary { typesetter.space() }
        typesetter.prose(markdown, style: tense == .contemporary ? .normal : Style(.hindsight))
        wasRow = false
      case .row(let label, let markdown, _):
        if !wasRow { typesetter.space() }
        typesetter.row(label: DisplayText(label), labelStyle: Style(.dim), markdown: markdown)
        wasRow = true
      case .aside(let markdown):
        typesetter.row(label: "", labelStyle: .normal, markdown: markdown, style: Style(.dim))
        wasRow = false
      }
    }
    text = typesetter.text
  }

  /// The entry a link leads to.
  func target(ofLink number: Int) -> EntryID? {
    text.links.indices.contains(number) ? EntryID(text.links[number]) : nil
  }

  /// What becomes of a link where none can be followed: citations stay, all else becomes words.
  static func citation(_ target: String, in edition: Edition) -> LinkTreatment {
    guard let id = EntryID(target), id.kind == .source else { return .words }
    return edition.head(id) == nil ? .replaced("[later source]") : .link(Style(.citation))
  }

  private static func treatment(of target: String, in edition: Edition) -> LinkTreatment {
    guard let id = EntryID(target) else { return .words }
    guard edition.head(id) != nil else {
      return id.kind == .source ? .replaced("[later source]") : .words
    }
    return .link(id.kind == .source ? Style(.citation) : Style(.link, .underline))
  }
}
