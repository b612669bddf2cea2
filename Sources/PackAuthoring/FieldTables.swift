import SequenceModel

/// The fields of every kind: the reader checks with them, `pack schema` prints them.
enum FieldTables {
  /// Whether a kind's file has prose below its fields.
  enum Body { case none, optional, required }

  static let pack: [Field] = [
    .required("id", .slug), .required("title", .line), .optional("language", .line), .optional("version", .line),
    .required("start", .entry(Kind.allCases)),
    .optional("intro", .groups([.optional("from", .date), .required("text", .text)])),
    .optional(
      "article",
      .group([.required("title", .line), .required("outlet", .line), .required("published", .date)])),
    .required("phases", .groups([.required("id", .slug), .required("title", .line), .required("from", .date)])),
    .required(
      "parties",
      .groups([
        .required("id", .slug), .required("name", .line), .required("letter", .line, .characters(1)),
        .optional("order", .number(1...1000))
      ])),
    .optional("spoilers", .groups([.required("words", .list(.line)), .required("from", .date)]))
  ]

  /// A Markdown entry may repeat its id; in lists it stands there alone.
  static func fields(of kind: Kind) -> [Field] {
    let identity =
      PackFolder.lists.contains(kind) ? Field.required("id", .slug) : Field.optional("id", .slug)
    return [identity] + ownFields(of: kind)
  }

  static func body(of kind: Kind) -> Body {
    switch kind {
    case .claim, .word, .source, .question: .none
    case .moment, .passage, .commitment, .tour: .required
    case .actor, .offer, .term, .account, .document, .lesson: .optional
    }
  }

  private static func ownFields(of kind: Kind) -> [Field] {
    switch kind {
    case .moment: moment
    case .actor: actor
    case .passage: [.required("number", .line), .required("title", .line)]
    case .claim: claim
    case .commitment: commitment
    case .offer: offer
    case .term: term
    case .account: account
    case .document: document
    case .lesson: lesson
    case .word: word
    case .source: source
    case .question: question
    case .tour: tour
    }
  }

  private static let moment: [Field] = [
    .required("title", .line), .required("short", .line, .columns(15)), .required("gist", .line, .characters(160)),
    .required("date", .date), .optional("end", .date), .optional("time", .time),
    .optional("follows", .entry([.moment])),
    .optional("place", .group([.optional("name", .line), .optional("city", .line), .optional("country", .line)])),
    .required("phase", .phase), .required("type", .word(MomentType.self)), .required("rank", .rank),
    .optional("participants", .groups([.required("actor", .entry([.actor])), .optional("role", .line)])),
    .optional("claims", .claims), .optional("commitments", .commitments), .required("sources", .sources),
    .optional("public-from", .date), .optional("content-note", .line), .optional("retrospective", .flag)
  ]

  private static let actor: [Field] = [
    .required("name", .line), .optional("native", .line), .optional("aliases", .list(.line)),
    .required("party", .party), .optional("kind", .word(ActorKind.self)),
    .required(
      "roles",
      .groups([
        .required("title", .line), .required("from", .date), .optional("to", .date), .optional("public-from", .date)
      ])),
    .optional(
      "wants",
      .groups([
        .required("text", .text), .required("from", .date), .optional("sources", .sources),
        .optional("public-from", .date), .optional("retrospective", .flag)
      ])),
    .required("sources", .sources)
  ]

  private static let claim: [Field] = [
    .required("passage", .entry([.passage])), .required("text", .text), .required("kind", .word(ClaimKind.self)),
    .optional("moments", .moments),
    .required(
      "assessments",
      .groups([
        .required("judged", .date), .required("status", .word(AssessmentStatus.self)),
        .optional("caveat", .line, .columns(80)), .optional("between", .holders),
        .optional(
          "evidence",
          .groups([
            .required("side", .word(EvidenceSide.self)), .required("note", .text), .required("sources", .sources)
          ]))
      ]))
  ]

  private static let commitment: [Field] = [
    .required("title", .line), .required("by", .list(.holder(also: [.everybody]))),
    .required("to", .list(.holder(also: [.everybody]))), .required("form", .word(CommitmentForm.self)),
    .required("made", .entry([.moment])), .optional("public-from", .date),
    .optional("phrase", .group([.required("words", .line, .words(8)), .required("source", .entry([.source]))])),
    .optional("condition", .text), .optional("sources", .sources),
    .optional(
      "restated",
      .groups([.required("date", .date), .required("text", .text), .optional("sources", .sources)])),
    .optional(
      "depends-on",
      .groups([
        .required("on", .entry([.commitment])), .required("relation", .word(DependencyRelation.self)),
        .required("holder", .holder(also: [.editors])), .optional("since", .date), .optional("sources", .sources)
      ])),
    .required(
      "states",
      .groups([
        .required("judged", .date), .required("state", .word(CommitmentState.self)),
        .required("holder", .holder(also: [.editors])), .optional("note", .line, .columns(60)),
        .optional("text", .text), .required("sources", .sources), .optional("public-from", .date),
        .optional("at", .entry([.moment])), .optional("retrospective", .flag)
      ]))
  ]

