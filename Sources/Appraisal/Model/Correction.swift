/// One figure that was found wrong after the public notice, and what it is to be (YT-6b).
struct Correction: Sendable, Hashable {
  let line: Int
  let appraisee: Int
  let what: Subject
  /// As the file has it; blank: nothing was published.
  let old: String
  /// A number with the published decimals, or the label of a grade.
  let new: String
  let reason: String
  let approvedBy: String
  let date: CivilDate

  enum Subject: Sendable, Hashable {
    case composite
    case grade
    /// A node of the composite tree, by its path.
    case component(String)

    var text: String {
      switch self {
      case .composite: "composite"
      case .grade: "grade"
      case .component(let path): path
      }
    }

    /// nil: the definition has no such thing.
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
}
