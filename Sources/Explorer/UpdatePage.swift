import Lenses
import Screen
import SequenceModel
import Typesetting

/// Other pages of the reader: an actor's dossier, and the voices that an entry rests on.
extension State {
  /// Narrows every lens to an actor and reads the dossier; the second time everything is there again.
  mutating func toggleDossier(in library: Library) {
    if view.dossier != nil {
      record()
      view.dossier = nil
      turn(to: .article)
      return keepSelectionInSight(in: library)
    }
    guard let actor = actorAtHand(in: library) else {
      notice = "No actor is chosen: select one in Actors or in Connected, or choose a link to one"
      return
    }
    record()
    view.dossier = actor
    view.listTop = 0
    view.tableTop = TableTop()
    // The selection may not be among the entries of the actor.
    for lens in Lens.built {
      guard let selected = view.selections[lens]?.entry else { continue }
      let list = library.list(lens, at: view.horizon, dossier: actor)
      if list.position(of: selected) == nil {
        view.selections[lens] = list.rows(0..<1).first.map { Table.Anchor($0.head.id) }
      }
    }
    keepSelectionInSight(in: library)
    read(actor)
    turn(to: .dossier)
    view.focus = .reader
  }

  /// The actor of the chosen link, of Connected, of the reader or of the list, whichever has the focus first.
  private func actorAtHand(in library: Library) -> EntryID? {
    let link = view.focus == .reader ? view.link.flatMap { library.article(of: self)?.target(ofLink: $0) } : nil
    let connected = view.focus == .connected ? view.connected : nil
    return [link, connected, view.selection, view.article].compactMap { $0 }.first { $0.kind == .actor }
  }

  /// The article's voices, then all voices, then the article again.
  mutating func turnToVoices(in library: Library) {
    guard view.article != nil else { return }
    record()
    switch view.page {
    case .article, .dossier: turn(to: .voices)
    case .voices: turn(to: .allVoices)
    case .allVoices: turn(to: .article)
    }
    if library.article(of: self) == nil { turn(to: .allVoices) }
    view.focus = .reader
  }

  mutating func turn(to page: ReaderPage) {
    view.page = page
    view.readerTop = TextPlace()
    (view.link, view.evidence, view.highlight) = (nil, nil, "")
  }
}
