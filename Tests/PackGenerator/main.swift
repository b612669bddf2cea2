import Glibc
import PackStore

// pack-generator COUNT FILE [--short-bodies]    writes a pack of COUNT moments
// pack-generator --measure FILE                 times reading it

var arguments = Array(CommandLine.arguments.dropFirst())
let hasShortBodies = arguments.contains("--short-bodies")
arguments.removeAll { $0 == "--short-bodies" }
do {
  if arguments.count == 2, arguments[0] == "--measure" {
    try Measurement(path: arguments[1]).print()
  } else if arguments.count == 2, let count = Int(arguments[0]), count >= 0 {
    let pack = GeneratedPack(count: count, hasShortBodies: hasShortBodies)
    try PackWriter.write(pack.record, moments: pack.moments, to: arguments[1])
    print("\(count) moments; peak memory \(Measurement.peakMemory / 1024) MiB")
  } else {
    print("usage: pack-generator COUNT FILE [--short-bodies] | --measure FILE")
    exit(64)
  }
} catch {
  print(error)
  exit(1)
}
