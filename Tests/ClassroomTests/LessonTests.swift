import Glibc
import SequenceModel
import Testing

@testable import Classroom

/// A room in memory: what is sent to it, everybody finds.
private final class Blackboard: Room {
  var news: [RoomNews] = []
  private(set) var sent: [String] = []
  let descriptors: [Int32] = []
  let deadline: ContinuousClock.Instant? = nil
  let isBusy = false
  var will: String?

  func take(at now: ContinuousClock.Instant) -> [RoomNews] {
    defer { news = [] }
    return news
  }
  func send(_ line: String, at now: ContinuousClock.Instant) { sent.append(line) }
  func close() {}
}

/// A presenter, a follower and the room between them, under a clock that the test moves.
private struct Lesson {
  let room = Blackboard()
  let orders = Blackboard()
  let seat = Blackboard()
  let key = RoomKey()
  let presenter: Presenter
  let follower: Follower
  var now = ContinuousClock.now

  init(lesson: Int64 = 1_000) throws {
    presenter = Presenter(lesson: lesson, key: key, orders: orders, at: now)
    presenter.add(room, name: "r", at: now)
    follower = Follower(seat, at: try RoomAddress("r#\(key.fingerprint)"))
  }

  /// What the follower hears of lines.
  func heard(_ lines: [String]) -> [Follower.News] {
    seat.news = lines.map { .line($0) }
    return follower.take(at: now)
  }

  /// What the follower hears of what was sent last.
  func heard() -> [Follower.News] { heard(room.sent.suffix(1)) }
}

@Suite("A lesson between its two ends")
struct LessonTests {
  @Test("The follower goes where the presenter goes; a repeated cue is a sign of life and moves nobody")
  func goes() throws {
    var lesson = try Lesson()
    lesson.presenter.show(try place(1), at: lesson.now)
    #expect(lesson.heard() == [.cue(Cue(try place(1), number: Cue.Number(lesson: 1_000, place: 1), elapsed: 0))])
    #expect(lesson.heard() == [])
    lesson.now += .seconds(90)
    lesson.presenter.show(try place(2), at: lesson.now)
    #expect(lesson.heard() == [.cue(Cue(try place(2), number: Cue.Number(lesson: 1_000, place: 2), elapsed: 90))])
  }

  @Test(
    "The cue is repeated every five seconds; fifteen of silence, and the presenter is gone, until they are heard again")
  func silence() throws {
    var lesson = try Lesson()
    lesson.presenter.show(try place(1), at: lesson.now)
    _ = lesson.heard()
    for _ in 1...4 {
      lesson.now += .seconds(5)
      #expect(lesson.presenter.take(at: lesson.now) == [])
      #expect(lesson.heard() == [])
    }
    #expect(lesson.room.sent.count == 5)
    let silent = lesson.now + .seconds(15)
    #expect(lesson.follower.deadline == silent)
    lesson.now = silent - .milliseconds(1)
    #expect(lesson.heard([]) == [])
    lesson.now = silent
    #expect(lesson.heard([]) == [.isGone])
    _ = lesson.presenter.take(at: lesson.now)
    #expect(lesson.heard() == [.isBack])
  }

