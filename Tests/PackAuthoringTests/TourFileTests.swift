import CustomDump
import Foundation
import PackAuthoring
import PackStore
import SequenceModel
import Testing

/// The frozen pack, compiled: a teacher's tour knows nothing of folders.
private func frozenPack() throws -> Pack {
  let record = try #require(AuthoredPack.read(folder: fixture("frozen")).record)
  return try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
}

private func read(_ text: String, as path: String = "lesson.md", lock: Day? = nil) throws -> TourFile {
  TourFile.read(Array(text.utf8), path: path, beside: try frozenPack(), lock: lock)
}

/// Number, title and day of each step, and what it sets.
private func steps(_ file: TourFile) throws -> [String] {
  try #require(file.tour).rows.map { row in
    let day = row.days == .always ? "always" : CalendarDate(row.days.shown).description
    return [row.statement.label, row.statement.text, day, row.statement.extra].filter { !$0.isEmpty }.joined(
      separator: " | ")
  }
}

@Suite("A teacher's tour file")
struct TourFileTests {
  @Test("All faults are told where they stand, with the nearest id, by the rules of a pack's tours")
  func faults() throws {
    let path = fixture("own-tour/faults.md")
    let file = TourFile.read(try TourFile.bytes(path: path), path: "faults.md", beside: try frozenPack())
    let expected = try String(contentsOfFile: fixture("own-tour/faults.expected.txt"), encoding: .utf8)
    expectNoDifference(file.diagnostics.map(\.description), expected.split(separator: "\n").map(String.init))
    // What is sound stays, under its own number and with its own days.
    expectNoDifference(try steps(file), ["3 | Sound | 2011-02-11 | entry: moment/salt-seizure\nminutes: 15"])
    expectNoDifference(file.steps.map(\.line), [9, 18, 28])
  }

  @Test("Five steps of ten lines are a tour: a step shows what it links to first, the file's name is the title")
  func small() throws {
    let bytes = try TourFile.bytes(path: fixture("own-tour/five-steps.md"))
    let file = TourFile.read(bytes, path: "notes/Five Steps!.md", beside: try frozenPack())
    expectNoDifference(
      file.diagnostics.map(\.description),
      [
        "notes/Five Steps!.md:1:1: warning: the tour has no 'minutes'; whether its steps fit into them is not checked "
          + "[tour-plan]"
      ])
    expectNoDifference(file.tour?.head.id.description, "tour/five-steps")
    expectNoDifference(file.tour?.head.title, "Five Steps!")
    expectNoDifference(
      try steps(file),
      [
        "1 | The barges | 2011-02-11 | entry: moment/salt-seizure",
        "2 | The chains | 2011-03-20 | entry: moment/chains-speech",
        "3 | The envoy | 2011-05-20 | entry: moment/night-crossing",
        "4 | The letter | 2011-05-28 | entry: moment/letter-in-the-net", "5 | The answer | 2011-05-28"
      ])
  }

  @Test("A gate in a tour without a lock is said: nothing is hidden before it")
  func unlocked() throws {
    func warnings(_ lock: String) throws -> [String] {
      let text =
        "---\n\(lock)minutes: 45\n---\n\n## A\n\n```yaml\ngate: {question: question/salt-on-the-page, lock: 2012-01-01}\n```\n\nWords.\n"
      return try read(text).diagnostics.map(\.message).filter { $0.contains("gate") }
    }
    expectNoDifference(try warnings("").count, 1)
    expectNoDifference(try warnings("lock: 2011-12-31\n"), [])
  }

  @Test("A step that is left out does not hide the steps below it")
  func daysOfTheRest() throws {
    let file = try read(
      """
      ---
      lock: 2011-04-01
      ---
      ## Too late
      [A lunch](moment/cape-lunch).
      ## In time
      [Barges](moment/salt-seizure).
      """)
    #expect(file.diagnostics.contains { $0.code == .stepPastLock && $0.line == 5 })
    expectNoDifference(try steps(file), ["2 | In time | 2011-02-11 | entry: moment/salt-seizure"])
  }

  @Test(
    "Nothing can be shown of a file without a sound step, or whose lock cannot be read",
    arguments: [
      "", "Words.\n", "---\ntitle: A\n---\n", "---\nlock: soon\n---\n## A\n", "---\ntitle: [\n---\n## A\n",
      "---\ntitle: A\n## A\n", "## A\n[B](moment/b)\n"
    ])
  func unusable(_ text: String) throws {
    let file = try read(text)
    #expect(file.tour == nil)
    #expect(file.hasErrors)
  }

  @Test("A file that cannot be read says why", arguments: ["missing.md", "frozen"])
  func unreadable(_ name: String) {
    #expect(throws: TourFile.Unreadable.self) { try TourFile.bytes(path: fixture(name)) }
  }

  @Test("Byte order marks, line ends of other systems and loose accents are no faults")
  func editors() throws {
    let file = try read("\u{FEFF}---\r\ntitle: Cafe\u{301}\r\n---\r\n## Cafe\u{301}\r\n\r\nWords.\r\n")
    expectNoDifference(file.diagnostics.map(\.code), [.tourPlan])
    expectNoDifference(file.tour?.head.title, "Caf\u{E9}")
    expectNoDifference(try steps(file), ["1 | Café | always"])
  }

