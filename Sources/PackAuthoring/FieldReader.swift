import Screen
import SequenceModel

/// Checks YAML nodes against a table of fields and types them.
struct FieldReader {
  let source: SourceText
  let findings: Findings

  /// The typed fields of a node; nil, and reported, where it is no group of fields.
  static func read(_ node: YAMLNode, as fields: [Field], in source: SourceText, findings: Findings) -> Record? {
    FieldReader(source: source, findings: findings).record(node, fields)
  }

  private func record(_ node: YAMLNode, _ fields: [Field]) -> Record? {
    guard case .mapping(let pairs) = node.content else {
      error(.wrongType, node, "\(node.noun) instead of fields (\(fields.map(\.name).joined(separator: ", ")))")
      return nil
    }
    var record = Record(offset: node.range.lowerBound)
    for pair in pairs {
      guard let field = fields.first(where: { $0.name == pair.key }) else {
        let near = nearest(pair.key, among: fields.map(\.name)).map { "; is it '\($0)'?" }
        let isRest = if case .scalar("") = pair.value.content { true } else { pair.key.contains(" ") }
        let advice = near ?? (isRest ? "; a text with a comma needs quotes in {…}" : "")
        findings.error(.unknownField, source.place(pair.keyOffset), "unknown field '\(pair.key)'\(advice)")
        continue
      }
      guard let content = content(pair.value, field.type, isRequired: field.isRequired) else { continue }
      record.values[pair.key] = Value(content: content, offset: pair.value.range.lowerBound)
      check(field.limit, pair.value)
    }
    for field in fields where field.isRequired && !pairs.contains(where: { $0.key == field.name }) {
      error(.missingField, node, "the field '\(field.name)' is missing")
    }
    return record
  }

  private func content(_ node: YAMLNode, _ type: FieldType, isRequired: Bool) -> Value.Content? {
    switch (type, node.content) {
    case (.list(let itemType), .sequence(let items)):
      if items.isEmpty, isRequired { error(.emptyValue, node, "an empty list; at least one item stands here") }
      return .list(
        items.compactMap { item in
          content(item, itemType, isRequired: true).map { Value(content: $0, offset: item.range.lowerBound) }
        })
    case (.group(let fields), _):
      return record(node, fields).map { .group($0) }
    case (.table(let fields), .mapping(let pairs)):
      return .table(
        pairs.compactMap { pair in record(pair.value, fields).map { (pair.key, pair.keyOffset, $0) } })
    case (_, .scalar(let text)) where text.allSatisfy(\.isWhitespace):
      error(.emptyValue, node, "nothing stands here; leave the field out, or fill it")
      return nil
    case (.list, _), (.table, _):
      error(.wrongType, node, "\(node.noun) instead of \(type.noun)")
      return nil
    case (_, .scalar(let text)):
      return scalar(text, node, type)
    default:
      error(.wrongType, node, "\(node.noun) instead of \(type.noun)")
      return nil
    }
  }

  private func scalar(_ text: String, _ node: YAMLNode, _ type: FieldType) -> Value.Content? {
    switch type {
    case .line: return line(text, node)
    case .text:
      return .text(MarkedText.read(String(text.trimmingSpaces), in: source, node.range, findings: findings))
    case .address:
      guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(" ") else { break }
      return .line(text)
    case .date:
      if let date = CalendarDate(text) { return .date(date) }
      error(.badDate, node, "'\(text)' is no date; write 2018-06-12, 2018-06 or 2018, with ~ in front for about")
      return nil
    case .time:
      if let time = ClockTime(text) { return .time(time) }
      error(.badTime, node, "'\(text)' is no time; write \"16:15\", with ~ in front for about")
      return nil
    case .flag:
      if text == "true" || text == "false" { return .flag(text == "true") }
    case .rank:
      if let rank = Int(text), (1...3).contains(rank) { return .number(rank) }
      error(.badRank, node, "'\(text)' is no rank; 1 is a key moment, then 2 and 3")
      return nil
    case .number(let range):
      if let number = Int(text), range.contains(number) { return .number(number) }
    case .slug:
      if EntryID(.moment, text) != nil { return .line(text) }
      if let id = EntryID(text) { return .line(id.slug) }
      error(.badID, node, "'\(text)' is no id; ids are made of a-z, 0-9 and -")
      return nil
    case .word(let words):
      if words.contains(text) { return .line(text) }
      let near = nearest(text, among: words).map { "; is it '\($0)'?" } ?? ""
      error(.badVocabulary, node, "'\(text)' is none of: \(words.joined(separator: " "))\(near)")
      return nil
    case .entry(let kinds): return entry(text, node, kinds).map { .entry($0) }
    case .phase: return .phase(text)
    case .party: return .party(text)
    case .holder(let also): return holder(text, node, also)
    case .dateOrMoment:
      if let date = CalendarDate(text) { return .date(date) }
      if text.first?.isNumber == true || text.first == "~" {
        error(.badDate, node, "'\(text)' is no date; write 2018-06-12, 2018-06 or 2018, or the id of a moment")
        return nil
      }
      return entry(text, node, [.moment]).map { .entry($0) }
    case .list, .group, .table: break
    }
    error(.wrongType, node, "'\(text)' instead of \(type.noun)")
    return nil
  }

