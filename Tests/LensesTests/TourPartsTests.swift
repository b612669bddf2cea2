import Testing

@testable import Lenses

@Suite("The parts of a step")
struct TourPartsTests {
  @Test(
    "A slip in the mark of a note shows nothing of it to the class",
    arguments: [
      "> Notes: Secret.\n> More.", "> Note: Secret.\n> More.", "Notes: Secret.\nMore.", "note: Secret.\nMore.",
      ">Notes: Secret.\n>More."
    ])
  func notes(text: String) {
    let (parts, notes) = TourPlan.parts(of: "One.\n\n---\n\nTwo.\n\n\(text)\n\nThree.")
    #expect(parts == ["One.", "Two.\n\nThree."])
    #expect(notes == ["Secret.\nMore."])
  }

  @Test("Other quotes, and words that only look alike, are the class's")
  func others() {
    for text in ["> Noted: a quote.", "Notes were taken.", "> He said: Notes: none."] {
      #expect(TourPlan.parts(of: text).parts == [text])
    }
  }
}