  @Test("Beyond the lock of this process an id is as unknown as any other")
  func lock() throws {
    let day = try #require(Day(year: 2011, month: 6, day: 1))
    let file = try read("## A\n[B](moment/cape-lunch).\n## C\n[D](moment/no-such).\n", lock: day)
    expectNoDifference(
      file.diagnostics.filter { $0.severity == .error }.map(\.message),
      ["there is no moment/cape-lunch", "there is no moment/no-such"])
    // Not even as advice.
    let near = try read("## A\n[B](moment/cape-lunc).\n", lock: day)
    #expect(!near.diagnostics.contains { $0.message.contains("cape-lunch") })
    // No message names a day beyond it.
    let title = try read("## An unsigned page\n[B](moment/salt-seizure).\n", lock: day).diagnostics
    expectNoDifference(
      title.filter { $0.severity == .error }.map(\.message),
      ["'unsigned' spoils: it may show later, this from 2011-02-11"])
  }

  @Test("The pack's spoilers are in the compiled pack, and a pack without any is as it was")
  func spoilers() throws {
    expectNoDifference(
      try frozenPack().spoilers().map { "\(CalendarDate($0.from)) \($0.words)" },
      [
        "2011-06-10 Lantern", "2011-12-01 Cape Tern meeting", "2011-12-01 second meeting", "2012-02-24 no page",
        "2012-02-24 unsigned"
      ])
    let file = try read("## To Lantern Island\n[Barges](moment/salt-seizure).\n")
    expectNoDifference(
      file.diagnostics.filter { $0.severity == .error }.map(\.description),
      [
        "lesson.md:1:1: error: 'Lantern' spoils: it may show from 2011-06-10, this from 2011-02-11 [title-spoils]"
      ])
    var record = try #require(AuthoredPack.read(folder: fixture("frozen")).record)
    record.spoilers = []
    let plain = try PackWriter.bytes(record).withUnsafeBytes { try Pack(bytes: $0) }
    #expect(plain.spoilers().isEmpty)
    #expect(try plain.info.contentHash != frozenPack().info.contentHash)
  }

  @Test(
    "The id is made of the file's name",
    arguments: [
      ("lesson.md", "lesson"), ("/a/b/Lesson 3.md", "lesson-3"), ("Über  uns.md", "ber-uns"), ("урок.md", "own"),
      ("walk", "walk")
    ])
  func id(_ path: String, _ slug: String) {
    expectNoDifference(TourFile.id(ofFile: path)?.description, "tour/\(slug)")
  }

  @Test("A text with a comma and no quotes is told what it lacks")
  func comma() throws {
    let file = try read("## A\n\n```yaml\nview: {entry: moment/salt-seizure, highlight: first, barges}\n```\n")
    expectNoDifference(
      file.diagnostics.filter { $0.severity == .error }.map(\.message),
      ["unknown field 'barges'; a text with a comma needs quotes in {…}"])
  }

  // MARK: Writing

  @Test("The tour to begin with has no fault")
  func template() throws {
    let pack = try frozenPack()
    let edition = try #require(pack.edition(Horizon()))
    let file = try read(TourText.template(in: edition, start: pack.info.start))
    expectNoDifference(file.diagnostics.map(\.description), [])
    #expect(try steps(file).count == 5)
  }

  private func settings() throws -> StepSettings {
    var settings = StepSettings()
    settings.lens = "sequence"
    let moment = try #require(EntryID("moment/lantern-signing"))
    settings.entry = moment
    settings.cut = .moment(moment)
    settings.reading = .then
    settings.focus = "reader"
    settings.filter = #"a "b" \ {c}, d: #e"#
    return settings
  }

  @Test(
    "A step is added at the end and reads back as it was; nothing above it changes",
    arguments: [
      nil, "", "---\ntitle: Mine\n---\n", "## A\n\nWords", "## A\n\nWords\n\n---\n\nMore.\n\n\n",
      "\u{FEFF}## A\r\n\r\nWords.\r\n",
      "## A\n\n```yaml\nminutes: 3\n```\n", "## A\n\n[a broken](thing) <b>\n"
    ])
  func append(_ text: String?) throws {
    let old = text.map { Array($0.utf8) }
    let new = try TourText.appending("# The page\n of it", try settings(), to: old)
    if let old { #expect(new.starts(with: old)) }
    let before = try text.map { try read($0).steps.count } ?? 0
    let file = TourFile.read(new, path: "lesson.md", beside: try frozenPack())
    #expect(file.steps.count == before + 1)
    let row = try #require(file.tour?.rows.last)
    expectNoDifference(row.statement.text, "The page  of it")
    expectNoDifference(StepSettings(row.statement.extra), try settings())
    // As the file has its line ends.
    if text?.contains("\r\n") == true {
      #expect(!String(decoding: new, as: UTF8.self).replacing("\r\n", with: "").contains("\n"))
    }
  }

  @Test(
    "A file that would swallow the step stays as it is",
    arguments: ["## A\n\n```yaml\nminutes: 3\n", "## A\n\n```yaml\nminutes: 3\n```\n\n```\n", "---\ntitle: A\n"]
  )
  func swallowed(_ text: String) throws {
    #expect(throws: TourText.Failure.self) { try TourText.appending("B", try settings(), to: Array(text.utf8)) }
  }
}
