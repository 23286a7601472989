/// The members of one target, and who is in charge of which.
struct TargetRoll: Sendable {
  /// By number of the member.
  let names: [String]
  /// The members that a duty is owed to, by appraisee; nil if it is owed to all members by every appraisee.
  let inCharge: [[Int]]?

  func members(of appraisee: Int) -> [Int] { inCharge.map { $0[appraisee] } ?? Array(names.indices) }
}

/// The outcome of one duty of one appraisee.
struct DutyOutcome: Sendable, Hashable {
  /// Weeks, months …, or members of a target in each of them, in which something was due.
  var required = 0
  var met = 0
  /// `2025-W36: 1/2; 2025-W40: 0/2`: the intervals in which something is missing, with what was done of what was due.
  var shortfalls: [String] = []

  /// Percent, exact; nil where nothing was due.
  var rate: Rational? { required == 0 ? nil : Rational(met) * .hundred / Rational(required) }

  enum Status: String, Sendable, CaseIterable {
    case fulfilled, short
    /// Encouraged only, and so never short.
    case advisory
    case notRequired = "not-required"
  }
}

extension Collection<DutyOutcome> {
  /// The mean of the rates of those that were due, exact; nil where none was.
  var compliance: Rational? {
    let rates = compactMap(\.rate)
    return rates.isEmpty ? nil : rates.reduce(.zero, +) / Rational(rates.count)
  }
}
