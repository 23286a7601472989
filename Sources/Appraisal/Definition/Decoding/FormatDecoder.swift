import Tabular

/// Decodes `format:` of any entry that names files.
enum FormatDecoder {
  private static let keys = [
    "platform", "encoding", "delimiter", "sheet", "header-row", "header-rows", "table", "dates", "zone",
  ]

  /// - Returns: the format; keys that are absent are detected from the content.
  static func format(of fields: DefinitionFields) -> FileFormat {
    guard let fields = fields.fields("format", keys: keys, required: false) else { return .found }
    var format = FileFormat()
    if fields.has("platform") { format.platform = fields.choice("platform", PlatformName.self) }
    if fields.has("encoding") { format.encoding = fields.choice("encoding", TextEncoding.self) }
    if fields.has("delimiter") { format.delimiter = fields.choice("delimiter", FileFormat.Delimiter.self) }
    format.sheet = fields.optionalText("sheet")
    if fields.has("header-row") { format.headerRow = fields.whole("header-row", 1...1_048_576) }
    if fields.has("header-rows") { format.headerRows = fields.whole("header-rows", 0...9) }
    if fields.has("table") { format.table = fields.whole("table", 1...1000) }
    if fields.has("dates") { format.dateOrder = fields.choice("dates", DateOrder.self) }
    format.zone = zone(fields)
    return format
  }

  /// Reports faults that show when all is decoded: named columns of files without header, clocks that cannot be
  /// converted.
  static func check(_ definition: Definition, _ root: DefinitionFields) {
    for (path, format, columns) in definition.formats {
      let place = root.place(String(path.prefix { $0 != "." }))
      if format.headerRows == 0, let named = columns.first(where: { !$0.isPosition }) {
        root.problems.add(place, "\(path).format", .definitionHeaderless(named.shown))
      }
      if format.zone != nil, definition.zone == nil {
        root.problems.add(place, "\(path).format", .definitionZoneAlone)
      }
    }
  }

  /// Decodes `zone: "+08:00"`, of a platform's clock or the policy's; nil if it is absent or wrong.
  static func zone(_ fields: DefinitionFields) -> UTCOffset? {
    guard let text = fields.optionalText("zone") else { return nil }
    guard let zone = UTCOffset(text) else {
      fields.report("zone", .definitionExpectedZone(text))
      return nil
    }
    return zone
  }
}
