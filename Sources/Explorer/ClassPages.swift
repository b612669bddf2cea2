import Lenses
import Screen
import Typesetting

/// What a class types to join.
func drawInvitation(_ state: State, into frame: inout Frame) {
  drawPage("Join the class", foot: "Any key goes on", columns: 76, into: &frame) { page in
    page.plain("Type this in a terminal of your own:", style: .normal)
    page.space()
    page.plain("summitry follow " + (state.room ?? ""), style: Style(.normal, .bold))
    page.space()
    page.plain(
      "You see the class's place in your own explorer, and may leave it with any key; . returns.", style: .normal)
  }
}

/// Before the class is anywhere.
func drawWaiting(_ following: Following, _ library: Library, into frame: inout Frame) {
  let words: DisplayText =
    switch (following.presence, following.cue) {
    case (.ended, _): "The lesson has ended."
    case (_, nil): "Waiting for the class to begin."
    case (_, _?):
      "The class walks a tour that this pack does not have (one of the teacher's own: --tour FILE), or not within this lock."
    }
  let foot = library.keymap.key(for: .close) + " leaves"
  drawPage(DisplayText(library.info.title), foot: foot, columns: 60, into: &frame) { page in
    page.plain(words, style: Style(.normal, .bold))
    page.space()
    page.plain("Room: " + following.room, style: Style(.dim))
  }
}
