import CustomDump
import PackAuthoring
import SequenceModel
import Testing

@Suite("A pack's folder")
struct AuthoredPackTests {
  @Test("A sound pack has no diagnostics and all its entries")
  func soundPack() throws {
    let pack = try TemporaryPack.sound().read()
    expectNoDifference(pack.diagnostics.map(\.description), [])
    expectNoDifference(
      pack.record?.entries.map(\.head.id.description), ["moment/meeting", "actor/ann", "source/s1"])
    expectNoDifference(pack.counts.map(\.kind), Kind.allCases)
    expectNoDifference(
      pack.counts.filter { $0.count > 0 }.map { "\($0.kind) \($0.count)" }, ["moment 1", "actor 1", "source 1"])
  }

  @Test("A bad entry is listed and left out; links to it go, the rest stands")
  func badEntry() throws {
    let pack = try TemporaryPack.sound([
      "actors/ann.md":
        "---\nname: Ann\nparty: west\nroles:\n  - {title: Minister, from: 2000-01-01}\nsources: [S1]\n---\n",
      "moments/meeting.md": TemporaryPack.moment(
        "A meeting", fields: "participants: [{actor: actor/ann, role: host}]", body: "[Ann](actor/ann) came [S1].")
    ]).read()
    expectNoDifference(
      pack.diagnostics.map(\.description),
      ["actors/ann.md:3:8: error: there is no party 'west' [unknown-party]"])
    #expect(pack.hasErrors)
    let record = try #require(pack.record)
    expectNoDifference(record.entries.map(\.head.id.description), ["moment/meeting", "source/s1"])
    expectNoDifference(pack.counts.map(\.count).reduce(0, +), 2)
    expectNoDifference(record.entries[0].references.map(\.target.description), ["source/s1"])
  }

  @Test("A pack without pack.yaml has no record, but its entries are still checked")
  func missingPack() throws {
    let pack = try TemporaryPack(["words.yaml": "- {id: a, term: A, texxt: B}\n"]).read()
    #expect(pack.record == nil)
    expectNoDifference(
      pack.diagnostics.map(\.description),
      [
        "pack.yaml:1:1: error: the pack's own file is missing [missing-pack]",
        "words.yaml:1:3: error: the field 'text' is missing [missing-field]",
        "words.yaml:1:8: warning: nothing else in the pack refers to word/a [orphan]",
        "words.yaml:1:20: error: unknown field 'texxt'; is it 'text'? [unknown-field]"
      ])
  }
}
