import CustomDump
import Testing
import Typesetting

@Suite("CommonMark as values")
struct ProseTreeTests {
  @Test("Paragraphs, lists, quotes, code and rules; a line break is a space")
  func blocks() {
    expectNoDifference(
      ProseTree("One\ntwo.\n\n- a\n- b\n\n3. c\n\n> said\n\n    code\n\n---\n").blocks,
      [
        .paragraph([.text("One two.")]),
        .list(start: nil, items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]]),
        .list(start: 3, items: [[.paragraph([.text("c")])]]), .quote([.paragraph([.text("said")])]), .code("code\n"),
        .rule
      ])
  }

  @Test("Links keep their words and target, HTML and pictures go")
  func inlines() {
    expectNoDifference(
      ProseTree("A *b* **c** [d *e*](moment/f) <i>g</i> ![h](i) `j`").blocks,
      [
        .paragraph([
          .text("A "), .emphasis([.text("b")]), .text(" "), .strong([.text("c")]), .text(" "),
          .link(target: "moment/f", [.text("d "), .emphasis([.text("e")])]), .text(" g  j")
        ])
      ])
    #expect(ProseTree("<script>x</script>").blocks.isEmpty)
  }
}
