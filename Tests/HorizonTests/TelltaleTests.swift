import Foundation
import SequenceModel
import Testing

/// A search that finds nothing proves nothing until it is known to find what is there.
@Suite("What lies beyond would be found")
struct TelltaleTests {
  @Test("Every text tells of itself on the day before it shows, but for a few rows, which are counted")
  func statements() throws {
    let (story, telltales) = try Corpus.authored.get()
    var telling = 0
    var silent: [AuthoredStory.Statement] = []
    for statement in story.statements {
      guard let day = statement.days.map(\.shown.day).min(), day > Day(number: 0) else { continue }
      let text = statement.texts.joined(separator: "\n")
      if telltales.leaks(in: text, beyond: Reach(before: day)).isEmpty {
        silent.append(statement)
      } else {
        telling += 1
      }
    }
    #expect(telling > 2_000 && telling > 8 * silent.count, "\(telling) tell, \(silent.count) are silent")
    for statement in silent where statement.field == nil {
      // The day of an end or a gate may be known from an earlier text.
      #expect(["end", "gate"].contains(statement.name), "\(statement)")
    }
  }

  @Test("Words, runs of words, dates and ids are told apart")
  func marks() {
    var found: [String] = []
    let text = "│ Dinner at the Metropole, 27 Feb 2019│ (moment/hanoi-dinner) 2019-03-01 Long na…"
    ShownText.forEachMark(in: text) { mark in
      let words = String(decoding: Array(text.utf8)[mark.range], as: UTF8.self)
      switch mark.sort {
      case .word: found.append(words)
      case .year(let year): found.append("year \(year)")
      case .date(let date): found.append("date \(date)")
      case .run(let length): if length == 4 { found.append("run \(words)") }
      case .id: found.append("id \(words)")
      }
    }
    #expect(
      found == [
        "Dinner", "at", "the", "Metropole", "run Dinner at the Metropole", "run at the Metropole, 27", "Feb",
        "run the Metropole, 27 Feb", "moment", "hanoi", "dinner", "id moment/hanoi-dinner", "year 2019", "date 2019-03",
        "date 2019-03-01", "Long"
      ])
  }
}

/// What is not walked is not tested: the sources say what there is.
@Suite("Everything that shows is walked")
struct CompletenessTests {
  private static let sources = URL(filePath: Corpus.folder).appending(path: "../../Sources")

  private func lines(of module: String) throws -> [(file: String, lines: [Substring])] {
    let folder = Self.sources.appending(path: module).standardized
    return try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { $0.hasSuffix(".swift") }.sorted().map { name in
        (name, try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n"))
      }
  }

  @Test("Every public method of the twins has its place in Surfaces")
  func twins() throws {
    var methods: Set<String> = []
    for (file, lines) in try lines(of: "Publishing") where file.contains("Twin") {
      for line in lines {
        guard let name = line.firstMatch(of: /public func (\w+)/)?.1 else { continue }
        methods.insert("\(file.prefix { $0 != "." && $0 != "+" }).\(name)")
      }
    }
    #expect(methods.sorted() == Surfaces.twinMethods.sorted())
  }

  @Test("Every value that Lenses makes of an edition has its place in Surfaces or Screens")
  func values() throws {
    var values: Set<String> = []
    for (_, lines) in try lines(of: "Lenses") {
      var type = ""
      for (index, line) in lines.enumerated() {
        if let name = line.firstMatch(of: /^(?:public )?(?:struct|enum|final class|extension) (\w+)/)?.1 {
          type = String(name)
        }
        guard line.contains("public init") else { continue }
        let parameters = lines[index...].prefix(6).joined().prefix { $0 != "{" }
        if parameters.contains("Edition") { values.insert(type) }
      }
    }
    #expect(values.sorted() == Surfaces.values.sorted())
  }
}
