/// An element that is read of the parts of a workbook, or a part as a whole. Other elements are passed over with all that
/// is in them.
enum MarkupPlace {
  case sheetPart, sheet, data, row, cell, value
  case stringsPart, strings
  /// A string, whose text is in a `t` of its own or in those of its runs.
  case string, run, text
  case workbookPart, workbook, properties, sheets, sheetEntry
  case stylesPart, styles, codes, code, cellStyles, cellStyle
  case relationsPart, relations, relation
  case typesPart, types, type

  /// Each element by the one that it is in and its name (ECMA-376, parts 1 and 2).
  private static let elements: [(parent: MarkupPlace, name: StaticString, place: MarkupPlace)] = [
    (.sheetPart, "worksheet", .sheet), (.sheet, "sheetData", .data), (.data, "row", .row), (.row, "c", .cell),
    (.cell, "v", .value), (.cell, "is", .string),
    (.stringsPart, "sst", .strings), (.strings, "si", .string),
    (.string, "t", .text), (.string, "r", .run), (.run, "t", .text),
    (.workbookPart, "workbook", .workbook), (.workbook, "workbookPr", .properties), (.workbook, "sheets", .sheets),
    (.sheets, "sheet", .sheetEntry),
    (.stylesPart, "styleSheet", .styles), (.styles, "numFmts", .codes), (.codes, "numFmt", .code),
    (.styles, "cellXfs", .cellStyles), (.cellStyles, "xf", .cellStyle),
    (.relationsPart, "Relationships", .relations), (.relations, "Relationship", .relation),
    (.typesPart, "Types", .types), (.types, "Default", .type), (.types, "Override", .type),
  ]

  /// The element of a name within this one; nil if it is not read.
  func element(_ name: MarkupText) -> MarkupPlace? {
    guard let local = name.local else { return nil }
    return MarkupPlace.elements.first { $0.parent == self && local == $0.name }?.place
  }
}
