import SequenceModel

/// What a notes terminal asks the presenter's terminal to do, as a line of text: `drive LESSON PLACE PRESS WHAT`.
///
/// It names the cue that it was made at. The presenter's terminal does nothing if it went on meanwhile, so that a double press cannot skip a step.
public struct DriveOrder: Equatable, Sendable {
  /// What to do.
  public var order: Cue.Order
  /// The cue on the notes terminal when the key was pressed.
  public var number: Cue.Number

  /// Counts the orders of a notes terminal, so that none looks like the one before.
  public var press: Int64

  /// Makes an order.
  public init(_ order: Cue.Order, at number: Cue.Number, press: Int64) {
    self.order = order
    self.number = number
    self.press = press
  }

  /// The line.
  public var text: String {
    let words =
      switch order {
      case .next: "next"
      case .previous: "previous"
      case .blank: "blank"
      case .step(let step): "step \(step)"
      }
    return "drive \(number.lesson) \(number.place) \(press) \(words)"
  }

  /// Reads a line; nil where it is no order.
  public init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard (5...6).contains(words.count), words[0] == "drive", let lesson = Int64(words[1]),
      let place = Int64(words[2]), let press = Int64(words[3])
    else { return nil }
    switch (words[4], words.count) {
    case ("next", 5): order = .next
    case ("previous", 5): order = .previous
    case ("blank", 5): order = .blank
    case ("step", 6):
      guard let step = Int(words[5]), (1...999).contains(step) else { return nil }
      order = .step(step)
    default: return nil
    }
    number = Cue.Number(lesson: lesson, place: place)
    self.press = press
    guard self.text == text else { return nil }
  }
}
