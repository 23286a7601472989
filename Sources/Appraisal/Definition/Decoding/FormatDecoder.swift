import Tabular

extension FileFormat {
  /// Decodes `format:` of an entry that names files. Keys that are absent are detected from the content.
  init(_ parent: DefinitionFields) {
    guard let fields = parent.optional("format", parent.mapping) else { return }
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) -> Choice? {
      fields.optional(key) { fields.choice($0, Choice.self) }
    }
    (platform, encoding, delimiter) = (choice("platform"), choice("encoding"), choice("delimiter"))
    sheet = fields.optional("sheet", fields.text)
    headerRow = fields.optional("header-row") { fields.whole($0, 1...1_048_576) }
    headerRows = fields.optional("header-rows") { fields.whole($0, 0...9) }
    table = fields.optional("table") { fields.whole($0, 1...1000) }
    dateOrder = choice("dates")
    zone = fields.optional("zone", fields.zone)
  }
}

extension Definition {
  /// Reports faults that show when all is decoded: named columns of files without header, clocks that cannot be
  /// converted.
  func checkFormats(_ root: DefinitionFields) {
    for (path, _, format, columns) in inputs {
      let place = root.place(String(path.prefix { $0 != "." }))
      if format.headerRows == 0, let named = columns.first(where: { !$0.isPosition }) {
        root.report("\(path).format", at: place, .definitionHeaderless(named.shown))
      }
      if format.zone != nil, zone == nil { root.report("\(path).format", at: place, .definitionZoneAlone) }
    }
  }
}
