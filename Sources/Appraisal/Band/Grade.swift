/// The grade of one appraisee, or the reason why there is none.
struct Grade: Sendable, Hashable {
  /// Index of the level; nil if there is no grade.
  var level: Int?
  var status: GradeStatus
  /// The reason why there is no grade yet; nil if there is one, or if a rule decided that there is none.
  var pending: WithheldReason?
  /// Index of the rule that decided or limited the grade; nil if the score alone did.
  var rule: Int?
  /// Indices of the rules that applied, in the order of the definition.
  var rules: [Int] = []
  /// Whether a rule takes the appraisee out of the base of every quota.
  var isOutside = false
  /// Whether a rule and not the score gave the grade.
  var isByRule = false

  /// Whether the appraisee counts among those of whom a quota takes its share.
  func isInBase(_ base: Quota.Base) -> Bool {
    switch base {
    case .graded: status != .reviewedOnly
    case .everyone: !isOutside
    }
  }
}

/// The state of a grade.
enum GradeStatus: String, Sendable, CaseIterable {
  case graded
  /// Given by a quota, and may be lost when the pending members of the group are graded.
  case provisional
  case pending
  case reviewedOnly = "reviewed-only"
  case notApplicable = "not-applicable"
}
