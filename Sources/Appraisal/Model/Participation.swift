/// The raters assigned to an appraisee in a source, and those of them who responded.
struct Participation: Sendable, Hashable {
  /// Number of raters on the roster, or of colleagues in a mutual review; 0 for a source without a list of raters.
  var gross: Int
  /// Number of raters taken out of the roster with a reason.
  var excluded: Int
  /// Number of distinct raters with a counted response; of counted responses if raters are anonymous.
  var responded: Int

  var assigned: Int { gross - excluded }

  enum Status: String, Sendable, CaseIterable {
    case met
    case belowThreshold = "below-threshold"
    case fewRaters = "few-raters"
    case nobodyAssigned = "nobody-assigned"
  }

  /// The exact participation rate in percent: 1 of 3 is 100/3. It is above 100 if more responded anonymously than are
  /// assigned, and nil if none are assigned.
  var rate: Rational? { assigned == 0 ? nil : Rational(responded) * .hundred / Rational(assigned) }
}

/// The reason why a figure or a grade is not published.
enum WithheldReason: String, Sendable, CaseIterable {
  case participation
  case nobodyAssigned = "nobody-assigned"
  case fewRaters = "few-raters"
  case missingSource = "missing-source"
  case attributeMissing = "attribute-missing"

  /// Whether the reason is participation: too few took part, or none are assigned.
  var isOfParticipation: Bool {
    switch self {
    case .participation, .nobodyAssigned, .fewRaters: true
    case .missingSource, .attributeMissing: false
    }
  }
}
