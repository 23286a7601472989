/// The file of corrections after the public notice, each with its approval (YT-6b).
struct CorrectionFile: Sendable {
  let file: String
  let format: FileFormat
  let appraisee: ColumnReference
  let what: ColumnReference
  let old: ColumnReference
  let new: ColumnReference
  let reason: ColumnReference
  let approvedBy: ColumnReference
  let date: ColumnReference
  let clause: Clause?

  var columns: [ColumnReference] { [appraisee, what, old, new, reason, approvedBy, date] }
}

extension Correction.Subject {
  /// Reads the name of a figure.
  ///
  /// - Returns: nil if the definition has no such figure.
  init?(_ text: String, in definition: Definition) {
    switch text {
    case "composite" where definition.composite != nil: self = .composite
    case "grade" where definition.grading != nil: self = .grade
    default:
      guard definition.composite?.allParts.contains(where: { $0.path == text }) ?? false else { return nil }
      self = .component(text)
    }
  }
}
