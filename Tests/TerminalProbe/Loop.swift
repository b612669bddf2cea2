import Glibc
import NcursesTerminal
import Screen

/// The loop of a program, as short as it can be.
func run(on terminal: Terminal, _ arguments: Arguments) {
  let trace = Trace(path: arguments.trace)
  var picture = Picture()
  var frames = 0
  var shown: Frame?

  /// How many bytes of text differ from the frame before.
  func changedBytes(in frame: Frame) -> Int {
    guard let shown, shown.size == frame.size else { return 0 }
    return zip(frame.cells, shown.cells).reduce(0) { sum, pair in
      let isSame = pair.0.style == pair.1.style && frame.text(of: pair.0) == shown.text(of: pair.1)
      return isSame ? sum : sum + frame.text(of: pair.0).utf8.count
    }
  }

  func show() {
    picture.size = terminal.size
    let frame = picture.frame()
    terminal.present(terminal.isUTF8 ? frame : frame.ascii())
    frames += 1
    trace.write("frame \(frames) \(picture.size.rows)x\(picture.size.columns) \(changedBytes(in: frame))")
    shown = frame
  }

  /// Enough to fill any buffer between this program and a terminal that does not read.
  func flood() {
    trace.write("flood")
    for count in 0..<60 {
      picture.flood = count % 2 == 0 ? "판" : "#"
      show()
    }
    picture.flood = nil
  }

  /// What a library might do.
  func complain() {
    let complaint = "a complaint on standard error\n"
    write(STDERR_FILENO, complaint, complaint.utf8.count)
  }

  func suspend() {
    if !terminal.suspend() {
      picture.message = "no job control"
      trace.write("no job control")
    }
  }

  /// Returns false to quit.
  func take(_ event: TerminalEvent) -> Bool {
    picture.message = notation(of: event)
    trace.write("event " + picture.message)
    switch event {
    case .key(.character("q")): return false
    case .key(.character("j")): picture.selection = min(picture.selection + 1, Picture.rows.count - 1)
    case .key(.character("k")): picture.selection = max(picture.selection - 1, 0)
    case .key(.character("e")): complain()
    case .key(.character("f")) where arguments.floods: flood()
    case .key(.character("m")): picture.mouse.toggle()
    case .key(.character("c")): picture.cursor.toggle()
    case .key(.control("l")): terminal.redraw()
    case .key(.control("z")): suspend()
    case .key(.character("!")): arguments.crash?.happen()
    default: break
    }
    return true
  }

  show()
  while true {
    for input in terminal.wait() {
      switch input {
      case .event(let event):
        if !take(event) { return terminal.restore() }
      case .signal(SIGTSTP): suspend()
      case .signal(let signal):
        trace.write("signal \(signal)")
        Terminal.die(of: signal)
      case .resumed: trace.write("resumed")
      case .hungUp:
        trace.write("hung up")
        Terminal.die(of: SIGHUP)
      case .deadline, .descriptor: break
      }
    }
    show()
  }
}

/// An event in a line.
private func notation(of event: TerminalEvent) -> String {
  switch event {
  case .key(.character(let character)): String(character)
  case .key(.control(let letter)): "<C-\(letter)>"
  case .key(.named(let named)): "<\(named.rawValue)>"
  case .paste(let text) where text.width > 100: "<Paste:\(text.width) columns>"
  case .paste(let text): "<Paste:\(text)>"
  case .click(let place): "<Click:\(place.row),\(place.column)>"
  case .wheel(let place, let lines): "<Wheel:\(place.row),\(place.column),\(lines)>"
  case .resized(let size): "<Resize:\(size.columns)x\(size.rows)>"
  }
}
