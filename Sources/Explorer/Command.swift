import Lenses

/// What a person can ask for. Names, keys and help stand in one table, `Keymap.standard`; footer, help and manual print it.
public enum Command: Hashable, Sendable {
  case moveDown, moveUp, moveToFirst, moveToLast, halfPageDown, halfPageUp, pageDown, pageUp
  case nextPane, previousPane, right, left, zoom
  case nextLink, previousLink, open, back, forward, toggleFollow
  case lens(Lens)
  case cutNext, cutPrevious, cutNextMonth, cutPreviousMonth, typeCut, releaseCut, toggleReading
  case dossier, voices, arrangeRows, arrangeColumns, difference, nextDisputed, previousDisputed
  case filter, find, findNext, findPrevious, search, palette, tours, addStep, quiz, timeline, projector
  case help, redraw, suspend, cancel, close, quit
}