  private func line(_ text: String, _ node: YAMLNode) -> Value.Content? {
    guard !text.trimmingSpaces.contains("\n") else {
      error(.wrongType, node, "several lines instead of one")
      return nil
    }
    return .line(String(text.trimmingSpaces))
  }

  private func entry(_ text: String, _ node: YAMLNode, _ kinds: [Kind]) -> EntryID? {
    guard let id = EntryID(text) else {
      let kind = kinds.first ?? .moment
      let example = EntryID(kind, text).map(\.description) ?? "\(kind.rawValue)/…"
      error(.badID, node, "'\(text)' is no id; write kind/slug, as in \(example)")
      return nil
    }
    guard kinds.contains(id.kind) else {
      let wanted = kinds.map(\.rawValue).joined(separator: " or ")
      error(.wrongKind, node, "\(id) is \(id.kind.withArticle); \(wanted) stands here")
      return nil
    }
    return id
  }

  private func holder(_ text: String, _ node: YAMLNode, _ also: [Holder]) -> Value.Content? {
    for holder in [Holder.editors, .everybody] where holder.description == text {
      if also.contains(holder) { return .holder(holder) }
      error(.unknownHolder, node, "'\(text)' cannot stand here; a party or an actor can")
      return nil
    }
    if text.contains("/") { return entry(text, node, [.actor]).map { .holder(.actor($0)) } }
    return .holder(.party(text))
  }

  private func check(_ limit: Limit?, _ node: YAMLNode) {
    guard let limit, case .scalar(let text) = node.content else { return }
    let (count, most, unit) =
      switch limit {
      case .columns(let most): (DisplayText(text.trimmingSpaces).width, most, "columns")
      case .characters(let most): (text.trimmingSpaces.count, most, "characters")
      case .words(let most): (text.split(whereSeparator: \.isWhitespace).count, most, "words")
      }
    if count > most { error(.tooLong, node, "\(count) \(unit); at most \(most) fit") }
  }

  private func error(_ code: DiagnosticCode, _ node: YAMLNode, _ message: String) {
    findings.error(code, source.place(node.range.lowerBound), message)
  }
}

extension FieldType {
  /// What a person calls a value of this type.
  var noun: String {
    switch self {
    case .line: "one line of text"
    case .text: "text"
    case .address: "an address that begins with https:// or http://"
    case .date: "a date"
    case .time: "a time"
    case .flag: "true or false"
    case .rank: "1, 2 or 3"
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .slug: "an id"
    case .word: "a word of the vocabulary"
    case .entry(let kinds): kinds.count == 1 ? "the id of \(kinds[0].withArticle)" : "the id of an entry"
    case .phase: "the id of a phase"
    case .party: "the id of a party"
    case .holder: "a party or an actor"
    case .dateOrMoment: "a date or a moment"
    case .list(let type): "a list ([…]), each item \(type.noun)"
    case .group(let fields): "fields (\(fields.map(\.name).joined(separator: ", ")))"
    case .table: "fields under names"
    }
  }
}

extension Kind {
  /// `a moment`, `an actor`.
  var withArticle: String { ("aeiou".contains(rawValue.first ?? " ") ? "an " : "a ") + rawValue }
}
