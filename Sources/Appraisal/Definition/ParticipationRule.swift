/// Who must take part in a source for its score to count, and what follows where they do not (LOCAL-gate, IM2-6.2).
struct ParticipationRule: Sendable {
  /// Percent of those assigned.
  let threshold: Rational
  let minimum: Minimum?
  let below: Consequence
  let nobodyAssigned: NobodyAssigned
  /// Declared when nobody will be asked again: a score below the threshold then counts, with a finding (LOCAL-final).
  let lastRound: LastRound?
  let clause: Clause?

  /// A number of raters below which no score is ever published, so that none points to a person.
  struct Minimum: Sendable {
    let raters: Int
    let clause: Clause?
  }

  struct LastRound: Sendable {
    let clause: Clause?
  }

  /// What follows below the threshold.
  enum Consequence: Sendable {
    case withhold
    /// The score is left out and the other parts share its weight.
    case renormalise
    case zero
    /// The score counts and is marked.
    case flag
    /// The score is multiplied by the factor of the highest rate that is reached; highest first, the last from 0.
    case coefficient([Coefficient])
  }

  struct Coefficient: Sendable {
    let from: Rational
    let factor: Rational
  }

  enum NobodyAssigned: String, Sendable, CaseIterable { case withhold, renormalise }

  /// No gate: every participation is enough, and is shown all the same.
  static let none = ParticipationRule(
    threshold: .zero, minimum: nil, below: .withhold, nobodyAssigned: .withhold, lastRound: nil, clause: nil)

  var fewest: Int { minimum?.raters ?? 0 }

  /// Compared as counts: 100 × responded ≥ threshold × assigned. Nobody assigned never meets it.
  func isMet(responded: Int, assigned: Int) -> Bool {
    assigned > 0 && Rational(responded) * .hundred >= threshold * Rational(assigned)
  }

  /// How many more responses meet threshold and minimum: 0 of 5 at 50 % need 3, and 5 where 5 raters are asked for.
  func responsesNeeded(responded: Int, assigned: Int) -> Int {
    guard assigned > 0 else { return 0 }
    let needed = (threshold * Rational(assigned) / .hundred).ceiling.int ?? assigned
    return max(0, needed - responded, fewest - responded)
  }

  /// A score of few raters is never published, whatever may follow below the threshold.
  var whenFew: GateRuling {
    switch below {
    case .renormalise: .leftOut(.fewRaters)
    case .zero: .zeroed(.fewRaters)
    case .withhold, .flag, .coefficient: .withheld(.fewRaters)
    }
  }

  /// - Parameter rate: the participation rate in percent, which is below the threshold.
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
