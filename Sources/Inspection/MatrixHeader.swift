import Appraisal

/// A header that ends in an appraisee's id: `互评：FD001`.
struct MatrixHeader {
  /// The text before the id.
  let before: String
  let id: String

  /// - Returns: nil if no name ends in an id.
  init?(_ names: [String]) {
    for name in names {
      for mark in ["：", ":", HeaderNaming.dash, "-", "_", "[", " "] {
        guard let range = name.ranges(of: mark).last, range.upperBound < name.endIndex else { continue }
        let rest = String(name[range.upperBound...])
        let id = Identifier.cleaned(mark == "[" && rest.hasSuffix("]") ? String(rest.dropLast()) : rest)
        guard CellShape.isIdentifier(id) else { continue }
        before = String(name[..<range.upperBound])
        self.id = id
        return
      }
    }
    return nil
  }
}
