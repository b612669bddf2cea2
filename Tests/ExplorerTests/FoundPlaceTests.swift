import Screen
import Testing
import Typesetting

@testable import Explorer

@Suite("Words in a set text")
struct FoundPlaceTests {
  @Test("A sentence is found across the breaks of hanging lines and of a quote", arguments: 12...40)
  func hanging(_ width: Int) {
    var typesetter = Typesetter(width: width) { _ in .words }
    typesetter.row(
      label: "D1.8b", labelStyle: .normal, markdown: "talks follow at the earliest possible date, they say")
    typesetter.beginPart()
    typesetter.prose("> one of them said that nothing was ever signed there")
    let text = typesetter.text
    #expect(SearchText("at the earliest possible date").places(in: text).count == 1)
    let places = SearchText("nothing was ever signed").places(in: text)
    #expect(places.count == 1 && places.allSatisfy { $0.start.part == 1 })
  }
}
