import PackStore
import Screen
import SequenceModel
import Testing

@testable import Explorer

/// A pack made for the stage: moments of January 2020 and a tour locked on its second day.
struct StagePack {
  var moments: [EntryRecord] = []
  var steps: [EntryRecord.Row] = []
  var question: EntryRecord?

  private static let days = Days(about: .distantFuture, shown: .distantFuture)

  static func day(_ number: Int) -> Day { Day(year: 2020, month: 1, day: number) ?? Day(number: 0) }

  /// Adds `moment/m<number>` of that day.
  mutating func add(moment number: Int, _ title: String, _ prose: String, contentNote: String? = nil) throws {
    let id = try #require(EntryID(.moment, "m\(number)"))
    let days = AuthoredDays(about: Self.day(number), shown: Self.day(number), moment: id)
    moments.append(
      EntryRecord(
        head: Head(
          id: id, title: title, short: "M\(number)", date: CalendarDate(Self.day(number)), type: "statement", rank: 1,
          days: Self.days),
        days: days, attributes: contentNote.map { [Attribute(.contentNote, $0)] } ?? [],
        rows: [EntryRecord.Row(Statement(.prose, days: Self.days, value: "contemporary", text: prose), days: days)]))
  }

  /// Adds a step that shows from a day.
  mutating func add(step title: String, _ prose: String, _ settings: String, shown: Int) {
    let statement = Statement(
      .step, days: Self.days, label: "\(steps.count + 1)", text: title, note: prose, extra: settings)
    steps.append(EntryRecord.Row(statement, days: AuthoredDays(about: Self.day(shown), shown: Self.day(shown))))
  }

  /// Adds `question/what-next` with answers that are there from the first day.
  mutating func ask(_ prompt: String, _ answers: [String]) throws {
    let days = AuthoredDays(about: Self.day(1), shown: Self.day(1))
    question = EntryRecord(
      head: Head(id: try #require(EntryID("question/what-next")), title: prompt, type: "prediction", days: Self.days),
      days: days,
      rows: answers.map { EntryRecord.Row(Statement(.answer, days: Self.days, text: $0), days: days) })
  }

  /// The compiled pack.
  /// - Parameter others: entries beside moments, tour and question.
  func pack(with others: [EntryRecord] = []) throws -> Pack {
    let tour = EntryRecord(
      head: Head(id: try #require(EntryID("tour/walk")), title: "The walk", days: Self.days), days: .always,
      attributes: [Attribute(.lock, "2020-01-02")], rows: steps)
    let record = PackRecord(
      info: PackInfo(id: "stage", title: "Stage", start: EntryID(.moment, "m1")), parties: [], phases: [], intro: [],
      entries: moments + [tour] + (question.map { [$0] } ?? []) + others)
    return try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
  }

  /// The explorer with the tour under way.
  func journey(_ columns: Int, _ rows: Int, _ profile: Profile = .desk) throws -> Journey {
    var journey = Journey(try pack(), columns, rows)
    journey.state.turn(to: profile, in: journey.library)
    journey.state.present(try #require(EntryID("tour/walk")), in: journey.library)
    return journey
  }
}
