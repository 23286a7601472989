/// How many of those assigned to an appraisee answered.
struct Participation: Sendable, Hashable {
  /// On the roster file, or colleagues in a mutual review; 0 for a source that has no list of raters.
  var gross: Int
  /// Taken out with a reason.
  var excluded: Int
  /// Distinct raters with a counted response; counted responses where raters are anonymous.
  var responded: Int

  var assigned: Int { gross - excluded }

  enum Status: String, Sendable, CaseIterable {
    case met
    case belowThreshold = "below-threshold"
    case fewRaters = "few-raters"
    case nobodyAssigned = "nobody-assigned"
  }

  /// 49 of 99 is below 50 %, 50 of 100 and 1 of 2 meet it, 4 of 5 are few raters where 5 are asked for, 0 of 0 is
  /// nobody assigned.
  func status(under rule: ParticipationRule) -> Status {
    if assigned == 0 { return .nobodyAssigned }
    if responded < rule.fewest { return .fewRaters }
    return rule.isMet(responded: responded, assigned: assigned) ? .met : .belowThreshold
  }

  /// In percent of those assigned, exact; above 100 where more answered anonymously. nil where nobody is assigned.
  var rate: Rational? { assigned == 0 ? nil : Rational(responded) * .hundred / Rational(assigned) }

  /// What becomes of the source's score for this appraisee.
  func ruling(under rule: ParticipationRule) -> GateRuling {
    switch status(under: rule) {
    case .met: .counts
    case .nobodyAssigned: rule.nobodyAssigned == .renormalise ? .leftOut(.nobodyAssigned) : .withheld(.nobodyAssigned)
    case .fewRaters: rule.whenFew
    case .belowThreshold: rule.lastRound == nil ? rule.whenBelow(rate ?? .zero) : .flagged
    }
  }
}

/// What becomes of a score because of who took part.
enum GateRuling: Sendable, Hashable {
  case counts
  /// Counts, and says that participation was too low.
  case flagged
  /// Counts, multiplied by a factor for low participation.
  case reduced(Rational)
  case withheld(WithheldReason)
  /// Its weight goes to the other parts of its level.
  case leftOut(WithheldReason)
  case zeroed(WithheldReason)

  /// Whether the source's own figures are published.
  var isShown: Bool {
    switch self {
    case .counts, .flagged, .reduced: true
    case .withheld, .leftOut, .zeroed: false
    }
  }
}

/// Why a figure or a grade is not published.
enum WithheldReason: String, Sendable, CaseIterable {
  case participation
  case nobodyAssigned = "nobody-assigned"
  case fewRaters = "few-raters"
  case missingSource = "missing-source"
  case attributeMissing = "attribute-missing"

  /// Whether too few took part, or nobody could.
  var isOfParticipation: Bool {
    switch self {
    case .participation, .nobodyAssigned, .fewRaters: true
    case .missingSource, .attributeMissing: false
    }
  }
}
