import Testing

@testable import PackAuthoring

@Suite("The nearest word")
struct NearestTests {
  @Test(
    "A third of the letters may be wrong",
    arguments: [("meetings", "meeting"), ("vist", "visit"), ("simmet", "summit")])
  func near(_ word: String, _ expected: String) {
    #expect(nearest(word, among: ["meeting", "visit", "summit"]) == expected)
  }

  @Test("Of two at the same distance the first is taken, of two distances the smaller")
  func ties() {
    #expect(nearest("bat", among: ["cat", "rat"]) == "cat")
    #expect(nearest("singapur-signing", among: ["singapore-press", "singapore-signing"]) == "singapore-signing")
  }

  @Test("A word that is too far away is none", arguments: ["xyz", "", "viste-it-all", "sumit-tem"])
  func far(_ word: String) {
    #expect(nearest(word, among: ["meeting", "visit"]) == nil)
  }
}
