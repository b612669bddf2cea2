// A small program on a terminal, for the end-to-end tests (Tests/EndToEnd/terminal_test.py). It shows a frame with
// every kind of text, tells what it is told, and can be made to crash.
//
// --trace FILE           append a line for each frame, event and signal: what the tests wait for
// --ascii --theme NAME   as in the program itself
// --crash KIND           trap, stack, abort or segv at the key `!`
// --flood                show 60 frames at once at the key `f`
// --lines ROWSxCOLUMNS   print the frame as text and end
//
// Keys: j k move the selection, m mouse, c cursor, e writes to standard error, Ctrl-z suspend, Ctrl-l redraw, q quit.

import CSystem
import Glibc
import NcursesTerminal
import Screen

system_begin()
let arguments = try Arguments(CommandLine.arguments.dropFirst())
if let size = arguments.linesOfSize {
  var picture = Picture()
  picture.size = size
  for line in picture.frame().lines() { print(line) }
  exit(0)
}

do throws(Terminal.Failure) {
  let terminal = try Terminal(
    Terminal.Options(encoding: arguments.ascii ? .ascii : .ofLocale, theme: arguments.theme))
  run(on: terminal, arguments)
} catch {
  let message = "terminal-probe: \(error)\n"
  write(STDERR_FILENO, message, message.utf8.count)
  exit(69)
}
