import CTerminal
import Screen

/// Turns the bytes and keys of a terminal into events. Pure: it reads nothing and knows no time.
///
/// Curses has recognized the keys of the terminal database; what it leaves is text in UTF-8, control sequences that it
/// does not know, mouse reports and pastes. Nothing that a terminal sends by itself (answers to queries, focus reports)
/// becomes a key, no malformed byte costs the key after it, and pasted text never becomes a command.
///
/// Feed it with `accept`, call `endOfInput()` when nothing more waits, and `expire()` when nothing came for as long as
/// `patience`.
struct InputDecoder {
  /// A paste is cut to so many bytes.
  static let longestPaste = 1 << 20

  /// What has been understood, oldest first; the owner takes it away.
  var events: [TerminalEvent] = []
  /// The size of the screen: mouse reports from outside are ignored.
  var size: Size

  private var state = State.text

  private enum State {
    case text
    /// Within a character of several bytes.
    case character([UInt8], length: Int)
    /// After ESC.
    case escape
    /// After ESC O.
    case singleShift
    /// After ESC [, with the bytes so far.
    case sequence([UInt8])
    /// After ESC [ M: button, column and row, as bytes above 32.
    case oldMouseReport([UInt8])
    /// Within an answer that ends with ST or BEL: OSC, DCS, SOS, PM, APC.
    case answer
    case paste(Paste)
  }

  /// Starts between two keys.
  init(size: Size) { self.size = size }

  /// How long to wait, after the last byte, for the rest of what has begun; nil where nothing has.
  ///
  /// Slow links cut sequences; curses waits 25 ms between the bytes of a key. A paste gets a second for its end mark.
  ///
  /// Never inlined: in `wait` the switch crashes the optimizer of Swift 6.3.1 (its pass CopyPropagation).
  @inline(never)
  var patience: Duration? {
    switch state {
    case .text: nil
    case .paste: .seconds(1)
    default: .milliseconds(200)
    }
  }

  /// Whether a paste is going on: it is read past curses, which makes a system call for each byte.
  var isPasting: Bool {
    if case .paste = state { true } else { false }
  }

  // MARK: Bytes

  /// Takes the next byte.
  mutating func accept(_ byte: UInt8) {
    switch state {
    case .text: acceptText(byte)
    case .character(let bytes, let length): acceptCharacter(byte, after: bytes, length: length)
    case .escape: acceptAfterEscape(byte)
    case .singleShift: acceptShifted(byte)
    case .sequence(let bytes): acceptSequence(byte, after: bytes)
    case .oldMouseReport(let bytes): acceptOldMouseReport(bytes + [byte])
    case .answer:
      // ESC \ ends it, and what is no \ begins something new; BEL is xterm's end, CAN and SUB cancel (ECMA-48).
      if byte == 0x1B { state = .escape }
      if byte == 0x07 || byte == 0x18 || byte == 0x1A { state = .text }
    case .paste: withUnsafeBytes(of: byte) { accept($0) }
    }
  }

  /// Takes many bytes, of a paste mostly; what follows its end may be among them.
  mutating func accept(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    while let byte = rest.first {
      var taken = 1
      if case .paste(var paste) = state {
        // Out of the state while it grows, or it would be copied.
        state = .text
        taken = paste.accept(rest)
        if paste.isComplete { finish(paste) } else { state = .paste(paste) }
      } else {
        accept(byte)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    }
  }

  private mutating func finish(_ paste: Paste) {
    state = .text
    if !paste.text.isEmpty { events.append(.paste(DisplayText(paste.text))) }
  }

  /// Takes a key that curses has recognized (`TERMINAL_KEY_UP`, …). What was unfinished before it is dropped.
  mutating func accept(key: Int) {
    if case .paste = state { return }
    endOfInput()
    state = .text
    if let named = Self.named[key] { events.append(.key(.named(named))) }
  }

  /// Nothing more waits: an escape byte alone was the key. (Curses has waited for the rest already.)
  mutating func endOfInput() {
    guard case .escape = state else { return }
    state = .text
    events.append(.key(.named(.escape)))
  }

  /// The rest did not come: a paste ends here, anything else is dropped.
  mutating func expire() {
    if case .paste(let paste) = state { finish(paste) } else { state = .text }
  }

  // MARK: Text

  private mutating func acceptText(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D, 0x0A: events.append(.key(.named(.enter)))
    case 0x09: events.append(.key(.named(.tab)))
    case 0x08, 0x7F: events.append(.key(.named(.backspace)))
    case 0x20: events.append(.key(.named(.space)))
    case 0x01...0x1A: events.append(.key(.control(Character(Unicode.Scalar(byte + 0x60)))))
    case 0x21...0x7E: events.append(.key(.character(Character(Unicode.Scalar(byte)))))
    case 0xC2...0xDF: state = .character([byte], length: 2)
    case 0xE0...0xEF: state = .character([byte], length: 3)
    case 0xF0...0xF4: state = .character([byte], length: 4)
    default: break  // NUL, Ctrl-\ … Ctrl-_, and bytes that begin no character: no key of ours.
    }
  }

