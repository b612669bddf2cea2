import SequenceModel

/// A top-level view. The number is its key and stays fixed, whether or not its neighbours are built.
public enum Lens: Int, CaseIterable, Hashable, Sendable {
  case sequence = 1
  case actors, commitments, terms, accounts, claims, lessons, documents, sources

  /// The lenses that can be opened, in the order of their numbers.
  public static let built = Lens.allCases

  /// The name in the header, in full.
  public var title: String {
    switch self {
    case .sequence: "Sequence"
    case .actors: "Actors"
    case .commitments: "Commitments"
    case .terms: "Terms"
    case .accounts: "Accounts"
    case .claims: "Claims"
    case .lessons: "Lessons"
    case .documents: "Documents"
    case .sources: "Sources"
    }
  }

  /// The name where there is little room.
  public var short: String {
    switch self {
    case .sequence: "Seq"
    case .actors: "Actors"
    case .commitments: "Commit"
    case .terms: "Terms"
    case .accounts: "Acc"
    case .claims: "Claims"
    case .lessons: "Less"
    case .documents: "Docs"
    case .sources: "Src"
    }
  }

  /// The kind of entry that its list shows.
  public var kind: Kind {
    switch self {
    case .sequence: .moment
    case .actors: .actor
    case .commitments: .commitment
    case .terms: .term
    case .accounts: .account
    case .claims: .claim
    case .lessons: .lesson
    case .documents: .document
    case .sources: .source
    }
  }

  /// Whether it shows rows and columns instead of a list.
  public var isTable: Bool {
    switch self {
    case .commitments, .terms, .accounts, .lessons, .documents: true
    case .sequence, .actors, .claims, .sources: false
    }
  }

  /// The built lens whose list holds entries of a kind; nil for kinds that are read but not listed.
  public static func showing(_ kind: Kind) -> Lens? {
    built.first { $0.kind == kind }
  }

  /// The lens called so on the command line: its title in lower case, or its number; nil for others and for those not built.
  public init?(name: some StringProtocol) {
    guard let lens = Lens.built.first(where: { $0.title.lowercased() == name.lowercased() || "\($0.rawValue)" == name })
    else { return nil }
    self = lens
  }
}
