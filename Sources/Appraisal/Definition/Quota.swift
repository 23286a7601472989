/// The number of places in a group, and the tie-breakers for the last of them. Awards and grades share it.
struct Quota: Sendable {
  let size: Size
  let base: Base
  let grouping: Grouping
  /// Tie-breakers in the order in which they are compared.
  let ties: [(name: String, measure: Measure)]
  /// Whether ties are broken by published or by exact values.
  let tieBasis: BandTable.Basis
  let standingTies: StandingTies

  enum Size: Sendable {
    /// Percent of the base, rounded to whole places.
    case share(Rational, RoundingMode)
    /// A fixed number of places.
    case places(Int)
  }

  /// The appraisees of whom a share is taken.
  enum Base: String, Sendable, CaseIterable {
    /// Appraisees who are graded, including those whose grade is pending.
    case graded
    /// All members of the group except those whom a rule puts outside.
    case everyone
  }

  /// The groups that each get the places.
  enum Grouping: String, Sendable, CaseIterable {
    case school
    case college
    /// Groups by the role in the people file: teams.
    case role
  }

  /// The treatment of candidates for the last place who are equal in everything.
  enum StandingTies: String, Sendable, CaseIterable {
    /// None of them gets a place, so that there are never more winners than places.
    case cut
    /// All of them get a place.
    case keep
  }

  /// Whether neither document nor definition gives a number of places.
  var hasNoPlaces: Bool { if case .places(0) = size { true } else { false } }

  /// Number of places for a base of `count`: 10 % of 25, half up, are 3; 15 % of 13, down, is 1.
  func places(of count: Int) -> Int {
    switch size {
    case .share(let share, let rounding):
      Published(share * Rational(count) / .hundred, decimals: 0, mode: rounding).value.int ?? 0
    case .places(let places): places
    }
  }
}

/// An award, given by rank.
public struct Award: Sendable {
  let name: String
  let title: LocalizedText
  let measure: Measure
  let measureName: String
  let quota: Quota
  /// Names of awards whose winners do not compete for this one: a second prize comes after the first.
  let after: [String]
  let amount: Amount?
  let clause: Clause?

  /// The money of each place.
  struct Amount: Sendable {
    let yuan: Rational
    let clause: Clause?
  }
}
