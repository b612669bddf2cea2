// swift-tools-version: 6.2
import PackageDescription

// Folder = module = promise. The arrows below are checked by `make lint` (ci/lint-imports): a module imports nothing else.
// No `pkgConfig:` anywhere: SwiftPM drops the `-D` flags of Debian's ncursesw.pc, so the bridges set them themselves.

/// Warnings are errors in `make check` only (`SUMMITRY_STRICT=1`), so that a newer compiler cannot stop a user's build.
let strict: [SwiftSetting] =
  Context.environment["SUMMITRY_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func bridge(_ name: String) -> Target {
  .systemLibrary(name: name, path: "Sources/Bridges/\(name)")
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name)] + dependencies + [
      .product(name: "CustomDump", package: "swift-custom-dump"),
      .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay")
    ],
    path: "Tests/\(name)Tests", exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "summitry",
  products: [.executable(name: "summitry", targets: ["summitry"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
    // Without its test support a failed `expectNoDifference` is only printed.
    .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.1")
  ],
  targets: [
    // The shared model: values only.
    module("SequenceModel"),
    // Cells, keys, safe text.
    module("Screen", ["CUnicode"]),
    // The compiled pack.
    module("SQLite", ["CSQLite", "CTextDatabase"]),
    module("PackStore", ["SequenceModel", "SQLite", "CUnicode", "CSodium"]),
    // The authored pack.
    module("PackAuthoring", ["PackStore", "Screen", "CYAML", "CCMark"]),
    // What a lens says, and how text is set.
    module("Lenses", ["SequenceModel", "PackStore"]),
    module("Typesetting", ["Screen", "CCMark"]),
    // The pure program, and its twins on paper.
    module("Explorer", ["Lenses", "Typesetting"]),
    module("Publishing", ["Lenses", "Typesetting"]),
    // A class: where it is, and files that change under it.
    module("Classroom", ["SequenceModel", "CSystem", "CSodium"]),
    // What stays on this machine.
    module("Notebook", ["SequenceModel", "SQLite"]),
    // The terminal.
    module("NcursesTerminal", ["Screen", "CTerminal", "CSystem"]),
    // The program.
    .executableTarget(
      name: "summitry",
      dependencies: [
        "Explorer", "Publishing", "Classroom", "Notebook", "NcursesTerminal", "PackAuthoring", "EmbeddedPack",
        "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ], swiftSettings: strict),
    // Packs of any size, for tests and benchmarks; not shipped.
    .executableTarget(
      name: "pack-generator", dependencies: ["PackStore"], path: "Tests/PackGenerator", swiftSettings: strict),
    .executableTarget(
      name: "pack-compiler", dependencies: ["PackAuthoring"], swiftSettings: strict),
    .plugin(name: "EmbedPack", capability: .buildTool(), dependencies: ["pack-compiler"]),
    .target(
      name: "EmbeddedPack", dependencies: ["PackStore"], path: "Resources",
      exclude: ["singapore-hanoi"], sources: ["EmbeddedPack.swift"], swiftSettings: strict,
      plugins: ["EmbedPack"]),
    // Bridges to C.
    .target(
      name: "CTerminal", path: "Sources/Bridges/CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CSystem", path: "Sources/Bridges/CSystem"),
    .target(
      name: "CTextDatabase", path: "Sources/Bridges/CTextDatabase", linkerSettings: [.linkedLibrary("sqlite3")]),
    bridge("CSQLite"), bridge("CYAML"), bridge("CCMark"), bridge("CUnicode"), bridge("CSodium"),
    // Tests: one folder a module.
    tests("SequenceModel"), tests("Screen"), tests("SQLite", ["CTextDatabase"]),
    tests("PackStore", ["SequenceModel", "SQLite"]), tests("PackAuthoring"),
    tests("Lenses", ["PackAuthoring", "EmbeddedPack"]), tests("Typesetting"),
    tests("Explorer", ["PackAuthoring"], exclude: ["Screens"]), tests("Publishing", ["PackAuthoring"]),
    tests("Classroom"), tests("Notebook", ["SequenceModel", "SQLite"]),
    tests("NcursesTerminal", ["CTerminal", "CSystem"]),
    // This one stands for a promise of the whole program: nothing beyond the horizon shows anywhere.
    .testTarget(
      name: "HorizonTests",
      dependencies: [
        "SequenceModel", "PackStore", "PackAuthoring", "EmbeddedPack", "Lenses", "Explorer", "Publishing"
      ], path: "Tests/HorizonTests", swiftSettings: strict),
    // Not shipped: what the end-to-end tests drive on a terminal.
    .executableTarget(
      name: "terminal-probe", dependencies: ["NcursesTerminal", "Screen", "CSystem"], path: "Tests/TerminalProbe",
      swiftSettings: strict)
  ],
  swiftLanguageModes: [.v6]
)
