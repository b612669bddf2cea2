import SequenceModel

/// What the explorer asks of this user's notebook.
public enum NotebookOrder: Equatable, Sendable {
  /// Keep what was answered to a question; comes back as `.kept`.
  case keepAnswer(GivenAnswer)
  /// Keep where a tour is.
  case keepPosition(TourPosition)
  /// Where was this tour left? Comes back as `.position`.
  case recallPosition(EntryID)
  /// What was answered to a question before and after a lesson's begin? Comes back as `.answers`.
  case recallAnswers(EntryID, begin: Int64)
  /// Which questions were answered wrong last? Comes back as `.mistakes`.
  case recallMistakes
}

/// What the notebook answers.
public enum NotebookReport: Equatable, Sendable {
  /// An answer is kept.
  case kept(GivenAnswer)
  /// Where a tour was left, nil if nothing is known of it, and the number of the newest answer.
  case position(EntryID, TourPosition?, newest: Int64)
  /// The last answers to a question, of earlier lessons and of this one.
  case answers(EntryID, earlier: GivenAnswer?, now: GivenAnswer?)
  /// The questions that were answered wrong last.
  case mistakes(Set<EntryID>)
  /// An order could not be carried out, and why.
  case failed(NotebookOrder, reason: String)
}
