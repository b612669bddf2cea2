/// The rules of the pack format that can be broken. The raw value is what a diagnostic prints in brackets; it never changes.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // MARK: Files
  /// The folder or a file in it cannot be opened or read.
  case unreadable
  /// `pack.yaml` is not there.
  case missingPack = "missing-pack"
  /// No regular file: a symbolic link, a pipe, a device.
  case notRegular = "not-regular"
  /// A symbolic link that leaves the pack's folder.
  case outsideFolder = "outside-folder"
  /// A file or folder that the format does not know.
  case unexpectedFile = "unexpected-file"
  /// Larger than 4 MB.
  case fileTooLarge = "file-too-large"

  // MARK: Characters
  case notUTF8 = "not-utf8"
  case notNFC = "not-nfc"
  case controlCharacter = "control-character"
  /// A character that cannot be seen: zero width, direction marks, tags, private use.
  case hiddenCharacter = "hidden-character"

  // MARK: YAML
  case yamlSyntax = "yaml-syntax"
  case yamlAlias = "yaml-alias"
  case yamlAnchor = "yaml-anchor"
  case yamlTag = "yaml-tag"
  case yamlDepth = "yaml-depth"
  case yamlDocuments = "yaml-documents"
  case duplicateKey = "duplicate-key"
  case noFrontMatter = "no-front-matter"
  case unclosedFrontMatter = "unclosed-front-matter"

  // MARK: Fields
  case unknownField = "unknown-field"
  case missingField = "missing-field"
  case wrongType = "wrong-type"
  case emptyValue = "empty-value"
  case badDate = "bad-date"
  case badTime = "bad-time"
  case badVocabulary = "bad-vocabulary"
  case badRank = "bad-rank"
  case badID = "bad-id"
  case tooLong = "too-long"
  case tooMany = "too-many"

  // MARK: Ids
  case idMismatch = "id-mismatch"
  case duplicateID = "duplicate-id"
  /// Two ids or file names that differ only in case.
  case caseTwinID = "case-twin-id"
  /// Two file names that look the same but are composed differently.
  case nfcTwin = "nfc-twin"
  case danglingID = "dangling-id"
  case wrongKind = "wrong-kind"
  case unknownPhase = "unknown-phase"
  case unknownParty = "unknown-party"
  case unknownHolder = "unknown-holder"
  case unknownTelling = "unknown-telling"
  case startMissing = "start-missing"

  // MARK: Prose
  case badHeading = "bad-heading"
  /// A heading made by underlining, mostly by accident.
  case setextHeading = "setext-heading"
  case blockOrder = "block-order"
  case blockDate = "block-date"
  case badCitation = "bad-citation"
  case adjacentCitations = "adjacent-citations"
  case html
  case image
  case externalLink = "external-link"
  case wordCount = "word-count"

  // MARK: Days and order
  case dateOrder = "date-order"
  /// `public-from` lies before the date.
  case publicBefore = "public-before"
  case followsOtherDay = "follows-other-day"
  case followsCycle = "follows-cycle"
  /// Times of day against `follows`.
  case contradictingOrder = "contradicting-order"
  case phaseOrder = "phase-order"
  /// Contemporary prose that links to something later.
  case hindsightLink = "hindsight-link"
  /// Contemporary prose that names a later date.
  case laterDate = "later-date"
  /// A statement all of whose sources are later than the day from which it shows.
  case lateEvidence = "late-evidence"
  /// A Learned or Since block dated before something it refers to.
  case earlySince = "early-since"
  /// A word of the pack's spoiler list in something shown earlier.
  case titleSpoils = "title-spoils"

  // MARK: Evidence
  case dependsCycle = "depends-cycle"
  /// A state held by a side that speaks in none of the state's sources.
  case unspokenHolder = "unspoken-holder"
  /// Silence claimed of a text that was not read whole.
  case silenceFromExcerpt = "silence-from-excerpt"
  case unusedSource = "unused-source"
  /// An entry that no other entry refers to.
  case orphan
  /// A moment whose prose links to no entry.
  case noLinks = "no-links"

  // MARK: Questions and tours
  case quizAnswer = "quiz-answer"
  /// A tour's step that shows something beyond the lock in force.
  case stepPastLock = "step-past-lock"
  /// A tour whose steps do not fit its minutes.
  case tourPlan = "tour-plan"
}
