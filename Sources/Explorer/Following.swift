import Lenses
import Screen
import SequenceModel

/// A class that this explorer follows: where its presenter is, and what one hears of them.
public struct Following: Equatable, Sendable {
  /// What this terminal is for.
  public enum Role: Equatable, Sendable {
    /// A student's: shows the class's place, and may wander.
    case student
    /// The presenter's second one: shows the notes, and can move the class or not.
    case notes(canDrive: Bool)
  }

  /// What one hears of the presenter.
  public enum Presence: Equatable, Sendable {
    /// Nothing yet.
    case awaited
    /// They are there.
    case here
    /// They went without a word.
    case gone
    /// They ended the lesson.
    case ended
  }

  /// What this terminal is for.
  public var role: Role
  /// The class's room, as the person named it.
  public var room: DisplayText
  /// What one hears of the presenter.
  public var presence = Presence.awaited
  /// Where the class is; nil before one has heard of it.
  public var cue: Cue?
  /// Seconds since the lesson began, on the notes terminal.
  public var elapsed = 0
  /// How many lines of the notes are scrolled away.
  var scrolled = 0

  /// A class of which nothing is known yet.
  public init(_ role: Role, room: DisplayText) {
    self.role = role
    self.room = room
  }
}

extension State {
  /// Whether this terminal shows the presenter's notes.
  var isNotes: Bool { if case .notes? = following?.role { true } else { false } }

  /// Where the class is that this explorer presents; nil without a tour, and for who follows one.
  public func place(in library: Library) -> Cue.Place? {
    guard let stage, following == nil else { return nil }
    return place(of: stage, in: library)
  }

  /// The same of a tour that is, or was, under way.
  func place(of stage: Stage, in library: Library) -> Cue.Place? {
    guard let step = library.plan(stage.tour, lock: stage.lock)?.steps[safe: stage.step], let number = Int(step.number)
    else { return nil }
    return Cue.Place(
      pack: library.info.contentHash, tour: stage.tour, step: number, revealed: stage.revealed,
      opened: stage.opened.compactMap { Int($0) },
      screen: screen(of: stage), lock: stage.lock)
  }

  private func screen(of stage: Stage) -> Cue.Place.Screen {
    if stage.isBlank { return .blank }
    if stage.isWandering { return .aside }
    if case .gate = overlay { return .question }
    return .step
  }

  /// Whether a stage key means something to who sits here: a student's other keys explore, notes show no room to join.
  func hasMeaning(_ command: StageCommand) -> Bool {
    switch following?.role {
    case nil: true
    case .student: [.scrollDown, .scrollUp, .comeBack, .leave].contains(command)
    case .notes(canDrive: true): ![.invitation, .comeBack].contains(command)
    case .notes(canDrive: false): [.scrollDown, .scrollUp, .leave].contains(command)
    }
  }

  // MARK: What is heard

  /// The class is somewhere else.
  mutating func hear(_ cue: Cue, in library: Library) {
    guard var following else { return }
    let isNewLesson = following.cue.map { $0.number.lesson != cue.number.lesson } ?? false
    if following.presence != .here { notice = nil }
    let isOtherPack =
      cue.place.pack != library.info.contentHash.prefix(Cue.Place.packLength)
      && cue.place.pack != following.cue?.place.pack
    if cue.place.step != following.cue?.place.step { following.scrolled = 0 }
    following.cue = cue
    following.presence = .here
    self.following = following
    goToClass(isNewLesson: isNewLesson, in: library)
    if isOtherPack { notice = "The class reads another pack than this one: its steps may differ" }
  }

  /// What one hears of the presenter has changed.
  mutating func hear(_ presence: Following.Presence, in library: Library) {
    following?.presence = presence
    switch presence {
    case .here: notice = "The teacher is back"
    case .gone: notice = "The teacher is gone: no sign of them · this place stays"
    case .ended: notice = "The lesson has ended"
    case .awaited: break
    }
  }