  private static let offer: [Field] = [
    .required("title", .line), .required("by", .list(.holder(also: [.everybody]))),
    .required("to", .list(.holder(also: [.everybody]))), .required("made", .dateOrMoment),
    .optional("public-from", .date), .required("gives", .text), .required("asks", .text),
    .required("told-by", .groups(speaking)), .optional("denied-by", .groups(speaking)),
    .optional(
      "outcomes",
      .groups([
        .required("date", .date), .required("text", .text), .optional("commitment", .entry([.commitment])),
        .optional("sources", .sources)
      ]))
  ]

  private static let speaking: [Field] = [
    .required("speaker", .holder), .optional("date", .date), .optional("sources", .sources)
  ]

  private static let term: [Field] = [
    .required("title", .line),
    .required(
      "readings",
      .groups([
        .required("speaker", .holder), .required("party", .party), .required("date", .date),
        .optional("public-from", .date), .required("text", .text),
        .optional(
          "movement",
          .group([.required("value", .word(Movement.self)), .required("holder", .holder(also: [.editors]))])),
        .required("sources", .sources), .optional("retrospective", .flag)
      ]))
  ]

  private static let account: [Field] = [
    .required("title", .line), .required("meeting", .moments),
    .required(
      "tellings",
      .groups([
        .required("id", .slug), .required("teller", .holder), .required("party", .party), .required("date", .date),
        .optional("time", .time), .optional("setting", .text), .required("source", .entry([.source]))
      ])),
    .required(
      "propositions",
      .groups([
        .required("id", .slug), .required("text", .text),
        .required(
          "cells",
          .table([
            .required("stance", .word(Stance.self)), .optional("detail", .text), .optional("public-from", .date)
          ]))
      ]))
  ]

  private static let document: [Field] = [
    .required("title", .line), .required("date", .date), .required("parties", .holders), .optional("place", .line),
    .optional("read", .word(SourceCoverage.self)), .optional("sources", .sources),
    .required(
      "clauses",
      .groups([
        .required("number", .line), .required("binds", .holders), .required("verb", .word(ClauseVerb.self)),
        .required("digest", .text), .optional("phrase", .line), .optional("absent", .text),
        .optional("claims", .claims), .optional("commitments", .commitments), .optional("sources", .sources)
      ]))
  ]

  private static let lesson: [Field] = [
    .required("title", .line), .required("argument", .text),
    .optional("by", .group([.required("author", .line), .optional("outlet", .line), .required("date", .date)])),
    .optional("passage", .entry([.passage])), .required("family", .word(LessonFamily.self)),
    .required("reply", .text), .optional("claims", .claims), .required("sources", .sources)
  ]

  private static let word: [Field] = [
    .required("term", .line), .required("text", .text), .optional("native", .line), .optional("from", .date),
    .optional("sources", .sources)
  ]

  private static let source: [Field] = [
    .required("publisher", .line), .optional("author", .line), .required("title", .line), .required("date", .date),
    .optional("url", .address), .required("genre", .word(SourceGenre.self)),
    .required("channel", .word(SourceChannel.self)), .optional("party", .party),
    .required("read", .word(SourceCoverage.self)), .optional("origin", .entry([.source])), .optional("note", .line)
  ]

  private static let question: [Field] = [
    .required("type", .word(QuestionType.self)), .required("prompt", .line),
    .optional("entries", .list(.entry(Kind.allCases))),
    .optional(
      "answers",
      .groups([
        .required("text", .text), .optional("correct", .flag), .optional("why", .text),
        .optional("ref", .entry(Kind.allCases))
      ])),
    .optional(
      "outcome",
      .group([.required("text", .text), .required("date", .date), .optional("ref", .entry(Kind.allCases))]))
  ]

  private static let tour: [Field] = [
    .required("title", .line), .optional("minutes", .number(1...1000)), .optional("audience", .line),
    .optional("lock", .date)
  ]

  /// A tour's fields where it is a teacher's own file: nothing in it must be there.
  static let ownTour: [Field] = [.optional("title", .line)] + tour.filter { $0.name != "title" }

  /// The settings of a tour's step, in the fenced `yaml` block under its heading.
  static let step: [Field] = [
    .optional(
      "view",
      .group([
        .optional("lens", .word(lenses)), .optional("entry", .entry(Kind.allCases)), .optional("as-of", .dateOrMoment),
        .optional("reading", .word(Reading.self)), .optional("focus", .word(panes)), .optional("filter", .line),
        .optional("highlight", .line)
      ])),
    .optional("minutes", .number(1...1000)), .optional("optional", .flag),
    .optional("gate", .group([.optional("question", .entry([.question])), .optional("lock", .date)]))
  ]

  /// The panes that a step may give the focus.
  static let panes = ["list", "reader", "connected"]

  /// The lenses that a step may open.
  static let lenses = [
    "sequence", "actors", "commitments", "terms", "accounts", "claims", "lessons", "documents", "sources"
  ]
}
