import CTerminal
import CustomDump
import Glibc
import Screen
import Testing

@testable import NcursesTerminal

@Suite("Themes")
struct PaletteTests {
  @Test("Every theme has a look for every role", arguments: Theme.allCases, [0, 8, 16, 256])
  func complete(theme: Theme, colors: Int) {
    let palette = Palette(theme, colors: colors)
    #expect(palette.looks.count == Style.Role.allCases.count)
    for look in palette.looks {
      #expect(
        [look.foreground, look.background].compactMap { $0 }.allSatisfy { (0..<min(16, max(colors, 1))).contains($0) })
    }
  }

  @Test("Mono, and a terminal with fewer than 8 colours, have none", arguments: Theme.allCases)
  func mono(theme: Theme) {
    let palette = Palette(theme, colors: 2)
    #expect(!palette.hasColors)
    #expect(palette == Palette(.mono, colors: 256))
    #expect(palette.looks.allSatisfy { $0.foreground == nil && $0.background == nil })
  }

  @Test("No role is told by colour alone", arguments: Theme.allCases)
  func attributes(theme: Theme) {
    let mono = Palette(.mono, colors: 0)
    let palette = Palette(theme, colors: 16)
    for role in Style.Role.allCases {
      #expect(palette[role].attributes.union(.dim) == mono[role].attributes.union(.dim))
    }
    for role in [Style.Role.selection, .status] { #expect(palette[role].attributes.contains(.reverse)) }
  }

  @Test("With 8 colours the bright ones become bold")
  func eightColors() {
    let palette = Palette(.dark, colors: 8)
    expectNoDifference(palette[.warning], Palette.Look(foreground: 1, background: nil, attributes: .bold))
    expectNoDifference(palette[.citation], Palette.Look(foreground: 6, background: nil, attributes: .bold))
  }

  @Test(
    "Text has a contrast of 4.5 : 1 and more in xterm's palette",
    arguments: [(Theme.dark, 0), (.light, 15), (.highContrast, 0), (.highContrast, 15)])
  func contrast(theme: Theme, defaultBackground: Int) {
    let defaultForeground = defaultBackground == 0 ? 15 : 0
    for look in Palette(theme, colors: 16).looks {
      let text = luminance(xterm[look.foreground ?? defaultForeground])
      let ground = luminance(xterm[look.background ?? defaultBackground])
      let ratio = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
      #expect(ratio >= 4.5, "\(look)")
    }
  }

  /// Colours 0–15 of xterm (XTerm-col.ad), with black for 0 and white for 15.
  private let xterm: [(Double, Double, Double)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255)
  ]

  /// Relative luminance (WCAG 2.2).
  private func luminance(_ color: (Double, Double, Double)) -> Double {
    func linear(_ value: Double) -> Double {
      let share = value / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
  }
}

@Suite("Cells")
struct CellTests {
  @Test("Attributes keep their meaning on the way to C")
  func attributes() {
    let pairs: [(Style.Attributes, Int)] = [
      (.bold, TERMINAL_BOLD), (.underline, TERMINAL_UNDERLINE), (.reverse, TERMINAL_REVERSE),
      (.italic, TERMINAL_ITALIC),
      (.dim, TERMINAL_DIM), ([.bold, .reverse], TERMINAL_BOLD | TERMINAL_REVERSE), ([], 0)
    ]
    for (attributes, bits) in pairs { #expect(attributes.bridged == UInt8(bits)) }
  }

  @Test("Libc gives every character that a frame can show the width that the frame gives it")
  func widths() {
    #expect(terminal_choose_encoding(TERMINAL_ENCODING_UTF8))
    var different: [String] = []
    for value in UInt32(0x20)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value), terminal_columns_of(value) > 0 else { continue }
      let text = DisplayText(String(scalar))
      // What the sanitizer replaces never reaches a cell.
      guard text.string.unicodeScalars.elementsEqual([scalar]) else { continue }
      if text.width != Int(terminal_columns_of(value)) {
        different.append("U+" + String(value, radix: 16, uppercase: true))
      }
    }
    #expect(different == [], "\(different.count)")
  }
}
