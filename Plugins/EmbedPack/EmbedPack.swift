import Foundation
import PackagePlugin

/// Compiles the pack in `Resources/singapore-hanoi` into the target that embeds it, whenever a file of the pack changed.
///
/// The inputs are the files, not their folder: a folder's own change would not tell an edited file. That added, renamed and
/// deleted files are noticed comes from the target: its path is `Resources`, so SwiftPM plans anew, and asks here again, when
/// anything below it comes or goes. `ci/test-embedding` tries all of these.
@main
struct EmbedPack: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Resources/singapore-hanoi")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPack+Text.swift")
    return [
      .buildCommand(
        displayName: "Checking and embedding \(folder.lastPathComponent)",
        executable: try context.tool(named: "pack-compiler").url,
        arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: files(in: folder), outputFiles: [output])
    ]
  }

  /// Every file below a folder, in the order of their paths.
  private func files(in folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
    let files = all?.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
    return (files ?? []).sorted { $0.path < $1.path }
  }
}
