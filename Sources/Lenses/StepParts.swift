import PackStore
import SequenceModel

/// The steps of a tour: prose under a heading each.
extension ArticleComposition {
  /// A step's heading, what it shows, and its prose: reveals parted by a rule, notes for the presenter as quotes.
  func step(_ statement: Statement) -> [Article.Part] {
    let settings = StepSettings(statement.extra)
    let heading = [
      "Step \(statement.label)", statement.text, settings.minutes.map { "\($0) min" } ?? "",
      settings.isOptional ? "optional" : ""
    ]
    var parts: [Article.Part] = [.section(heading.filter { !$0.isEmpty }.joined(separator: " · "))]
    let view = view(settings)
    if !view.isEmpty { parts.append(.aside(view)) }
    if !statement.note.isEmpty { parts.append(.prose(statement.note, .contemporary)) }
    return parts
  }

  /// `Accounts · [Hanoi](account/hanoi) · as of 1 Mar 2019`.
  private func view(_ settings: StepSettings) -> String {
    let lens = Lens.allCases.first { $0.title.lowercased() == settings.lens }?.title
    let entry = settings.entry.flatMap { edition.head($0) }.map(link)
    let reading = settings.reading == .now ? "with hindsight" : nil
    return [lens, entry, settings.cut.flatMap(readable), reading].compactMap { $0 }.joined(separator: " · ")
  }

  private func readable(_ cut: Cut) -> String? {
    switch cut {
    case .wholeStory: nil
    case .day(let day): "as of \(CalendarDate(day).readable)"
    case .moment(let id):
      edition.head(id).map { head in
        let day = CalendarDate(head.days.about.day).readable
        return "as of \(day), \(head.time?.description ?? escaped(head.short))"
      }
    }
  }
}
