import SequenceModel

extension EntryMapper {
  /// A term has no day of its own: it appears with its first reading, and its prose with it.
  func term(_ draft: Draft) -> MappedEntry? {
    let readings = draft.fields.groups("readings")
    let days = readings.compactMap { reading in
      reading.date("date").map { AuthoredDays($0, publicFrom: reading.date("public-from")) }
    }
    guard let first = days.min(by: { $0.shown < $1.shown }) else { return nil }
    var entry = MappedEntry(
      draft, head: Head(id: draft.id, title: draft.fields.line("title") ?? "", days: .unplaced), days: nil)
    entry.addProse(days: first)
    for reading in readings {
      guard let date = reading.date("date"), let speaker = reading.holder("speaker") else { continue }
      let text = reading.text("text")
      let movement = reading.group("movement")
      entry.add(
        .authored(
          .reading, date: date, subject: speaker, value: movement?.line("value"), label: reading.slug("party") ?? "",
          text: text?.stored, note: movement?.holder("holder")?.description),
        from: reading, days: AuthoredDays(date, publicFrom: reading.date("public-from")), texts: [text],
        links: [speaker.actor].compactMap { $0 }.map { .init(.holder, $0) })
    }
    return entry
  }
}
