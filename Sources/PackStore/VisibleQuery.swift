import SQLite
import SequenceModel

/// A query over dated tables that sees only what is within a horizon.
///
/// The one door to the dated tables: its text is put together here and nowhere else, with the bound of every table in it, and only
/// `Pack.read` runs it, with the horizon's two instants as `?1` and `?2`. A query's own parameters are `?3`, `?4`, …
struct VisibleQuery: Sendable {
  /// A table and the name that a query gives it.
  struct Source: Sendable {
    let table: String
    let alias: String
    /// What must hold of a row to be within `?1` and `?2`.
    let bound: String

    private init(_ table: String, _ alias: String, extra: String = "") {
      self.table = table
      self.alias = alias
      bound = "\(alias).about <= ?1 AND \(alias).shown <= ?2" + extra
    }

    /// Entries; those with several first appearances need one of them within the horizon.
    static func entry(_ alias: String) -> Source {
      Source(
        "entry", alias,
        extra: """
           AND (\(alias).staged = 0 OR EXISTS (SELECT 1 FROM appearance WHERE entry = \(alias).id AND about <= ?1 AND shown <= ?2))
          """)
    }
    static let appearance = Source("appearance", "appearance")
    static let statement = Source("statement", "statement")
    static let link = Source("link", "link")
    /// Links once more, under another name.
    static func link(as alias: String) -> Source { Source("link", alias) }
    static let phase = Source("phase", "phase")
    static let intro = Source("intro", "intro")
    static let month = Source("month", "month")
    static let found = Source("found", "found")
  }

  /// The complete statement.
  let sql: String

  /// - Parameters:
  ///   - columns: what to select.
  ///   - sources: the dated tables, joined in this order.
  ///   - undated: a table without days that belongs to the last of them, if any.
  ///   - condition: what joins the tables and selects the rows.
  ///   - order: the order of the rows, and a limit.
  init(
    _ columns: String, from sources: [Source], undated: String? = nil, where condition: String, order: String = ""
  ) {
    let tables = sources.map { "\($0.table) AS \($0.alias)" } + (undated.map { [$0] } ?? [])
    let bounds = sources.map(\.bound).joined(separator: " AND ")
    sql =
      "SELECT \(columns) FROM \(tables.joined(separator: " CROSS JOIN ")) WHERE \(bounds) AND (\(condition)) \(order)"
  }
}
