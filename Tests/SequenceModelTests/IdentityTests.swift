import SequenceModel
import Testing

@Suite("Ids")
struct IdentityTests {
  @Test("Ids and their short forms name the same entry")
  func shortForms() {
    #expect(EntryID("S2") == EntryID("source/s2"))
    #expect(EntryID("P3.5") == EntryID("claim/p3-5"))
    #expect(EntryID("claim/p3-5")?.label == "P3.5")
    #expect(EntryID("source/s103")?.label == "S103")
    #expect(EntryID("passage/p0")?.label == "P0")
    #expect(EntryID("moment/hanoi-dinner")?.label == "")
  }

  @Test(
    "Anything else is no id",
    arguments: [
      "", "/", "moment/", "moment/Hanoi", "moment/a/b", "event/x", "S", "P3", "P3.", "S2.1", "moment/é", "moment/../x",
      "S2x"
    ])
  func noID(_ text: String) {
    #expect(EntryID(text) == nil)
  }

  @Test("Every kind has a folder's name and keeps its number")
  func kinds() {
    for kind in Kind.allCases { #expect(Kind(plural: kind.plural) == kind) }
    // Numbers are stored in compiled packs.
    #expect(
      Kind.allCases.map(\.rawValue).joined(separator: " ")
        == "moment actor passage claim commitment offer term account document lesson word source question tour")
  }
}

@Suite("Horizon")
struct HorizonTests {
  private let early = Day(number: 100)
  private let late = Day(number: 200)

  @Test("Then shows what had become public, now what had happened, a lock bounds both")
  func bounds() {
    let secret = Days(about: .endOf(early), shown: .endOf(late))
    let cut = Instant.endOf(Day(number: 150))
    #expect(!Bounds(cut: cut, reading: .then, lock: nil).contains(secret))
    #expect(Bounds(cut: cut, reading: .now, lock: nil).contains(secret))
    #expect(!Bounds(cut: cut, reading: .now, lock: Day(number: 199)).contains(secret))
    #expect(Bounds(cut: cut, reading: .now, lock: late).contains(secret))
    #expect(Bounds(cut: nil, reading: .then, lock: nil).contains(secret))
    #expect(!Bounds(cut: nil, reading: .then, lock: early).contains(secret))
  }

  @Test("A cut past the lock becomes the lock")
  func lockedCut() {
    let beyond = Bounds(cut: .endOf(late), reading: .then, lock: early)
    #expect(beyond == Bounds(cut: nil, reading: .then, lock: early))
  }

  @Test("A moment of a day comes before what belongs to the whole day")
  func instants() {
    #expect(Instant(early, order: 0) < Instant(early, order: 1))
    #expect(Instant(early, order: Instant.endOrder - 1) < .endOf(early))
    #expect(.endOf(early) < Instant(Day(number: 101), order: 0))
    #expect(Instant(Day(number: -5), order: 3).day == Day(number: -5))
    #expect(Instant.endOf(Day(number: -5)).day == Day(number: -5))
  }

  @Test("Nothing is public before it happens")
  func shownAfterAbout() {
    #expect(Days(about: .endOf(late), shown: .endOf(early)).shown == .endOf(late))
    #expect(AuthoredDays(about: late, shown: early).shown == late)
  }
}
