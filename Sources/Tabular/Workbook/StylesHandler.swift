/// Reads the cell styles, to tell those that show numbers as dates or times.
final class StylesHandler: PartHandler {
  private enum Place { case outside, styles, codes, cells, leaf(inCodes: Bool) }

  /// The format of each cell style, by its index.
  private(set) var formats: [NumberFormat] = []
  /// Formats with a code of their own, by id.
  private var codes: [Int: NumberFormat] = [:]
  private let limits: WorkbookLimits
  private var place = Place.outside

  init(limits: WorkbookLimits) { self.limits = limits }

  override func enter(_ name: MarkupName, _ attributes: MarkupAttributes) throws(PartFault) -> Bool {
    guard let local = name.sheet else { return false }
    switch place {
    case .outside where local == "styleSheet": place = .styles
    case .styles where local == "numFmts": place = .codes
    case .styles where local == "cellXfs": place = .cells
    case .codes where local == "numFmt":
      if let id = attributes["numFmtId"]?.integer, let code = attributes["formatCode"] {
        codes[id] = NumberFormat(code: code.string)
      }
      place = .leaf(inCodes: true)
    case .cells where local == "xf":
      guard formats.count < limits.styles else { throw .tooLarge(.styles, limit: limits.styles) }
      let id = attributes["numFmtId"]?.integer ?? 0
      formats.append(codes[id] ?? NumberFormat(builtIn: id))
      place = .leaf(inCodes: false)
    default: return false
    }
    return true
  }

  override func leave() {
    switch place {
    case .outside, .styles: place = .outside
    case .codes, .cells: place = .styles
    case .leaf(let inCodes): place = inCodes ? .codes : .cells
    }
  }
}
