/// The grade of one appraisee, or why there is none.
struct Grade: Sendable, Hashable {
  /// Index of the level; nil where nothing is graded.
  var level: Int?
  var status: GradeStatus
  /// Why there is no grade yet; nil where a rule or nothing is the reason.
  let pending: WithheldReason?
  /// The rule that decided or limited the grade.
  let rule: Int?
  /// The rules that applied, in the order of the definition.
  let rules: [Int]
  /// Whether a rule takes the appraisee out of the base of quotas altogether.
  let isOutside: Bool

  /// Whether a rule and not the score gave the grade.
  let isByRule: Bool

  func isInBase(_ base: Quota.Base) -> Bool {
    switch base {
    case .graded: status != .reviewedOnly
    case .everyone: !isOutside
    }
  }
}

/// Whether there is a grade.
enum GradeStatus: String, Sendable, CaseIterable {
  case graded
  /// May still be lost when the pending ones of the group are graded.
  case provisional
  case pending
  case reviewedOnly = "reviewed-only"
  case notApplicable = "not-applicable"
}
