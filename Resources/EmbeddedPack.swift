import PackStore

/// The pack that the program carries. The build compiled it from the folder beside this file.
public enum EmbeddedPack {
  /// Opens the pack; its pages are decoded when they are read.
  /// - Throws: `Pack.Failure` if what this build embeds is no pack.
  public static func open() throws(Pack.Failure) -> Pack { try Pack(text: text) }
}
