import PackStore
import SequenceModel

/// The Lessons lens: each lesson with its argument and the reply, by family of explanation.
///
/// The list of lessons goes by title; here they stand by family first, in the order of the vocabulary. So their families are read once,
/// the lessons themselves as they are asked for.
public struct LessonTable: TableLens {
  private let edition: Edition
  private let lessons: TableEntries

  /// - Parameter edition: what is within the horizon.
  public init(in edition: Edition) {
    self.edition = edition
    lessons = TableEntries(.lesson, Self.byFamily(in: edition), in: edition)
  }

  /// How many lessons there are.
  public var count: Int { lessons.count }

  /// The lesson at a position.
  public func block(_ position: Int) -> Table.Block { lessons.block(position, lesson) }

  /// The position of a lesson.
  public func position(of id: EntryID) -> Int? { lessons.position(of: id) }

  // MARK: Order

  private static func byFamily(in edition: Edition) -> [EntryID] {
    var groups = Array(repeating: [EntryID](), count: LessonFamily.allCases.count + 1)
    var position = 0
    let count = edition.count(.lesson)
    while position < count {
      let heads = edition.heads(.lesson, position..<min(count, position + 500))
      for head in heads {
        let family = LessonFamily(rawValue: head.type).flatMap(LessonFamily.allCases.firstIndex)
        groups[family ?? LessonFamily.allCases.count].append(head.id)
      }
      if heads.isEmpty { break }
      position += heads.count
    }
    return groups.flatMap { $0 }
  }

  // MARK: Parts

  private static let columns = [
    Table.Column(id: "argument", title: "Argument", short: "Argument", holdsTexts: true),
    Table.Column(id: "reply", title: "Reply", short: "Reply", holdsTexts: true)
  ]

  private func lesson(_ head: Head) -> Table.Block {
    let facts = edition.attributes(of: head.id)
    func cell(_ name: AttributeName) -> Table.Cell? {
      facts.first { $0.name == name }.map { Table.Cell(text: $0.value, evidence: Table.Anchor(head.id)) }
    }
    let author = facts.filter { $0.name == .by || $0.name == .outlet }.map(\.value).joined(separator: ", ")
    let passage = edition.links(of: head.id).first { $0.field == .passage }?.head
    let row = Table.Row(
      Table.Anchor(head.id), lead: author.isEmpty ? passage.map { "Passage \($0.id.label)" } ?? "" : author,
      text: head.title, cells: [cell(.argument), cell(.reply)],
      trail: head.date.map { "\($0.year)" } ?? passage?.title ?? "")
    return Table.Block(
      head.id, group: LessonFamily(rawValue: head.type)?.heading ?? "Other explanations", columns: Self.columns,
      rows: [row])
  }
}

extension LessonFamily {
  /// The name of the family, and in what it sees the cause.
  fileprivate var heading: String {
    switch self {
    case .process: "Process: how the talks were prepared and led"
    case .bargain: "Bargain: what was offered, and at what price"
    case .aims: "Aims: what the sides were after"
    case .leverage: "Leverage: what pressure and concessions did"
    case .words: "Words: what the texts left open"
    }
  }
}
