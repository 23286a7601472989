/// How many of those assigned to an appraisee answered.
struct Participation: Sendable, Hashable {
  /// On the roster file.
  var gross: Int
  /// Taken out with a reason.
  var excluded: Int
  /// Distinct assigned raters with a counted response.
  var responded: Int

  var assigned: Int { gross - excluded }

  enum Status: String, Sendable, CaseIterable {
    case met
    case belowThreshold = "below-threshold"
    case nobodyAssigned = "nobody-assigned"
  }

  /// 49 of 99 is below 50 %, 50 of 100 and 1 of 2 meet it, 0 of 0 is nobody assigned.
  func status(under rule: ParticipationRule) -> Status {
    if assigned == 0 { return .nobodyAssigned }
    return rule.isMet(responded: responded, assigned: assigned) ? .met : .belowThreshold
  }

  /// Arguments of the finding `below-threshold`.
  func shortfall(under rule: ParticipationRule) -> [String] {
    let needed = rule.responsesNeeded(responded: responded, assigned: assigned)
    return ["\(responded)", "\(assigned)", rule.threshold.plainDecimal, "\(needed)"]
  }
}