  @Test("Older, forged, foreign, oversized and malformed lines move nobody")
  func strangers() throws {
    let lesson = try Lesson()
    lesson.presenter.show(try place(1), at: lesson.now)
    lesson.presenter.show(try place(2), at: lesson.now)
    let (older, newer) = (lesson.room.sent[0], lesson.room.sent[1])
    #expect(lesson.heard([newer]).count == 1)
    let next = Cue(try place(9), number: Cue.Number(lesson: 1_000, place: 9), elapsed: 0)
    let foreign = try #require(SignedCue(.here, next, room: "r", by: RoomKey())).text
    let elsewhere = try #require(SignedCue(.here, next, room: "other", by: lesson.key)).text
    let yesterday = Cue(try place(9), number: Cue.Number(lesson: 999, place: 9), elapsed: 0)
    let replayed = try #require(SignedCue(.here, yesterday, room: "r", by: lesson.key)).text
    let oldWill = try #require(SignedCue(.gone, yesterday, room: "r", by: lesson.key)).text
    let forged = newer.replacing(" 2 2 ", with: " 9 2 ")
    let lines = [
      older, foreign, elsewhere, replayed, oldWill, forged, String(repeating: "x", count: 5_000), "", "summitry1 here",
      newer + " "
    ]
    for line in lines { #expect(lesson.heard([line]) == [], "\(line)") }
  }

  @Test("Without a key in the address, the first one heard counts; nobody else does afterwards")
  func firstHeard() throws {
    let seat = Blackboard()
    let follower = Follower(seat, at: try RoomAddress("r"))
    let cue = Cue(try place(1), number: Cue.Number(lesson: 5, place: 1), elapsed: 0)
    let later = Cue(try place(2), number: Cue.Number(lesson: 6, place: 1), elapsed: 0)
    seat.news = [
      .line(try #require(SignedCue(.here, cue, room: "r", by: RoomKey())).text),
      .line(try #require(SignedCue(.here, later, room: "r", by: RoomKey())).text)
    ]
    #expect(follower.take(at: .now) == [.cue(cue)])
  }

  @Test("The broker's word for a lost presenter counts for their lesson alone, and not once it has ended")
  func will() throws {
    let lesson = try Lesson()
    let will = try #require(lesson.room.will)
    #expect(lesson.heard([will]) == [])
    lesson.presenter.show(try place(1), at: lesson.now)
    _ = lesson.heard()
    #expect(lesson.heard([will]) == [.isGone])
    #expect(lesson.heard([will]) == [])
    #expect(lesson.heard() == [.isBack])
    lesson.presenter.show(nil, at: lesson.now)
    #expect(lesson.heard() == [.hasEnded])
    #expect(lesson.heard([will]) == [])
  }

  @Test("Another tour after one that has ended is another lesson, with a clock and a will of its own")
  func second() throws {
    var lesson = try Lesson()
    lesson.presenter.show(try place(5), at: lesson.now)
    _ = lesson.heard()
    let will = lesson.room.will
    lesson.now += .seconds(600)
    lesson.presenter.show(nil, at: lesson.now)
    #expect(lesson.heard() == [.hasEnded])
    lesson.now += .seconds(60)
    lesson.presenter.show(try place(1, tour: "one-word"), at: lesson.now)
    guard case .cue(let cue)? = lesson.heard().first else {
      Issue.record("no cue")
      return
    }
    #expect(cue.place.tour.slug == "one-word" && cue.elapsed == 0 && cue.number.lesson > 1_000)
    let newWill = try #require(lesson.room.will)
    #expect(newWill != will)
    #expect(lesson.heard([newWill]) == [.isGone])
  }

  @Test("Another tour without a goodbye is another lesson, too")
  func other() throws {
    var lesson = try Lesson()
    lesson.presenter.show(try place(5), at: lesson.now)
    lesson.now += .seconds(600)
    lesson.presenter.show(try place(1, tour: "one-word"), at: lesson.now)
    guard case .cue(let cue)? = lesson.heard().first else {
      Issue.record("no cue")
      return
    }
    #expect(cue.number.lesson > 1_000 && cue.elapsed == 0)
  }

  @Test("A room where nothing is heard is said once")
  func doubt() throws {
    var lesson = try Lesson()
    lesson.now += .seconds(20)
    guard case .notice? = lesson.heard([]).first else {
      Issue.record("nothing was said")
      return
    }
    #expect(lesson.heard([]) == [])
  }

  @Test("When another lesson of the same presenter is over, this one goes on")
  func otherEnds() throws {
    let lesson = try Lesson()
    lesson.presenter.show(try place(1), at: lesson.now)
    lesson.room.news = [.line(try #require(lesson.room.sent.last))]
    #expect(lesson.presenter.take(at: lesson.now) == [])
    let other = Cue(try place(1), number: Cue.Number(lesson: 2_000, place: 1), elapsed: 0)
    lesson.room.news = [.line(try #require(SignedCue(.here, other, room: "r", by: lesson.key)).text)]
    #expect(lesson.presenter.take(at: lesson.now).count == 1)
    let end = try #require(SignedCue(.ended, other, room: "r", by: lesson.key)).text
    #expect(lesson.heard([end]) == [.hasEnded])
    lesson.room.news = [.line(end)]
    #expect(lesson.presenter.take(at: lesson.now) == [])
    #expect(lesson.heard().contains { if case .cue = $0 { true } else { false } })
  }

  @Test("A presenter whose clock went back takes a later number than what the room remembers")
  func clockWentBack() throws {
    let before = try Lesson(lesson: 9_000)
    before.presenter.show(try place(5), at: before.now)
    let lesson = Presenter(lesson: 1_000, key: before.key, at: before.now)
    let room = Blackboard()
    lesson.add(room, name: "r", at: before.now)
    room.news = [.line(before.room.sent[0])]
    lesson.show(try place(1), at: before.now)
    #expect(lesson.take(at: before.now) == [])
    #expect(before.heard().count == 1)
    #expect(
      before.heard(room.sent.suffix(1)) == [
        .cue(Cue(try place(1), number: Cue.Number(lesson: 9_001, place: 1), elapsed: 0))
      ])
  }

  @Test("A second lesson of the same presenter in the room is said once")
  func takenOver() throws {
    let lesson = try Lesson()
    lesson.presenter.show(try place(1), at: lesson.now)
    lesson.presenter.show(try place(2), at: lesson.now)
    lesson.room.news = [.line(try #require(lesson.room.sent.last))]
    #expect(lesson.presenter.take(at: lesson.now) == [])
    let other = Cue(try place(1), number: Cue.Number(lesson: 2_000, place: 1), elapsed: 0)
    let line = try #require(SignedCue(.here, other, room: "r", by: lesson.key)).text
    lesson.room.news = [.line(line)]
    let news = lesson.presenter.take(at: lesson.now)
    guard case .notice? = news.first else { Issue.record("no notice: \(news)"); return }
    lesson.room.news = [.line(line)]
    #expect(lesson.presenter.take(at: lesson.now) == [])
  }

  @Test("An order counts at the place where it was given: a double press skips nothing")
  func doublePress() throws {
    let lesson = try Lesson()
    lesson.presenter.show(try place(1), at: lesson.now)
    let seen = Cue.Number(lesson: 1_000, place: 1)
    lesson.orders.news = [.line(DriveOrder(.next, at: seen, press: 1).text)]
    #expect(lesson.presenter.take(at: lesson.now) == [.order(.next)])
    lesson.presenter.show(try place(2), at: lesson.now)
    lesson.orders.news = [.line(DriveOrder(.next, at: seen, press: 2).text)]
    #expect(lesson.presenter.take(at: lesson.now) == [])
    lesson.orders.news = [.line(DriveOrder(.step(4), at: Cue.Number(lesson: 1_000, place: 2), press: 3).text)]
    #expect(lesson.presenter.take(at: lesson.now) == [.order(.step(4))])
  }

  @Test("Attempts come after 1, 2, 4, 8, 16, then every 30 seconds")
  func retry() {
    var retry = Retry()
    #expect((1...7).map { _ in retry.next() } == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
    retry.reset()
    #expect(retry.next() == .seconds(1))
  }
}

@Suite("Files of a class")
struct ClassFileTests {
  /// A new folder, gone with the test.
  private final class Folder {
    let path: String
    init() {
      var template = Array("/tmp/summitry-class-XXXXXX".utf8CString)
      path = String(cString: mkdtemp(&template))
    }
    deinit {
      for name in ["room", "key", "other", "pipe"] { unlink(path + "/" + name) }
      rmdir(path)
    }
  }

  @Test("A key is made once, for nobody else to read, and stays the same")
  func key() throws {
    let folder = Folder()
    let made = try RoomKey(file: folder.path + "/key")
    let kept = try RoomKey(file: folder.path + "/key")
    #expect(made.fingerprint == kept.fingerprint)
    #expect(kept.signature(of: "x") == made.signature(of: "x"))
    chmod(folder.path + "/key", 0o644)
    #expect(throws: RoomKey.Failure.self) { try RoomKey(file: folder.path + "/key") }
    unlink(folder.path + "/key")
    try WholeFile.create(folder.path + "/key", Array("no key\n".utf8), mode: 0o600)
    #expect(throws: RoomKey.Failure.self) { try RoomKey(file: folder.path + "/key") }
    #expect(throws: RoomKey.Failure.self) { try RoomKey(file: "/nowhere/key") }
  }

  @Test("A file room says each line once, to who is there and to who comes later; no temporary file stays")
  func fileRoom() throws {
    let folder = Folder()
    let (here, there) = (FileRoom(folder.path + "/room", at: .now), FileRoom(folder.path + "/room", at: .now))
    #expect(there.take(at: .now) == [])
    here.send("one", at: .now)
    #expect(there.take(at: .now) == [.line("one")])
    #expect(there.take(at: .now) == [])
    here.send("two", at: .now)
    here.send("three", at: .now)
    #expect(there.take(at: .now) == [.line("three")])
    #expect(FileRoom(folder.path + "/room", at: .now).take(at: .now) == [.line("three")])
    #expect(FileRoom.lastLine(folder.path + "/room")?.line == "three")
    let names = try #require(opendir(folder.path))
    defer { closedir(names) }
    var count = 0
    while readdir(names) != nil { count += 1 }
    #expect(count == 3)
  }

  @Test("A file that is too long, a named pipe and a link are not read; trouble is said once, and its end")
  func odd() throws {
    let folder = Folder()
    let path = folder.path + "/room"
    let room = FileRoom(path, at: .now)
    _ = room.take(at: .now)
    func expectTrouble(_ comment: Comment) {
      guard case .trouble? = room.take(at: .now + .seconds(2)).first else { Issue.record(comment); return }
    }
    try WholeFile.replace(
      path, Array(repeating: UInt8(ascii: "x"), count: 4_000), mode: 0o644, isExact: true, isDurable: false)
    expectTrouble("too long")
    room.send("fine", at: .now)
    #expect(room.take(at: .now) == [.restored, .line("fine")])
    mkfifo(folder.path + "/pipe", 0o600)
    rename(folder.path + "/pipe", path)
    expectTrouble("a pipe")
    try WholeFile.create(folder.path + "/other", Array("x\n".utf8), mode: 0o644)
    unlink(path)
    symlink("other", path)
    expectTrouble("a link")
  }
}
