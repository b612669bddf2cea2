import Lenses

extension JSONTwin {
  /// A role sheet: the head, then the sections in their order, with all their rows whether or not they fit the page.
  public func roleSheet(_ sheet: RoleSheet) -> JSON {
    let sections = sheet.sections.map { section in
      JSON.object([
        ("id", .string(section.id)), ("title", .string(section.title)), ("earlier", .number(section.earlier)),
        ("rows", .array(rows(section.rows)))
      ])
    }
    return .object(head(sheet.head) + [("sections", .array(sections))])
  }
}
