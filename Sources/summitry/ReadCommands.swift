import ArgumentParser
import Lenses
import PackStore
import Publishing
import Screen
import SequenceModel

/// `summitry list KIND`.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the entries of a kind: moments, actors, claims, sources, …")
  @Argument(
    help:
      "moments, actors, passages, claims, commitments, offers, terms, accounts, documents, lessons, words, sources, questions or tours."
  )
  var kind: String
  @Option(name: .customLong("filter"), help: "Print only the rows that hold all these words.")
  var words: String?
  @OptionGroup var options: ReadOptions

  func run() throws {
    guard let kind = Kind(plural: kind) else {
      throw ValidationError("'\(self.kind)' is no kind: \(Kind.allCases.map(\.plural).joined(separator: ", ")).")
    }
    try printList(of: kind, holding: words.map { FoldedWords($0) }, options)
  }
}

/// Prints the entries of a kind.
/// - Parameter words: what a row has to hold to be printed; nil for all rows.
func printList(of kind: Kind, holding words: FoldedWords? = nil, _ options: ReadOptions) throws {
  let (pack, edition) = try options.open()
  try options.put(edition, of: pack) {
    $0.list(kind, holding: words)
  } json: {
    $0.document("entries", $0.list(kind, holding: words))
  }
  if TextTwin(edition, width: options.print.width).list(kind, holding: words).next() == nil {
    throw ExitCode(ExitStatus.findings.rawValue)
  }
}

/// `summitry show ID`.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print an entry as an article.")
  @Argument(help: "An id such as moment/hanoi-dinner, actor/moon-jae-in, P3.5 or S2.")
  var id: String
  @Flag(name: .customLong("dossier"), help: "Of an actor: what they said, promised, were promised and publicly knew.")
  var isDossier = false
  @OptionGroup var options: ReadOptions

  func validate() throws {
    if isDossier, let kind = EntryID(id)?.kind, kind != .actor {
      throw ValidationError("--dossier is for actors, and \(id) is none.")
    }
  }

  func run() throws { try printEntry(id, isDossier: isDossier, options) }
}

/// Prints an entry as an article, or an actor's dossier.
func printEntry(_ id: String, isDossier: Bool = false, _ options: ReadOptions) throws {
  let (pack, edition) = try options.open()
  guard let entry = EntryID(id), edition.head(entry) != nil else {
    throw ExitStatus.findings.because("summitry: there is no entry \(id) (summitry search finds ids)")
  }
  let dossier = isDossier ? Dossier(of: entry, in: edition) : nil
  try options.put(edition, of: pack) { twin in
    dossier.map { twin.page($0.page) } ?? twin.article(entry) ?? []
  } json: { twin in
    twin.document("entries", [dossier.map(twin.dossier) ?? twin.article(entry)].compactMap { $0 })
  }
}

/// `summitry search QUERY`.
struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search names and texts; all words must occur.")
  @Argument(help: "Words.")
  var query: [String]
  @OptionGroup var options: ReadOptions
  @Option(help: "At most this many entries.")
  var limit = 100

  func run() throws {
    let (pack, edition) = try options.open()
    let search = edition.search(query.joined(separator: " "))
    var hits: [SearchHit] = []
    while !search.isFinished, hits.count < max(1, limit), edition.damage == nil {
      hits += search.next(limit: max(1, limit) - hits.count, rows: 100_000)
    }
    try options.put(edition, of: pack) {
      hits.flatMap($0.lines(of:))
    } json: {
      $0.document("hits", hits.map($0.hit))
    }
    if hits.isEmpty { throw ExitStatus.findings.because("summitry: nothing found") }
  }
}

/// `summitry claims`.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Print the article's claims by passage, with what other sources say.")
  @OptionGroup var options: ReadOptions

  func run() throws {
    let (pack, edition) = try options.open()
    try options.put(edition, of: pack) {
      $0.claims()
    } json: {
      $0.document("entries", $0.list(.claim))
    }
    guard edition.count(.claim) == 0 else { return }
    throw ExitStatus.findings.because("summitry: \(edition.claimsNotice(pack.info) ?? "nothing found")")
  }
}

/// The pack at the horizon of the command line.
func edition(of pack: Pack, _ options: HorizonOptions) throws -> Edition {
  guard let edition = pack.edition(try options.horizon(pack.edition)) else {
    throw ValidationError("--as-of: there is no such moment.")
  }
  return edition
}

/// - Throws: exit status 65 where the pack turned out to be damaged while it was read.
func check(_ edition: Edition) throws {
  if let damage = edition.damage { throw ExitStatus.badPack.because("summitry: the pack is damaged: \(damage)") }
}
