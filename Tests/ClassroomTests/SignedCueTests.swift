import SequenceModel
import Testing

@testable import Classroom

/// A place in a tour; the pack is any sixteen digits.
func place(
  _ step: Int = 7, revealed: Int = 2, opened: [Int] = [1, 3], screen: Cue.Place.Screen = .step, tour: String = "ledger",
  lock: Day? = nil
) throws -> Cue.Place {
  Cue.Place(
    pack: "8f3a90bc11de77a0ffff", tour: try #require(EntryID(.tour, tour)), step: step, revealed: revealed,
    opened: opened, screen: screen, lock: lock)
}

@Suite("Signed cues")
struct SignedCueTests {
  let key = RoomKey()

  @Test(
    "A cue is read as it was signed, in any room name", arguments: ["class/a", "", "räume/한국", "a b"],
    [SignedCue.Sign.here, .gone, .ended])
  func roundTrip(room: String, sign: SignedCue.Sign) throws {
    for screen in [Cue.Place.Screen.step, .question, .blank, .aside] {
      let lock = screen == .step ? nil : Day(year: 2018, month: 6, day: 12)
      let cue = Cue(
        try place(screen: screen, lock: lock), number: Cue.Number(lesson: 1_764_170_000_123, place: 42), elapsed: 754)
      let signed = try #require(SignedCue(sign, cue, room: room, by: key))
      let read = try SignedCue(signed.text, room: room)
      #expect(read == signed && read.cue == cue && read.sign == sign && read.signer == key.fingerprint)
      #expect(read.cue.place.pack == "8f3a90bc11de77a0")
    }
  }

  @Test("The longest cue fits: the longest tour id, every number at its end")
  func longest() throws {
    let place = Cue.Place(
      pack: String(repeating: "f", count: 64), tour: try #require(EntryID(.tour, String(repeating: "x", count: 80))),
      step: 999, revealed: 99, opened: Array(976...999), screen: .question,
      lock: Day(year: 2019, month: 12, day: 31))
    let cue = Cue(place, number: Cue.Number(lesson: 99_999_999_999_999, place: 9_999_999_999), elapsed: 9_999_999)
    let signed = try #require(SignedCue(.ended, cue, room: "r", by: key))
    #expect(signed.text.utf8.count <= SignedCue.limit)
    #expect(signed.text.utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }

  @Test("A cue of another room, and a cue with any byte changed, are refused")
  func forged() throws {
    let cue = Cue(try place(), number: Cue.Number(lesson: 5, place: 1), elapsed: 0)
    let text = try #require(SignedCue(.here, cue, room: "a", by: key)).text
    #expect(throws: SignedCue.Fault.forged) { try SignedCue(text, room: "b") }
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for other in [bytes[index] ^ 1, UInt8(ascii: " "), UInt8(ascii: "0"), 0xFF] where other != bytes[index] {
        var changed = bytes
        changed[index] = other
        #expect(throws: SignedCue.Fault.self) { try SignedCue(String(decoding: changed, as: UTF8.self), room: "a") }
      }
    }
    for end in 0..<bytes.count {
      #expect(throws: SignedCue.Fault.self) { try SignedCue(String(decoding: bytes[..<end], as: UTF8.self), room: "a") }
    }
  }

  @Test(
    "What is strictly no cue is malformed, even with a good signature",
    arguments: [
      "step": "007", "revealed": "+2", "opened": "3,1", "screen": "dark", "tour": "moment/x",
      "pack": "8F3A90BC11DE77A0",
      "lesson": "0", "place": "-1", "elapsed": "1e3", "lock": "2018-06", "sign": "HERE", "magic": "summitry2"
    ])
  func malformed(field: String, value: String) throws {
    let cue = Cue(try place(), number: Cue.Number(lesson: 5, place: 1), elapsed: 0)
    var fields = try #require(SignedCue(.here, cue, room: "a", by: key)).text.split(separator: " ").map(String.init)
    let names = [
      "magic", "sign", "lesson", "place", "pack", "tour", "step", "revealed", "opened", "screen", "lock", "elapsed"
    ]
    fields[try #require(names.firstIndex(of: field))] = value
    let unsigned = fields[..<13].joined(separator: " ")
    let line = unsigned + " " + key.signature(of: "a\n" + unsigned).hexadecimal
    #expect(throws: SignedCue.Fault.malformed) { try SignedCue(line, room: "a") }
  }

  @Test("A line of more than 512 bytes is refused unread")
  func oversized() {
    #expect(throws: SignedCue.Fault.tooLong) { try SignedCue(String(repeating: "x", count: 513), room: "a") }
  }

  @Test("A fingerprint is read as typed, with or without hyphens, in any case")
  func fingerprint() {
    let text = key.fingerprint.description
    #expect(text.utf8.count == 24 && text.split(separator: "-").count == 5)
    for typed in [text, text.replacing("-", with: ""), text.uppercased()] {
      #expect(RoomKey.Fingerprint(typed) == key.fingerprint)
    }
    for wrong in ["", "0123", text + "0", "g" + text.dropFirst(), RoomKey().fingerprint.description] {
      #expect(RoomKey.Fingerprint(wrong) != key.fingerprint)
    }
  }

  @Test("An order of a notes terminal is read as it was written, and nothing else is one")
  func orders() {
    let number = Cue.Number(lesson: 17, place: 4)
    for order in [Cue.Order.next, .previous, .blank, .step(12)] {
      let made = DriveOrder(order, at: number, press: 3)
      #expect(DriveOrder(made.text) == made)
    }
    for wrong in [
      "", "drive", "drive 17 4 3", "drive 17 4 3 step", "drive 17 4 3 step 0", "drive 17 4 3 next 2",
      "drive 17 4 3 quit",
      "drive  17 4 3 next", "drive 017 4 3 next", " drive 17 4 3 next", "drive 17 4 3 next\n"
    ] {
      #expect(DriveOrder(wrong) == nil, "\(wrong)")
    }
  }
}
