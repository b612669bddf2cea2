/// Texts as they are compared when somebody looks for one: case, accents and the kind of hyphen do not count.
public enum Folding {
  /// The folded characters of a text: as many as the text has, each lower case, without marks; hyphens and dashes are spaces, `đ` is `d`.
  public static func characters(of text: some StringProtocol) -> [Character] { fatalError("contract") }
}
