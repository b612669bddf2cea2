import Classroom
import Explorer
import Glibc
import Screen
import SequenceModel

/// Ties the explorer of who presents to the rooms of the class.
final class PresenterLink: Companion {
  private let presenter: Presenter

  /// Opens the rooms.
  /// - Parameters:
  ///   - tour: the tour to be presented.
  ///   - address: the class's room; nil where only the presenter's own notes follow.
  ///   - folder: the private folder for these notes; nil where there is none.
  init(_ tour: EntryID?, address: RoomAddress?, key: RoomKey, folder: ClassFolder?) {
    let now = ContinuousClock.now
    let orders = folder.map { FileRoom($0.order, at: now) }
    let interrupted = folder.flatMap { folder in tour.flatMap { folder.interrupted($0, key) } }
    presenter = Presenter(lesson: Self.milliseconds(), key: key, elapsed: interrupted ?? .zero, orders: orders, at: now)
    if let folder { presenter.add(FileRoom(folder.cue, mode: 0o600, at: now), name: ClassFolder.name, at: now) }
    defer {
      // What an earlier lesson left in a file is heard before it is replaced.
      _ = presenter.take(at: now)
    }
    guard let address else { return }
    switch address.place {
    case .file(let path): presenter.add(FileRoom(path, at: now), name: address.name, at: now)
    case .topic(let broker): presenter.add(BrokerRoom(broker, at: now), name: address.name, at: now)
    }
  }

  private static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return max(1, Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  var descriptors: [Int32] { presenter.descriptors }
  var deadline: ContinuousClock.Instant? { presenter.deadline }

  func take(at now: ContinuousClock.Instant) -> [Event] {
    presenter.take(at: now).map { news in
      switch news {
      case .notice(let text): .notice(DisplayText(text))
      case .reach(let isReached, let text): .reach(isReached, DisplayText(text))
      case .order(let order): .order(order)
      }
    }
  }

  func shown(_ state: State, _ effects: [Effect], in library: Library, at now: ContinuousClock.Instant) {
    presenter.show(state.place(in: library), at: now)
  }

  func end() {
    presenter.end { descriptors, patience in
      var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&polled, nfds_t(polled.count), Int32(patience / .milliseconds(1)) + 1)
    }
  }
}

extension ClassFolder {
  /// How long a lesson had lasted that broke off a short while ago, with this tour and this key; nil where none did.
  fileprivate func interrupted(_ tour: EntryID, _ key: RoomKey) -> Duration? {
    guard let (line, age) = FileRoom.lastLine(cue), age < .seconds(600),
      let signed = try? SignedCue(line, room: Self.name), signed.sign == .here, signed.signer == key.fingerprint,
      signed.cue.place.tour == tour
    else { return nil }
    return .seconds(signed.cue.elapsed) + age
  }
}
