/// How many may be singled out of a group, and who when several are equal: awards and grades share it.
struct Quota: Sendable {
  let size: Size
  let base: Base
  let grouping: Grouping
  /// Compared in this order where the ranked measure ties.
  let ties: [(name: String, measure: Measure)]
  let tieBasis: BandTable.Basis
  let standingTies: StandingTies

  enum Size: Sendable {
    /// Percent of the base, rounded.
    case share(Rational, RoundingMode)
    case places(Int)
  }

  /// Of whom a share is taken.
  enum Base: String, Sendable, CaseIterable {
    /// Those who are graded, with those whose grade is still pending.
    case graded
    /// All of the group but those whom a rule puts outside.
    case everyone
  }

  enum Grouping: String, Sendable, CaseIterable {
    case school
    case college
    /// By what the people file says under `role`: a team.
    case role
  }

  /// What becomes of those who are equal in everything, on the edge of the places.
  enum StandingTies: String, Sendable, CaseIterable {
    /// None of them is placed: never more than the places.
    case cut
    /// All of them are placed.
    case keep
  }

  /// Whether the document gives no number, and the definition none yet.
  var hasNoPlaces: Bool { if case .places(0) = size { true } else { false } }

  /// The places for a base of `count`: 10 % of 25, half up, are 3; 15 % of 13, down, is 1.
  func places(of count: Int) -> Int {
    switch size {
    case .share(let share, let rounding):
      Published(share * Rational(count) / .hundred, decimals: 0, mode: rounding).value.int ?? 0
    case .places(let places): places
    }
  }
}

/// People singled out by rank.
public struct Award: Sendable {
  let name: String
  let title: Wording
  let measure: Measure
  let measureName: String
  let quota: Quota
  /// Names of awards whose winners do not compete here: the next places.
  let after: [String]
  let amount: Amount?
  let clause: Clause?

  /// What goes with each place.
  struct Amount: Sendable {
    let yuan: Rational
    let clause: Clause?
  }
}
