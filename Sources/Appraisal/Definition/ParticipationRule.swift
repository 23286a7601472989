/// The participation that a source needs for its score to count, and the consequence of less (LOCAL-gate, IM2-6.2).
struct ParticipationRule: Sendable {
  /// Percent of the assigned raters who must respond.
  let threshold: Rational
  let minimum: Minimum?
  let below: Consequence
  let nobodyAssigned: NobodyAssigned
  /// Declared after the last round of the survey: a score below the threshold then counts, with a finding (LOCAL-final).
  let lastRound: Provision?
  let clause: Clause?

  /// The number of raters below which no score is published, so that none points to a person.
  struct Minimum: Sendable {
    let raters: Int
    let clause: Clause?
  }

  /// The consequence of participation below the threshold.
  enum Consequence: Sendable {
    /// The score is not published.
    case withhold
    /// The score is left out and the other parts share its weight.
    case renormalise
    /// The score counts as zero.
    case zero
    /// The score counts and is marked.
    case flag
    /// The score is multiplied by the factor of the highest rate that is reached. The highest rate comes first, the last
    /// is 0.
    case coefficient([Coefficient])
  }

  /// The factor of a score from a participation rate on.
  struct Coefficient: Sendable {
    /// Lowest rate in percent.
    let from: Rational
    let factor: Rational
  }

  /// The consequence for an appraisee to whom no rater is assigned.
  enum NobodyAssigned: String, Sendable, CaseIterable { case withhold, renormalise }

  /// The rule without a gate: any participation is enough, and is shown all the same.
  static let none = ParticipationRule(
    threshold: .zero, minimum: nil, below: .withhold, nobodyAssigned: .withhold, lastRound: nil, clause: nil)

  /// Least number of raters; 0 without a minimum.
  var fewest: Int { minimum?.raters ?? 0 }

  /// Whether 100 × responded ≥ threshold × assigned, without a division: at 50 %, 50 of 100 meet it and 49 of 99 do not.
  /// 0 of 0 do not.
  func isMet(responded: Int, assigned: Int) -> Bool {
    assigned > 0 && Rational(responded) * .hundred >= threshold * Rational(assigned)
  }

  /// Number of further responses that meet threshold and minimum: 0 of 5 at 50 % need 3, and 5 if the minimum is 5.
  func responsesNeeded(responded: Int, assigned: Int) -> Int {
    guard assigned > 0 else { return 0 }
    let needed = (threshold * Rational(assigned) / .hundred).ceiling.int ?? assigned
    return max(0, needed - responded, fewest - responded)
  }

  /// The ruling on a score of fewer raters than the minimum, which is never published.
  var whenFew: GateRuling {
    switch below {
    case .renormalise: .leftOut(.fewRaters)
    case .zero: .zeroed(.fewRaters)
    case .withhold, .flag, .coefficient: .withheld(.fewRaters)
    }
  }

  /// The ruling on a score below the threshold.
  ///
  /// - Parameter rate: the participation rate in percent.
  func whenBelow(_ rate: Rational) -> GateRuling {
    switch below {
    case .withhold: .withheld(.participation)
    case .renormalise: .leftOut(.participation)
    case .zero: .zeroed(.participation)
    case .flag: .flagged
    case .coefficient(let table):
      table.first { $0.from <= rate }.map { .reduced($0.factor) } ?? .withheld(.participation)
    }
  }
}

extension Participation {
  /// Compares participation with a rule. At 50 %, 49 of 99 are below the threshold, 50 of 100 and 1 of 2 meet it; 4 of 5
  /// are few raters if the minimum is 5; 0 of 0 has no raters assigned.
  func status(under rule: ParticipationRule) -> Status {
    if assigned == 0 { return .nobodyAssigned }
    if responded < rule.fewest { return .fewRaters }
    return rule.isMet(responded: responded, assigned: assigned) ? .met : .belowThreshold
  }

  /// The ruling on the score of the source for this appraisee.
  func ruling(under rule: ParticipationRule) -> GateRuling {
    switch status(under: rule) {
    case .met: .full
    case .nobodyAssigned: rule.nobodyAssigned == .renormalise ? .leftOut(.nobodyAssigned) : .withheld(.nobodyAssigned)
    case .fewRaters: rule.whenFew
    case .belowThreshold: rule.lastRound == nil ? rule.whenBelow(rate ?? .zero) : .flagged
    }
  }
}
