import SequenceModel

/// The pack format as the reader itself knows it.
public enum PackSchema {
  /// What `summitry pack schema` prints: the files, every kind's fields (`*`: required) with what each takes, and the closed
  /// vocabularies. Made from the tables that the reader checks with. Lines of at most 120 columns, ends with a line break.
  public static func text() -> String {
    var lines = [
      "A pack is a folder. * marks what is required; ids are kind/slug, S2 is source/s2, P3.5 is claim/p3-5."
    ]
    lines += ["", "pack.yaml"] + rows(FieldTables.pack, indent: 2)
    for kind in Kind.allCases {
      let file = PackFolder.lists.contains(kind) ? "\(kind.plural).yaml, a list" : "\(kind.plural)/SLUG.md"
      lines += ["", "\(kind.rawValue): \(file)"] + rows(FieldTables.fields(of: kind), indent: 2)
      lines += body(of: kind)
    }
    lines += ["", "step of a tour: a fenced yaml block under its heading"] + rows(FieldTables.step, indent: 2)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func rows(_ fields: [Field], indent: Int) -> [String] {
    fields.flatMap { field -> [String] in
      let name = String(repeating: " ", count: indent) + (field.isRequired ? "* " : "  ") + field.name
      let padding = String(repeating: " ", count: max(1, 26 - name.count))
      let limit = field.limit.map { ", at most \($0.text)" } ?? ""
      return folded(name + padding + field.type.schema + limit, indent: 26)
        + rows(field.type.ownFields, indent: indent + 4)
    }
  }

  private static func body(of kind: Kind) -> [String] {
    switch FieldTables.body(of: kind) {
    case .none: []
    case .optional: ["    below the fields: prose"]
    case .required: ["  * below the fields: \(kind == .tour ? "steps, each '## Title'" : "prose")"]
    }
  }

  /// Broken at spaces where it is longer than 120 columns; all of it is ASCII.
  private static func folded(_ line: String, indent: Int) -> [String] {
    guard line.count > 120, let space = line.prefix(121).lastIndex(of: " ") else { return [line] }
    let rest = String(repeating: " ", count: indent) + line[line.index(after: space)...]
    return [String(line[..<space])] + folded(rest, indent: indent)
  }
}

extension Limit {
  fileprivate var text: String {
    switch self {
    case .columns(let count): "\(count) columns"
    case .characters(let count): "\(count) characters"
    case .words(let count): "\(count) words"
    }
  }
}

extension FieldType {
  /// What a field takes, in the words of the schema.
  fileprivate var schema: String {
    switch self {
    case .line: "line"
    case .text: "text, with [S2] and [links](kind/slug)"
    case .address: "address that begins with https:// or http://"
    case .date: "date: 2018-06-12, 2018-06, 2018, ~2018-06-12"
    case .time: "time: \"16:15\", \"~12:25\""
    case .flag: "true or false"
    case .rank: "1 (key), 2 or 3"
    case .number(let range): "number, \(range.lowerBound) to \(range.upperBound)"
    case .slug: "id: a-z, 0-9 and -"
    case .word(let words): words.joined(separator: " | ")
    case .entry(let kinds):
      kinds.count == Kind.allCases.count ? "entry" : kinds.map(\.rawValue).joined(separator: " or ")
    case .phase: "phase of pack.yaml"
    case .party: "party of pack.yaml"
    case .holder(let also): (["party", "actor"] + also.map(\.description)).joined(separator: " or ")
    case .dateOrMoment: "date or moment"
    case .list(.group): "list of"
    case .list(let type): "list: \(type.schema)"
    case .group: "with"
    case .table: "under names of your own, each with"
    }
  }

  /// The fields inside of a group.
  fileprivate var ownFields: [Field] {
    switch self {
    case .group(let fields), .table(let fields): fields
    case .list(let type): type.ownFields
    default: []
    }
  }
}