  /// Goes to where the class is. Who wanders stays where they are and learns the way back.
  private mutating func goToClass(isNewLesson: Bool, in library: Library) {
    guard let place = following?.cue?.place else { return }
    let opened = Set(place.opened.map { "\($0)" })
    if let stage,
      isNewLesson || stage.tour != place.tour || !stage.opened.isSubset(of: opened)
        || isEarlier(stage.within(place.lock), than: stage.lock)
    {
      // Another lesson, or its lock has fallen: nothing that was within reach before may stay, in the history neither.
      leaveStage(in: library)
    }
    if stage == nil { present(place.tour, in: library) }
    guard var before = stage else { return }
    before.lock = before.within(place.lock)
    before.opened = opened
    before.isFollowed = true
    stage = before
    guard let plan = plan(in: library), let index = plan.steps.firstIndex(where: { $0.number == "\(place.step)" })
    else {
      notice = "The class is at a step that lies beyond the horizon here"
      return
    }
    let step = plan.steps[index]
    stage?.step = index
    stage?.isAsked = place.screen == .question
    stage?.revealed = min(max(place.revealed, step.contentNote == nil ? 1 : 0), step.parts.count)
    // The newest part is what the class looks at, wherever a student had scrolled to.
    if stage?.revealed != before.revealed { stage?.top = nil }
    if before.isWandering {
      view.horizon.lock = stage?.lock
      keepSelectionInSight(in: library)
    } else {
      let wasHidden = before.revealed == 0 && stage?.revealed != 0
      if before.step != index || view.horizon.lock != stage?.lock || wasHidden || stage?.revealed == 0 {
        comeBack(in: library)
      }
      stage?.isBlank = place.screen == .blank
    }
    measureStage(in: library)
  }

  // MARK: What is asked for

  /// A notes terminal asks for something. What asks for the person here, a gate or a prompt, is theirs.
  mutating func obey(_ order: Cue.Order, in library: Library) {
    // How to join is read by then.
    if case .invitation = overlay { overlay = nil }
    guard stage != nil, following == nil, overlay == nil, prompt == nil else { return }
    notice = nil
    if stage?.isWandering == true {
      comeBack(in: library)
      return
    }
    switch order {
    case .next: performOnStage(.next, in: library)
    case .previous: performOnStage(.previous, in: library)
    case .blank: stage?.isBlank.toggle()
    case .step(let number):
      guard let index = plan(in: library)?.steps.firstIndex(where: { $0.number == "\(number)" }) else { return }
      go(toStep: index, in: library)
    }
  }

  /// A key on the notes terminal: the class moves when the presenter's terminal says so.
  mutating func pressOnNotes(_ key: Key, in library: Library) -> [Effect] {
    if key == "Q" { return [.quit] }
    switch library.keymap.stageCommand(for: key) {
    case .next: return drive(.next)
    case .previous: return drive(.previous)
    case .blank: return drive(.blank)
    case .scrollDown: scrollNotes(by: size.rows / 2)
    case .scrollUp: scrollNotes(by: -(size.rows / 2))
    case .overview where stage != nil: openOverview(in: library)
    case .leave: prompt = Prompt(purpose: .leaveStage)
    default:
      switch library.keymap.command(for: key) {
      case .help: overlay = .help(filter: "", top: 0, isFiltering: false)
      case .redraw: return [.redraw]
      case .suspend: return [.suspend]
      case .moveDown: scrollNotes(by: 1)
      case .moveUp: scrollNotes(by: -1)
      default: break
      }
    }
    return []
  }

  /// Asks the presenter's terminal for something.
  mutating func drive(_ order: Cue.Order) -> [Effect] {
    guard case .notes(canDrive: true)? = following?.role, following?.cue != nil else {
      notice = "Only notes on the presenter's machine move the class"
      return []
    }
    guard following?.presence == .here else {
      notice = "The presenter's terminal does not answer"
      return []
    }
    return [.drive(order)]
  }

  mutating func scrollNotes(by lines: Int) {
    guard var following else { return }
    following.scrolled = max(0, following.scrolled + lines)
    self.following = following
  }
}
