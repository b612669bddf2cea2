import CSystem
import CTerminal
import Glibc
import Screen

/// The terminal: shows frames, and waits for what a person does. The only way from this program to a screen.
///
/// It opens the controlling terminal itself, so standard input and output may be anything (whether output must be a
/// terminal is the caller's decision). A process has one. It is not Sendable: the run loop owns it.
///
/// ```swift
/// let terminal = try Terminal(Terminal.Options(theme: .light))
/// terminal.present(terminal.isUTF8 ? frame : frame.ascii())
/// for input in terminal.wait() { … }
/// terminal.restore()
/// ```
///
/// From `init` on SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT and SIGWINCH come out of `wait` (those of them
/// that the parent process had ignored stay ignored, as `nohup` wants it), SIGPIPE and SIGXFSZ are ignored: a write
/// that fails says so. Give a child process the defaults back. A crash, a Swift trap included, gives the terminal back,
/// says so on standard error, and ends the process by its signal. What anybody writes to standard error while the
/// screen is ours, if that is a terminal, appears afterwards.
public final class Terminal {
  /// Why there is no terminal to work with, with advice; the program ends with status 69.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// None is there.
    case noTerminal(String)
    /// There is one, but it cannot show frames. Nothing has been written to it.
    case unusable(String)

    /// The advice.
    public var description: String {
      switch self {
      case .noTerminal(let advice), .unusable(let advice): advice
      }
    }
  }

  /// What the user may wish.
  public struct Options: Sendable {
    /// How characters leave the program.
    public enum Encoding: Sendable {
      /// UTF-8 where the locale says so, or where it says nothing (`C`, or a locale that is not installed); else ASCII.
      case ofLocale
      /// ASCII only.
      case ascii
      /// UTF-8, whatever the locale says.
      case utf8
    }

    /// The characters.
    public var encoding: Encoding
    /// Whether frames may ask for the mouse.
    public var mouse: Bool
    /// The colours. The environment variable NO_COLOR and a terminal without colours make it `mono`.
    public var theme: Theme
    /// Whether the window's title follows the frames; an empty one leaves it alone.
    public var title: Bool

    /// Makes options; the defaults are those of a program started without any.
    public init(encoding: Encoding = .ofLocale, mouse: Bool = true, theme: Theme = .dark, title: Bool = true) {
      self.encoding = encoding
      self.mouse = mouse
      self.theme = theme
      self.title = title
    }
  }

  /// The size of the screen, 1…1000 each way; follows the window as `wait` reports it.
  public internal(set) var size: Size
  /// Whether the terminal takes UTF-8. If not, present `frame.ascii()`: other characters appear as `?`.
  public let isUTF8: Bool

  let options: Options
  let palette: Palette
  /// What is on the screen now; nil where that is unknown.
  var shown: Frame?
  var shownTitle: DisplayText?
  var decoder: InputDecoder
  /// What `wait` returns next, before it looks.
  var pending: [Input] = []
  var lastByte = ContinuousClock.now
  var emptyReads = 0
  var hasMoreInput = false
  var isHungUp = false
  let signalDescriptor: Int32
  let hasJobControl: Bool

  /// Takes the terminal: raw input from now on, the screen with the first `present`.
  public init(_ options: Options = Options()) throws(Failure) {
    self.options = options
    // Before SIGTSTP is caught.
    hasJobControl = system_has_job_control()
    isUTF8 = terminal_choose_encoding(options.encoding.bridged)
    system_begin()
    let name = getenv("TERM")
    try Self.check(terminal_find(name))
    // Started in the background: curses would change the settings of the shell's terminal.
    while hasJobControl && !terminal_is_foreground() { system_stop_by(SIGTTOU) }
    // Before curses, which leaves alone what has a handler.
    signalDescriptor = try Self.catchSignals()
    try Self.check(terminal_begin(name))
    size = Self.measuredSize()
    decoder = InputDecoder(size: size)
    let wantsColors = options.theme != .mono && !Self.isNoColorSet
    palette = Palette(options.theme, colors: wantsColors ? Int(terminal_start_colors()) : 0)
    definePairs()
  }

  deinit { restore() }

  /// Gives the terminal back: screen, modes, line settings. Does nothing the second time. Half a second at most where
  /// the terminal does not take what is written; after a hang-up nothing is written. Also runs at every normal or
  /// abnormal end of the process but SIGKILL, so that forgetting it is no harm.
  public func restore() { terminal_restore() }

  /// Gives the terminal back and ends the process by a signal, so that the shell sees the cause.
  public static func die(of signal: Int32) -> Never {
    terminal_restore()
    system_die_of(signal)
  }

  // MARK: Showing

  /// Shows a frame: of each row, what differs from the last one goes to curses, which sends what has changed, at once.
  ///
  /// The hardware cursor then stands on `frame.cursor` (the origin where that is nil), visible or not. What lies
  /// outside the screen is clipped. Nothing happens after a hang-up.
  public func present(_ frame: Frame) {
    if shown?.size != frame.size {
      shown = nil
      terminal_erase()
    }
    for number in 0..<min(frame.size.rows, size.rows) {
      let changed = shown.map { frame.changedColumns(ofRow: number, from: $0) } ?? 0..<frame.size.columns
      if let changed { draw(row: number, columns: changed, of: frame) }
    }
    shown = frame
    guard update(frame) else { return }
    terminal_set_mouse(frame.wantsMouse && options.mouse)
    if options.title, frame.title.width > 0, shownTitle != frame.title { show(title: frame.title) }
  }

  /// Sends the whole screen again, for when something else has written on it.
  public func redraw() {
    guard let shown else { return }
    terminal_repaint()
    update(shown)
  }

  @discardableResult
  private func update(_ frame: Frame) -> Bool {
    let cursor = frame.cursor ?? Position(row: 0, column: 0)
    return terminal_update(
      Int32(min(max(0, cursor.row), size.rows - 1)), Int32(min(max(0, cursor.column), size.columns - 1)),
      frame.showsCursor)
  }

  private func show(title: DisplayText) {
    shownTitle = title
    terminal_set_title((isUTF8 ? title : title.ascii).truncated(to: 200).string)
  }

  private func draw(row: Int, columns: Range<Int>, of frame: Frame) {
    let start = row * frame.size.columns
    withUnsafeTemporaryAllocation(of: terminal_cell.self, capacity: columns.count) { buffer in
      for (place, column) in columns.enumerated() {
        buffer.initializeElement(at: place, to: bridged(frame.cells[start + column], of: frame))
      }
      terminal_draw(Int32(row), Int32(columns.lowerBound), buffer.baseAddress, Int32(columns.count))
    }
  }

  private func bridged(_ cell: Cell, of frame: Frame) -> terminal_cell {
    var result = terminal_cell()
    if let scalar = cell.scalar {
      result.scalars.0 = scalar.value
    } else if !cell.isContinuation {
      var scalars = frame.text(of: cell).unicodeScalars.makeIterator()
      result.scalars.0 = scalars.next()?.value ?? 0
      result.scalars.1 = scalars.next()?.value ?? 0
      result.scalars.2 = scalars.next()?.value ?? 0
      result.scalars.3 = scalars.next()?.value ?? 0
      result.scalars.4 = scalars.next()?.value ?? 0
    }
    result.columns = UInt8(cell.width)
    result.pair = palette.hasColors ? cell.style.role.rawValue + 1 : 0
    result.attributes = cell.style.attributes.union(palette[cell.style.role].attributes).bridged
    return result
  }

  // MARK: Opening

  private static func check(_ status: terminal_status) throws(Failure) {
    if status != TERMINAL_OPENED { throw Failure(status) }
  }

  private static func catchSignals() throws(Failure) -> Int32 {
    let descriptor = system_signals_open()
    guard descriptor >= 0 else { throw .unusable("No file descriptors are left (see `ulimit -n`).") }
    // An update that hangs must not keep the signals that end the program from it.
    system_signals_set_hook(terminal_divert)
    for signal in [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH] { _ = system_signals_catch(signal) }
    // SIGTTOU stays as it is: who continues us in the background wants us to stop there.
    for signal in [SIGPIPE, SIGXFSZ] { system_signals_ignore(signal) }
    return descriptor
  }

  static func measuredSize() -> Size {
    var (rows, columns): (Int32, Int32) = (0, 0)
    terminal_measure(&rows, &columns)
    return Size(rows: Int(rows), columns: Int(columns))
  }

  /// no-color.org: present and not empty.
  private static var isNoColorSet: Bool {
    guard let value = getenv("NO_COLOR") else { return false }
    return value.pointee != 0
  }

  private func definePairs() {
    guard palette.hasColors else { return }
    for (index, look) in palette.looks.enumerated() {
      terminal_define_pair(Int32(index + 1), Int32(look.foreground ?? -1), Int32(look.background ?? -1))
    }
  }
}

