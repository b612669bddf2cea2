import SequenceModel
import Testing

@testable import Lenses
@testable import Screen

@Suite("Marks of states on a terminal")
struct StateMarkTests {
  @Test("Each glyph takes a column, in Unicode and in ASCII, and is no other state's in either")
  func glyphs() throws {
    let glyphs = try CommitmentState.allCases.map { try #require($0.glyph.unicodeScalars.first) }
    for state in CommitmentState.allCases {
      #expect(DisplayText(state.glyph).width == 1)
      #expect(DisplayText(state.mark).width == 3)
    }
    let ascii = glyphs.map { ASCII.column(for: $0) }
    #expect(!ascii.contains("?"))
    #expect(Set(ascii).count == CommitmentState.allCases.count)
  }
}
