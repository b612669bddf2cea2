import Classroom
import Explorer
import Glibc
import PackAuthoring
import PackStore
import Screen
import SequenceModel

/// The person's own tour as a running explorer uses it: a file that is read again when it changes, and that steps are added to.
final class OwnTour: Companion {
  /// Where steps go if nobody says otherwise.
  static let standardPath = "tour.md"

  /// The file that is read.
  private let path: String
  /// The file that steps are added to.
  private let target: String
  private let pack: Pack
  private let lock: Day?
  private var watch: FolderWatch?
  /// What was wrong with the file at the last look; nil where nothing was.
  private(set) var fault: DisplayText?
  /// What the file held at the last look; nil where it could not be read.
  private var bytes: [UInt8]?

  /// - Parameters:
  ///   - path: the tour that is presented; nil for none.
  ///   - target: the file that steps are added to; nil for the one that is presented, else `standardPath`.
  ///   - pack: what tours refer to.
  ///   - lock: the last day that this process shows.
  init(path: String?, target: String?, beside pack: Pack, lock: Day?) {
    self.path = path ?? target ?? Self.standardPath
    self.target = target ?? self.path
    self.pack = pack
    self.lock = lock
  }

  /// Whether an argument names a tour's file and not a tour of the pack: it ends in `.md`, or holds a slash and is there.
  static func isFile(_ name: String) -> Bool {
    if name.hasSuffix(".md") { return true }
    var status = stat()
    return name.contains("/") && stat(name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Reads the file and begins to watch it.
  /// - Throws: exit status 66 where it cannot be read.
  func begin() throws -> TourFile {
    startWatching()
    do throws(TourFile.Unreadable) {
      let bytes = try TourFile.bytes(path: path)
      self.bytes = bytes
      let file = TourFile.read(bytes, path: path, beside: pack, lock: lock)
      fault = file.firstError.map { text(of: $0) }
      return file
    } catch {
      throw error.ending
    }
  }

  // MARK: Changes

  var descriptors: [Int32] { [watch?.descriptor].compactMap(\.self) }

  var deadline: ContinuousClock.Instant? { added.isEmpty ? nextLook : .now }

  private var nextLook: ContinuousClock.Instant?
  /// What came of steps that were added since the last `take`.
  private var added: [Event] = []

  private func startWatching() {
    guard watch == nil else { return }
    let watch = FolderWatch(Self.folder(of: ReplacedFile.resolved(path)))
    self.watch = watch
    if watch.isRemote { nextLook = .now }
  }

  func take(at now: ContinuousClock.Instant) -> [Event] {
    defer { added = [] }
    guard let watch else { return added }
    let isTime = nextLook.map { $0 <= now } ?? false
    if isTime { nextLook = now + .seconds(1) }
    guard isTime || watch.take().mayTouch(Self.name(of: ReplacedFile.resolved(path))) else { return added }
    return added + [read(saying: nil)].compactMap(\.self)
  }

  func shown(_ state: State, _ effects: [Effect], in library: Library, at now: ContinuousClock.Instant) {
    for case .addStep(let title, let settings) in effects { added.append(add(title, settings)) }
  }

  func end() {}

  /// What the file says now; nil where it is as it was.
  private func read(saying words: String?) -> Event? {
    let new: [UInt8]
    do throws(TourFile.Unreadable) {
      new = try TourFile.bytes(path: path)
    } catch {
      defer { bytes = nil }
      return bytes == nil ? nil : complain(error.diagnostic, words)
    }
    guard new != bytes else { return words.map { .ownTour(nil, notice: DisplayText($0)) } }
    bytes = new
    let file = TourFile.read(new, path: path, beside: pack, lock: lock)
    if let error = file.firstError { return complain(error, words) }
    fault = nil
    return .ownTour(file.tour, notice: words.map { DisplayText($0) })
  }

  /// The last good version stays, and the person learns what is wrong.
  private func complain(_ problem: Diagnostic, _ words: String?) -> Event {
    let text = text(of: problem)
    fault = text
    return .ownTour(nil, notice: words.map { DisplayText($0) + "; " + text } ?? text)
  }

  private func text(of problem: Diagnostic) -> DisplayText {
    DisplayText("\(Self.name(of: path)):\(problem.line):\(problem.column): \(problem.message)")
  }

  // MARK: Adding

  /// Adds a step at the end of the target.
  private func add(_ title: String, _ settings: StepSettings) -> Event {
    let name = Self.name(of: target)
    do throws(WholeFile.Failure) {
      try append(title, settings)
    } catch {
      return .ownTour(nil, notice: DisplayText("No step was added to \(name): \(error.reason)"))
    }
    let words = "Added as the last step to \(name)"
    guard target == path else { return .ownTour(nil, notice: DisplayText(words)) }
    startWatching()
    return read(saying: words) ?? .ownTour(nil, notice: DisplayText(words))
  }

  private func append(_ title: String, _ settings: StepSettings) throws(WholeFile.Failure) {
    var attempts = 3
    while true {
      let file = ReplacedFile(target)
      let old: [UInt8]?
      do throws(TourFile.Unreadable) {
        old = file.exists ? try TourFile.bytes(path: target) : nil
      } catch {
        throw WholeFile.Failure(reason: error.diagnostic.message)
      }
      let new: [UInt8]
      do throws(TourText.Failure) {
        new = try TourText.appending(title, settings, to: old)
      } catch {
        throw WholeFile.Failure(reason: error.reason)
      }
      do throws(WholeFile.Failure) {
        return try file.replace(with: new)
      } catch {
        attempts -= 1
        guard error.isOvertaken, attempts > 0 else { throw error }
      }
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}

extension TourFile {
  /// The first thing that is wrong with it.
  var firstError: Diagnostic? { diagnostics.first { $0.severity == .error } }

  /// Says what is wrong with the file, and gives the tour.
  /// - Throws: exit status 65 where there is nothing to show.
  func usable() throws -> EntryRecord {
    for diagnostic in diagnostics { StandardError.say(diagnostic.description) }
    guard let tour else { throw ExitStatus.badPack.because("summitry: \(path): no step can be shown") }
    return tour
  }
}

extension TourFile.Unreadable {
  /// Exit status 66, after saying why.
  var ending: any Error {
    ExitStatus.noInput.because("summitry: \(diagnostic.path): \(diagnostic.message)")
  }
}
