import CSodium
import SequenceModel

/// What a presenter tells a room: a line of text of at most `limit` bytes, signed.
///
/// ```
/// summitry1 here 1764170000123 42 8f3a90bc11de77a0 tour/ledger 7 2 1,3 step 2018-06-12 754 KEY SIGNATURE
///           sign lesson        place pack          tour       step revealed opened screen lock elapsed
/// ```
///
/// Fields are parted by one space; numbers have no leading zeros; key and signature are hexadecimal digits. The signature covers the room's name,
/// a line break, and everything before it: a cue of one class moves no other one.
public struct SignedCue: Equatable, Sendable {
  /// What the line says of the presenter.
  public enum Sign: String, Sendable {
    /// They are at the place.
    case here
    /// They went without a word: what a broker says in their name when it loses them.
    case gone
    /// They ended the lesson.
    case ended
  }

  /// Why a line is no cue.
  public enum Fault: Error, Equatable {
    case tooLong, malformed, forged
  }

  /// The most bytes of a line.
  public static let limit = 512

  /// What it says of the presenter.
  public let sign: Sign
  /// Where they are.
  public let cue: Cue
  /// Who signed.
  public let signer: RoomKey.Fingerprint
  /// The line, without a line break.
  public let text: String

  /// Signs a cue for a room; nil where it does not fit, because the tour's id is too long.
  public init?(_ sign: Sign, _ cue: Cue, room: String, by key: RoomKey) {
    let place = cue.place
    let fields = [
      Self.magic, sign.rawValue, "\(cue.number.lesson)", "\(cue.number.place)", place.pack, place.tour.description,
      "\(place.step)", "\(place.revealed)",
      place.opened.isEmpty ? "-" : place.opened.map(String.init).joined(separator: ","), place.screen.rawValue,
      place.lock.map { CalendarDate($0).description } ?? "-", "\(cue.elapsed)", key.publicKey.hexadecimal
    ]
    let unsigned = fields.joined(separator: " ")
    let line = unsigned + " " + key.signature(of: room + "\n" + unsigned).hexadecimal
    // Whoever reads it is stricter than the types are: what they would refuse is not sent.
    guard let made = try? Self(line, room: room) else { return nil }
    self = made
  }

  /// Reads a line as it came from a room.
  /// - Throws: why it counts for nothing.
  public init(_ line: String, room: String) throws(Fault) {
    guard line.utf8.count <= Self.limit else { throw .tooLong }
    let fields = line.split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count == 14, fields[0] == Self.magic, let sign = Sign(rawValue: String(fields[1])),
      let lesson = Self.number(fields[2], 1...99_999_999_999_999),
      let place = Self.number(fields[3], 1...9_999_999_999),
      fields[4].utf8.count == Cue.Place.packLength, [UInt8](hexadecimal: fields[4]) != nil,
      let tour = EntryID(fields[5]), tour.kind == .tour, tour.description == fields[5],
      let step = Self.number(fields[6], 1...999), let revealed = Self.number(fields[7], 0...99),
      let opened = Self.numbers(fields[8]), let screen = Cue.Place.Screen(rawValue: String(fields[9])),
      let lock = Self.day(fields[10]), let elapsed = Self.number(fields[11], 0...9_999_999),
      let publicKey = [UInt8](hexadecimal: fields[12]), publicKey.count == crypto_sign_publickeybytes(),
      let signature = [UInt8](hexadecimal: fields[13]), signature.count == crypto_sign_bytes()
    else { throw .malformed }
    let signed = Array((room + "\n" + fields[..<13].joined(separator: " ")).utf8)
    guard sodium_init() >= 0, crypto_sign_verify_detached(signature, signed, UInt64(signed.count), publicKey) == 0
    else { throw .forged }
    self.sign = sign
    cue = Cue(
      Cue.Place(
        pack: String(fields[4]), tour: tour, step: Int(step), revealed: Int(revealed), opened: opened.map { Int($0) },
        screen: screen, lock: lock),
      number: Cue.Number(lesson: lesson, place: place), elapsed: Int(elapsed))
    signer = RoomKey.Fingerprint(of: publicKey)
    text = line
  }

  private static let magic = "summitry1"

  /// A number without sign and leading zeros.
  private static func number(_ field: Substring, _ range: ClosedRange<Int64>) -> Int64? {
    guard let number = Int64(field), range.contains(number), String(number) == field else { return nil }
    return number
  }

  /// A day, or `-` for no day; nil for anything else.
  private static func day(_ field: Substring) -> Day?? {
    if field == "-" { return .some(nil) }
    guard let date = CalendarDate(field), date.firstDay == date.lastDay, CalendarDate(date.lastDay).description == field
    else { return nil }
    return date.lastDay
  }

  /// Ascending numbers parted by commas, or `-` for none.
  private static func numbers(_ field: Substring) -> [Int64]? {
    if field == "-" { return [] }
    let numbers = field.split(separator: ",", omittingEmptySubsequences: false).map { number($0, 1...999) }
    let known = numbers.compactMap(\.self)
    guard known.count == numbers.count, known.count <= Cue.Place.openedLimit,
      zip(known, known.dropFirst()).allSatisfy(<)
    else { return nil }
    return known
  }
}
