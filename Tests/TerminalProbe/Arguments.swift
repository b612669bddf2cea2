import Glibc
import NcursesTerminal
import Screen

/// The command line of the probe.
struct Arguments {
  struct Unknown: Error { var argument: String }

  var trace: String?
  var ascii = false
  var theme = Theme.dark
  var crash: Crash?
  var floods = false
  var linesOfSize: Size?

  init(_ arguments: some Sequence<String>) throws {
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      switch argument {
      case "--trace": trace = rest.next()
      case "--flood": floods = true
      case "--ascii": ascii = true
      case "--theme": theme = rest.next().flatMap { Theme(rawValue: $0) } ?? .dark
      case "--crash": crash = rest.next().flatMap { Crash(rawValue: $0) }
      case "--lines":
        let numbers = (rest.next() ?? "").split(separator: "x").compactMap { Int($0) }
        guard numbers.count == 2 else { throw Unknown(argument: argument) }
        linesOfSize = Size(rows: numbers[0], columns: numbers[1])
      default: throw Unknown(argument: argument)
      }
    }
  }
}

/// Ways to end that no cleanup code sees.
enum Crash: String {
  case trap, stack, abort, segv

  func happen() {
    switch self {
    case .trap: fatalError("the probe was told to trap")
    case .stack: print(depth(1))
    case .abort: Glibc.abort()
    case .segv:
      let nowhere = UnsafeMutablePointer<Int>(bitPattern: 8)
      nowhere?.pointee = 1
    }
  }

  private func depth(_ number: Int) -> Int { number == Int.max ? 0 : depth(number + 1) + 1 }
}

/// The file that tells the tests how far the probe is; a line is written at once.
struct Trace {
  private let descriptor: Int32

  init(path: String?) {
    descriptor = path.map { open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) } ?? -1
  }

  func write(_ line: String) {
    let text = line + "\n"
    _ = Glibc.write(descriptor, text, text.utf8.count)
  }
}
