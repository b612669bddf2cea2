import SequenceModel

/// The rows of an article: each group of statements under its heading.
extension ArticleComposition {
  /// The rows of these fields, grouped by field; evidence and cells under the row they belong to. Prose is left out.
  func rows(of fields: [StatementField]) -> [Article.Part] {
    var parts: [Article.Part] = []
    for field in fields where field != .prose {
      let group = statements.filter { $0.field == field && $0.parent == nil }
      guard !group.isEmpty else { continue }
      if field == .step {
        parts += group.flatMap(step)
        continue
      }
      parts.append(.section(Self.heading(of: field, in: head.id.kind)))
      for statement in group {
        parts.append(row(statement))
        parts += statements.filter { $0.parent == statement.id }.map(row)
      }
      if field == .assessment { parts += sourcesForAndAgainst }
    }
    return parts
  }

  /// How many sources the evidence has on either side, and from how many origins: many reports may repeat one.
  private var sourcesForAndAgainst: [Article.Part] {
    let sources = ClaimSources(statements, in: edition)
    guard !sources.isEmpty else { return [] }
    return [
      .section("Sources for and against"), .row(label: "For:", text: sources.supporting.readable),
      .row(label: "Against:", text: sources.opposing.readable)
    ]
  }

  /// What stands above a group of rows.
  static func heading(of field: StatementField, in kind: Kind) -> String {
    switch field {
    case .prose, .cell, .step: ""
    case .participant: "Who took part"
    case .role: "Roles"
    case .want: "What they were reported to want"
    case .assessment: "What other sources say"
    case .evidence: "Evidence"
    case .restated: "Said again"
    case .dependency: "Waits for"
    case .state: "States"
    case .told: "Told by"
    case .denied: "Denied by"
    case .outcome: "Outcome"
    case .reading: "Readings"
    case .telling: "Tellings"
    case .proposition: "Who says what"
    case .clause: "Clauses"
    case .answer: kind == .question ? "Answers" : ""
    }
  }

  private func row(_ statement: Statement) -> Article.Part {
    let day = statement.date?.readable ?? ""
    switch statement.field {
    case .participant:
      return part(holder(statement.subject), statement.text.isEmpty ? "" : statement.text, statement)
    case .role:
      let until = statement.end.map { " to \($0.readable)" } ?? ""
      return part("\(day)\(until)", statement.text, statement, isLabel: true)
    case .want, .restated:
      return part(day, statement.text, statement, isLabel: true)
    case .assessment:
      let status = AssessmentStatus(rawValue: statement.value)?.readable ?? statement.value
      let between = statement.note.split(separator: ",").map { holder(String($0)) }.joined(separator: ", ")
      let text = ["**\(status)**", statement.text, between.isEmpty ? "" : "Between \(between)."].filter { !$0.isEmpty }
      return part(day, text.joined(separator: ". "), statement, isLabel: true)
    case .evidence:
      return part("  \(statement.value):", statement.text, statement, isLabel: true)
    case .state:
      let who = statement.subject == "editors" ? "" : " (\(holder(statement.subject)))"
      let notes = [statement.note, statement.text].filter { !$0.isEmpty }.joined(separator: ". ")
      return part(day, "**\(statement.value)**\(who)\(notes.isEmpty ? "" : ": ")\(notes)", statement, isLabel: true)
    case .dependency:
      let other = statement.object.flatMap { edition.head($0) }.map(link) ?? ""
      return part(
        day, "\(statement.value) \(other), by the terms of \(holder(statement.subject))", statement, isLabel: true)
    case .told, .denied:
      return part(day, holder(statement.subject), statement, isLabel: true)
    case .outcome:
      let result = statement.object.flatMap { edition.head($0) }.map { " (\(link($0)))" } ?? ""
      return part(day, statement.text + result, statement, isLabel: true)
    case .reading:
      let movement = statement.value.isEmpty ? "" : " (\(statement.value), \(holder(statement.note)))"
      return part(day, "\(holder(statement.subject))\(movement): \(statement.text)", statement, isLabel: true)
    case .telling:
      let setting = [statement.note, statement.text].filter { !$0.isEmpty }.joined(separator: ", ")
      let source = statement.object.map { edition.head($0) == nil ? "" : " " + citation($0) } ?? ""
      return part(
        "\(statement.label) \(day)", "\(holder(statement.subject)), \(setting)\(source)", statement, isLabel: true)
    case .proposition:
      return part(statement.label, "**\(statement.text)**", statement, isLabel: true)
    case .cell:
      let stance = statement.value.split(separator: "-").joined(separator: " ")
      return part(
        "  " + statement.label, stance + (statement.text.isEmpty ? "" : ": \(statement.text)"), statement, isLabel: true
      )
    case .clause:
      let bound = edition.linked(holders: statement.subject)
      let verb = statement.value.split(separator: "-").joined(separator: " ")
      let phrase = statement.note.isEmpty ? "" : " “\(statement.note)”"
      let absent = statement.extra.isEmpty ? "" : " Not there: \(statement.extra)."
      return part(statement.label, "\(bound) *\(verb)*: \(statement.text)\(phrase)\(absent)", statement, isLabel: true)
    case .answer:
      let mark =
        switch statement.value {
        case "correct": "right"
        case "wrong": "wrong"
        default: "•"
        }
      return part(
        "  " + mark, [statement.text, statement.note].filter { !$0.isEmpty }.joined(separator: " — "), statement,
        isLabel: true)
    case .prose, .step:
      return .prose(statement.text, .contemporary)
    }
  }

  /// A row with its citations at the end. Where the lead is no label, it is the text's beginning.
  private func part(_ lead: String, _ text: String, _ statement: Statement, isLabel: Bool = false) -> Article.Part {
    let body = cited(text, statement.citations.filter { $0 != statement.object })
    if isLabel { return .row(label: lead, text: body, of: statement.id) }
    return .row(label: "", text: body.isEmpty ? lead : "\(lead): \(body)", of: statement.id)
  }
}
