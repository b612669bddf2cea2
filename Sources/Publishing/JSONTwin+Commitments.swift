import Lenses
import PackStore
import SequenceModel

extension JSONTwin {
  /// The Commitments lens: the blocks of its table, in which a commitment's row says more, then the deadlocks and the offers by field.
  /// - Parameters:
  ///   - table: the lens at this twin's edition.
  ///   - earlier: the earlier cut of a difference.
  public func commitments(_ table: CommitmentTable, since earlier: Edition? = nil) -> JSON {
    let blocks = self.table(table).map { block in
      block.mapping("rows") { row in
        // The rows of dependencies have ids of statements, which are no entries'.
        guard case .string(let id)? = row["id"], let commitment = EntryID(id), commitment.kind == .commitment else {
          return row
        }
        return row.adding(members(of: commitment, table))
      }
    }
    return document("blocks", blocks, since: earlier).adding([
      ("deadlocks", .array(table.deadlocks.map(deadlock))), ("offers", .array(table.offers.compactMap(offer)))
    ])
  }

  // MARK: Commitments

  private func members(of commitment: EntryID, _ table: CommitmentTable) -> [(String, JSON)] {
    let facts = edition.attributes(of: commitment)
    let standing = Standing(of: commitment, in: edition)
    let statements = statements(of: commitment)
    let head = edition.head(commitment)
    let made = edition.links(of: commitment).first { $0.field == .made }?.head.id
    return [
      ("form", .text(head?.type ?? "")), ("by", values(.by, facts)), ("to", values(.to, facts)),
      ("date", .text(head?.date?.description ?? "")), ("made", .text(made?.description ?? "")),
      ("condition", text(.condition, facts)), ("phrase", text(.phrase, facts)),
      ("states", .array(standing.words.compactMap { statements[$0.id] }.map { state($0.statement, id: $0.id) })),
      ("disputed", .bool(standing.isDisputed)),
      (
        "dependsOn",
        .array(
          (table.dependencies[commitment] ?? []).map { dependency in
            let blocking = dependency.blocking(in: edition)?.summary(in: edition) ?? ""
            return .object(term(dependency, statements) + [("blocked", .text(blocking))])
          })
      )
    ]
  }

  private func state(_ state: Statement, id: String) -> JSON {
    .object([
      ("id", .string(id)), ("holder", .string(state.subject)), ("state", .string(state.value)),
      ("judged", .text(state.date?.description ?? "")), ("note", .text(visible(state.note))),
      ("citations", .array(state.citations.map { .string($0.description) }))
    ])
  }

  private func term(_ dependency: Dependency, _ statements: [Int64: NumberedStatement]) -> [(String, JSON)] {
    [
      ("id", .text(statements[dependency.statement]?.id ?? "")), ("on", .string(dependency.awaited.description)),
      ("relation", .string(dependency.relation.rawValue)), ("holder", .string(dependency.holder)),
      ("since", .string(dependency.since.description))
    ]
  }

  private func deadlock(_ deadlock: Deadlock) -> JSON {
    let terms = deadlock.dependencies.map { dependency in
      term(dependency, statements(of: dependency.commitment))
        + [("commitment", .string(dependency.commitment.description))]
    }
    return .object([
      ("id", terms.first?.first?.1 ?? .null), ("text", .string(deadlock.text)),
      ("terms", .array(terms.map(JSON.object)))
    ])
  }

  /// A statement with the id under which `show` prints it.
  private typealias NumberedStatement = (id: String, statement: Statement)

  /// The statements of an entry by the pack's numbers.
  private func statements(of entry: EntryID) -> [Int64: NumberedStatement] {
    let statements = edition.statements(of: entry).enumerated().map { ($1.id, ("\(entry)#\($0)", $1)) }
    return Dictionary(statements, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Offers

  private func offer(_ id: EntryID) -> JSON? {
    guard let head = edition.head(id) else { return nil }
    let facts = edition.attributes(of: id)
    let statements = edition.statements(of: id, [.told, .denied, .outcome])
    func rows(_ field: StatementField, _ members: (Statement) -> [(String, JSON)]) -> JSON {
      .array(
        statements.filter { $0.field == field }.map { statement in
          .object(
            members(statement) + [
              ("date", .text(statement.date?.description ?? "")),
              ("citations", .array(statement.citations.map { .string($0.description) }))
            ])
        })
    }
    return .object([
      ("id", .string(id.description)), ("title", .string(head.title)),
      ("date", .text(head.date?.description ?? "")), ("by", values(.by, facts)), ("to", values(.to, facts)),
      ("gives", text(.gives, facts)), ("asks", text(.asks, facts)),
      ("toldBy", rows(.told) { [("speaker", .string($0.subject))] }),
      ("deniedBy", rows(.denied) { [("speaker", .string($0.subject))] }),
      (
        "outcomes",
        rows(.outcome) {
          [("text", .string(visible($0.text))), ("commitment", .text($0.object?.description ?? ""))]
        }
      )
    ])
  }

  // MARK: Facts

  private func values(_ name: AttributeName, _ facts: [Attribute]) -> JSON {
    .array(facts.filter { $0.name == name }.map { .string($0.value) })
  }

  private func text(_ name: AttributeName, _ facts: [Attribute]) -> JSON {
    .text(facts.first { $0.name == name }.map { visible($0.value) } ?? "")
  }
}

extension JSON {
  /// The member of an object; nil for none, and for what is no object.
  fileprivate subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == name }?.1
  }

  /// An object with more members at its end.
  fileprivate func adding(_ more: [(String, JSON)]) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + more)
  }

  /// An object in which the values of one array are others.
  fileprivate func mapping(_ name: String, _ transform: (JSON) -> JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(
      members.map { member in
        guard member.0 == name, case .array(let values) = member.1 else { return member }
        return (name, .array(values.map(transform)))
      })
  }
}
