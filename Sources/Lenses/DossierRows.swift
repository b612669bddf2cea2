import SequenceModel

/// The rows of a dossier: what each entry says, seen from the actor.
extension DossierComposition {
  /// The roles that had not ended; where all had, the last one.
  func roles() -> [Dossier.Row] {
    let roles = composition.statements.filter { $0.field == .role }
    var current = roles.filter { $0.end == nil }
    if current.isEmpty, let last = roles.last { current = [last] }
    return current.map { role in
      let from = role.date?.readable ?? ""
      return row(
        role, in: head, label: role.end.map { "\(from) to \($0.readable)" } ?? "since \(from)", text: role.text)
    }
  }

  func want(_ want: Statement) -> Dossier.Row { row(want, in: head, label: want.date?.readable ?? "", text: want.text) }

  /// A moment with the actor's part in it.
  func part(in moment: Head) -> Dossier.Row {
    let parts = edition.statements(of: moment.id, [.participant]).filter { $0.subject == head.id.description }
    let role = parts.map(\.text).filter { !$0.isEmpty }.joined(separator: ", ")
    return row(moment, text: link(moment) + (role.isEmpty ? "" : ": \(role)"), rank: moment.rank)
  }

  /// A commitment and its state at the cut, by each holder who judged it.
  func commitment(_ commitment: Head, _ name: AttributeName) -> [Dossier.Row] {
    let states = edition.statements(of: commitment.id, [.state])
    let judged = Standing(of: commitment.id, in: edition).words.compactMap { word in states.first { $0.id == word.id } }
    func text(withNotes: Bool) -> String {
      let states = judged.map { state in
        let holder = edition.linked(holder: state.subject)
        let day = state.date.map { ", \($0.readable)" } ?? ""
        return "**\(state.value)** (\(holder)\(day)\(withNotes && !state.note.isEmpty ? ": \(state.note)" : ""))"
      }
      let state = states.isEmpty ? "**\(CommitmentState.open.rawValue)**" : states.joined(separator: ", ")
      return "\(link(commitment))\(otherSide(of: commitment, name)): \(state)"
    }
    var row = row(
      commitment, text: text(withNotes: true), citations: unique(judged.flatMap(\.citations)), rank: 1)
    row.shortText = text(withNotes: false)
    return [row]
  }

  /// An offer with what it gives and asks, and who tells of it or denies it.
  func offer(_ offer: Head, _ name: AttributeName) -> [Dossier.Row] {
    let facts = edition.attributes(of: offer.id)
    let rank = 2
    var rows = [row(offer, text: link(offer) + otherSide(of: offer, name), rank: rank)]
    for (fact, label) in [(AttributeName.gives, "  gives"), (.asks, "  asks")] {
      for text in facts.filter({ $0.name == fact }).map(\.value) {
        rows.append(row(offer, label: label, text: text, rank: rank))
      }
    }
    for statement in edition.statements(of: offer.id, [.told, .denied]) {
      let day = statement.date.map { ", \($0.readable)" } ?? ""
      rows.append(
        row(
          statement, in: offer, label: statement.field == .told ? "  told by" : "  denied by",
          text: edition.linked(holder: statement.subject) + day, rank: rank))
    }
    return rows
  }

  /// A reading, a telling, or a word about an offer; `all` are the entry's statements.
  func rows(of statement: Statement, in entry: Head, _ all: [Statement], _ isOfSide: Bool) -> [Dossier.Row] {
    let rank = isOfSide ? 3 : 2
    let day = statement.date?.readable ?? ""
    switch statement.field {
    case .reading:
      let movement =
        statement.value.isEmpty ? "" : " (\(statement.value), \(edition.linked(holder: statement.note)))"
      var row = row(
        statement, in: entry, label: day, text: "\(link(entry))\(movement): \(statement.text)", rank: rank)
      row.shortText = "\(link(entry)): \(statement.text)"
      return [row]
    case .telling:
      let setting = [link(entry), statement.text].filter { !$0.isEmpty }.joined(separator: ", ")
      let label = [day, statement.note].filter { !$0.isEmpty }.joined(separator: ", ")
      return [row(statement, in: entry, label: label, text: setting, rank: rank)] + said(statement, in: entry, all)
    default:
      return [row(statement, in: entry, label: day, text: link(entry) + otherSide(of: entry, .to), rank: rank)]
    }
  }

  /// What a telling says of the propositions, those that it is silent on left out.
  private func said(_ telling: Statement, in account: Head, _ all: [Statement]) -> [Dossier.Row] {
    all.filter { $0.field == .cell && $0.label == telling.label }.compactMap { cell in
      guard let stance = Stance(rawValue: cell.value), stance != .silent, stance != .notFound,
        let proposition = all.first(where: { $0.id == cell.parent })
      else { return nil }
      return row(
        cell, in: account, label: "  " + stance.rawValue, text: detailed(proposition.text, cell.text), rank: 3)
    }
  }

  /// A sentence and a detail: `They met: at noon [S2]`.
  private func detailed(_ sentence: String, _ detail: String) -> String {
    guard !detail.isEmpty else { return sentence }
    let beginning = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return beginning + (detail.hasPrefix("[") ? " " : ": ") + detail
  }

  func claim(_ claim: Head) -> Dossier.Row {
    let status = edition.statuses(ofClaim: claim.id).last.map { " (\($0.readable))" } ?? ""
    return row(claim, label: "", text: "\(link(claim)) \(escaped(claim.title))\(status)", rank: 2)
  }

  func lesson(_ lesson: Head) -> Dossier.Row {
    let argument = edition.attributes(of: lesson.id).first { $0.name == .argument }?.value
    return row(lesson, text: link(lesson) + (argument.map { ": \($0)" } ?? ""), rank: 1)
  }

  func mention(_ entry: Head) -> Dossier.Row {
    let name = entry.id.label.isEmpty ? link(entry) : "\(link(entry)) \(escaped(entry.title))"
    return row(entry, label: entry.id.kind == .moment ? entry.date?.readable : entry.id.kind.rawValue, text: name)
  }

  // MARK: Small texts

  /// Who else a commitment or an offer concerns: `name` is what it is to the actor.
  private func otherSide(of entry: Head, _ name: AttributeName) -> String {
    let other: AttributeName = name == .by ? .to : .by
    let holders = edition.attributes(of: entry.id).filter {
      $0.name == other && $0.value != head.id.description && $0.value != head.party
    }
    guard !holders.isEmpty else { return "" }
    return " (\(other.rawValue) \(holders.map { edition.linked(holder: $0.value) }.joined(separator: ", ")))"
  }

  /// A row on an entry as a whole; its sources are those that its text cites, unless others are given.
  private func row(
    _ entry: Head, label: String? = nil, text: String, citations: [EntryID]? = nil, rank: Int = 3
  ) -> Dossier.Row {
    let cited = citations ?? unique(citedSources(in: text)).filter { edition.head($0) != nil }
    return Dossier.Row(
      Table.Anchor(entry.id), label: label ?? entry.date?.readable ?? "", text: text, citations: cited,
      day: entry.days.about, rank: rank)
  }

  /// A row on one of an entry's statements, with its sources.
  private func row(_ statement: Statement, in entry: Head, label: String, text: String, rank: Int = 1) -> Dossier.Row {
    Dossier.Row(
      Table.Anchor(entry.id, statement: statement.id), label: label, text: text, citations: statement.citations,
      day: statement.days.about, rank: rank)
  }

  private func unique(_ ids: [EntryID]) -> [EntryID] {
    var seen: Set<EntryID> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