// MARK: Words of the bridge

extension Terminal.Options.Encoding {
  fileprivate var bridged: terminal_encoding {
    switch self {
    case .ofLocale: TERMINAL_ENCODING_OF_LOCALE
    case .ascii: TERMINAL_ENCODING_ASCII
    case .utf8: TERMINAL_ENCODING_UTF8
    }
  }
}

extension Style.Attributes {
  var bridged: UInt8 {
    // Without a list of pairs: every cell on its way to the screen comes by here.
    var bits = 0
    if contains(.bold) { bits |= TERMINAL_BOLD }
    if contains(.underline) { bits |= TERMINAL_UNDERLINE }
    if contains(.reverse) { bits |= TERMINAL_REVERSE }
    if contains(.italic) { bits |= TERMINAL_ITALIC }
    if contains(.dim) { bits |= TERMINAL_DIM }
    return UInt8(truncatingIfNeeded: bits)
  }
}

extension Terminal.Failure {
  fileprivate init(_ status: terminal_status) {
    let name = getenv("TERM").map { DisplayText(String(cString: $0)).truncated(to: 40).string } ?? ""
    let advice = "Set TERM to the name of your terminal, for example TERM=xterm-256color."
    switch status {
    case TERMINAL_NO_DEVICE: self = .noTerminal("There is no terminal: start the program from one.")
    case TERMINAL_NAME_MISSING: self = .unusable("TERM is not set. \(advice)")
    case TERMINAL_NAME_MALFORMED: self = .unusable("TERM is no terminal's name: \(name). \(advice)")
    case TERMINAL_NAME_UNKNOWN:
      self = .unusable("TERM=\(name) is not in the terminal database of this machine. \(advice)")
    case TERMINAL_INCAPABLE: self = .unusable("A terminal of type \(name) cannot move its cursor. \(advice)")
    case TERMINAL_OPENED_BEFORE: self = .unusable("The terminal is in use by this program already.")
    default: self = .unusable("The terminal could not be opened: memory or file descriptors are exhausted.")
    }
  }
}
