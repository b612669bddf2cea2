// The closed vocabularies of a pack. `summitry pack schema` prints them; nothing else in the program spells them out.

/// What sort of event a moment is.
public enum MomentType: String, CaseIterable, Sendable {
  case summit, meeting, talks, visit, speech, statement, interview, letter, agreement, decision, test, exercise, release
  case imagery, report, testimony
}

/// What sort of actor acts.
public enum ActorKind: String, CaseIterable, Sendable { case person, group, state, institution }

/// What sort of statement a claim is.
public enum ClaimKind: String, CaseIterable, Sendable { case fact, judgement, forecast, paraphrase, omission }

/// What other sources say of a claim.
public enum AssessmentStatus: String, CaseIterable, Sendable {
  case corroborated, differs, contested, opinion, unverified

  /// For readers: a claim that differs is one from which *other sources differ*.
  public var readable: String { self == .differs ? "other sources differ" : rawValue }
}

/// Which way a piece of evidence points.
public enum EvidenceSide: String, CaseIterable, Sendable {
  case supporting = "for"
  case against, context
}

/// In which form a promise was made.
public enum CommitmentForm: String, CaseIterable, Sendable { case written, oral, decision }

/// What became of a promise. `open` from the day it is made, implicitly.
public enum CommitmentState: String, CaseIterable, Sendable {
  case open, partly, kept, stalled, reversed, renounced, lapsed
}

/// How one promise waits for another.
public enum DependencyRelation: String, CaseIterable, Sendable { case after, with }

/// How a reading moved since the speaker's last one.
public enum Movement: String, CaseIterable, Sendable { case first, same, clearer, harder, softer }

/// What a telling does with a proposition.
public enum Stance: String, CaseIterable, Sendable {
  case says, denies, qualifies, silent
  case notFound = "not-found"
}

/// By which verb a clause binds, strongest first.
public enum ClauseVerb: String, CaseIterable, Sendable {
  case commits, decides, agrees
  case worksToward = "works-toward"
  case reaffirms
  case sharesView = "shares-view"
  case records
}

/// The family of explanation that a lesson belongs to.
public enum LessonFamily: String, CaseIterable, Sendable { case process, bargain, aims, leverage, words }

/// What sort of text a source is.
public enum SourceGenre: String, CaseIterable, Sendable {
  case primaryText = "primary-text"
  case readout
  case pressConference = "press-conference"
  case interview, statement, report, analysis, opinion, memoir, data
}

/// Through which channel a source reached the public.
public enum SourceChannel: String, CaseIterable, Sendable {
  case government
  case stateMedia = "state-media"
  case agency, newspaper, broadcast, magazine
  case thinkTank = "think-tank"
  case legislature, court, book, social
}

/// How much of a source the editors had before them.
public enum SourceCoverage: String, CaseIterable, Sendable { case whole, part, none }

/// What a question is for.
public enum QuestionType: String, CaseIterable, Sendable { case quiz, prediction, discussion }