  private mutating func acceptCharacter(_ byte: UInt8, after start: [UInt8], length: Int) {
    guard byte & 0xC0 == 0x80 else {
      // The character is broken; the byte is not.
      state = .text
      return accept(byte)
    }
    let bytes = start + [byte]
    guard bytes.count == length else { return state = .character(bytes, length: length) }
    state = .text
    // Overlong forms and surrogates are no text; C1 controls are no keys.
    if let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      scalar.properties.generalCategory != .control
    {
      events.append(.key(.character(Character(scalar))))
    }
  }

  // MARK: Sequences

  private mutating func acceptAfterEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"): state = .answer
    case UInt8(ascii: "\\"): state = .text  // The end of an answer.
    default:
      // Alt and a key, or two keys typed by a program: terminals do not tell. Both keys count.
      endOfInput()
      accept(byte)
    }
  }

  /// After ESC O: a key of the keypad, or of the cursor block in application mode.
  private mutating func acceptShifted(_ byte: UInt8) {
    if (0x30...0x3B).contains(byte) { return }  // A modifier, in old versions of xterm.
    state = .text
    if byte < 0x20 {
      accept(byte)
    } else if byte == UInt8(ascii: "M") {
      events.append(.key(.named(.enter)))
    } else if let named = Self.named(parameters: "", final: Character(Unicode.Scalar(byte))) {
      events.append(.key(.named(named)))
    }
  }

  /// Within a control sequence (ECMA-48, 5.4): parameter and intermediate bytes, then one final byte.
  private mutating func acceptSequence(_ byte: UInt8, after bytes: [UInt8]) {
    switch byte {
    case 0x20...0x3F:
      // Longer than any sequence we know: swallowed, not kept.
      if bytes.count < 32 { state = .sequence(bytes + [byte]) }
    case 0x40...0x7E:
      state = .text
      accept(finalByte: byte, of: bytes)
    default:
      state = .text
      if byte < 0x20 { accept(byte) }
    }
  }

  private mutating func accept(finalByte: UInt8, of parameterBytes: [UInt8]) {
    let parameters = String(decoding: parameterBytes, as: UTF8.self)
    let final = Character(Unicode.Scalar(finalByte))
    if final == "M", parameters.first == "<" {
      acceptMouseReport(parameters.dropFirst())
    } else if final == "M", parameters.isEmpty {
      state = .oldMouseReport([])
    } else if final == "~", parameters == "200" {
      state = .paste(Paste())
    } else if let named = Self.named(parameters: parameters, final: final) {
      events.append(.key(.named(named)))
    }
    // Anything else, answers and focus reports among it, says nothing that we asked for.
  }

  // MARK: Mouse

  /// `button;column;row` of an SGR report (xterm's control sequences, "Extended coordinates"), 1-based.
  private mutating func acceptMouseReport(_ parameters: Substring) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1], let row = numbers[2] else { return }
    press(of: button, column: column, row: row)
  }

  private mutating func acceptOldMouseReport(_ bytes: [UInt8]) {
    guard bytes.count == 3 else { return state = .oldMouseReport(bytes) }
    state = .text
    let numbers = bytes.map { Int($0) - 32 }
    press(of: numbers[0], column: numbers[1], row: numbers[2])
  }

  private mutating func press(of button: Int, column: Int, row: Int) {
    let position = Position(row: row - 1, column: column - 1)
    let screen = Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)
    guard screen.contains(position) else { return }
    let modifiers = 4 | 8 | 16
    switch button & ~modifiers {
    case 0: events.append(.click(position))
    case 64: events.append(.wheel(position, lines: -3))
    case 65: events.append(.wheel(position, lines: 3))
    default: break
    }
  }
}

// MARK: Keys

extension InputDecoder {
  /// The keys that curses recognizes.
  private static let named: [Int: Key.Named] = [
    TERMINAL_KEY_UP: .up, TERMINAL_KEY_DOWN: .down, TERMINAL_KEY_LEFT: .left, TERMINAL_KEY_RIGHT: .right,
    TERMINAL_KEY_HOME: .home, TERMINAL_KEY_END: .end, TERMINAL_KEY_PAGE_UP: .pageUp, TERMINAL_KEY_PAGE_DOWN: .pageDown,
    TERMINAL_KEY_ENTER: .enter, TERMINAL_KEY_BACKSPACE: .backspace, TERMINAL_KEY_DELETE: .delete,
    TERMINAL_KEY_BACK_TAB: .backTab, TERMINAL_KEY_F1: .f1
  ].reduce(into: [:]) { $0[Int($1.key)] = $1.value }

  /// The keys of xterm and its relatives: what is left where TERM names another terminal, or where a slow link has cut
  /// a key in pieces that curses no longer puts together. With modifiers they are no keys of ours.
  private static func named(parameters: String, final: Character) -> Key.Named? {
    switch (parameters, final) {
    case ("", "A"), ("1", "A"): .up
    case ("", "B"), ("1", "B"): .down
    case ("", "C"), ("1", "C"): .right
    case ("", "D"), ("1", "D"): .left
    case ("", "H"), ("1", "H"), ("1", "~"), ("7", "~"): .home
    case ("", "F"), ("1", "F"), ("4", "~"), ("8", "~"): .end
    case ("3", "~"): .delete
    case ("5", "~"): .pageUp
    case ("6", "~"): .pageDown
    case ("", "Z"): .backTab
    case ("", "P"), ("1", "P"), ("11", "~"): .f1
    default: nil
    }
  }
}
