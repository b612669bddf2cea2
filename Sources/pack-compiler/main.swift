import Glibc
import PackAuthoring
import PackStore

// pack-compiler FOLDER OUTPUT.swift
//
// The tool of the plug-in EmbedPack: checks the pack in FOLDER and writes a Swift file that holds the compiled pack.
// Problems go to standard error as `path:line:column: error: message [code]` with absolute paths, so that an editor finds
// them in the output of `swift build`. Exit status: 0 written, 1 the pack has errors or cannot be written, 64 usage.

/// Says why and ends the program.
func fail(_ reason: String, status: Int32 = 1) -> Never {
  warn(reason)
  exit(status)
}

func warn(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

guard CommandLine.arguments.count == 3 else { fail("usage: pack-compiler FOLDER OUTPUT.swift", status: 64) }
let folder = CommandLine.arguments[1]
let output = CommandLine.arguments[2]
let authored = AuthoredPack.read(folder: folder)
for diagnostic in authored.diagnostics { warn("\(folder)/\(diagnostic)") }
guard !authored.hasErrors, let record = authored.record else { exit(1) }
do {
  try GeneratedSource(pack: PackWriter.bytes(record)).write(to: output)
} catch {
  fail("\(output): \(error)")
}
