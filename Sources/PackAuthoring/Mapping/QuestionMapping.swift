import SequenceModel

extension EntryMapper {
  /// A question shows from the latest day of the entries that its prompt belongs to, an answer also not before what settles it.
  func question(_ draft: Draft, shown: [EntryID: Day]) -> MappedEntry {
    let fields = draft.fields
    let latest = fields.entries("entries").compactMap { shown[$0] }.max()
    let days = latest.map { AuthoredDays(about: $0, shown: $0) } ?? .always
    let head = Head(
      id: draft.id, title: fields.line("prompt") ?? "", type: fields.line("type") ?? "", days: .unplaced)
    var entry = MappedEntry(draft, head: head, days: days)
    entry.refer(.entries, fields.entries("entries"))
    let isQuiz = head.type == QuestionType.quiz.rawValue
    for answer in fields.groups("answers") {
      let text = answer.text("text")
      let reason = answer.text("why")
      let reference = answer.entry("ref")
      let settled = max(reference.flatMap { shown[$0] } ?? days.shown, days.shown)
      entry.add(
        .authored(
          .answer, object: reference, value: isQuiz ? (answer.flag("correct") ? "correct" : "wrong") : "",
          text: text?.stored, note: reason?.stored),
        from: answer, days: AuthoredDays(about: settled, shown: settled), texts: [text, reason],
        links: [reference].compactMap { $0 }.map { .init(.reference, $0) })
    }
    if let outcome = fields.group("outcome"), let date = outcome.date("date") {
      let text = outcome.text("text")
      let reference = outcome.entry("ref")
      entry.add(
        .authored(.outcome, date: date, object: reference, text: text?.stored), from: outcome,
        days: AuthoredDays(date), texts: [text], links: [reference].compactMap { $0 }.map { .init(.reference, $0) })
    }
    return entry
  }
}
