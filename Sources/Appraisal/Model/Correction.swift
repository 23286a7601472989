/// One figure to be corrected after the public notice, with its approval (YT-6b).
struct Correction: Sendable, Hashable {
  /// Line of the file of corrections.
  var line: Int
  /// Index of the appraisee.
  var appraisee: Int
  var what: Subject
  /// The published value as the file has it; empty if none was published.
  var old: String
  /// The corrected value: a number with the published decimals, or the label of a grade.
  var new: String
  var reason: String
  var approvedBy: String
  var date: CivilDate

  /// The figure that is corrected.
  enum Subject: Sendable, Hashable {
    case composite
    case grade
    /// A node of the composite tree, by its path.
    case component(String)

    /// The name of the figure in the file of corrections.
    var text: String {
      switch self {
      case .composite: "composite"
      case .grade: "grade"
      case .component(let path): path
      }
    }
  }
}
